import type { Finding, Report, RequirementResult, RuleResult } from "../model.ts";
import { printable } from "./escape.ts";
import type { Page } from "./page.ts";
import { ruleRemedy } from "./rule-texts.ts";
import { becauseText, findingsOf, messageOf, ofLevel, placeText, rulesWithFindings, withOutcome } from "./select.ts";
import { shortId } from "./short-id.ts";
import { writeNotes } from "./text-notes.ts";
import { writeRules } from "./text-rules.ts";
import { columns } from "./width.ts";
import type { WriterOptions } from "./writer.ts";

/** Kinds of fault shown of one rule, each with its first place, unless everything is asked for. */
const KINDS = 4;

/** Every REQUIRED requirement that failed, once: what is wrong, where first, and what to write instead. */
export function writeFailures(page: Page, report: Report, options: WriterOptions): void {
  const failed = withOutcome(ofLevel(report, "REQUIRED"), "fail");
  if (failed.length === 0) return;
  const { messages } = page;
  page.gap();
  page.text(messages.text("section.count", { label: messages.text("label.fail"), count: failed.length }), {
    tone: "bad",
  });
  for (const result of failed) {
    page.gap();
    writeTitle(page, result);
    if (result.because === "restates") page.text(becauseText(result, messages), { indent: 2 });
    if (options.verbose) writeNotes(page, result, 2);
    writeFindings(page, result, { indent: 2, verbose: options.verbose });
    if (options.verbose) writeRules(page, result, 2);
  }
}

/** "security#1  Every connection is encrypted". */
export function writeTitle(page: Page, result: RequirementResult, indent = 0): void {
  const { messages } = page;
  const id = shortId(result.requirement.id);
  page.text(messages.format(result.requirement.title), {
    indent,
    label: messages.isolate(id),
    labelWidth: columns(id) + 2,
    labelTone: "strong",
    tone: "strong",
  });
}

/** What the rules of a requirement found: per rule and kind of fault the first place, or all of them; then the remedy. */
export function writeFindings(page: Page, result: RequirementResult, how: { indent: number; verbose: boolean }): void {
  // Hints stand beside what was decided only where everything is asked for.
  const rules = rulesWithFindings(result).filter((rule) => how.verbose || rule.rule.strength !== "hints");
  rules.forEach((rule, index) => {
    if (index > 0) page.gap();
    if (how.verbose) writeAll(page, rule, how.indent);
    else writeFirst(page, rule, how.indent);
    page.text(ruleRemedy(rule.rule, page.messages), {
      indent: how.indent,
      label: page.messages.text("symbol.remedy"),
    });
  });
}

function writeAll(page: Page, rule: RuleResult, indent: number): void {
  for (const finding of findingsOf(rule)) writeFinding(page, rule, finding, indent);
  writeCut(page, rule, indent);
}

function writeFirst(page: Page, rule: RuleResult, indent: number): void {
  const { messages } = page;
  const kinds = byCase(findingsOf(rule));
  const count = rule.findingCount;
  if (kinds.length > 1) page.text(messages.text("places.kinds", { count, kinds: kinds.length }), { indent });
  else if (count > 1) page.text(messages.text("places.first", { count }), { indent });
  for (const findings of kinds.slice(0, KINDS)) {
    const first = findings[0];
    if (first === undefined) continue;
    const several = kinds.length > 1 && findings.length > 1;
    writeFinding(
      page,
      rule,
      first,
      indent,
      several ? [messages.text("places.of-kind", { count: findings.length })] : [],
    );
    if (kinds.length > 1) page.gap();
  }
  const more = kinds.length - KINDS;
  if (more > 0) page.text(messages.text("places.more-kinds", { count: more }), { indent });
  if (kinds.length > 1) writeCut(page, rule, indent);
}

function writeCut(page: Page, rule: RuleResult, indent: number): void {
  const count = rule.findingCount - rule.findings.length;
  if (count > 0) page.text(page.messages.text("places.cut", { count }), { indent, tone: "quiet" });
}

function byCase(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.case);
    if (group === undefined) groups.set(finding.case, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

function writeFinding(page: Page, rule: RuleResult, finding: Finding, indent: number, notes: string[] = []): void {
  const { messages } = page;
  const place = placeText(finding.location);
  const operation = finding.operation === undefined ? "" : printable(finding.operation);
  const marks = finding.inScope ? notes : [messages.text("place.not-in-scope"), ...notes];
  const beside = [...(operation === "" ? [] : [messages.isolate(operation)]), ...marks].join("  ");
  if (indent + columns(place) + 2 + columns(beside) <= page.width) {
    page.unbroken([messages.isolate(place), beside].filter((text) => text !== "").join("  "), {
      indent,
      tone: "place",
    });
  } else {
    page.unbroken(messages.isolate(place), { indent, tone: "place" });
    if (beside !== "") page.text(beside, { indent: indent + 2, tone: "place" });
  }
  if (finding.excerpt !== "") page.quote(printable(finding.excerpt), { indent: indent + 2, label: "│", tone: "quiet" });
  page.text(messageOf(rule, finding, messages, printable), { indent });
  for (const related of finding.related) {
    page.unbroken(messages.text("place.see", { place: placeText(related) }), { indent, tone: "quiet" });
  }
  if (finding.reference !== undefined) {
    const { file, line, pointer } = finding.reference;
    const published = `${printable(file)}${line === undefined ? ` ${printable(pointer)}` : `:${line}`}`;
    page.unbroken(messages.text("contract.reference-place", { place: published }), { indent, tone: "quiet" });
  }
}
