import { checks } from "../checks/index.ts";
import type { Report } from "../model.ts";
import { printable, printableData } from "../report/escape.ts";
import type { Page } from "../report/page.ts";
import { ruleMessage, ruleRemedy } from "../report/rule-texts.ts";
import { findingsInFile, findingsInSubmission, type Reported } from "./explain-finding.ts";
import { findRule, lookUp, suggestions } from "./explain-lookup.ts";
import { writeRequirement } from "./explain-requirement.ts";
import { writeRule } from "./explain-rule.ts";
import { type Flags, readLanguage, UsageError } from "./options.ts";
import { writeStream } from "./output.ts";
import { openPage } from "./terminal.ts";

/**
 * The command `explain`: a page on a requirement, a rule, or a finding of a report or of a submission.
 *
 * @param path for a finding: the submission, unless a report was named
 * @throws UsageError
 */
export async function explainAction(
  process: NodeJS.Process,
  id: string,
  path: string | undefined,
  flags: Flags,
  tool: Report["tool"],
): Promise<void> {
  const language = readLanguage(flags);
  const subject = lookUp(id);
  if (subject === undefined) {
    throw new UsageError("unknown-id", { id: printable(id), suggestions: suggestions(id).join(", ") || "none" });
  }
  const page = await openPage(process, language);
  if (subject.kind === "requirement") writeRequirement(page, subject.listed);
  else if (subject.kind === "rule") writeRule(page, subject.listed, subject.rule);
  else {
    const report = typeof flags.report === "string" ? flags.report : undefined;
    if (report === undefined && path === undefined) throw new UsageError("finding-without-report", { id });
    const cwd = process.cwd();
    const all =
      report === undefined
        ? await findingsInSubmission(path ?? "", cwd, language, tool)
        : await findingsInFile(report, cwd);
    writeFinding(page, pick(all, subject.fingerprint, report ?? path ?? ""));
  }
  await writeStream(process.stdout, page.toString());
}

function pick(all: readonly Reported[], fingerprint: string, where: string): Reported {
  const found = all.filter((one) => one.fingerprint.startsWith(fingerprint));
  const first = found[0];
  if (first === undefined) throw new UsageError("no-such-finding", { fingerprint, where: printable(where) });
  if (found.length > 1) throw new UsageError("ambiguous-finding", { fingerprint, count: found.length });
  return first;
}

function writeFinding(page: Page, finding: Reported): void {
  const { messages } = page;
  const { location, operation, excerpt } = finding;
  page.text(messages.text("explain.finding", { fingerprint: printable(finding.fingerprint) }), { tone: "strong" });
  const place = `${printable(location.file)}:${location.line}:${location.column}`;
  page.unbroken(messages.isolate(place), { indent: 2, tone: "place" });
  if (operation !== "") page.text(messages.isolate(printable(operation)), { indent: 2, tone: "place" });
  if (excerpt !== "") page.quote(printable(excerpt), { indent: 4, label: "│", tone: "quiet" });
  const found = findRule(finding.rule);
  const known = found !== undefined && Object.hasOwn(checks.get(found.rule.check)?.cases ?? {}, finding.case);
  const text = known
    ? ruleMessage(found.rule, finding.case, messages, printableData(finding.data))
    : printable(finding.message);
  page.text(text, { indent: 2 });
  if (found === undefined) {
    page.gap();
    page.text(messages.text("explain.rule-gone", { rule: printable(finding.rule) }));
    return;
  }
  page.text(ruleRemedy(found.rule, messages), { indent: 2, label: messages.text("symbol.remedy") });
  page.gap();
  writeRule(page, found.listed, found.rule);
}
