import publications from "#generated/publications";
import type { Messages } from "../messages/messages.ts";
import type { Rule } from "../model.ts";
import { ruleRemedy } from "../report/rule-texts.ts";
import { settledByText } from "../report/settled-by.ts";
import { type Listed, sourceOf } from "./coverage.ts";

/**
 * Requirements for programs.
 *
 * @param messages in English
 */
export function requirementsJson(listed: readonly Listed[], messages: Messages): object[] {
  return listed.map(({ publication, requirement, rules }) => ({
    id: requirement.id,
    specification: requirement.specification,
    publication: `${publication.id}@${publication.edition}`,
    kind: requirement.kind,
    level: requirement.level,
    levelStated: requirement.levelStated,
    wordingConflicts: requirement.wordingConflicts ?? false,
    condition: requirement.condition?.en ?? null,
    restates: requirement.restates ?? null,
    repeats: requirement.repeats ?? null,
    contradicts: requirement.contradicts ?? null,
    observability: requirement.observability,
    mutability: requirement.mutability,
    title: requirement.title.en,
    summary: requirement.summary?.en ?? null,
    aliases: requirement.aliases,
    url: requirement.url,
    evidence: requirement.evidence,
    settledBy: settledByText(requirement, messages),
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

/**
 * Rules for programs.
 *
 * @param messages in English
 */
export function rulesJson(
  listed: readonly { readonly listed: Listed; readonly rule: Rule }[],
  messages: Messages,
): object[] {
  return listed.map(({ listed: { requirement }, rule }) => ({
    id: rule.qualifiedId,
    requirement: requirement.id,
    level: requirement.level,
    part: rule.part ?? null,
    strength: rule.strength,
    check: rule.check,
    source: sourceOf(rule),
    remedy: ruleRemedy(rule, messages),
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
