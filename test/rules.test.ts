import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import rulebook from "#generated/rulebook";
import { preparedRules } from "../src/cli/check.ts";
import { createRuleCompiler } from "../src/cli/rule-compiler.ts";
import { type Expected, type Fixture, readExpectations, readRuleFolder } from "../src/cli/test-marks.ts";
import { type FixtureTest, fileFromRule, testFixture, testRule } from "../src/cli/test-run.ts";
import type { PreparedRule } from "../src/evaluate.ts";
import { loadMessages, type Messages } from "../src/messages/messages.ts";
import type { Data, Language, Problem } from "../src/model.ts";
import { ruleMessage, ruleRemedy } from "../src/report/rule-texts.ts";

// Every rule is held to the fixtures in its folder, by the same runner as the command `test`: `pass*` has subjects and no violation,
// `none*` has no subject, `fail*` gives exactly the findings that are marked `# expect: <case>` on their lines, or listed in
// expect.yaml, and no others.

const root = resolve(import.meta.dirname, "..", "rules");
const LANGUAGES: readonly Language[] = ["en", "fr", "ar"];
const texts: Record<string, Messages> = {};
for (const language of LANGUAGES) texts[language] = await loadMessages(language, { strict: true });

function folderOf({ rule }: PreparedRule): string {
  const publication = rule.qualifiedId.split("/")[0] ?? "";
  const editions = readdirSync(join(root, publication)).sort();
  const edition = editions.find((name) => existsSync(join(root, publication, name, rule.id, "rule.yaml"))) ?? "";
  return join(root, publication, edition, rule.id);
}

const schemas = Object.fromEntries(
  readdirSync(join(root, "schema")).map((name) => [
    name.replace(".schema.json", ""),
    readFileSync(join(root, "schema", name), "utf8"),
  ]),
);
const { validateExpect } = createRuleCompiler(schemas, {});

async function listed(folder: string): Promise<readonly Expected[]> {
  const problems: Problem[] = [];
  const list = await readExpectations(folder, "", validateExpect, problems);
  expect(problems).toEqual([]);
  return list;
}

/** What was found, as marks write it. */
function found({ result }: FixtureTest, fixture: Fixture): string[] {
  return result.findings
    .map(({ location, case: name }) => `${fileFromRule(location.file, fixture)}:${location.line} ${name}`)
    .sort();
}

function marked({ expected }: FixtureTest): string[] {
  return expected.map(({ file, line, case: name }) => `${file}:${line} ${name}`).sort();
}

/** Data without braces, so that a brace in a text can only be a placeholder that was not filled. */
function withoutBraces(data: Data): Data {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, typeof value === "string" ? value.replace(/[{}]/gu, "") : value]),
  );
}

describe.each(preparedRules(rulebook).map((prepared) => ({ id: prepared.rule.qualifiedId, prepared })))(
  "$id",
  ({ prepared }) => {
    const { rule, check } = prepared;
    const folder = folderOf(prepared);
    const { fixtures } = readRuleFolder(folder);
    const named = (kind: Fixture["kind"]) => fixtures.filter((one) => one.kind === kind);

    it("has fixtures that pass and fixtures that fail, shows every case, and has nothing else in its folder", async () => {
      expect((await testRule(prepared, folder, await listed(folder))).complaints).toEqual([]);
    });

    it.each(named("pass"))("$name: all that it looks at holds", async (fixture) => {
      const test = await testFixture(prepared, folder, fixture, await listed(folder));
      expect(test.complaints).toEqual([]);
      expect(found(test, fixture)).toEqual([]);
      expect(test.result.violated).toBe(0);
      expect(test.result.examined).toBeGreaterThan(0);
      expect(test.ok).toBe(true);
    });

    it.each(named("fail"))("$name: exactly what it marks", async (fixture) => {
      const test = await testFixture(prepared, folder, fixture, await listed(folder));
      expect(test.complaints).toEqual([]);
      expect(marked(test)).not.toEqual([]);
      expect(found(test, fixture)).toEqual(marked(test));
      expect(test.ok).toBe(true);
    });

    it.each(named("none"))("$name: there is nothing to examine", async (fixture) => {
      const test = await testFixture(prepared, folder, fixture);
      expect(test.complaints).toEqual([]);
      expect(test.result.examined).toBe(0);
      expect(test.ok).toBe(true);
    });

    it("says what it found in every language, with the placeholders that the check gives", async () => {
      for (const fixture of named("fail")) {
        const { findings } = (await testFixture(prepared, folder, fixture)).result;
        for (const { case: name, data } of findings) {
          expect(Object.keys(data).sort()).toEqual([...(check.cases[name] ?? [])].sort());
          for (const language of LANGUAGES) {
            const text = ruleMessage(rule, name, texts[language] as Messages, withoutBraces(data));
            expect(text).toMatch(/\p{L}/u);
            expect(text).not.toMatch(/[{}]|undefined| {2}/u);
          }
        }
      }
    });

    it("ends its remedy with a full stop in every language", () => {
      for (const language of LANGUAGES) expect(ruleRemedy(rule, texts[language] as Messages)).toMatch(/\S\.$/u);
    });
  },
);

describe("the runner itself", () => {
  const prepared = preparedRules(rulebook).find(({ rule }) => rule.id === "plaintext-server-url") as PreparedRule;
  const folder = folderOf(prepared);
  const fixture: Fixture = { name: "fail.yaml", kind: "fail", isFolder: false };

  it("sees a missing, a surplus and a misplaced finding", async () => {
    const { expected, result } = await testFixture(prepared, folder, fixture);
    const last = expected.at(-1) as Expected;
    const more = [{ file: "fail.yaml", line: 1, case: "plaintext" }];
    const missing = await testFixture(prepared, folder, fixture, more);
    expect([missing.ok, missing.missing, missing.surplus]).toEqual([false, more, []]);
    const twice = await testFixture(prepared, folder, fixture, [last]);
    expect([twice.ok, twice.missing]).toEqual([false, [last]]);
    const surplus = await testFixture(prepared, folder, { ...fixture, name: "pass.yaml" });
    expect(surplus.complaints.map(({ key }) => key)).toEqual(["fail-without-mark"]);
    expect(result.findings.length).toBe(expected.length);
  });

  it("sees a violation in a fixture that passes, and one that examines nothing", async () => {
    const pass: Fixture = { name: "pass.yaml", kind: "pass", isFolder: false };
    const params = { purposes: ["server"], forbidSchemes: ["https"] };
    const stricter = { ...prepared, rule: { ...prepared.rule, params } };
    const test = await testFixture(stricter, folder, pass);
    expect(test.ok).toBe(false);
    expect(test.surplus.length).toBeGreaterThan(0);
    const blind = { ...prepared, rule: { ...prepared.rule, params: { ...params, purposes: ["callback"] } } };
    const nothing = await testFixture(blind, folder, pass);
    expect(nothing.complaints).toEqual([{ key: "pass-examined-nothing", data: {} }]);
  });

  it("sees a finding that no mark asks for", async () => {
    const strict = {
      ...prepared,
      rule: { ...prepared.rule, params: { purposes: ["server"], forbidSchemes: ["https", "http"] } },
    };
    const test = await testFixture(strict, folder, fixture);
    expect(test.ok).toBe(false);
    expect(test.surplus.length).toBeGreaterThan(0);
  });
});
