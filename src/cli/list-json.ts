import publications from "#generated/publications";
import type { Rule } from "../model.ts";
import { type Listed, sourceOf } from "./coverage.ts";

/** Requirements for programs. Texts are English. */
export function requirementsJson(listed: readonly Listed[]): object[] {
  return listed.map(({ publication, requirement, rules }) => ({
    id: requirement.id,
    specification: requirement.specification,
    publication: `${publication.id}@${publication.edition}`,
    level: requirement.level,
    observability: requirement.observability,
    mutability: requirement.mutability,
    title: requirement.title.en,
    summary: requirement.summary.en,
    aliases: requirement.aliases,
    url: requirement.url,
    evidence: requirement.evidence,
    settledBy: requirement.settledBy.en,
    parts: requirement.parts.map(({ id, title }) => ({ id, title: title.en })),
    rules: rules.map((rule) => ({
      id: rule.qualifiedId,
      strength: rule.strength,
      part: rule.part ?? null,
      check: rule.check,
      source: sourceOf(rule),
    })),
  }));
}

/** Rules for programs. */
export function rulesJson(listed: readonly { readonly listed: Listed; readonly rule: Rule }[]): object[] {
  return listed.map(({ listed: { requirement }, rule }) => ({
    id: rule.qualifiedId,
    requirement: requirement.id,
    level: requirement.level,
    part: rule.part ?? null,
    strength: rule.strength,
    check: rule.check,
    source: sourceOf(rule),
    remedy: rule.remedy.en,
  }));
}

/** Specifications for programs. */
export function specificationsJson(groups: readonly (readonly [id: string, listed: readonly Listed[]])[]): object[] {
  return groups.flatMap(([id, listed]) => {
    const publication = listed[0]?.publication;
    if (publication === undefined) return [];
    const name = `${publication.id}@${publication.edition}`;
    const levels: Record<string, number> = {};
    for (const { requirement } of listed) levels[requirement.level] = (levels[requirement.level] ?? 0) + 1;
    return {
      id,
      publication: name,
      edition: publication.edition,
      published: publications[name]?.published ?? null,
      url: publication.url,
      requirements: levels,
      rules: listed.reduce((sum, { rules }) => sum + rules.length, 0),
    };
  });
}
