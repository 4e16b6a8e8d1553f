import type { Data, Problem } from "../model.ts";
import { Lines } from "./lines.ts";

/** Something wrong with a text, at an offset of it: a problem before lines are counted. */
export interface Fault {
  readonly code: string;
  readonly offset: number;
  readonly data?: Data;
  /** Another place that explains it, for example the first of two equal keys. */
  readonly related?: number;
}

/** How many problems of one file are told. */
export const MAX_FAULTS = 20;

/** The problems of a file, in the order of the text, at most `MAX_FAULTS`. All are fatal: the file has no value. */
export function problemsOf(path: string, text: string, faults: readonly Fault[]): Problem[] {
  const lines = new Lines(text);
  return [...faults]
    .sort((a, b) => a.offset - b.offset || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
    .filter(({ code, offset }, index, sorted) => {
      const before = sorted[index - 1];
      return before === undefined || before.code !== code || before.offset !== offset;
    })
    .slice(0, MAX_FAULTS)
    .map(({ code, offset, data = {}, related }) => {
      const problem: Problem = { code, data, severity: "fatal", file: path, location: lines.locate(path, offset) };
      return related === undefined ? problem : relate(problem, lines.locate(path, related));
    });
}

/** With the line of the other place as `otherLine`, so that texts can name both. */
function relate(problem: Problem, other: NonNullable<Problem["location"]>): Problem {
  return { ...problem, data: { ...problem.data, otherLine: other.line }, related: [other] };
}

/** A piece of the submission for a message: well-formed, of bearable length. Escaping is up to whoever prints it. */
export function quote(text: string): string {
  return wellFormed(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}

/** The text with every lone surrogate replaced by U+FFFD, as `String.prototype.toWellFormed` does. */
export function wellFormed(text: string): string {
  return LONE_SURROGATE.test(text) ? text.replace(LONE_SURROGATES, "\ufffd") : text;
}

const LONE_SURROGATE = /\p{Cs}/u;
const LONE_SURROGATES = /\p{Cs}/gu;

/** Whether a piece of text takes more bytes in UTF-8 than allowed; counted only when its length leaves a doubt. */
export function exceedsBytes(text: string, start: number, end: number, limit: number): boolean {
  const length = end - start;
  if (length > limit) return true;
  return length * 3 > limit && new TextEncoder().encode(text.slice(start, end)).length > limit;
}

/** A character by its code point, as Unicode writes it: U+000A. */
export function codePoint(point: number): string {
  return `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
}
