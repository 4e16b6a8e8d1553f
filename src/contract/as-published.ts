import type { Difference, Open } from "./comparison.ts";
import type { Conformance } from "./conform-tally.ts";

/**
 * What is held against an offer where the reference can be read in two ways: as it was meant, with its defects corrected, and by the
 * letter of the published file. What follows the letter cannot be called wrong, nor right: it is open, and a person must judge.
 *
 * @param meant the offer beside the reference as it was meant
 * @param literal the same offer beside the reference as published
 * @returns the first, without the differences that the second does not have; as it is where the second finds others
 */
export function readBothWays(meant: Conformance, literal: Conformance): Conformance {
  const names = new Set(meant.differences.map(nameOf));
  if (literal.differences.some((difference) => !names.has(nameOf(difference)))) return meant;
  const left = new Set(literal.differences.map(nameOf));
  const excused = meant.differences.filter((difference) => !left.has(nameOf(difference)));
  return {
    differences: meant.differences.filter((difference) => left.has(nameOf(difference))),
    open: [...meant.open, ...excused.map(asOpen)],
    empty: meant.empty,
    compared: meant.compared,
    substance: meant.substance,
  };
}

function asOpen({ kind, place }: Difference): Open {
  return { where: "", why: { code: "published", detail: kind }, place };
}

function nameOf({ kind, data }: Difference): string {
  return JSON.stringify([kind, data]);
}
