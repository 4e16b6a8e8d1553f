import type { Check } from "../checks/check.ts";
import type { Comparison } from "../contract/comparison.ts";
import { evaluate, type PreparedRule } from "../evaluate.ts";
import { collectFacts } from "../facts/collect.ts";
import type { Facts } from "../facts/facts.ts";
import { DEFAULT_LIMITS, type Finding, type Problem, type Rule, type RuleResult, type Submission } from "../model.ts";
import { compareContracts } from "./contracts.ts";
import { examineDocuments } from "./examine-documents.ts";
import { loadWithRepository } from "./load-repository.ts";
import { patternEngine } from "./pattern-engine.ts";
import { publicationOf } from "./rulebook.ts";
import { DESCRIPTION, stageHistory } from "./test-history.ts";
import { type Expected, type Fixture, filesOf, readMarks, readRuleFolder } from "./test-marks.ts";

/** Something that is not as it must be; its text is `test.<key>` in the message catalogues. */
export interface Complaint {
  readonly key: string;
  readonly data: Readonly<Record<string, string | number>>;
}

/** How a rule fared on one fixture. */
export interface FixtureTest {
  readonly fixture: Fixture;
  readonly result: RuleResult;
  readonly expected: readonly Expected[];
  /** Expected and not found. */
  readonly missing: readonly Expected[];
  /** Found and not expected. */
  readonly surplus: readonly Finding[];
  readonly complaints: readonly Complaint[];
  /** What could not be read in the fixture: it explains the rest, and is no fault where the rule is about just that. */
  readonly problems: readonly Problem[];
  readonly ok: boolean;
}

/** How a rule fared on all its fixtures. */
export interface RuleTest {
  readonly fixtures: readonly FixtureTest[];
  readonly complaints: readonly Complaint[];
  readonly ok: boolean;
}

/**
 * Tries a rule on every fixture in its folder. It must have one that passes and one that fails, and show each case of its check; none at
 * all will do where its check has the texts.
 *
 * @param listed what expect.yaml asks for
 */
export async function testRule(
  prepared: PreparedRule,
  folder: string,
  listed: readonly Expected[] = [],
): Promise<RuleTest> {
  const { fixtures, strangers } = readRuleFolder(folder);
  const tests: FixtureTest[] = [];
  for (const fixture of fixtures) tests.push(await testFixture(prepared, folder, fixture, listed));
  const complaints: Complaint[] = strangers.map((name) => ({ key: "stranger", data: { file: name } }));
  // A rule that only names parts of a published contract is held to that contract: test/contract-rules.test.ts.
  const needed = prepared.check.texts === "catalogue" && fixtures.length === 0 ? [] : ["pass", "fail"];
  for (const kind of needed) {
    if (!fixtures.some((one) => one.kind === kind)) complaints.push({ key: `no-${kind}`, data: {} });
  }
  const shown = new Set(tests.flatMap((test) => test.expected.map((one) => one.case)));
  // Cases that the check itself has the texts for are shown once, by the tests of the check.
  const own = prepared.check.texts === "catalogue" ? prepared.rule.messages : prepared.check.cases;
  for (const name of Object.keys(own)) {
    if (!shown.has(name)) complaints.push({ key: "case-not-shown", data: { case: name } });
  }
  return { fixtures: tests, complaints, ok: complaints.length === 0 && tests.every((test) => test.ok) };
}

/** Tries a rule on one fixture. */
export async function testFixture(
  prepared: PreparedRule,
  folder: string,
  fixture: Fixture,
  listed: readonly Expected[] = [],
): Promise<FixtureTest> {
  const expected = expectedOf(prepared.check, folder, fixture, listed);
  return judgeFixture(prepared, fixture, expected, await loadFixture(folder, fixture, prepared.rule));
}

/** All that must be found in a fixture: what it marks itself, and what is listed beside it. */
export function expectedOf(
  check: Check,
  folder: string,
  fixture: Fixture,
  listed: readonly Expected[] = [],
): readonly Expected[] {
  const files = new Set(filesOf(folder, fixture));
  return [...readMarks(folder, fixture, check), ...listed.filter(({ file }) => files.has(file))].sort(byPlace);
}

