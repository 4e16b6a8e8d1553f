import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadWithRepository } from "../../src/cli/load-repository.ts";
import { editDistance, nearest } from "../../src/load/nearest.ts";
import { faultOfSpecification, findSpecification, selectSpecifications } from "../../src/load/specifications.ts";
import { loadMessages } from "../../src/messages/messages.ts";
import { DEFAULT_LIMITS, type Language } from "../../src/model.ts";
import { fc } from "../property.ts";
import { api, codes, folder, load, SPECIFICATIONS } from "./folder.ts";

const START = "solution: { name: Clinic }\n";

/** The fatal problems of a govstack.yaml as [code, data, line, column]. */
async function faults(text: string): Promise<unknown[]> {
  const submission = await load(folder({ "govstack.yaml": text, "api.yaml": api() }));
  expect(submission.problems.every((problem) => problem.file === "govstack.yaml")).toBe(true);
  return submission.problems.map(({ code, data, location }) => [code, data, location?.line, location?.column]);
}

const ROOT = "solution, implements, openapi, traits, repository, deployment, live, contract, declarations, waivers";

describe("govstack.yaml", () => {
  it.each([
    [
      "an unknown key",
      `${START}colour: red\n`,
      "unknown-key",
      { key: "colour", within: "top", suggestion: "none", known: ROOT },
      2,
      1,
    ],
    [
      "a misspelt key",
      `${START}opanapi: []\n`,
      "unknown-key",
      { key: "opanapi", within: "top", suggestion: "openapi", known: ROOT },
      2,
      1,
    ],
    [
      "a key in other case",
      `${START}OpenAPI: []\n`,
      "unknown-key",
      { key: "OpenAPI", within: "top", suggestion: "openapi", known: ROOT },
      2,
      1,
    ],
    [
      "a key in the plural",
      `solutions: {}\n${START}`,
      "unknown-key",
      { key: "solutions", within: "top", suggestion: "solution", known: ROOT },
      1,
      1,
    ],
    [
      "a key in the singular",
      `${START}trait: {}\n`,
      "unknown-key",
      { key: "trait", within: "top", suggestion: "traits", known: ROOT },
      2,
      1,
    ],
    [
      "an unknown key below",
      "solution: { name: C, Versoin: '1' }\n",
      "unknown-key",
      { key: "Versoin", within: "solution", suggestion: "version", known: "name, version, vendor" },
      1,
      22,
    ],
    [
      "an unknown trait",
      `${START}traits: { web-ui: {} }\n`,
      "unknown-key",
      { key: "web-ui", within: "traits", suggestion: "webUi", known: "webUi, personalData" },
      2,
      11,
    ],
    [
      "an unknown key of a trait",
      `${START}traits:\n  webUi: { value: true, reason: x, because: y }\n`,
      "unknown-key",
      { key: "because", within: "traits.webUi", suggestion: "none", known: "value, reason" },
      3,
      36,
    ],
    [
      "a misspelt __proto__",
      `${START}__proto__: {}\n`,
      "unknown-key",
      { key: "__proto__", within: "top", suggestion: "none", known: ROOT },
      2,
      1,
    ],
    ["no solution", "openapi: []\n", "missing-key", { key: "solution" }, 1, 1],
    ["no name", "solution: { vendor: Example Ltd }\n", "missing-key", { key: "solution.name" }, 1, 1],
    [
      "a trait without reason",
      `${START}traits: { webUi: { value: false } }\n`,
      "missing-key",
      { key: "traits.webUi.reason" },
      2,
      11,
    ],
    [
      "a list instead of a group",
      "solution: [Clinic]\n",
      "wrong-type",
      { key: "solution", expected: "object", got: "array" },
      1,
      11,
    ],
    [
      "text instead of a list",
      `${START}openapi: api.yaml\n`,
      "wrong-type",
      { key: "openapi", expected: "array", got: "string" },
      2,
      10,
    ],
    [
      "an empty value",
      "solution:\n  name:\n",
      "wrong-type",
      { key: "solution.name", expected: "string", got: "null" },
      2,
      3,
    ],
    [
      "a number as version",
      "solution: { name: C, version: 2.3 }\n",
      "number-needs-quotes",
      { key: "solution.version", value: "2.3" },
      1,
      31,
    ],
    [
      "a number in a list",
      `${START}openapi: [api.yaml, 7]\n`,
      "number-needs-quotes",
      { key: "openapi[1]", value: "7" },
      2,
      21,
    ],
    [
      "yes for true",
      `${START}traits: { webUi: { value: yes, reason: x } }\n`,
      "wrong-type",
      { key: "traits.webUi.value", expected: "boolean", got: "string" },
      2,
      27,
    ],
    ["a blank name", "solution: { name: ' ' }\n", "empty-value", { key: "solution.name" }, 1, 19],
    [
      "a whole file that is a list",
      "- solution\n",
      "wrong-type",
      { key: "top", expected: "object", got: "array" },
      1,
      1,
    ],
    [
      "an unknown specification",
      `${START}implements: [govstack-cfr@1.0.0]\n`,
      "unknown-specification",
      { name: "govstack-cfr@1.0.0", known: "govstack-cfr@2.1.0" },
      2,
      14,
    ],
    [
      "a building block that does not exist",
      `${START}implements: [govstack-cfr, govstack-bb-consent@1.0.0]\n`,
      "unknown-specification",
      { name: "govstack-bb-consent@1.0.0", known: "govstack-cfr@2.1.0" },
      2,
      28,
    ],
    [
      "a file that is not there",
      `${START}openapi: [api.yaml, none.yaml]\n`,
      "no-such-file",
      { path: "none.yaml" },
      2,
      21,
    ],
    [
      "a path out of the folder",
      `${START}openapi: [api.yaml, ../api.yaml]\n`,
      "path-leaves-folder",
      { path: "../api.yaml" },
      2,
      21,
    ],
    ["an absolute path", `${START}openapi: [/etc/passwd]\n`, "path-leaves-folder", { path: "/etc/passwd" }, 2, 11],
    [
      "a path with backslashes",
      `${START}openapi: ['api\\x.yaml']\n`,
      "path-leaves-folder",
      { path: "api\\x.yaml" },
      2,
      11,
    ],
    [
      "a URL",
      `${START}openapi: ["https://x.test/a.yaml"]\n`,
      "path-leaves-folder",
      { path: "https://x.test/a.yaml" },
      2,
      11,
    ],
  ])("refuses %s", async (_, text, code, data, line, column) => {
    expect(await faults(text)).toEqual([[code, data, line, column]]);
  });

  it("takes the folder of the repository and what belongs to the deployment", async () => {
    const root = folder({
      "govstack.yaml": `${START}repository: app\ndeployment: [ops, ../elsewhere, none.yaml]\n`,
      "app/main.go": "package main\n",
      "ops/compose.yaml": "services: {}\n",
      "other.go": "package other\n",
    });
    const { submission } = await loadWithRepository({
      paths: [root],
      cwd: root,
      limits: DEFAULT_LIMITS,
      specifications: [],
    });
    const found = submission.repository?.files.filter(({ inScope }) => !inScope).map(({ path }) => path);
    expect(found).toEqual(["govstack.yaml", "other.go"]);
    expect(
      submission.problems
        .filter(({ severity }) => severity === "fatal")
        .map(({ code, location }) => [code, location?.line]),
    ).toEqual([
      ["path-leaves-folder", 3],
      ["no-such-file", 3],
    ]);
  });

  it("says of every key whose evidence is not read yet that it does not count", async () => {
    const text = `${START}live: { baseUrl: 5 }
declarations: {}
waivers: []
`;
    expect(await faults(text)).toEqual(
      ["live", "declarations", "waivers"].map((key, index) => ["not-in-this-version", { key }, index + 2, 1]),
    );
  });

  it("says everything that is wrong at once, in the order of the file, and uses what is right", async () => {
    const root = folder({
      "govstack.yaml":
        "colour: red\nsolution: { name: Clinic, version: 2 }\nopenapi: [none.yaml, api, 5]\ntraits: { webUi: { value: false, reason: API only }, personalData: { value: 1, reason: x } }\n",
      "api/records.yaml": api(),
    });
    const submission = await load(root);
    expect(submission.problems.map(({ code, location }) => [location?.line, code])).toEqual([
      [1, "unknown-key"],
      [2, "number-needs-quotes"],
      [3, "no-such-file"],
      [3, "number-needs-quotes"],
      [4, "wrong-type"],
    ]);
    expect(submission.solution).toEqual({ name: "Clinic" });
    expect(submission.apis.map((one) => [one.document.path, one.inScope])).toEqual([["api/records.yaml", true]]);
    const { webUi } = submission.traits;
    expect(Object.keys(submission.traits)).toEqual(["webUi"]);
    expect([webUi?.value, webUi?.reason, webUi?.place.pointer]).toEqual([false, "API only", ["traits", "webUi"]]);
  });

  it("costs the documents nothing when it is broken", async () => {
    const submission = await load(folder({ "govstack.yaml": "solution: [\n", "api.yaml": api() }));
    expect(submission.kind).toBe("configured");
    expect(submission.problems.every(({ severity, file }) => severity === "fatal" && file === "govstack.yaml")).toBe(
      true,
    );
    expect(submission.problems.length).toBeGreaterThan(0);
    expect(submission.apis.map((one) => [one.document.path, one.inScope])).toEqual([["api.yaml", false]]);
  });

  it("refuses a declared folder without documents", async () => {
    const submission = await load(
      folder({ "govstack.yaml": `${START}openapi: [docs]\n`, "docs/readme.md": "", "api.yaml": api() }),
    );
    expect(codes(submission)).toEqual(["folder-without-openapi!"]);
  });

  it("stops complaining at some point", async () => {
    const keys = Array.from({ length: 5000 }, (_, n) => `key${n}: 1\n`).join("");
    expect(await faults(START + keys)).toHaveLength(50);
    expect(await faults(`${START}implements: [${"x, ".repeat(5000)}]\n`)).toHaveLength(50);
    const names = Array.from({ length: 2001 }, (_, n) => `f${n}, f${n}`);
    const submission = await load(folder({ "govstack.yaml": `${START}openapi: [${names}]\n` }));
    expect(submission.problems).toHaveLength(2001);
    expect(submission.problems.at(-1)).toMatchObject({ code: "too-many-entries", data: { limit: 2000 } });
  });
});

