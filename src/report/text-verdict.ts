import type { Messages } from "../messages/messages.ts";
import type { Outcome, OutcomeCounts, Reach, Report, VerdictResult } from "../model.ts";
import { printable } from "./escape.ts";
import type { Page } from "./page.ts";
import { joined } from "./select.ts";
import { shortId } from "./short-id.ts";
import { writePublications } from "./text-blocks.ts";
import type { Tone, WriterOptions } from "./writer.ts";

const TONES: Readonly<Record<VerdictResult, Tone>> = {
  compliant: "good",
  "not-compliant": "bad",
  undecided: "open",
  "not-assessed": "bad",
};

/** The check that looks at documents as such. */
const VALIDITY = "document-validity";

/** The verdict in one line with its reason; below it the counts, and how far files can reach at all. */
export function writeVerdict(page: Page, report: Report, options: WriterOptions): void {
  const { messages } = page;
  const { result } = report.verdict;
  page.gap();
  page.text(verdictText(report, messages), { tone: TONES[result] });
  const { required } = report.verdict;
  if (required.total > 0 && result !== "not-assessed" && !options.quiet) {
    const items = tally(required, messages);
    const decided = decidedText(report, messages);
    page.text(messages.text("tally.required", { items, decided }), { indent: 2 });
    writePublications(page, report, options);
  }
  // Said even where little is asked for: the verdict alone would read as if those files were fine.
  const undeclared = report.requirements.filter((one) => one.because === "found-undeclared").length;
  if (undeclared > 0) page.text(messages.text("verdict.undeclared", { count: undeclared }), { indent: 2 });
  if (options.quiet) return;
  writeInvalid(page, report);
  if (result === "compliant" || result === "not-assessed" || report.reach.length === 0) return;
  page.text(reachText(report, messages), { indent: 2, tone: "quiet" });
}

/**
 * "api.yaml is not a valid OpenAPI document": what stands in such a document may be read otherwise than it is meant. A REQUIRED
 * requirement says so among the failures.
 */
function writeInvalid(page: Page, report: Report): void {
  const { messages } = page;
  const outside = new Set(report.files.filter((file) => !file.inScope).map(({ path }) => path));
  for (const { requirement, rules } of report.requirements) {
    if (requirement.level === "REQUIRED") continue;
    for (const rule of rules) {
      if (rule.rule.check !== VALIDITY || rule.violatedInScope === 0) continue;
      const text = messages.text("verdict.invalid", {
        documents: rule.violatedInScope,
        file: printable(rule.perFile.find(({ file, violated }) => violated > 0 && !outside.has(file))?.file ?? ""),
        places: Math.max(rule.violatedInScope, rule.findings.filter((finding) => finding.inScope).length),
        all: rule.findings.length === rule.findingCount ? "yes" : "no",
        requirement: shortId(requirement.id),
      });
      page.text(text, { indent: 2, tone: "open" });
    }
  }
}

/** "NOT COMPLIANT: 3 of 19 REQUIRED failed (13 more are open)". */
export function verdictText(report: Report, messages: Messages): string {
  const { required, result } = report.verdict;
  return messages.text(`verdict.${result}`, {
    total: required.total,
    failed: required.fail,
    open: openCount(required),
  });
}

/** Requirements that are neither met nor failed nor inapplicable. */
export function openCount(counts: OutcomeCounts): number {
  return counts.unconfirmed + counts["not-evidenced"] + counts.error;
}

/** "3 met, 1 FAILED, 15 open": the counts that are not zero. */
export function tally(counts: OutcomeCounts, messages: Messages): string {
  const outcomes: Outcome[] = ["pass", "fail", "unconfirmed", "not-evidenced", "not-applicable", "error"];
  return joined(
    outcomes
      .filter((outcome) => counts[outcome] > 0)
      .map((outcome) => messages.text(`tally.${outcome}`, { count: counts[outcome] })),
    messages,
  );
}

function decidedText({ verdict }: Report, messages: Messages): string {
  const { machine, reviewer, override } = verdict.decidedBy;
  return reviewer === 0 && override === 0
    ? messages.text("decided.machine", { count: machine })
    : messages.text("decided.mixed", { machine, reviewer, override });
}

function reachText(report: Report, messages: Messages): string {
  const required = report.verdict.required.total;
  const useful = report.reach.filter((reach) => reach.settle + reach.refute > 0);
  if (useful.length === 0) return messages.text("reach.nothing", { required });
  const item = ({ source, settle, refute }: Reach): string => messages.text(`reach.${source}`, { settle, refute });
  return messages.text("reach.text", { required, items: joined(useful.map(item), messages) });
}
