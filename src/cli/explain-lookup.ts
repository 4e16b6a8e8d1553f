import { editDistance } from "../load/nearest.ts";
import type { Requirement, Rule } from "../model.ts";
import { shortId, shortRuleId } from "../report/short-id.ts";
import { allListed, type Listed } from "./coverage.ts";
import { UsageError } from "./options.ts";

/** What an id names. A fingerprint is only known to look like one. */
export type Subject =
  | { readonly kind: "requirement"; readonly listed: Listed }
  | { readonly kind: "rule"; readonly listed: Listed; readonly rule: Rule }
  | { readonly kind: "finding"; readonly fingerprint: string };

const FINGERPRINT = /^[0-9a-f]{6,64}$/iu;
/** How many ids are suggested. */
const SUGGESTED = 4;

/**
 * Finds what an id names: a requirement (in full, short, or by an earlier number), a rule (with or without its publication), or a
 * finding (its fingerprint, or how that begins). Case does not matter.
 *
 * @throws UsageError for the id of several rules
 */
export function lookUp(id: string): Subject | undefined {
  const wanted = id.trim().toLowerCase();
  const all = allListed();
  const listed = all.find(({ requirement }) => namesOf(requirement).includes(wanted));
  if (listed !== undefined) return { kind: "requirement", listed };
  const [found, ...others] = rulesNamed(wanted);
  if (found !== undefined && others.length > 0) {
    const known = [found, ...others].map(({ rule }) => shortRuleId(rule.qualifiedId)).join(", ");
    throw new UsageError("ambiguous-rule", { id: wanted, known });
  }
  if (found !== undefined) return { kind: "rule", ...found };
  return FINGERPRINT.test(wanted) ? { kind: "finding", fingerprint: wanted } : undefined;
}

/** A rule by its qualified id. */
export function findRule(qualifiedId: string): { readonly listed: Listed; readonly rule: Rule } | undefined {
  return rulesNamed(qualifiedId)[0];
}

/** Rules by their id, with their publication (in full or briefly) or without: then several can have it, and the core's comes alone. */
function rulesNamed(id: string): { readonly listed: Listed; readonly rule: Rule }[] {
  const all = allListed().flatMap((listed) => listed.rules.map((rule) => ({ listed, rule })));
  const named = all.filter(({ rule }) => rule.qualifiedId === id || shortRuleId(rule.qualifiedId) === id);
  return named.length > 0 ? named : all.filter(({ rule }) => rule.id === id);
}

/** The ids that were most likely meant: those that contain what was typed, then those few letters away. */
export function suggestions(id: string): string[] {
  const wanted = id.trim().toLowerCase().slice(0, 64);
  const known = allListed().flatMap(({ requirement, rules }) => [
    shortId(requirement.id),
    ...requirement.aliases,
    ...rules.map((rule) => shortRuleId(rule.qualifiedId)),
  ]);
  const near = known
    .map((name) => ({ name, distance: distanceTo(wanted, name) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(name.length / 3)));
  const least = Math.min(...near.map(({ distance }) => distance));
  return near
    .filter(({ distance }) => distance === least)
    .slice(0, SUGGESTED)
    .map(({ name }) => name);
}

/** Letters between two names; what merely continues or surrounds the one that was typed is near. */
function distanceTo(wanted: string, name: string): number {
  if (wanted.length >= 3 && name.includes(wanted)) return 1;
  return editDistance(wanted, name);
}

/** Everything that people may type for a requirement, in lower case. */
function namesOf({ id, specification, local, aliases }: Requirement): string[] {
  const number = local.replace(/^req-/u, "");
  const short = shortId(id);
  const specifications = [
    specification,
    specification.replace(/^govstack-/u, ""),
    specification.replace(/^govstack-bb-/u, ""),
    short.split("#")[0] ?? "",
  ];
  return [
    id,
    short,
    ...specifications.flatMap((name) => [`${name}#${number}`, `${name}#req-${number}`]),
    ...aliases,
  ].map((name) => name.toLowerCase());
}
