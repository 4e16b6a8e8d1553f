import { sourceOfCheck } from "./checks/check.ts";
import type { Comparison } from "./contract/comparison.ts";
import { contractResult, placesOf } from "./contract-results.ts";
import { evaluate, type PreparedRule } from "./evaluate.ts";
import type { Facts } from "./facts/facts.ts";
import { GRADE_THRESHOLDS, olderGrades } from "./grades.ts";
import { exitCodeOf, judge, reachOf, verdictOf } from "./judge.ts";
import { levelled } from "./levels.ts";
import { locateAll } from "./locate.ts";
import { maskKnown } from "./mask.ts";
import type { FailOn, Limits, Problem, Report, Rulebook, Submission } from "./model.ts";

/** Everything that an assessment depends on. Equal input gives an equal report. */
export interface AssessInput {
  readonly tool: Report["tool"];
  /** With the specifications that are judged by, and no others. */
  readonly rulebook: Rulebook;
  readonly rules: readonly PreparedRule[];
  readonly submission: Submission;
  readonly facts: Facts;
  /** What is offered beside the contract of each building block that has one, by publication. */
  readonly contracts: ReadonlyMap<string, Comparison>;
  readonly generatedBy: Report["generatedBy"];
  /** UTC date, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly failOn: FailOn;
  readonly limits: Limits;
}

/** Evaluates all rules, judges all requirements and computes the verdict: synchronous, pure, deterministic. */
export function assess(input: AssessInput): Report {
  const { rulebook, submission, failOn } = input;
  const { specifications } = rulebook;
  const inForce = levelled(specifications);
  const places = [...input.contracts.values()].flatMap(placesOf);
  const { results, ...saying } = evaluate(input.rules, input.facts, submission, input.limits, places);
  const requirements = inForce.map(({ requirement }) => requirement);
  const judged = judge({ requirements, results, traits: submission.traits }).map((result, index) => {
    return { ...result, ...inForce[index] };
  });
  const verdict = verdictOf(judged, specifications, isAnythingThere(submission));
  const contracts = specifications.flatMap((specification) => {
    const comparison = input.contracts.get(specification.id);
    return comparison === undefined ? [] : [contractResult(specification, comparison, saying)];
  });
  const trouble = submission.problems.some((problem) => problem.severity === "fatal");
  const sources = new Map(input.rules.map(({ rule, check }) => [rule.qualifiedId, sourceOfCheck(check, rule.params)]));
  return {
    tool: input.tool,
    rulebook: { version: rulebook.version, digest: rulebook.digest },
    asOf: input.asOf,
    solution: masked(submission.solution),
    kind: submission.kind,
    specifications,
    files: submission.files,
    unreadable: submission.unreadable,
    ...repositorySummary(submission, input.facts),
    problems: [...submission.problems, ...contradictions(submission, input.facts)].map((problem) => ({
      ...problem,
      data: masked(problem.data),
    })),
    verdict,
    reach: reachOf(
      judged,
      input.rules.map(({ rule }) => rule),
      (rule) => sources.get(rule.qualifiedId) ?? "attestation",
    ),
    requirements: judged,
    contracts,
    grades: olderGrades(specifications, judged, contracts),
    gradeThresholds: GRADE_THRESHOLDS,
    generatedBy: input.generatedBy,
    failOn,
    exitCode: exitCodeOf(verdict, failOn, trouble),
  };
}

/** Whether there is anything at all that rules could look at. */
function isAnythingThere({ apis, repository }: Submission): boolean {
  return apis.length > 0 || (repository?.files.length ?? 0) > 0;
}

/** What the vendor declares and the repository seems to contradict: a declared trait supports, it does not decide. */
function contradictions({ traits, documents }: Submission, { repository }: Facts): Problem[] {
  const { webUi } = traits;
  const signs = repository.interfaces.filter(
    ({ purpose, sign }) => purpose === "product" && (sign === "framework" || sign === "page" || sign === "template"),
  );
  const [first] = signs;
  if (webUi?.value !== false || first === undefined) return [];
  const locate = locateAll([webUi.place, first.place], documents);
  const data = { count: signs.length, name: first.name, path: first.document };
  return [
    {
      code: "interface-declared-absent",
      data,
      severity: "note",
      file: webUi.place.file,
      location: locate(webUi.place),
      related: [locate(first.place)],
    },
  ];
}

function repositorySummary({ repository }: Submission, facts: Facts): Pick<Report, "repository"> {
  if (repository === undefined) return {};
  const { files, read, leftOut, digest, history } = repository;
  const { services, workloads, resources, settings } = facts.repository;
  return {
    repository: {
      files: files.length,
      read,
      leftOut,
      digest,
      ...(history === undefined ? {} : { commits: history.commits.length }),
      hasConfiguration: services.length + workloads.length + resources.length + settings.length > 0,
    },
  };
}

/** The texts of the submission that are reported as they are: with what can be told to be a credential masked. */
function masked<T extends Readonly<Record<string, string | number>>>(texts: T): T {
  const entries = Object.entries(texts).map(([key, text]) => [key, typeof text === "string" ? maskKnown(text) : text]);
  return Object.fromEntries(entries) as T;
}
