import type { Declared } from "./comparison.ts";
import type { Interface, InterfaceOperation } from "./interface.ts";
import { index } from "./match-index.ts";
import { folded, nameless, unslashed } from "./match-path.ts";

/** A mapping of govstack.yaml with the operations that it means on both sides: several where some share one method and path. */
export interface Mapping {
  readonly reference: string;
  readonly offered: string;
  readonly references: readonly InterfaceOperation[];
  readonly offers: readonly InterfaceOperation[];
}

/** The mappings that a vendor declares, by the reference's name, each with what it means; a side that is not found is empty. */
export function mappings(reference: Interface, offer: Interface, { operations }: Declared): Mapping[] {
  const entries = Object.entries(operations);
  if (entries.length === 0) return [];
  const inReference = finder(reference);
  const inOffer = finder(offer);
  return entries.map(([from, to]) => ({
    reference: from,
    offered: to,
    references: inReference(from),
    offers: inOffer(to),
  }));
}

/**
 * Finds operations by what people call them: the key, or method and path; names of variables, a slash at the end and the case of words
 * matter only where they tell operations apart.
 */
function finder({ operations }: Interface): (name: string) => readonly InterfaceOperation[] {
  const forms: readonly ((path: string) => string)[] = [(path) => path, nameless, unslashed, folded];
  const byKey = new Map(operations.map((operation) => [operation.key, operation]));
  const indexes = forms.map((form) => index(operations, ({ method, path }) => [`${method} ${form(path)}`]));
  return (name) => {
    const exact = byKey.get(name);
    if (exact?.key.includes("#")) return [exact];
    const text = name.trim();
    const blank = text.search(/\s/u);
    const path = text.slice(blank).trim();
    for (const [tier, form] of forms.entries()) {
      const found = indexes[tier]?.get(`${text.slice(0, blank).toUpperCase()} ${form(path)}`);
      if (found !== undefined) return found;
    }
    return [];
  };
}
