import rulebook from "#generated/rulebook";
import { checks } from "../checks/index.ts";
import type { Requirement, Rule, Source, Specification, Strength } from "../model.ts";

/**
 * How far the rules of this version go on one requirement. `prove`: every part can be proved. `prove-in-part`: some parts.
 * `refute`: a violation can be found. `hint`: only hints. `unread`: no rule, and no evidence for it is of a kind that this version
 * reads. `none`: no rule, though the evidence is of a kind that this version reads.
 */
export type Coverage = "prove" | "prove-in-part" | "refute" | "hint" | "unread" | "none";

/** The strengths from the most to the least telling. */
export const STRENGTHS: readonly Strength[] = ["decides", "proves", "refutes", "hints"];

/** Every requirement with its publication and its rules, the most telling first. */
export interface Listed {
  readonly publication: Specification;
  readonly requirement: Requirement;
  readonly rules: readonly Rule[];
}

/** All requirements of this release. */
export function allListed(): Listed[] {
  return rulebook.specifications.flatMap((publication) =>
    publication.requirements.map((requirement) => ({
      publication,
      requirement,
      rules: rulesOf(publication, requirement),
    })),
  );
}

function rulesOf(publication: Specification, requirement: Requirement): Rule[] {
  return publication.rules
    .filter((rule) => rule.requirement === requirement.id)
    .sort((a, b) => STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength));
}

/** The kind of evidence that a rule reads. */
export function sourceOf(rule: Rule): Source {
  const check = checks.get(rule.check);
  if (check === undefined) throw new Error(`rule ${rule.qualifiedId} names an unknown check: ${rule.check}`);
  return check.source;
}

/** The kinds of evidence that some check of this version reads. */
export function sourcesRead(): ReadonlySet<Source> {
  return new Set([...checks.values()].map((check) => check.source));
}

/** Whether some rule can prove a part; without a part the requirement as a whole. */
export function canBeProved(rules: readonly Rule[], part: string | undefined): boolean {
  return rules.some(
    ({ strength, part: examined }) =>
      (strength === "decides" || strength === "proves") && (examined === undefined || examined === part),
  );
}

/** How far rules go on a requirement. */
export function coverageOf({ requirement, rules }: Pick<Listed, "requirement" | "rules">): Coverage {
  if (rules.length === 0) {
    const read = sourcesRead();
    return requirement.evidence.some((source) => read.has(source)) ? "none" : "unread";
  }
  const parts = requirement.parts.length === 0 ? [undefined] : requirement.parts.map(({ id }) => id);
  const proved = parts.filter((part) => canBeProved(rules, part)).length;
  if (proved === parts.length) return "prove";
  if (proved > 0) return "prove-in-part";
  return rules.some(({ strength }) => strength !== "hints") ? "refute" : "hint";
}
