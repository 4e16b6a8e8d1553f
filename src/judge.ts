import type {
  Because,
  FailOn,
  Outcome,
  OutcomeCounts,
  PublicationVerdict,
  Reach,
  Requirement,
  RequirementResult,
  Rule,
  RuleResult,
  Source,
  Specification,
  Submission,
  Verdict,
  VerdictResult,
} from "./model.ts";
import { settleSameDuties } from "./same-duty.ts";

/** What is judged beside the rules' results. */
export interface JudgeInput {
  /** With the levels in force. */
  readonly requirements: readonly Requirement[];
  readonly results: readonly RuleResult[];
  readonly traits: Submission["traits"];
}

/** Decides every requirement, in the order given, by the rules of src/README.md ("How an outcome is decided"). */
export function judge(input: JudgeInput): RequirementResult[] {
  const byRequirement = groupByRequirement(input.results);
  const decided = input.requirements.map((requirement): RequirementResult => {
    const rules = byRequirement.get(requirement.id) ?? [];
    const parts = partsOf(requirement).map((id) => ({ id, proved: rules.some((result) => proves(result, id)) }));
    const [outcome, because] = decide(
      requirement,
      rules,
      parts.every((part) => part.proved),
      input.traits,
    );
    return { requirement, outcome, because, rules, parts };
  });
  return settleSameDuties(decided);
}

function groupByRequirement(results: readonly RuleResult[]): Map<string, RuleResult[]> {
  const groups = new Map<string, RuleResult[]>();
  for (const result of results) {
    const group = groups.get(result.rule.requirement);
    if (group === undefined) groups.set(result.rule.requirement, [result]);
    else group.push(result);
  }
  return groups;
}

/** A requirement without listed parts is one part, the whole. */
const WHOLE = "";

function partsOf(requirement: Requirement): string[] {
  return requirement.parts.length === 0 ? [WHOLE] : requirement.parts.map((part) => part.id);
}

function canRefute(rule: Rule): boolean {
  return rule.strength === "decides" || rule.strength === "refutes";
}

function canProve(rule: Rule): boolean {
  return rule.strength === "decides" || rule.strength === "proves";
}

/** Every subject was examined, at least one of them in scope, and all hold. */
function proves(result: RuleResult, part: string): boolean {
  const examinesIt = result.rule.part === undefined || result.rule.part === part;
  return (
    examinesIt &&
    canProve(result.rule) &&
    result.fault === undefined &&
    result.examinedInScope > 0 &&
    result.holds === result.examined
  );
}

function decide(
  requirement: Requirement,
  rules: readonly RuleResult[],
  allProved: boolean,
  traits: Submission["traits"],
): [Outcome, Because] {
  const refuting = rules.filter((result) => canRefute(result.rule));
  if (refuting.some((result) => result.violatedInScope > 0)) return ["fail", "violation"];
  if (rules.some((result) => result.fault !== undefined && result.rule.strength !== "hints"))
    return ["error", "tool-fault"];
  if (allProved) return ["pass", "proved"];
  if (refuting.some((result) => result.violated > 0)) return ["unconfirmed", "found-undeclared"];
  const trait = requirement.trait;
  if (trait !== undefined && traits[trait]?.value === false) return ["unconfirmed", "trait-declared"];
  return undecided(rules);
}

/** Nothing failed and not everything is proved: was anything examined that speaks for it? */
function undecided(rules: readonly RuleResult[]): [Outcome, Because] {
  if (rules.length === 0) return ["not-evidenced", "no-rule"];
  const telling = rules.filter((result) => result.rule.strength !== "hints");
  if (telling.some((result) => result.holds > 0 && result.violated === 0)) {
    return ["unconfirmed", telling.some((result) => result.cannotTell > 0) ? "cannot-tell" : "clean-but-not-proof"];
  }
  if (telling.some((result) => result.violated > 0)) return ["not-evidenced", "proof-missed"];
  if (telling.some((result) => result.cannotTell > 0)) return ["not-evidenced", "cannot-tell"];
  const examined = rules.some((result) => result.examined > result.cannotTell);
  return ["not-evidenced", examined ? "only-hints" : "nothing-examined"];
}

