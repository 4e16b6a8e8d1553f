import type { KnownLicences } from "./known.ts";
import { runsAfter, runsOf, type Sketch } from "./sketch.ts";

/** Licences whose text stands in a file. */
export interface TextMatch {
  readonly licences: readonly Sketch[];
  /** Hardly anything else stands there that could change what is allowed. */
  readonly complete: boolean;
}

/** So much of a licence must be there: holders' names and lines that are left out or added make a difference of a few words. */
const ENOUGH = 0.9;
/** So many runs, or such a part of a long file, may be of none of the licences found: addresses, names of holders. */
const SMALL = 40;
const SMALL_PART = 0.05;

interface Candidate {
  readonly sketch: Sketch;
  /** Runs of the licence that the file has. */
  readonly common: number;
  /** Twice what they have in common beside what both have: 1 for equal texts (Sørensen–Dice). */
  readonly likeness: number;
}

/**
 * Finds the licences that a file holds the whole text of.
 *
 * @param known those that are known
 */
export function matchText(
  text: string,
  { sketches, appendix }: Pick<KnownLicences, "sketches" | "appendix">,
): TextMatch {
  const runs = runsOf(text);
  const candidates = sketches
    .flatMap((sketch) => candidate(sketch, runs) ?? [])
    .sort((a, b) => b.likeness - a.likeness || (a.sketch.id < b.sketch.id ? -1 : 1));
  const found: Candidate[] = [];
  for (const one of candidates) {
    if (found.every((other) => overlap(one.sketch, other.sketch) < 0.5)) found.push(one);
  }
  const covered = found.reduce((sum, { common }) => sum + common, 0);
  return {
    licences: found.map(({ sketch }) => sketch),
    complete:
      found.length > 0 && runs.size - covered < Math.max(SMALL, SMALL_PART * runs.size) && !hasMore(text, appendix),
  };
}

function candidate(sketch: Sketch, runs: ReadonlySet<number>): Candidate | undefined {
  let common = 0;
  for (const hash of sketch.hashes) if (runs.has(hash)) common += 1;
  const share = common / sketch.hashes.size;
  if (share < ENOUGH) return undefined;
  const whole = share * sketch.runs;
  return { sketch, common: whole, likeness: (2 * whole) / (sketch.runs + runs.size) };
}

/** Whether more follows the terms than the instructions how to apply them. */
function hasMore(text: string, appendix: ReadonlySet<number>): boolean {
  return [...runsAfter(text)].filter((run) => !appendix.has(run)).length >= SMALL;
}

/** How much of the smaller of two licences stands in the larger one, by the runs that are kept of both. */
function overlap(a: Sketch, b: Sketch): number {
  const [small, large] = a.runs < b.runs ? [a, b] : [b, a];
  let kept = 0;
  let common = 0;
  for (const hash of small.hashes) {
    if (hash >= large.below) continue;
    kept += 1;
    if (large.hashes.has(hash)) common += 1;
  }
  return kept === 0 ? 0 : common / kept;
}
