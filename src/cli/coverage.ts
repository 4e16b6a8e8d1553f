import rulebook from "#generated/rulebook";
import { sourceOfCheck } from "../checks/check.ts";
import { checks } from "../checks/index.ts";
import type { Requirement, Rule, Source, Specification, Strength } from "../model.ts";

/**
 * How far the rules of this version go on one requirement. `prove`: every part can be proved. `prove-in-part`: some parts.
 * `refute`: a violation can be found. `hint`: only hints. `unread`: no rule, and no evidence for it is of a kind that this version
 * reads. `none`: no rule, though the evidence is of a kind that this version reads. `elsewhere`: no rule of its own, since it says what
 * another requirement says, whose outcome it takes.
 */
export type Coverage = "prove" | "prove-in-part" | "refute" | "hint" | "elsewhere" | "unread" | "none";

/** The strengths from the most to the least telling. */
export const STRENGTHS: readonly Strength[] = ["decides", "proves", "refutes", "hints"];

/** Every requirement with its publication and its rules, the most telling first. */
export interface Listed {
  readonly publication: Specification;
  readonly requirement: Requirement;
  readonly rules: readonly Rule[];
}

/** All requirements of this release, the core's first. */
export function allListed(): Listed[] {
  const ofBlocks = ({ extends: bases }: Specification): number => Math.min(1, bases.length);
  return [...rulebook.specifications]
    .sort((a, b) => ofBlocks(a) - ofBlocks(b))
    .flatMap((publication) =>
      publication.requirements.map((requirement) => ({
        publication,
        requirement,
        rules: rulesOf(publication, requirement),
      })),
    );
}

/** All publications of this release. */
export function allPublications(): readonly Specification[] {
  return rulebook.specifications;
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
  return sourceOfCheck(check, rule.params);
}

/** The kinds of evidence that some rule of this release reads. */
export function sourcesRead(): ReadonlySet<Source> {
  return new Set(allPublications().flatMap(({ rules }) => rules.map(sourceOf)));
}

/** Whether some rule can prove a part; without a part the requirement as a whole. */
export function canBeProved(rules: readonly Rule[], part: string | undefined): boolean {
  return rules.some(
    ({ strength, part: examined }) =>
      (strength === "decides" || strength === "proves") && (examined === undefined || examined === part),
  );
}

/** The requirement that another one restates or repeats, and that decides it where it has no rules of its own. */
export function sameDuty({ restates, repeats }: Requirement): string | undefined {
  return restates ?? repeats;
}

/** How far rules go on a requirement. */
export function coverageOf({ requirement, rules }: Pick<Listed, "requirement" | "rules">): Coverage {
  if (rules.length === 0 && sameDuty(requirement) !== undefined) return "elsewhere";
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
