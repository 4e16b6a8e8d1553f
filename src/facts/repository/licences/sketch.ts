/**
 * Texts of licences are compared by their runs of three words: how many of those of one text stand in another. Of long texts only every
 * n-th run is kept, chosen by its hash, so that the same runs are chosen in all texts (a FracMinHash).
 */

/** What is kept of a licence: the chosen runs, and which share of all they are. */
export interface Sketch {
  /** SPDX identifier. */
  readonly id: string;
  readonly osiApproved: boolean;
  /** How many different runs the text has. */
  readonly runs: number;
  /** Runs with a hash below this are kept: 2^32 keeps all. */
  readonly below: number;
  readonly hashes: ReadonlySet<number>;
}

/** Runs kept of a licence. */
export const KEPT = 160;
const ALL = 2 ** 32;
/** Of a file no more words are looked at: the longest licences have ten thousand. */
const MOST_WORDS = 40_000;

/** Chooses what is kept of a text. */
export function choose(text: string): Pick<Sketch, "runs" | "below" | "hashes"> {
  const all = runsOf(text);
  const below = all.size <= KEPT ? ALL : Math.ceil((ALL * KEPT) / all.size);
  return { runs: all.size, below, hashes: new Set([...all].filter((hash) => hash < below)) };
}

/** The hashes of all runs of three words, in the terms alone. */
export function runsOf(text: string): Set<number> {
  return runsIn(wordsOf(linesOf(text).terms));
}

/** The same of what follows the terms: how to apply them, or what somebody added. */
export function runsAfter(text: string): Set<number> {
  return runsIn(wordsOf(linesOf(text).rest));
}

function runsIn(words: readonly string[]): Set<number> {
  const hashes = new Set<number>();
  for (let at = 0; at + 2 < words.length; at++) hashes.add(hashOf(`${words[at]} ${words[at + 1]} ${words[at + 2]}`));
  return hashes;
}

/** The lines of a licence without those that say who holds the rights, and what stands behind the end of its terms. */
function linesOf(text: string): { readonly terms: readonly string[]; readonly rest: readonly string[] } {
  const lines = text
    .split(/\r\n|\n|\r/u)
    .map((line) => line.slice(0, 2_000))
    .filter((line) => !/^[\s#*>|/;-]{0,20}(?:copyright\b|\(c\)|©|all rights reserved)/iu.test(line));
  const terms = lines.findIndex((line) => /end of (?:the )?terms and conditions/iu.test(line));
  return terms === -1 ? { terms: lines, rest: [] } : { terms: lines.slice(0, terms), rest: lines.slice(terms + 1) };
}

function wordsOf(lines: readonly string[]): string[] {
  const words: string[] = [];
  for (const line of lines) {
    for (const [word] of line.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
      words.push(word.replace("licence", "license"));
      if (words.length === MOST_WORDS) return words;
    }
  }
  return words;
}

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), 32 bits, with a last mixing so that small hashes are as likely as large ones. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