describe("specifications", () => {
  it.each([
    ["govstack-cfr", undefined],
    ["govstack-cfr@2.1.0", undefined],
    ["govstack-cfr@", "unknown-specification"],
    ["govstack-cfr-security", "unknown-specification"],
    ["govstack-bb-consent", "unknown-specification"],
    ["", "unknown-specification"],
  ])("%s", (entry, code) => {
    expect(faultOfSpecification(entry, SPECIFICATIONS)?.code).toBe(code);
  });

  const KNOWN = [
    { id: "govstack-bb-consent", edition: "1.0.0" },
    { id: "govstack-bb-consent", edition: "1.10.0" },
    { id: "govstack-bb-consent", edition: "1.9.0" },
    { id: "govstack-bb-digital-registries", edition: "3.0.0-alpha" },
    { id: "govstack-cfr", edition: "2.1.0" },
  ];
  const found = (entry: string): string => {
    const one = findSpecification(entry, KNOWN);
    return one === undefined ? "none" : `${one.id}@${one.edition}`;
  };

  it.each([
    ["govstack-bb-consent@1.0.0", "govstack-bb-consent@1.0.0"],
    ["govstack-bb-consent", "govstack-bb-consent@1.10.0"],
    ["consent", "govstack-bb-consent@1.10.0"],
    ["Consent@1.9.0", "govstack-bb-consent@1.9.0"],
    ["bb-consent", "govstack-bb-consent@1.10.0"],
    [" digital-registries@3.0.0-ALPHA ", "govstack-bb-digital-registries@3.0.0-alpha"],
    ["cfr", "govstack-cfr@2.1.0"],
    ["consent@2.0.0", "none"],
    ["consen", "none"],
    ["govstack", "none"],
    ["@1.0.0", "none"],
    ["constructor", "none"],
  ])("%s means %s", (entry, meant) => {
    expect(found(entry)).toBe(meant);
  });

  it.each<[string, string[], string[]]>([
    ["nothing named", [], ["govstack-cfr@2.1.0"]],
    ["the core named", ["govstack-cfr"], ["govstack-cfr@2.1.0"]],
    ["one", ["consent"], ["govstack-cfr@2.1.0", "govstack-bb-consent@1.10.0"]],
    ["the same twice", ["consent", "govstack-bb-consent"], ["govstack-cfr@2.1.0", "govstack-bb-consent@1.10.0"]],
    ["two editions: the first", ["consent@1.0.0", "consent"], ["govstack-cfr@2.1.0", "govstack-bb-consent@1.0.0"]],
    [
      "several, in the order of the release",
      ["digital-registries", "consent@1.9.0"],
      ["govstack-cfr@2.1.0", "govstack-bb-consent@1.9.0", "govstack-bb-digital-registries@3.0.0-alpha"],
    ],
  ])("to judge by, with %s", (_, entries, expected) => {
    const named = entries.flatMap((entry) => findSpecification(entry, KNOWN) ?? []);
    expect(selectSpecifications(named, KNOWN).map(({ id, edition }) => `${id}@${edition}`)).toEqual(expected);
  });
});

