import { describe, expect, it } from "vitest";
import type { Check } from "../src/checks/check.ts";
import { evaluate, prepareRule } from "../src/evaluate.ts";
import type { Facts } from "../src/facts/facts.ts";
import { maskSecrets } from "../src/mask.ts";
import { DEFAULT_LIMITS, type Document, type Examination, Place, type Rule, type Submission } from "../src/model.ts";

const texts = { en: "x.", fr: "x.", ar: "x." };

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
  return evaluate(rules, { operations: [] as Facts["operations"] } as Facts, submission, {
    ...DEFAULT_LIMITS,
    findingsPerRule: 2,
  });
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
    const document = numbered("a.yaml", Array.from({ length: 40 }, (_, index) => `line ${index}`));
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
