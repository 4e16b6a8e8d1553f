import { quote } from "../document/fault.ts";
import type { Problem, Publication } from "../model.ts";

/** A publication that can be judged by, with its edition. */
export type KnownSpecification = Publication;

/** What every building block extends: it applies to everybody. */
const CORE = "govstack-cfr";

/**
 * The publication that a person means: `govstack-bb-consent@1.0.0`, the same without its edition (then the newest), and briefly `consent`
 * or `bb-consent`. Case does not matter.
 *
 * @returns undefined when there is none
 */
export function findSpecification(entry: string, known: readonly KnownSpecification[]): KnownSpecification | undefined {
  const wanted = entry.trim().toLowerCase();
  const separator = wanted.indexOf("@");
  const name = separator === -1 ? wanted : wanted.slice(0, separator);
  const edition = separator === -1 ? undefined : wanted.slice(separator + 1);
  return known
    .filter((one) => namesOf(one).includes(name) && (edition === undefined || one.edition.toLowerCase() === edition))
    .sort((a, b) => a.edition.localeCompare(b.edition, "en", { numeric: true }))
    .at(-1);
}

function namesOf({ id }: KnownSpecification): string[] {
  return [id, id.replace(/^govstack-/u, ""), id.replace(/^govstack-(?:bb-|cfr-)?/u, "")];
}

/**
 * Holds an entry of `implements` against what exists.
 *
 * @returns undefined when it exists, else the code and data of the problem
 */
export function faultOfSpecification(
  entry: string,
  known: readonly KnownSpecification[],
): Pick<Problem, "code" | "data"> | undefined {
  if (findSpecification(entry, known) !== undefined) return undefined;
  return { code: "unknown-specification", data: { name: quote(entry), known: namesOfAll(known) } };
}

/** Everything that exists, in one line. */
export function namesOfAll(known: readonly KnownSpecification[]): string {
  return known.map(({ id, edition }) => `${id}@${edition}`).join(", ");
}

/**
 * What to judge by: the core, and each publication that was named, once, in the order in which they exist. Where one is named in two
 * editions the first counts, so what the caller names comes first.
 */
export function selectSpecifications(
  named: readonly KnownSpecification[],
  known: readonly KnownSpecification[],
): KnownSpecification[] {
  const core = findSpecification(CORE, known);
  const chosen = new Map<string, KnownSpecification>();
  for (const one of [...named, ...(core === undefined ? [] : [core])]) {
    if (!chosen.has(one.id)) chosen.set(one.id, one);
  }
  return known
    .filter((one) => chosen.get(one.id)?.edition === one.edition)
    .sort((a, b) => Number(a.id !== CORE) - Number(b.id !== CORE));
}
