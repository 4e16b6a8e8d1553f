import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { preparedRules } from "../src/cli/check.ts";
import { evaluate, type PreparedRule } from "../src/evaluate.ts";
import { collectFacts } from "../src/facts/collect.ts";
import { confirm, examineDocument } from "../src/facts/validity/examine.ts";
import { loadSubmission } from "../src/load/submission.ts";
import { createFormatter } from "../src/messages/icu.ts";
import { type Data, DEFAULT_LIMITS, type Language, type RuleResult, type Submission } from "../src/model.ts";
import { loadOfficial } from "../src/schema/official.ts";

// Every rule is held to the fixtures in its folder: `pass*` has subjects and no violation, `none*` has no subject, `fail*` gives
// exactly the findings that are marked `# expect: <case>` on their lines, or listed in expect.yaml, and no others.

const root = resolve(import.meta.dirname, "..", "rules");
const LANGUAGES: readonly Language[] = ["en", "fr", "ar"];

interface Expected {
  readonly file: string;
  readonly line: number;
  readonly case: string;
}

function folderOf({ rule }: PreparedRule): string {
  const publication = rule.qualifiedId.split("/")[0] ?? "";
  const editions = readdirSync(join(root, publication)).sort();
  const edition = editions.find((name) => existsSync(join(root, publication, name, rule.id, "rule.yaml"))) ?? "";
  return join(root, publication, edition, rule.id);
}

/** The fixtures of a rule: files and folders, all but rule.yaml and expect.yaml. */
function fixturesOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name !== "rule.yaml" && name !== "expect.yaml")
    .sort();
}

/** The files of a fixture, relative to the rule's folder. */
function filesOf(folder: string, fixture: string): string[] {
  if (fixture.includes(".")) return [fixture];
  const names = readdirSync(join(folder, fixture), { recursive: true, encoding: "utf8" });
  return names.map((name) => `${fixture}/${name.replaceAll("\\", "/")}`).filter((name) => name.includes("."));
}

function listed(folder: string): Expected[] {
  const path = join(folder, "expect.yaml");
  if (!existsSync(path)) return [];
  const list: unknown = parse(readFileSync(path, "utf8"));
  const schema: object = JSON.parse(readFileSync(join(root, "schema", "expect.schema.json"), "utf8"));
  expect(new Ajv2020({ strictTypes: false }).validate(schema, list)).toBe(true);
  return list as Expected[];
}

function marked(folder: string, fixture: string): Expected[] {
  return filesOf(folder, fixture).flatMap((file) =>
    readFileSync(join(folder, file), "utf8")
      .split(/\r?\n/u)
      .flatMap((text, index) => {
        const mark = /# expect: ([a-z0-9-]+)\s*$/u.exec(text)?.[1];
        return mark === undefined ? [] : [{ file, line: index + 1, case: mark }];
      }),
  );
}

function expectedOf(folder: string, fixture: string): string[] {
  const names = new Set(filesOf(folder, fixture));
  const all = [...marked(folder, fixture), ...listed(folder).filter(({ file }) => names.has(file))];
  return all.map(({ file, line, case: name }) => `${file}:${line} ${name}`).sort();
}

async function load(folder: string, fixture: string): Promise<Submission> {
  const limits = DEFAULT_LIMITS;
  return loadSubmission({ cwd: folder, paths: [fixture], limits, specifications: [] });
}

async function run(prepared: PreparedRule, folder: string, fixture: string): Promise<RuleResult> {
  const submission = await load(folder, fixture);
  const defects = [];
  for (const api of submission.apis) {
    const found = examineDocument(api, submission.resolver);
    defects.push(found.defects.length === 0 ? found : confirm(found, api, await loadOfficial(api.version)));
  }
  const [result] = evaluate([prepared], collectFacts(submission, defects), submission, DEFAULT_LIMITS);
  if (result === undefined) throw new Error("the rule gave no result");
  return result;
}

/** Findings as the marks write them. Paths of a fixture that is a folder are seen from the rule's folder. */
function found(result: RuleResult, fixture: string): string[] {
  const within = fixture.includes(".") ? "" : `${fixture}/`;
  return result.findings.map(({ location, case: name }) => `${within}${location.file}:${location.line} ${name}`).sort();
}

/** Data without braces, so that a brace in a text can only be a placeholder that was not filled. */
function withoutBraces(data: Data): Data {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, typeof value === "string" ? value.replace(/[{}]/gu, "") : value]),
  );
}

