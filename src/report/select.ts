import type { Messages } from "../messages/messages.ts";
import type { Finding, Location, Outcome, Report, Requirement, RequirementResult, RuleResult } from "../model.ts";
import { mapTexts, printable } from "./escape.ts";
import { ruleMessage } from "./rule-texts.ts";
import { shortId } from "./short-id.ts";

/** The results of one level, without those that are counted with a requirement that says the same. */
export function ofLevel(report: Report, level: Requirement["level"]): RequirementResult[] {
  return report.requirements.filter((result) => result.requirement.level === level && result.countedElsewhere !== true);
}

/** The results with one outcome. */
export function withOutcome(results: readonly RequirementResult[], outcome: Outcome): RequirementResult[] {
  return results.filter((result) => result.outcome === outcome);
}

/** The key of the word for an outcome: what is not REQUIRED does not fail, its advice is not met. */
export function labelKey(result: RequirementResult): string {
  const advice = result.outcome === "fail" && result.requirement.level !== "REQUIRED";
  return advice ? "label.advice-not-met" : `label.${result.outcome}`;
}

/** A place as people read and click it. */
export function placeText(location: Location): string {
  return `${printable(location.file)}:${location.line}:${location.column}`;
}

/**
 * What is wrong at a finding, in the language of the messages; the case's id where there is no message for it.
 *
 * @param shown makes a text from the submission fit for the format
 */
export function messageOf(
  result: RuleResult,
  finding: Finding,
  messages: Messages,
  shown: (text: string) => string,
): string {
  return ruleMessage(result.rule, finding.case, messages, mapTexts(finding.data, shown));
}

/** The findings of a rule, those in scope first. */
export function findingsOf(result: RuleResult): Finding[] {
  return [...result.findings.filter((finding) => finding.inScope), ...result.findings.filter((one) => !one.inScope)];
}

/** The rules of a requirement that found something, those that can refute before those that only prove or hint. */
export function rulesWithFindings(result: RequirementResult): RuleResult[] {
  const order = { decides: 0, refutes: 0, proves: 1, hints: 2 };
  return result.rules
    .filter((rule) => rule.findingCount > 0)
    .sort((a, b) => order[a.rule.strength] - order[b.rule.strength]);
}

/** Why a requirement has its outcome, in one sentence. */
export function becauseText(result: RequirementResult, messages: Messages): string {
  const fault = result.rules.find((rule) => rule.fault !== undefined);
  const missed = missedText(result, messages);
  const proofless = result.because === "clean-but-not-proof" && missed !== "";
  return messages.text(`because.${proofless ? "clean-but-proof-missed" : result.because}`, {
    counts: countsText(result, messages),
    missed,
    reasons: reasonsText(result, messages),
    ...hintsOf(result),
    same: shortId(result.sameAs ?? ""),
    rule: fault?.rule.qualifiedId ?? "",
    fault: printable(fault?.fault ?? ""),
  });
}

/** How many hints examined something, and how many of them note something. */
function hintsOf(result: RequirementResult): { total: number; noted: number } {
  const telling = result.rules.filter(
    ({ rule, examined, cannotTell }) => rule.strength === "hints" && examined > cannotTell,
  );
  return { total: telling.length, noted: telling.filter(({ violated }) => violated > 0).length };
}

/** "40 of 40 operations, 3 of 3 servers": what the rules examined that are not violated. */
function countsText(result: RequirementResult, messages: Messages): string {
  const clean = largest(result.rules.filter((rule) => rule.violated === 0));
  return joined(
    clean.map((rule) => examinedText(rule, messages)),
    messages,
  );
}

/** "4 of 4 operations examined, none shows it": what the rules examined that could have proved it and did not. Empty if there is none. */
function missedText(result: RequirementResult, messages: Messages): string {
  const missed = largest(result.rules.filter((rule) => rule.rule.strength === "proves" && rule.violated > 0));
  return joined(
    missed.map((rule) => messages.text("counts.missed", { examined: examinedText(rule, messages), shown: rule.holds })),
    messages,
  );
}

/** "3 of 4 operations": those that a rule could tell something of, of all that it looked at. */
function examinedText(rule: RuleResult, messages: Messages): string {
  return messages.text("counts.of", { part: rule.examined - rule.cannotTell, whole: subjectText(rule, messages) });
}

/** Per kind of subject the rule that examined most. Hints do not count. */
function largest(rules: readonly RuleResult[]): RuleResult[] {
  const bySubject = new Map<string, RuleResult>();
  for (const rule of rules) {
    if (rule.rule.strength === "hints" || rule.examined === 0) continue;
    const known = bySubject.get(rule.subject);
    if (known === undefined || rule.examined > known.examined) bySubject.set(rule.subject, rule);
  }
  return [...bySubject.values()];
}

/** "40 operations". */
export function subjectText(result: RuleResult, messages: Messages): string {
  return messages.text(`subject.${result.subject}`, { count: result.examined });
}

function reasonsText(result: RequirementResult, messages: Messages): string {
  const counts = new Map<string, number>();
  for (const rule of result.rules) {
    if (rule.rule.strength === "hints") continue;
    for (const [reason, count] of Object.entries(rule.reasons)) {
      counts.set(reason, Math.max(counts.get(reason) ?? 0, count));
    }
  }
  return joined(
    [...counts].map(([reason, count]) => messages.text(`cannot-tell.${reason}`, { count })),
    messages,
  );
}

/** A list in one line, with the language's separator. */
export function joined(items: readonly string[], messages: Messages): string {
  return items.join(messages.text("list.separator"));
}

/** Where evidence for a requirement can come from, in words. */
export function sourcesText(requirement: Requirement, messages: Messages): string {
  return joined(
    requirement.evidence.map((source) => messages.text(`source.${source}`)),
    messages,
  );
}

/** A share as a whole percentage, rounded down: 100 only when it is all. */
export function percent(share: number): number {
  return Math.floor(share * 100 + 1e-9);
}
