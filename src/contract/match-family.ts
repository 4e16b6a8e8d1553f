import type { InterfaceOperation } from "./interface.ts";
import { cheapestPairs } from "./match-assignment.ts";

/** How far an offered operation is from standing where one of the reference stands. */
export interface Distance {
  /** In how many things it differs. */
  readonly differences: number;
  /** How many things cannot be told. */
  readonly open: number;
  /** Whether it accepts every request of the reference's operation. */
  readonly accepts: boolean;
}

/** Measures an offered operation against one of the reference. */
export type Measure = (reference: InterfaceOperation, offered: InterfaceOperation) => Distance;

export type Pair = readonly [reference: InterfaceOperation, offered: InterfaceOperation];

/** More pairs than these are not measured; they go in order. No published interface comes near. */
const MEASURED = 400;

/**
 * Pairs the operations of two groups that no name tells apart, so that as little as possible differs: three times `POST /vouchers`, told
 * apart by their bodies. Each offered one serves one of the reference, but where several of the reference share one method and path, an
 * offered one that serves one of them may serve others whose requests it accepts as well.
 *
 * @returns pairs in the order of the reference; those that none is left for are absent
 */
export function assign(
  references: readonly InterfaceOperation[],
  offered: readonly InterfaceOperation[],
  measure: Measure,
): Pair[] {
  const [first] = references;
  const [only] = offered;
  if (first === undefined || only === undefined) return [];
  if (references.length === 1 && offered.length === 1) return [[first, only]];
  const measured = references.length * offered.length <= MEASURED;
  const columns = measured
    ? cheapestPairs(
        references.map((one, row) => offered.map((other, column) => cost(measure(one, other), one, row - column))),
      )
    : references.map((_, index) => (index < offered.length ? index : -1));
  const partners = columns.map((column) => offered[column]);
  const pairs: Pair[] = [];
  for (const [row, reference] of references.entries()) {
    const partner = partners[row] ?? (measured ? shared(reference, { references, partners, measure }) : undefined);
    if (partner !== undefined) pairs.push([reference, partner]);
  }
  return pairs;
}

/**
 * Differences count first, then what cannot be told, then who serves it: of operations that fit alike, the building block's own come before
 * those of its callers. Last the order of the documents, so that the answer is always the same.
 */
function cost({ differences, open }: Distance, { role }: InterfaceOperation, apart: number): number {
  const order = Math.min(apart * apart, 999);
  return Math.min(differences, 9999) * 1e9 + Math.min(open, 999) * 1e6 + (role === "provider" ? 0 : 1e4) + order;
}

interface Group {
  readonly references: readonly InterfaceOperation[];
  readonly partners: readonly (InterfaceOperation | undefined)[];
  readonly measure: Measure;
}

/** The offered operation that serves a sibling and accepts this one's requests, too; of several the one that differs least. */
function shared(
  reference: InterfaceOperation,
  { references, partners, measure }: Group,
): InterfaceOperation | undefined {
  let best: { readonly partner: InterfaceOperation; readonly differences: number } | undefined;
  for (const [row, sibling] of references.entries()) {
    const partner = partners[row];
    if (partner === undefined || sibling.method !== reference.method || sibling.path !== reference.path) continue;
    const { accepts, differences } = measure(reference, partner);
    if (accepts && (best === undefined || differences < best.differences)) best = { partner, differences };
  }
  return best?.partner;
}
