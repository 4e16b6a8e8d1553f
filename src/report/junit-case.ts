import type { Messages } from "../messages/messages.ts";
import type { FailOn, Finding, Report, RequirementResult, RuleResult } from "../model.ts";
import { oneLine } from "./escape.ts";
import { ruleRemedy } from "./rule-texts.ts";
import { becauseText, findingsOf, labelKey, messageOf, rulesWithFindings } from "./select.ts";
import { settledByText } from "./settled-by.ts";
import { problemPlace, problemText } from "./text-problems.ts";

/** One testcase: what it is called and how it went. */
export interface Case {
  readonly name: string;
  readonly kind: "pass" | "failure" | "error" | "skipped";
  /** For failures and errors: what kind of trouble, for machines. */
  readonly type: string;
  readonly message: string;
  /** The element's text, by the line. */
  readonly lines: readonly string[];
}

/** The testcase of a requirement. Only a REQUIRED one can fail; an open one fails where the caller wants none. */
export function caseOf(result: RequirementResult, failOn: FailOn, messages: Messages): Case {
  const { requirement, outcome } = result;
  const name = `${requirement.id} ${requirement.title.en}`;
  const label = messages.text(labelKey(result));
  const because = `${label}: ${reasonOf(result, messages)}`;
  const required = requirement.level === "REQUIRED";
  if (result.countedElsewhere === true) {
    const message = messages.text("junit.elsewhere", { same: result.sameAs ?? "", label });
    return { name, kind: "skipped", type: "", message, lines: [] };
  }
  switch (outcome) {
    case "pass":
      return { name, kind: "pass", type: "", message: "", lines: [] };
    case "fail":
      return required
        ? {
            name,
            kind: "failure",
            type: requirement.level,
            message: reasonOf(result, messages),
            lines: findingLines(result, messages),
          }
        : { name, kind: "pass", type: "", message: "", lines: [] };
    case "error":
      return { name, kind: "error", type: "tool-fault", message: because, lines: findingLines(result, messages) };
    case "not-applicable":
      return { name, kind: "skipped", type: "", message: because, lines: [] };
    case "unconfirmed":
    case "not-evidenced":
      return required && failOn === "undecided"
        ? { name, kind: "failure", type: outcome, message: because, lines: [settledByText(requirement, messages)] }
        : { name, kind: "skipped", type: "", message: because, lines: [] };
  }
}

/**
 * The testcase of what kept the tool from its work: there when a file in scope could not be read, and when there is nothing else to
 * say, since an empty file reads as "all is well" to many a build server.
 */
export function problemCase(report: Report, messages: Messages): Case | undefined {
  const fatal = report.problems.filter((problem) => problem.severity === "fatal");
  if (fatal.length > 0) {
    const lines = fatal.map((problem) =>
      [problemPlace(problem, oneLine), problemText(problem, messages, oneLine)]
        .filter((text) => text !== undefined)
        .join(" "),
    );
    return { name: messages.text("junit.problems"), kind: "error", type: "unreadable", message: lines[0] ?? "", lines };
  }
  if (report.requirements.length > 0 && report.verdict.result !== "not-assessed") return undefined;
  const nothing = messages.text("junit.nothing-found");
  return { name: messages.text("junit.nothing"), kind: "error", type: "not-assessed", message: nothing, lines: [] };
}

/** Why a requirement has its outcome, with the first finding where findings are the reason, for lists that show one line. */
export function reasonOf(result: RequirementResult, messages: Messages): string {
  switch (result.because) {
    case "violation":
      return headline(result, messages);
    case "found-undeclared":
    case "proof-missed":
      return `${becauseText(result, messages)} ${headline(result, messages)}`.trimEnd();
    default:
      return becauseText(result, messages);
  }
}

/** "The server … is reached without TLS. (3 places)". */
function headline(result: RequirementResult, messages: Messages): string {
  const rule = rulesWithFindings(result)[0];
  const finding = rule === undefined ? undefined : findingsOf(rule)[0];
  if (rule === undefined || finding === undefined) return "";
  const text = messageOf(rule, finding, messages, oneLine);
  const count = rulesWithFindings(result)
    .filter((one) => one.rule.strength !== "hints")
    .reduce((sum, one) => sum + one.findingCount, 0);
  return count < 2 ? text : messages.text("list.bracketed", { text, detail: messages.text("places.count", { count }) });
}

function findingLines(result: RequirementResult, messages: Messages): string[] {
  return rulesWithFindings(result)
    .filter((rule) => rule.rule.strength !== "hints")
    .flatMap((rule) => [
      ...findingsOf(rule).map((finding) => findingLine(rule, finding, messages)),
      ...cutLine(rule, messages),
      ruleRemedy(rule.rule, messages),
    ]);
}

function findingLine(rule: RuleResult, finding: Finding, messages: Messages): string {
  const { file, line, column } = finding.location;
  const scope = finding.inScope ? [] : [messages.text("place.not-in-scope")];
  const operation = finding.operation === undefined ? [] : [oneLine(finding.operation)];
  return [
    `${oneLine(file)}:${line}:${column}`,
    ...scope,
    ...operation,
    messageOf(rule, finding, messages, oneLine),
  ].join(" ");
}

function cutLine(rule: RuleResult, messages: Messages): string[] {
  const count = rule.findingCount - rule.findings.length;
  return count > 0 ? [messages.text("places.cut", { count })] : [];
}
