import { describe, expect, it } from "vitest";
import type { Check } from "../src/checks/check.ts";
import { evaluate, prepareRule } from "../src/evaluate.ts";
import type { Facts } from "../src/facts/facts.ts";
import { NO_REPOSITORY, type RepositoryFacts } from "../src/facts/repository/facts.ts";
import { maskKnown, maskSecrets } from "../src/mask.ts";
import { DEFAULT_LIMITS, type Document, type Examination, Place, type Rule, type Submission } from "../src/model.ts";

const texts = { en: "x.", fr: "x.", ar: "x." };
/** Made up, and put together at run time, so that no scanner takes this file for a leak. */
const RANDOM = "q7Zr2LmXv9Tb4KcWs8Np3HdYf6Gj1Qa5";

/** A document whose member `l<n>` stands on line n. */
function numbered(path: string, lines: readonly string[]): Document {
  return {
    path,
    text: lines.join("\n"),
    value: Object.fromEntries(lines.map((line, index) => [`l${index + 1}`, line])),
    locate: (places) => places.map((place) => ({ file: path, line: Number(String(place.token).slice(1)), column: 1 })),
    line: (line) => lines[line - 1] ?? "",
  };
}

function submissionOf(...documents: Document[]): Submission {
  return {
    root: "/nowhere",
    solution: { name: "x" },
    kind: "files",
    traits: {},
    files: documents.map(({ path }) => ({
      path,
      bytes: 1,
      sha256: "",
      role: "openapi",
      inScope: !path.startsWith("found"),
    })),
    apis: [],
    documents: new Map(documents.map((document) => [document.path, document])),
    resolver: { resolve: () => ({ found: false, reason: "dangling", target: "" }), document: () => undefined },
    unreadable: [],
    problems: [],
  };
}

/** Secrets that the repository holds; tests fill it. */
let repository: RepositoryFacts = NO_REPOSITORY;

function run(submission: Submission, ...answers: (() => Iterable<Examination>)[]) {
  const rules = answers.map((answer, index) => {
    const check: Check = {
      id: `c${index}`,
      description: "",
      source: "openapi",
      subject: "server",
      params: {},
      cases: {},
      run: answer,
    };
    const rule: Rule = {
      id: `r${index}`,
      qualifiedId: `s/r${index}`,
      requirement: "s#req-1",
      check: check.id,
      strength: "refutes",
      params: {},
      messages: {},
      remedy: texts,
    };
    return prepareRule(rule, check, () => undefined);
  });
  return evaluate(rules, { operations: [] as Facts["operations"], repository } as Facts, submission, {
    ...DEFAULT_LIMITS,
    findingsPerRule: 2,
  }).results;
}

const violated = (
  file: string,
  line: number,
  more: { data?: Record<string, string>; secrets?: string[] } = {},
): Examination => {
  const place = Place.of(file, [`l${line}`]);
  return { subject: place, outcome: "violated", violations: [{ case: "bad", data: {}, place, ...more }] };
};

