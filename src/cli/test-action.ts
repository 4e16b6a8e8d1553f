import { resolve } from "node:path";
import type { Messages } from "../messages/messages.ts";
import type { Finding, RuleResult } from "../model.ts";
import { printable, printableData } from "../report/escape.ts";
import type { Page } from "../report/page.ts";
import { messageOf } from "../report/select.ts";
import { shortId } from "../report/short-id.ts";
import { columns } from "../report/width.ts";
import { isFolder } from "./folders.ts";
import { type Flags, readLanguage, UsageError } from "./options.ts";
import { sayLine, writeStream } from "./output.ts";
import { openPage, problemPlace } from "./terminal.ts";
import { findRuleFolders, type LoadedRule, loadRules } from "./test-load.ts";
import { type FixtureTest, fileFromRule, type RuleTest, testRule } from "./test-run.ts";

/**
 * The command `test`: tries rules on their fixtures and says what came out. Exit code 0 when all is as marked, 1 when something is
 * not, 2 when a file of a rule is wrong or there is no rule.
 *
 * @throws UsageError
 */
export async function testAction(process: NodeJS.Process, folders: readonly string[], flags: Flags): Promise<void> {
  const page = await openPage(process, readLanguage(flags));
  const rules = await loadRules(placesOf(process, folders));
  const tests = new Map<LoadedRule, RuleTest>();
  for (const rule of rules) {
    if (rule.prepared !== undefined) tests.set(rule, await testRule(rule.prepared, rule.folder, rule.expected));
  }
  for (const rule of rules) writeRule(page, rule, tests.get(rule), flags.verbose === true);
  const counts = {
    rules: rules.length,
    fixtures: [...tests.values()].reduce((sum, test) => sum + test.fixtures.length, 0),
    failed: [...tests.values()].filter((test) => !test.ok).length,
    faulty: rules.length - tests.size,
  };
  const code = counts.faulty > 0 ? 2 : counts.failed > 0 ? 1 : 0;
  const closing = ["test.all-as-marked", "test.some-not-as-marked", "test.some-faulty"][code] ?? "";
  page.gap();
  page.text(page.messages.text(closing, counts), { tone: code === 0 ? "good" : "bad" });
  await writeStream(process.stdout, page.toString());
  process.exitCode = code;
  await sayLine(process, page.messages.text("test.exit", { code, reason: page.messages.text(closing, counts) }));
}

function placesOf(process: NodeJS.Process, folders: readonly string[]): { folder: string; name: string }[] {
  const places = folders.flatMap((typed) => {
    const folder = resolve(process.cwd(), typed);
    if (!isFolder(folder)) throw new UsageError("no-such-folder", { path: typed });
    return findRuleFolders(
      folder,
      typed
        .replaceAll("\\", "/")
        .replace(/^\.\//u, "")
        .replace(/(?<=.)\/+$/u, ""),
    );
  });
  if (places.length === 0) throw new UsageError("no-rules", { folders: folders.join(", ") });
  return places;
}

function writeRule(page: Page, rule: LoadedRule, test: RuleTest | undefined, verbose: boolean): void {
  const { messages } = page;
  const name = printable(rule.name);
  const good = test?.ok === true;
  const labels = ["test.ok", "test.not-as-marked", "test.faulty"].map((key) => messages.text(key));
  const label = labels[good ? 0 : test === undefined ? 2 : 1] ?? "";
  const labelWidth = Math.max(...labels.map(columns)) + 2;
  if (!good) page.gap();
  page.text(messages.isolate(name), { label, labelWidth, labelTone: good ? "good" : "bad" });
  if (test === undefined) {
    writeProblems(page, rule);
    page.gap();
    return;
  }
  const { prepared } = rule;
  if (verbose && prepared !== undefined) {
    const data = {
      requirement: shortId(prepared.rule.requirement),
      strength: messages.text(`strength.${prepared.rule.strength}`),
      check: prepared.check.id,
    };
    page.text(messages.text("test.rule", data), { indent: 2, tone: "quiet" });
  }
  for (const { key, data } of test.complaints) page.text(messages.text(`test.${key}`, data), { indent: 2 });
  const nameWidth = Math.max(0, ...test.fixtures.map(({ fixture }) => columns(fixture.name))) + 2;
  for (const one of test.fixtures) {
    const name = messages.isolate(printable(one.fixture.name));
    if (!one.ok) writeFixture(page, one);
    else if (verbose)
      page.text(summary(one, messages), { indent: 2, label: name, labelWidth: nameWidth, tone: "quiet" });
  }
  if (!good) page.gap();
}

function writeProblems(page: Page, rule: LoadedRule): void {
  for (const problem of rule.problems) {
    page.unbroken(page.messages.isolate(printable(problemPlace(problem))), { indent: 2, tone: "place" });
    page.text(page.messages.text(`problem.${problem.code}`, printableData(problem.data)), { indent: 4 });
  }
}

/** What a fixture that is as marked shows: how much was looked at, or how much was found. */
function summary({ fixture, result }: FixtureTest, messages: Messages): string {
  const count = fixture.kind === "fail" ? result.findingCount : result.examined;
  return messages.text(`test.${fixture.kind}`, { count });
}

function writeFixture(page: Page, test: FixtureTest): void {
  const { messages } = page;
  page.text(messages.isolate(printable(test.fixture.name)), { indent: 2, tone: "strong" });
  for (const { key, data } of test.complaints)
    page.text(messages.text(`test.${key}`, printableData(data)), { indent: 4 });
  if (test.missing.length > 0) {
    page.text(messages.text("test.missing", { count: test.missing.length }), { indent: 4 });
    for (const { file, line, case: name } of test.missing) writePlace(page, `${file}:${line}`, name);
  }
  if (test.surplus.length > 0) {
    page.text(messages.text("test.surplus", { count: test.surplus.length }), { indent: 4 });
    for (const finding of test.surplus) writeSurplus(page, test, finding);
  }
  for (const problem of test.problems) {
    const place = printable(problemPlace(problem));
    const text = messages.text(`problem.${problem.code}`, printableData(problem.data));
    page.text(messages.text("test.unreadable", { text: place === "" ? text : `${place} ${text}` }), { indent: 4 });
  }
}

function writeSurplus(page: Page, test: FixtureTest, finding: Finding): void {
  const { location } = finding;
  writePlace(page, `${fileFromRule(location.file, test.fixture)}:${location.line}:${location.column}`, finding.case);
  if (finding.excerpt !== "") page.quote(printable(finding.excerpt), { indent: 8, label: "│", tone: "quiet" });
  page.text(messageOf(test.result as RuleResult, finding, page.messages, printable), { indent: 8 });
}

function writePlace(page: Page, place: string, name: string): void {
  page.unbroken(`${page.messages.isolate(printable(place))}  ${page.messages.isolate(name)}`, {
    indent: 6,
    tone: "place",
  });
}
