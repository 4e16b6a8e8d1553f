import type { Because, Outcome, Report, RequirementResult } from "../model.ts";
import type { Page } from "./page.ts";
import { becauseText, ofLevel, sourcesText, withOutcome } from "./select.ts";
import { settledByText } from "./settled-by.ts";
import { shortId } from "./short-id.ts";
import { writeFindings } from "./text-findings.ts";
import { writeNotes, writeParts } from "./text-notes.ts";
import { writeRules } from "./text-rules.ts";
import { columns } from "./width.ts";
import type { WriterOptions } from "./writer.ts";

/** Reasons for "no evidence" that say more than that there was none. */
const TELLING: readonly Because[] = ["proof-missed", "cannot-tell", "only-hints"];

/** REQUIRED requirements that a person must confirm: why, and what would settle them. */
export function writeToConfirm(page: Page, report: Report, options: WriterOptions): void {
  const results = section(page, report, "unconfirmed", true);
  const hang = hangOf(results);
  for (const result of results) {
    page.gap();
    writeEntry(page, page.messages.format(result.requirement.title), result, hang);
    page.text(becauseText(result, page.messages), { indent: hang });
    writeParts(page, result, hang);
    if (result.because === "found-undeclared") writeFindings(page, result, { indent: hang, verbose: options.verbose });
    writeSettledBy(page, result, hang);
    if (options.verbose) {
      writeNotes(page, result, hang);
      writeRules(page, result, hang);
    }
  }
}

/** REQUIRED requirements that nothing speaks to, and what could. */
export function writeNoEvidence(page: Page, report: Report, options: WriterOptions): void {
  const { messages } = page;
  const results = section(page, report, "not-evidenced", true);
  const hang = hangOf(results);
  for (const result of results) {
    const title = messages.format(result.requirement.title);
    const sources = sourcesText(result.requirement, messages);
    writeEntry(page, messages.text("requirement.would-help", { title, sources }), result, hang);
    if (options.verbose || TELLING.includes(result.because)) page.text(becauseText(result, messages), { indent: hang });
    if (result.because === "proof-missed" && !options.verbose)
      writeFindings(page, result, { indent: hang, verbose: false });
    if (options.verbose) {
      writeNotes(page, result, hang);
      writeSettledBy(page, result, hang);
      writeFindings(page, result, { indent: hang, verbose: true });
      writeRules(page, result, hang);
    }
  }
}

/** REQUIRED requirements whose rules broke off. */
export function writeFaults(page: Page, report: Report, options: WriterOptions): void {
  const results = section(page, report, "error", true);
  const hang = hangOf(results);
  for (const result of results) {
    writeEntry(page, page.messages.format(result.requirement.title), result, hang);
    page.text(becauseText(result, page.messages), { indent: hang });
    if (options.verbose) {
      writeNotes(page, result, hang);
      writeRules(page, result, hang);
    }
  }
}

/** REQUIRED requirements that are met, and those that do not apply. */
export function writeMet(page: Page, report: Report, options: WriterOptions): void {
  for (const outcome of ["pass", "not-applicable"] as const) {
    const results = section(page, report, outcome, false);
    const hang = hangOf(results);
    for (const result of results) {
      writeEntry(page, page.messages.format(result.requirement.title), result, hang);
      page.text(becauseText(result, page.messages), { indent: hang, tone: "quiet" });
      if (options.verbose) {
        writeNotes(page, result, hang);
        writeRules(page, result, hang);
      }
    }
  }
}

/** The column at which the text of entries begins: all ids of a list fit in front of it. */
export function hangOf(results: readonly RequirementResult[]): number {
  return 4 + Math.max(0, ...results.map((result) => columns(shortId(result.requirement.id))));
}

/** A line of a list: the short id, and a text that hangs behind it. */
export function writeEntry(page: Page, text: string, result: RequirementResult, hang: number): void {
  const label = page.messages.isolate(shortId(result.requirement.id));
  page.text(text, { indent: 2, label, labelWidth: hang - 2, labelTone: "strong" });
}

function section(page: Page, report: Report, outcome: Outcome, explained: boolean): RequirementResult[] {
  const results = withOutcome(ofLevel(report, "REQUIRED"), outcome);
  if (results.length === 0) return results;
  const { messages } = page;
  page.gap();
  const label = messages.text(`label.${outcome}`);
  page.text(messages.text("section.count", { label, count: results.length }), {
    tone: outcome === "pass" || outcome === "not-applicable" ? "good" : "open",
  });
  if (explained) page.text(messages.text(`section.${outcome}`), { tone: "quiet" });
  return results;
}

function writeSettledBy(page: Page, result: RequirementResult, indent: number): void {
  const { messages } = page;
  const text = settledByText(result.requirement, messages);
  page.text(messages.text("requirement.settled-by", { text }), { indent, tone: "quiet" });
}
