import type { Because, Report, RequirementResult, RuleResult } from "../model.ts";
import { printable } from "./escape.ts";
import type { Page } from "./page.ts";
import type { WriterOptions } from "./writer.ts";

/** Why a requirement can be open for lack of something that a document could hold or state. */
const LACKING: readonly Because[] = ["nothing-examined", "cannot-tell", "proof-missed"];

/** What to know before mending anything, whether anything is left to mend, and how to see the rest. */
export function writeClosing(page: Page, report: Report, options: WriterOptions): void {
  const { messages } = page;
  const rules = report.requirements.flatMap((result) => result.rules);
  page.gap();
  writeGenerated(page, report, rules);
  if (nothingLeft(report, rules)) page.text(messages.text("closing.nothing-left"), { tone: "good" });
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

/** Every file could be read, nothing was found in them, and nothing is open that an OpenAPI document could still state. */
function nothingLeft(report: Report, rules: readonly RuleResult[]): boolean {
  return (
    report.verdict.result !== "not-assessed" &&
    report.problems.every((problem) => problem.severity !== "fatal") &&
    rules.every((rule) => rule.findingCount === 0) &&
    !report.requirements.some(couldBeStated)
  );
}

function couldBeStated({ requirement, because }: RequirementResult): boolean {
  return requirement.evidence.includes("openapi") && LACKING.includes(because);
}