/** Holds what a rule finds in a loaded fixture against what must be found. */
export function judgeFixture(
  prepared: PreparedRule,
  fixture: Fixture,
  expected: readonly Expected[],
  loaded: LoadedFixture,
): FixtureTest {
  const { submission } = loaded;
  const result = resultOf(prepared, loaded);
  const { missing, surplus } = compared(expected, result, fixture);
  const complaints = complaintsOf(fixture, result, expected);
  const { problems } = submission;
  const ok = missing.length + surplus.length + complaints.length === 0;
  return { fixture, result, expected, missing, surplus, complaints, problems, ok };
}

/** A fixture as a submission of its own, with its facts. */
export interface LoadedFixture {
  readonly submission: Submission;
  readonly facts: Facts;
  /** Beside the contract of the publication that the rule's requirement stands in, if it has one. */
  readonly contract?: Comparison;
}

/** Loads a fixture as a submission of its own, that implements what the rule's requirement belongs to. */
export async function loadFixture(
  folder: string,
  fixture: Pick<Fixture, "name">,
  { requirement }: Pick<Rule, "requirement">,
): Promise<LoadedFixture> {
  const limits = DEFAULT_LIMITS;
  const staged = await stageHistory(folder, fixture.name);
  const request = { cwd: staged.cwd, paths: [fixture.name], limits, specifications: [] };
  const { submission: loaded, repository } = await loadWithRepository(request).finally(staged.remove);
  const submission = { ...loaded, problems: [...staged.problems, ...loaded.problems] };
  const defects = await examineDocuments(submission);
  const facts = collectFacts(submission, defects, await patternEngine(submission), repository);
  const publication = publicationOf(requirement);
  const { contracts } = await compareContracts(submission, publication === undefined ? [] : [publication]);
  const contract = contracts.get(publication?.id ?? "");
  return { submission, facts, ...(contract === undefined ? {} : { contract }) };
}

/** Loads a fixture and runs the rule over it. */
export async function runFixture(
  prepared: PreparedRule,
  folder: string,
  fixture: Pick<Fixture, "name">,
): Promise<LoadedFixture & { readonly result: RuleResult }> {
  const loaded = await loadFixture(folder, fixture, prepared.rule);
  return { ...loaded, result: resultOf(prepared, loaded) };
}

/** What a rule says of a loaded fixture. */
export function resultOf(prepared: PreparedRule, { submission, facts, contract }: LoadedFixture): RuleResult {
  const tools = { ...prepared.tools, contract: () => contract };
  const [result] = evaluate([{ ...prepared, tools }], facts, submission, DEFAULT_LIMITS).results;
  if (result === undefined) throw new Error("the rule gave no result");
  return result;
}

/** The path of a finding's file as expectations write it: seen from the rule's folder. A history is told in a file of its own. */
export function fileFromRule(file: string, fixture: Fixture): string {
  return fixture.isFolder ? `${fixture.name}/${file === ".git/HEAD" ? DESCRIPTION : file}` : file;
}

/** What was expected against what was found, each as often as it stands there. */
function compared(
  expected: readonly Expected[],
  result: RuleResult,
  fixture: Fixture,
): Pick<FixtureTest, "missing" | "surplus"> {
  const open = new Map<string, Expected[]>();
  for (const one of expected) {
    const key = `${one.file}:${one.line} ${one.case}`;
    open.set(key, [...(open.get(key) ?? []), one]);
  }
  const surplus = result.findings.filter(({ location, case: name }) => {
    const key = `${fileFromRule(location.file, fixture)}:${location.line} ${name}`;
    return open.get(key)?.pop() === undefined;
  });
  return { missing: [...open.values()].flat().sort(byPlace), surplus };
}

function complaintsOf(fixture: Fixture, result: RuleResult, expected: readonly Expected[]): Complaint[] {
  const of = (key: string, data: Complaint["data"] = {}): Complaint => ({ key, data });
  if (result.fault !== undefined) return [of("rule-broke-off", { reason: result.fault })];
  switch (fixture.kind) {
    case "pass": {
      const complaints = expected.length > 0 ? [of("pass-with-mark")] : [];
      if (result.examined === 0) complaints.push(of("pass-examined-nothing"));
      if (result.reasons["unreadable-file"] !== undefined) complaints.push(of("pass-unreadable"));
      return complaints;
    }
    case "fail":
      return expected.length === 0 ? [of("fail-without-mark")] : [];
    case "none":
      return result.examined > 0 ? [of("none-examined-something", { count: result.examined })] : [];
  }
}

function byPlace(a: Expected, b: Expected): number {
  return a.file === b.file ? a.line - b.line || (a.case < b.case ? -1 : 1) : a.file < b.file ? -1 : 1;
}