describe("the nearest word", () => {
  it.each([
    ["ab", "ba", 1],
    ["openapi", "opneapi", 1],
    ["", "abc", 3],
    ["kitten", "sitting", 3],
    ["same", "same", 0],
  ])("%s and %s are %i apart", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  it("is a distance: symmetric, zero for equal words only, at most the longer word", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const distance = editDistance(a, b);
        expect(editDistance(b, a)).toBe(distance);
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
  });

  it("does not look at words that are much too long", () => {
    expect(nearest("x".repeat(1_000_000), ["xx"])).toBeUndefined();
  });
});

describe("the texts", () => {
  const read = (language: string): Record<string, string> =>
    JSON.parse(readFileSync(new URL(`../../src/messages/${language}/load.json`, import.meta.url), "utf8"));

  it("are there in every language", () => {
    const keys = Object.keys(read("en"));
    for (const language of ["fr", "ar"]) expect(Object.keys(read(language))).toEqual(keys);
  });

  it.each(["en", "fr", "ar"] as Language[])(
    "have a sentence for every problem of a bad submission, in %s",
    async (language) => {
      const messages = await loadMessages(language, { strict: true });
      const root = folder({
        "govstack.yaml":
          "colour: red\nsolution: { name: ' ', version: 2, vendor: [] }\nopenapi: [none.yaml, ../x, old.yaml, new.yaml, latin.yaml, link.yaml, docs, big.yaml, nine.yaml, three.yaml, short.yaml]\nimplements: [x, govstack-bb-y]\nlive: {}\n",
        "govstack.yml": "",
        "old.yaml": "swagger: '2.0'\n",
        "new.yaml": "info: {}\n",
        "nine.yaml": "openapi: 9.9.9\n",
        "three.yaml": "openapi: 3.0\n",
        "short.yaml": "openapi: '3.0'\n",
        "latin.yaml": Buffer.from("openapi: é", "latin1"),
        "link.yaml": { link: "/etc/passwd" },
        "docs/x": "",
        "big.yaml": "x".repeat(300),
        "vendor/x": "",
      });
      const submissions = [await load(root, [], { limits: { openapiBytes: 250 } })];
      for (const paths of [
        ["none"],
        ["."],
        ["-"],
        ["docs", "."],
        ["-", "x"],
        ["/etc/hostname", "old.yaml"],
        ["govstack.yaml"],
      ]) {
        submissions.push(
          await load(root, paths, { limits: { files: 3, folderDepth: 1, totalBytes: 400, referencedFiles: 1 } }),
        );
      }
      submissions.push(await load(root, ["old.yaml"], { config: "govstack.yaml" }));
      const seen = new Set<string>();
      for (const { code, data } of submissions.flatMap((submission) => submission.problems)) {
        seen.add(code);
        const text = messages.text(`problem.${code}`, data);
        expect(text, code).toMatch(/[.؟?]$/);
        expect(text).not.toMatch(/\{\w|\}/);
      }
      expect(seen.size).toBeGreaterThan(24);
    },
  );

  it.each(["en", "fr", "ar"] as Language[])("cope with every number, in %s", async (language) => {
    const messages = await loadMessages(language, { strict: true });
    for (const count of [1, 2, 3, 11, 100, 101]) {
      for (const more of [0, 1, 2, 5, 20]) {
        for (const code of ["left-out", "links-left-out"]) {
          const text = messages.text(`problem.${code}`, { count, more, names: "a, b" });
          expect(text).toContain("a, b");
          expect(text).not.toMatch(/[{}#]/);
        }
      }
      for (const code of ["folder-too-deep", "too-many-files", "too-many-referenced-files", "too-many-entries"]) {
        expect(messages.text(`problem.${code}`, { limit: count, file: "x" })).not.toMatch(/[{}#]/);
      }
    }
  });
});
