import type { Language, Rulebook } from "../model.ts";

const BY_LANGUAGE: Readonly<Record<Language, () => Promise<{ readonly default: Rulebook }>>> = {
  en: () => import("#generated/rulebook-en"),
  fr: () => import("#generated/rulebook-fr"),
  ar: () => import("#generated/rulebook-ar"),
};

/**
 * The rules and requirements of this release with their texts in the languages that are needed, at least: the texts of all languages are
 * most of it, and most runs speak one.
 */
export async function loadRulebook(languages: ReadonlySet<Language>): Promise<Rulebook> {
  const [language, ...others] = languages;
  const one = language !== undefined && others.length === 0;
  const { default: rulebook } = await (one ? BY_LANGUAGE[language]() : import("#generated/rulebook"));
  return rulebook;
}