describe("evaluate", () => {
  it("says where a rule cannot tell, in the order of the file and for the first 20 places", () => {
    const document = numbered(
      "a.yaml",
      Array.from({ length: 40 }, (_, index) => `line ${index}`),
    );
    const unknown = (line: number): Examination => ({
      subject: Place.of("a.yaml", [`l${line}`]),
      outcome: "cannot-tell",
      reason: "not-stated",
    });
    const [few, many, none] = run(
      submissionOf(document),
      () => [unknown(9), violated("a.yaml", 3), unknown(5)],
      () => Array.from({ length: 30 }, (_, index) => unknown(index + 1)),
      () => [],
    );
    expect(few?.cannotTellAt).toEqual([5, 9].map((line) => ({ file: "a.yaml", line, column: 1 })));
    expect(many?.cannotTellAt?.map(({ line }) => line)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(none).not.toHaveProperty("cannotTellAt");
  });

  const submission = submissionOf(numbered("a.yaml", ["one", "two", "three", "key: hunter2-Secret", "five"]));

  it("keeps the other rules' results when one crashes", () => {
    const [first, second] = run(
      submission,
      () => {
        throw new Error("boom");
      },
      () => [violated("a.yaml", 1)],
    );
    expect(first).toMatchObject({ fault: "boom", examined: 0 });
    expect(second).toMatchObject({ violated: 1, findingCount: 1 });
  });

  it("crashes in the middle of a rule leave no half result", () => {
    const [only] = run(submission, function* () {
      yield violated("a.yaml", 1);
      throw new Error("late");
    });
    expect(only).toMatchObject({ fault: "late", examined: 0, findings: [] });
  });

  it("lists findings in the order of the text, up to the limit, and counts all", () => {
    const [only] = run(submission, () => [violated("a.yaml", 3), violated("a.yaml", 1), violated("a.yaml", 2)]);
    expect(only?.findings.map(({ location }) => location.line)).toEqual([1, 2]);
    expect(only?.findingCount).toBe(3);
  });

  it("masks a secret wherever it would be shown, by whatever rule", () => {
    const [secret, other] = run(
      submission,
      () => [violated("a.yaml", 4, { secrets: ["hunter2-Secret"] })],
      () => [violated("a.yaml", 4, { data: { value: "has hunter2-Secret in it" } })],
    );
    expect(JSON.stringify([secret, other])).not.toContain("hunter2");
    expect(other?.findings[0]?.excerpt).toBe("key: •••");
  });

  it("shows no line that holds a secret in a spelling it cannot mask", () => {
    const escaped = submissionOf(numbered("a.json", ['"key": "hunter2\\u002dSecret"']));
    const [secret, other] = run(
      escaped,
      () => [violated("a.json", 1, { secrets: ["hunter2-Secret"] })],
      () => [violated("a.json", 1)],
    );
    expect(secret?.findings[0]?.excerpt).toBe("");
    expect(other?.findings[0]?.excerpt).toBe("");
  });

  it.each([
    ["a secret of another finding", '"other": "hunter2\\u002dSecret"'],
    ["a credential of a known form", `"other": "\\u0067hp_${RANDOM}ab12"`],
    ["one in the escapes of YAML", `other: "A\\x4bIA${RANDOM.toUpperCase().slice(0, 16)}"`],
    ["a password in a URL", '"url": "https:\\/\\/a:Vk7pz20qLw@b.gov"'],
  ])("shows no line that hides %s behind escapes", (_, line) => {
    const [, other] = run(
      submissionOf(numbered("a.json", ['"key": "hunter2-Secret"', line])),
      () => [violated("a.json", 1, { secrets: ["hunter2-Secret"] })],
      () => [violated("a.json", 2)],
    );
    expect(other?.findings[0]?.excerpt).toBe("");
  });

  it("shows no line on which one of two secrets cannot be masked", () => {
    const line = '"a": "hunter2-Secret", "b": "hun\\u0074er3-Secret"';
    const [only] = run(submissionOf(numbered("a.json", [line])), () => [
      violated("a.json", 1, { secrets: ["hunter2-Secret"] }),
      violated("a.json", 1, { secrets: ["hunter3-Secret"] }),
    ]);
    expect(only?.findings.map(({ excerpt }) => excerpt)).toEqual(["", ""]);
  });

  it("shows a line with harmless escapes as it is", () => {
    const line = '"pattern": "^\\\\d+$", "title": "\\u00c9tat"';
    const [only] = run(submissionOf(numbered("a.json", [line])), () => [violated("a.json", 1)]);
    expect(only?.findings[0]?.excerpt).toBe(line);
  });

  it("masks before it cuts", () => {
    const line = `${"x".repeat(190)} ghp_${RANDOM}ab12`;
    const [only] = run(submissionOf(numbered("a.yaml", [line])), () => [violated("a.yaml", 1)]);
    expect(only?.findings[0]?.excerpt).toBe(`${"x".repeat(190)} •••`);
  });

  it("masks credentials of a known form in data, pointers, operations and faults", () => {
    const value = `ghp_${RANDOM}ab12`;
    const [found, crashed] = run(
      submissionOf(numbered("a.yaml", ["one"])),
      () => {
        const place = Place.of("a.yaml", ["paths", `/x/${value}`, "get"]);
        return [{ subject: place, outcome: "violated", violations: [{ case: "bad", data: { name: value }, place }] }];
      },
      () => {
        throw new Error(`not readable: ${value}`);
      },
    );
    expect(JSON.stringify([found, crashed])).not.toContain(RANDOM);
    expect(found?.findings[0]).toMatchObject({
      data: { name: "•••" },
      pointer: "/paths/~1x~1•••/get",
      operation: "GET /x/•••",
    });
    expect(crashed?.fault).toBe("not readable: •••");
  });

  it("shows nothing of a document that is one long line", () => {
    const [only] = run(submissionOf(numbered("a.json", ["x".repeat(20_000)])), () => [violated("a.json", 1)]);
    expect(only?.findings[0]?.excerpt).toBe("");
  });

  it("counts what stands in files that were only found apart", () => {
    const found = submissionOf(numbered("found.yaml", ["one"]), numbered("a.yaml", ["one"]));
    const [only] = run(found, () => [violated("found.yaml", 1), violated("a.yaml", 1)]);
    expect(only).toMatchObject({ examined: 2, examinedInScope: 1, violated: 2, violatedInScope: 1 });
    expect(only?.findings.map(({ inScope }) => inScope)).toEqual([true, false]);
  });
});

describe("maskSecrets", () => {
  it.each([
    ["https://admin:s3cret@host.example/x", [], "https://admin:•••@host.example/x"],
    ["https://admin@host.example/x:y@z", [], "https://admin@host.example/x:y@z"],
    ["-----BEGIN KEY-----", ["-----BEGIN KEY-----\nabcdef"], "•••"],
    ["  abcdef", ["-----BEGIN KEY-----\nabcdef"], "  •••"],
    ["ab", ["ab"], "ab"],
  ])("%s", (text, secrets, expected) => {
    expect(maskSecrets(text, secrets)).toBe(expected);
  });
});

describe("maskKnown", () => {
  const token = `eyJ${RANDOM}.eyJ${RANDOM}.${RANDOM}`;

  it.each([
    ["https://a.gov/t?client_secret=Qs88Secret", "https://a.gov/t?client_secret=•••"],
    ["/t?a=1&access_token=x&b=2", "/t?a=1&access_token=•••&b=2"],
    ["/t?key=abc#id_token=abc", "/t?key=•••#id_token=•••"],
    ["/t?client%5Fsecret=abc&amp;X-Amz-Signature=abc", "/t?client%5Fsecret=•••&amp;X-Amz-Signature=•••"],
    ["/t?apikey=1&password=2&sig=3", "/t?apikey=•••&password=•••&sig=•••"],
    ["/t?page=2&sort=name&token={token}", "/t?page=2&sort=name&token={token}"],
    [`Bearer ${RANDOM}`, "Bearer •••"],
    ["Bearer authentication is needed", "Bearer authentication is needed"],
    [`a ${token}, b`, "a •••, b"],
    [`x.ghp_${RANDOM}ab12/y`, "x.•••/y"],
    [`-----BEGIN ${"PRIVATE"} KEY-----\\n${RANDOM}\\n-----END`, `-----BEGIN ${"PRIVATE"} KEY-----•••-----END`],
    [`${"x".repeat(80)} ghp_${RANDOM.slice(0, 9)}…`, `${"x".repeat(80)} •••…`],
    [`${"x".repeat(80)} https://a:${RANDOM.slice(0, 9)}…`, `${"x".repeat(80)} https://a:•••…`],
    [`${"x".repeat(80)} https://a.gov:8080/`, `${"x".repeat(80)} https://a.gov:8080/`],
  ])("%s", (text, expected) => {
    expect(maskKnown(text)).toBe(expected);
    expect(maskKnown(expected)).toBe(expected);
  });

  it("finds the beginning of a found secret where a text was cut", () => {
    expect(maskSecrets(`${"x".repeat(90)} hunter2-S…`, ["hunter2-Secret"])).toBe(`${"x".repeat(90)} •••…`);
  });
});

describe("secrets of the repository", () => {
  const secret = (line: number, value: string): RepositoryFacts["secrets"][number] =>
    ({ document: "a.yaml", place: Place.at("a.yaml", { line, column: 1, text: "" }), _secret: value }) as never;
  const excerpts = (lines: readonly string[], ...secrets: RepositoryFacts["secrets"]): (string | undefined)[] => {
    repository = { ...NO_REPOSITORY, secrets };
    const violations = lines.map((_, index) => ({
      case: "bad",
      data: {},
      place: Place.of("a.yaml", [`l${index + 1}`]),
    }));
    const subject = Place.of("a.yaml");
    const [only] = run(submissionOf(numbered("a.yaml", lines)), () => [{ subject, outcome: "violated", violations }]);
    repository = NO_REPOSITORY;
    return only?.findings.map(({ excerpt }) => excerpt) ?? [];
  };

  it("are masked whichever rule points at their line", () => {
    expect(excerpts(["password: admin"], secret(1, "admin"))).toEqual(["password: •••"]);
  });

  it("are masked elsewhere only where they tell something", () => {
    expect(excerpts(["password: admin", "user: admin"], secret(1, "admin"))).toEqual(["password: •••", "user: admin"]);
    expect(excerpts(["password: mistral-44", "x: mistral-44"], secret(1, "mistral-44"))).toEqual([
      "password: •••",
      "x: •••",
    ]);
  });

  it("are masked elsewhere behind what they are given behind", () => {
    const spot = { line: 1, column: 13, text: "  scan --pw admin x" };
    repository = {
      ...NO_REPOSITORY,
      secrets: [{ document: "a.yaml", place: Place.at("a.yaml", spot), _secret: "admin" } as never],
    };
    const data = { step: "scan --pw admin x", owner: "admin", command: "mysqladmin --pw admins" };
    const [only] = run(submissionOf(numbered("b.yaml", ["a"])), () => [violated("b.yaml", 1, { data })]);
    repository = NO_REPOSITORY;
    expect(only?.findings[0]?.data).toEqual({ step: "scan ••• x", owner: "admin", command: "mysqladmin •••s" });
  });
});

describe("the operation of a finding", () => {
  it.each([
    [["paths", "/x", "get", "responses"], "GET /x"],
    [["paths", "/x", "post", "callbacks", "done", "{$url}", "put", "requestBody"], "PUT {$url}"],
    [["webhooks", "split", "post"], "POST split"],
    [["components", "schemas", "get"], undefined],
    [["paths", "/x", "parameters", 0], undefined],
  ])("%j", (pointer, expected) => {
    const document = { ...numbered("a.yaml", ["one"]), locate: () => [{ file: "a.yaml", line: 1, column: 1 }] };
    const place = Place.of("a.yaml", pointer);
    const [only] = run(submissionOf(document), () => [
      { subject: place, outcome: "violated", violations: [{ case: "bad", data: {}, place }] },
    ]);
    expect(only?.findings[0]?.operation).toBe(expected);
  });
});
