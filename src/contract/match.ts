import type { ContractTier } from "../model.ts";
import type { Comparison, Declared } from "./comparison.ts";
import type { Interface, InterfaceOperation } from "./interface.ts";
import { mappings } from "./match-declared.ts";
import { assign, MEASURED, type Measure, shared } from "./match-family.ts";
import { index } from "./match-index.ts";
import { type Pass, passes } from "./match-tiers.ts";

/** The offered operation that serves one of the reference, and how it was found. */
export interface Match {
  readonly offered: InterfaceOperation;
  readonly tier: ContractTier;
}

export interface Matching {
  /** By operation of the reference; those that nothing serves are absent. */
  readonly matches: ReadonlyMap<InterfaceOperation, Match>;
  /** Offered operations that serve one of the reference. */
  readonly taken: ReadonlySet<InterfaceOperation>;
  readonly badMappings: Comparison["badMappings"];
}

/**
 * Finds for each operation of the reference the offered one that serves it. The surest way of all comes first for all operations, then the
 * next: what matches exactly is never taken by what only nearly matches. Linear in the number of operations, however many there are.
 *
 * @param measure how far an offered operation is from standing where one of the reference stands; asked only where names leave a choice
 */
export function match(
  reference: Interface,
  offer: Interface,
  declared: Declared | undefined,
  measure: Measure,
): Matching {
  const matches = new Map<InterfaceOperation, Match>();
  const taken = new Set<InterfaceOperation>();
  const pair = (
    references: readonly InterfaceOperation[],
    offers: readonly InterfaceOperation[],
    tier: ContractTier,
  ) => {
    const pairs = assign(
      references.filter((one) => !matches.has(one)),
      offers.filter((one) => !taken.has(one)),
      measure,
    );
    for (const [one, offered] of pairs) {
      matches.set(one, { offered, tier });
      taken.add(offered);
    }
    return pairs.length;
  };
  const badMappings: Comparison["badMappings"][number][] = [];
  for (const mapping of mappings(reference, offer, declared ?? { operations: {} })) {
    const names = { reference: mapping.reference, offered: mapping.offered };
    if (mapping.references.length === 0) badMappings.push({ ...names, side: "reference" });
    else if (pair(mapping.references, mapping.offers, "declared") === 0) badMappings.push({ ...names, side: "offer" });
  }
  for (const pass of passes(declared?.basePath)) {
    for (const [references, offers] of groups(reference, offer, pass, matches, taken))
      pair(references, offers, pass.tier);
  }
  shareFamilies(reference, matches, measure);
  return { matches, taken, badMappings };
}

/** Of operations with one method and path those that are left may be served by what serves their siblings. */
function shareFamilies(reference: Interface, matches: Map<InterfaceOperation, Match>, measure: Measure): void {
  for (const family of index(reference.operations, ({ method, path }) => [`${method} ${path}`]).values()) {
    if (family.length < 2 || family.length ** 2 > MEASURED) continue;
    const found = family.map((one) => matches.get(one)).filter((one) => one !== undefined);
    for (const one of family) {
      const match = matches.has(one) ? undefined : shared(one, found, measure);
      if (match !== undefined) matches.set(one, match);
    }
  }
}

type Group = readonly [references: readonly InterfaceOperation[], offers: readonly InterfaceOperation[]];

/** The operations that one pass takes for the same, of those that are still free, in the order of the reference. */
function groups(
  reference: Interface,
  offer: Interface,
  { tier, reference: referenceKeys, offer: offerKeys }: Pass,
  matches: ReadonlyMap<InterfaceOperation, Match>,
  taken: ReadonlySet<InterfaceOperation>,
): Group[] {
  // An operationId that is not unique on both sides says nothing, even when the others of that name are matched already.
  const whole = tier === "operation-id";
  const free = whole ? reference.operations : reference.operations.filter((one) => !matches.has(one));
  if (free.length === 0) return [];
  const offers = index(whole ? offer.operations : offer.operations.filter((one) => !taken.has(one)), offerKeys);
  const found: Group[] = [];
  for (const [key, references] of index(free, referenceKeys)) {
    const same = offers.get(key);
    if (same === undefined || (whole && (references.length > 1 || same.length > 1))) continue;
    found.push([references, same]);
  }
  return found;
}
