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
export const MEASURED = 400;

/**
 * Pairs the operations of two groups that no name tells apart, so that as little as possible differs: three times `POST /vouchers`, told
 * apart by their bodies. Each offered one serves one of the reference.
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
  return references.flatMap((reference, row): Pair[] => {
    const partner = offered[columns[row] ?? -1];
    return partner === undefined ? [] : [[reference, partner]];
  });
}

/**
 * Differences count first, then what cannot be told, then who serves it: of operations that fit alike, the building block's own come before
 * those of its callers. Last the order of the documents, so that the answer is always the same.
 */
function cost({ differences, open }: Distance, { role }: InterfaceOperation, apart: number): number {
  const order = Math.min(apart * apart, 999);
  return Math.min(differences, 9999) * 1e9 + Math.min(open, 999) * 1e6 + (role === "provider" ? 0 : 1e4) + order;
}

/**
 * The one of several offered operations that serve siblings of an operation, of one method and path with it, which accepts its requests as
 * well: one that takes a voucher's creation and its cancellation serves both. Of several the one that differs least.
 */
export function shared<Candidate extends { readonly offered: InterfaceOperation }>(
  reference: InterfaceOperation,
  candidates: readonly Candidate[],
  measure: Measure,
): Candidate | undefined {
  let best: { readonly candidate: Candidate; readonly differences: number } | undefined;
  for (const candidate of candidates) {
    const { accepts, differences } = measure(reference, candidate.offered);
    if (accepts && (best === undefined || differences < best.differences)) best = { candidate, differences };
  }
  return best?.candidate;
}
