import type { Report, RuleResult } from "../model.ts";
import { printable } from "./escape.ts";
import type { Page } from "./page.ts";
import type { WriterOptions } from "./writer.ts";

/** What to know before mending anything, whether anything is left to mend, and how to see the rest. */
export function writeClosing(page: Page, report: Report, options: WriterOptions): void {
  const { messages } = page;
  const rules = report.requirements.flatMap((result) => result.rules);
  page.gap();
  writeGenerated(page, report, rules);
  if (nothingLeft(report, rules)) {
    const hints = rules.reduce((sum, rule) => sum + rule.findingCount, 0);
    page.text(messages.text("closing.nothing-left", { hints }), { tone: "good" });
  }
  if (!options.verbose && report.requirements.length > 0)
    page.text(messages.text("closing.verbose"), { tone: "quiet" });
}

function writeGenerated(page: Page, report: Report, rules: readonly RuleResult[]): void {
  const touched = new Set(rules.flatMap((rule) => rule.findings.map((finding) => finding.location.file)));
  for (const [file, generator] of Object.entries(report.generatedBy)) {
    if (!touched.has(file)) continue;
    page.text(page.messages.text("closing.generated", { file: printable(file), generator: printable(generator) }));
  }
}

/** No finding is left but hints, which may be mistaken, and every file could be read. */
function nothingLeft(report: Report, rules: readonly RuleResult[]): boolean {
  return (
    report.verdict.result !== "not-assessed" &&
    report.problems.every((problem) => problem.severity !== "fatal") &&
    rules.every((rule) => rule.findingCount === 0 || rule.rule.strength === "hints")
  );
}