describe.each(preparedRules().map((prepared) => ({ id: prepared.rule.qualifiedId, prepared })))(
  "$id",
  ({ prepared }) => {
    const { rule, check } = prepared;
    const folder = folderOf(prepared);
    const fixtures = fixturesOf(folder);

    it("has fixtures that pass and fixtures that fail, and nothing else in its folder", () => {
      expect(fixtures.filter((name) => !/^(?:pass|fail|none)/u.test(name))).toEqual([]);
      expect(fixtures.some((name) => name.startsWith("pass"))).toBe(true);
      expect(fixtures.some((name) => name.startsWith("fail"))).toBe(true);
    });

    it("expects nothing of files that are not there", () => {
      for (const { file } of listed(folder)) expect(existsSync(join(folder, file)), file).toBe(true);
    });

    it("shows every case in a failing fixture", () => {
      const shown = fixtures
        .filter((name) => name.startsWith("fail"))
        .flatMap((name) => expectedOf(folder, name))
        .map((text) => text.split(" ").at(-1));
      expect(Object.keys(check.cases).filter((name) => !shown.includes(name))).toEqual([]);
    });

    it.each(fixtures.filter((name) => name.startsWith("pass")))("%s: all that it looks at holds", async (fixture) => {
      const result = await run(prepared, folder, fixture);
      expect(result.fault).toBeUndefined();
      expect(found(result, fixture)).toEqual([]);
      expect(expectedOf(folder, fixture)).toEqual([]);
      expect(result.violated).toBe(0);
      expect(result.examined).toBeGreaterThan(0);
    });

    it.each(fixtures.filter((name) => name.startsWith("fail")))("%s: exactly what it marks", async (fixture) => {
      const result = await run(prepared, folder, fixture);
      const expected = expectedOf(folder, fixture);
      expect(result.fault).toBeUndefined();
      expect(expected).not.toEqual([]);
      expect(found(result, fixture)).toEqual(expected);
    });

    it.each(fixtures.filter((name) => name.startsWith("none")))("%s: there is nothing to examine", async (fixture) => {
      const result = await run(prepared, folder, fixture);
      expect(result.fault).toBeUndefined();
      expect(result.examined).toBe(0);
    });

    it("says what it found in every language, with the placeholders that the check gives", async () => {
      const failing = fixtures.filter((name) => name.startsWith("fail"));
      for (const fixture of failing) {
        for (const { case: name, data } of (await run(prepared, folder, fixture)).findings) {
          expect(Object.keys(data).sort()).toEqual([...(check.cases[name] ?? [])].sort());
          for (const language of LANGUAGES) {
            const text = createFormatter(language)(rule.messages[name]?.[language] ?? "", withoutBraces(data));
            expect(text).toMatch(/\p{L}/u);
            expect(text).not.toMatch(/[{}]|undefined| {2}/u);
          }
        }
      }
    });

    it("ends its remedy with a full stop in every language", () => {
      for (const language of LANGUAGES) expect(rule.remedy[language]).toMatch(/\S\.$/u);
    });
  },
);

describe("the runner itself", () => {
  const prepared = preparedRules().find(({ rule }) => rule.id === "plaintext-server-url");

  it("would see a missing, a surplus and a misplaced finding", async () => {
    if (prepared === undefined) throw new Error("the rule is gone");
    const folder = folderOf(prepared);
    const fixture = fixturesOf(folder).find((name) => name.startsWith("fail")) ?? "";
    const expected = expectedOf(folder, fixture);
    const actual = found(await run(prepared, folder, fixture), fixture);
    expect(actual).toEqual(expected);
    expect(actual.slice(1)).not.toEqual(expected);
    expect([...actual, actual[0]]).not.toEqual(expected);
    expect(actual.map((text) => text.replace(/:\d+ /u, ":1 "))).not.toEqual(expected);
  });

  it("would see a violation in a fixture that passes", async () => {
    if (prepared === undefined) throw new Error("the rule is gone");
    const stricter = {
      ...prepared,
      rule: { ...prepared.rule, params: { purposes: ["server"], forbidSchemes: ["https"] } },
    };
    const result = await run(stricter, folderOf(prepared), "pass.yaml");
    expect(result.violated).toBeGreaterThan(0);
  });
});
