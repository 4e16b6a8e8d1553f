import { isProgram } from "../code/grammar.ts";
import type { TraceFact, TraceSort } from "../facts.ts";

/** One way in which something shows in a text. */
export interface TracePattern {
  readonly of: TraceSort;
  /** What it is called; without it the first group of the match that took part. */
  readonly name?: string;
  /** Names of languages; all programming languages without it. */
  readonly languages?: readonly string[];
  /** The paths that it is looked for in; all without it. */
  readonly path?: RegExp;
  /** Global. Never matches over more than a line or two. */
  readonly pattern: RegExp;
  /** Looked for outside quotes only. */
  readonly bare?: true;
  /** The line in which it must not stand. */
  readonly not?: RegExp;
  /** It may stand in a text in quotes; otherwise it begins outside of them, or with a quote. */
  readonly quoted?: true;
  /** Every spot is listed, not only the first of a name in a file. */
  readonly all?: true;
  /** Nothing else can be meant: always, or told by what stands around. Without it as its sort is in `GUESSES`. */
  readonly certain?: true | ((spot: Spot) => boolean);
}

/** What speaks against something is a guess unless its pattern says more. */
const GUESSES: ReadonlySet<TraceSort> = new Set<TraceSort>([
  "weak-hash",
  "weak-cipher",
  "weak-key",
  "weak-signature",
  "refuses-unknown-fields",
  "server-session",
  "hard-delete",
]);

/** Where a pattern matched. */
export interface Spot {
  readonly path: string;
  readonly match: RegExpMatchArray;
  /** The line that it begins in, without comments. */
  readonly line: string;
  readonly file: SourceText;
}

/** A text without comments, and one without what stands in quotes as well; lines are cut. */
export interface SourceText {
  readonly path: string;
  readonly language: string;
  readonly code: string;
  readonly bare: string;
}

/** What was found, before it has a place. */
export interface Found extends Pick<TraceFact, "of" | "name" | "certain"> {
  readonly at: number;
  readonly number?: number;
}

/** More spots of one sort in one file are not listed. */
const MOST = 50;

/** Everything that the patterns find in a text, in order of the patterns. */
export function find(file: SourceText, patterns: readonly TracePattern[]): Found[] {
  const found: Found[] = [];
  for (const { of, name, pattern, path, bare, not, all, quoted, certain } of patterns) {
    if (path !== undefined && !path.test(file.path)) continue;
    let count = 0;
    const names = new Set<string>();
    for (const match of (bare ? file.bare : file.code).matchAll(pattern)) {
      const line = lineAt(file.code, match.index);
      const called = (name ?? match.slice(1).find((group) => group !== undefined) ?? match[0]).trim().slice(0, 100);
      if (not?.test(line) || (!all && names.has(called))) continue;
      const at = match.index + match[0].length - match[0].trimStart().length;
      if (!quoted && file.bare[at] !== file.code[at] && isProgram(file.language)) continue;
      names.add(called);
      const spot = { path: file.path, match, line, file };
      const sure = certain === undefined ? !GUESSES.has(of) : certain === true || certain(spot);
      found.push({ of, name: called, certain: sure, at });
      if (++count >= MOST) break;
    }
  }
  return found;
}

/** The line that an offset lies in. */
export function lineAt(text: string, at: number): string {
  const begin = text.lastIndexOf("\n", at - 1) + 1;
  const end = text.indexOf("\n", at);
  return text.slice(begin, end < 0 ? text.length : end);
}

/**
 * What stands in the parentheses that open at or behind an offset.
 *
 * @param bare without what stands in quotes, so that parentheses there do not count
 */
export function argumentsAt(bare: string, from: number): readonly [number, number] | undefined {
  const open = bare.indexOf("(", from);
  return open < 0 || open - from > 200 ? undefined : insideAt(bare, open);
}

/**
 * What stands between the bracket at an offset and the one that closes it.
 *
 * @param bare without what stands in quotes, so that brackets there do not count
 */
export function insideAt(bare: string, open: number): readonly [number, number] | undefined {
  let depth = 0;
  const limit = Math.min(bare.length, open + 4_000);
  for (let at = open; at < limit; at++) {
    const char = bare[at];
    if (char === "(" || char === "[" || char === "{") depth++;
    else if ((char === ")" || char === "]" || char === "}") && --depth === 0) return [open + 1, at];
  }
  return undefined;
}

/** Programs that people run to build, seed or try things are not the service. */
export function isSideProgram(path: string): boolean {
  return /(?:^|\/)(?:scripts?|tools?|ci|\.github|\.ci|bench(?:marks?)?|load-?tests?|seeds?|seeders?|hack|dev|local|migrations?|build|gulp|tasks)\/|(?:^|[/._-])(?:seed|setup|gulpfile|rakefile|manage|dev|local)[._-]?\w*\.\w+$/iu.test(
    path,
  );
}
