import type { Surroundings } from "./around.ts";

/** A line is looked at in pieces of this length. */
export const PIECE = 2_000;
/** And so many pieces of one line, where a file of data stands in one. */
const MOST_PIECES = 50;
/** What stands across the end of a piece is seen in the next. */
const OVERLAP = 100;

/** The lines of a text, found as they are needed. */
export class Lines {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /**
   * The lines in which a pattern is found, in order, each once. One pass over the text.
   *
   * @param pattern with the flag `g`
   */
  *matching(pattern: RegExp): Iterable<Line> {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(this.text); match !== null; match = pattern.exec(this.text)) {
      const start = this.text.lastIndexOf("\n", match.index) + 1;
      const end = this.text.indexOf("\n", match.index);
      yield new Line(this.text, start, end < 0 ? this.text.length : end);
      if (end < 0) return;
      pattern.lastIndex = end + 1;
    }
  }
}

/** One line of a text. */
export class Line implements Surroundings {
  readonly #all: string;
  /** Where it begins in the text. */
  readonly start: number;
  readonly #end: number;

  constructor(all: string, start: number, end: number) {
    this.#all = all;
    this.start = start;
    this.#end = end;
  }

  /** The line, in pieces that are short enough for any expression; only the first unless all of it matters. */
  *pieces(all: boolean): Iterable<{ readonly text: string; readonly shift: number }> {
    const end = this.#all[this.#end - 1] === "\r" ? this.#end - 1 : this.#end;
    for (let piece = 0; piece < (all ? MOST_PIECES : 1); piece += 1) {
      const from = this.start + piece * PIECE;
      if (from >= end && piece > 0) return;
      const begin = piece === 0 ? from : from - OVERLAP;
      yield { text: this.#all.slice(begin, Math.min(end, from + PIECE)), shift: begin - this.start };
    }
  }

  after(count: number): { readonly text: string; readonly shift: number }[] {
    const lines: { text: string; shift: number }[] = [];
    for (let start = this.#end + 1; lines.length < count && start < this.#all.length; ) {
      const found = this.#all.indexOf("\n", start);
      const end = found < 0 ? this.#all.length : found;
      lines.push({
        text: this.#all.slice(start, Math.min(end, start + PIECE)).replace(/\r$/u, ""),
        shift: start - this.start,
      });
      start = end + 1;
    }
    return lines;
  }

  before(count: number): string[] {
    const lines: string[] = [];
    for (let end = this.start - 1; lines.length < count && end >= 0; ) {
      const start = this.#all.lastIndexOf("\n", end - 1) + 1;
      lines.push(this.#all.slice(start, Math.min(end, start + PIECE)).replace(/\r$/u, ""));
      if (start === 0) break;
      end = start - 1;
    }
    return lines;
  }
}