/**
 * Computes the verdict from the outcomes: on everything together, and on each publication.
 *
 * @param publications what was judged by; their requirements are looked up in the results
 * @param anythingExamined whether any file could be examined at all
 */
export function verdictOf(
  results: readonly RequirementResult[],
  publications: readonly Pick<Specification, "id" | "edition" | "requirements">[],
  anythingExamined: boolean,
): Verdict {
  const { result, required, recommended } = countedVerdict(results, anythingExamined);
  const applicable = recommended.total - recommended["not-applicable"];
  return {
    result,
    required,
    recommended,
    perPublication: publications.map(({ id, edition, requirements }): PublicationVerdict => {
      const own = new Set(requirements.map((requirement) => requirement.id));
      const ofIt = results.filter(({ requirement }) => own.has(requirement.id));
      return { publication: id, edition, ...countedVerdict(ofIt, anythingExamined) };
    }),
    recommendedShare: {
      met: applicable === 0 ? 1 : recommended.pass / applicable,
      reachable: applicable === 0 ? 1 : (applicable - recommended.fail) / applicable,
    },
    decidedBy: { machine: required.pass + required.fail, reviewer: 0, override: 0 },
  };
}

function countedVerdict(
  results: readonly RequirementResult[],
  anythingExamined: boolean,
): Pick<Verdict, "result" | "required" | "recommended"> {
  const required = countOutcomes(results.filter((one) => one.requirement.level === "REQUIRED"));
  const recommended = countOutcomes(results.filter((one) => one.requirement.level === "RECOMMENDED"));
  return { result: resultOf(required, anythingExamined), required, recommended };
}

function resultOf(required: OutcomeCounts, anythingExamined: boolean): VerdictResult {
  if (!anythingExamined) return "not-assessed";
  if (required.fail > 0) return "not-compliant";
  return openOf(required) > 0 ? "undecided" : "compliant";
}

/** REQUIRED requirements that are neither met nor failed nor inapplicable. */
function openOf(counts: OutcomeCounts): number {
  return counts.unconfirmed + counts["not-evidenced"] + counts.error;
}

function countOutcomes(results: readonly RequirementResult[]): OutcomeCounts {
  const counts = { pass: 0, fail: 0, unconfirmed: 0, "not-evidenced": 0, "not-applicable": 0, error: 0 };
  const counted = results.filter((result) => result.countedElsewhere !== true);
  for (const result of counted) counts[result.outcome] += 1;
  return { ...counts, total: counted.length, elsewhere: results.length - counted.length };
}

/**
 * The exit code: 2 for anything that kept the tool from its work (it wins), 1 for a failed REQUIRED requirement, 3 for an open
 * one where the caller wants none, else 0.
 */
export function exitCodeOf(verdict: Verdict, failOn: FailOn, trouble: boolean): 0 | 1 | 2 | 3 {
  if (trouble || verdict.result === "not-assessed" || verdict.required.error > 0) return 2;
  if (failOn === "none") return 0;
  if (verdict.required.fail > 0) return 1;
  return failOn === "undecided" && openOf(verdict.required) > 0 ? 3 : 0;
}

/**
 * How far rules of each kind of evidence can take the REQUIRED requirements that are counted, computed from the rules that exist.
 *
 * @param sourceOf the kind of evidence that a rule's check reads
 */
export function reachOf(
  results: readonly Pick<RequirementResult, "requirement" | "sameAs" | "countedElsewhere">[],
  rules: readonly Rule[],
  sourceOf: (rule: Rule) => Source,
): Reach[] {
  const required = results.filter((one) => one.requirement.level === "REQUIRED" && one.countedElsewhere !== true);
  const sources: readonly Source[] = ["openapi", "repository", "configuration", "live"];
  return sources.map((source) => {
    let settle = 0;
    let refute = 0;
    for (const { requirement, sameAs } of required) {
      const ruled = rules.some((rule) => rule.requirement === requirement.id) ? requirement.id : sameAs;
      const own = rules.filter((rule) => rule.requirement === ruled && sourceOf(rule) === source);
      const provable = (part: string): boolean =>
        own.some((rule) => canProve(rule) && (rule.part === undefined || rule.part === part));
      if (partsOf(requirement).every(provable)) settle += 1;
      else if (own.some(canRefute)) refute += 1;
    }
    return { source, settle, refute, required: required.length };
  });
}
