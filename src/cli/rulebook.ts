import index from "#generated/specifications";
import type { Language, Publication, Rulebook } from "../model.ts";

/** What this release can judge by. */
export const knownSpecifications: readonly Publication[] = index.specifications;

/** Which rule set this is. The digest covers all of it, whatever is loaded. */
export const rulebookIdentity: Pick<Rulebook, "version" | "digest"> = { version: index.version, digest: index.digest };

/**
 * The requirements and rules of these publications and no others, with their texts in the languages that are needed, at least: the texts
 * of all languages are most of it, and most runs speak one.
 */
export async function loadRulebook(
  publications: readonly Publication[],
  languages: ReadonlySet<Language>,
): Promise<Rulebook> {
  const [language, ...others] = languages;
  const texts = language !== undefined && others.length === 0 ? language : "all";
  const chosen = index.specifications.filter(({ id, edition }) =>
    publications.some((one) => one.id === id && one.edition === edition),
  );
  const specifications = await Promise.all(chosen.map(async ({ load }) => (await load[texts]()).default));
  const byOrder = publications.flatMap((one) => specifications.filter(({ id }) => id === one.id));
  return { ...rulebookIdentity, specifications: byOrder };
}

/** The publication that a requirement stands in: `govstack-bb-consent-fr#6.1.1` is one of govstack-bb-consent. */
export function publicationOf(requirement: string): Publication | undefined {
  const [specification = ""] = requirement.split("#");
  return knownSpecifications.find(({ id }) => specification.replace(/-[a-z]+$/u, "") === id);
}
