import { evaluate, type PreparedRule } from "./evaluate.ts";
import type { Facts } from "./facts/facts.ts";
import { exitCodeOf, judge, reachOf, verdictOf } from "./judge.ts";
import { maskKnown } from "./mask.ts";
import type { FailOn, Limits, Report, Rulebook, Submission } from "./model.ts";

/** Everything that an assessment depends on. Equal input gives an equal report. */
export interface AssessInput {
  readonly tool: Report["tool"];
  readonly rulebook: Rulebook;
  readonly rules: readonly PreparedRule[];
  readonly submission: Submission;
  readonly facts: Facts;
  readonly generatedBy: Report["generatedBy"];
  /** UTC date, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly failOn: FailOn;
  readonly limits: Limits;
}

/** Evaluates all rules, judges all requirements and computes the verdict: synchronous, pure, deterministic. */
export function assess(input: AssessInput): Report {
  const { rulebook, submission, failOn } = input;
  const requirements = rulebook.specifications.flatMap((specification) => specification.requirements);
  const results = evaluate(input.rules, input.facts, submission, input.limits);
  const judged = judge({ requirements, results, traits: submission.traits });
  const verdict = verdictOf(judged, submission.apis.length > 0);
  const trouble = submission.problems.some((problem) => problem.severity === "fatal");
  const sources = new Map(input.rules.map(({ rule, check }) => [rule.qualifiedId, check.source]));
  return {
    tool: input.tool,
    rulebook: { version: rulebook.version, digest: rulebook.digest },
    asOf: input.asOf,
    solution: masked(submission.solution),
    kind: submission.kind,
    specifications: rulebook.specifications,
    files: submission.files,
    unreadable: submission.unreadable,
    problems: submission.problems.map((problem) => ({ ...problem, data: masked(problem.data) })),
    verdict,
    reach: reachOf(
      requirements,
      input.rules.map(({ rule }) => rule),
      (rule) => sources.get(rule.qualifiedId) ?? "attestation",
    ),
    requirements: judged,
    generatedBy: input.generatedBy,
    failOn,
    exitCode: exitCodeOf(verdict, failOn, trouble),
  };
}

/** The texts of the submission that are reported as they are: with what can be told to be a credential masked. */
function masked<T extends Readonly<Record<string, string | number>>>(texts: T): T {
  const entries = Object.entries(texts).map(([key, text]) => [key, typeof text === "string" ? maskKnown(text) : text]);
  return Object.fromEntries(entries) as T;
}
