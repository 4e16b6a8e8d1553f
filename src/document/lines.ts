import type { Location } from "../model.ts";

/** Lines and columns of a text. LF, CRLF and a lone CR end a line (YAML 1.2.2, section 5.4); columns count UTF-16 code units. */
export class Lines {
  readonly #text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The 1-based line and column of an offset of the text. */
  locate(file: string, offset: number): Location {
    const starts = this.#lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: offset - (starts[low] as number) + 1 };
  }

  /** The text of a 1-based line without its line end; "" for a line that is not there. */
  line(line: number): string {
    const starts = this.#lineStarts();
    const start = starts[line - 1];
    if (start === undefined) return "";
    let end = starts[line] ?? this.#text.length;
    if (end > start && line < starts.length) {
      if (this.#text.charCodeAt(end - 1) === 10) end -= 1;
      if (end > start && this.#text.charCodeAt(end - 1) === 13) end -= 1;
    }
    return this.#text.slice(start, end);
  }

  #lineStarts(): readonly number[] {
    if (this.#starts !== undefined) return this.#starts;
    const text = this.#text;
    const starts = text.includes("\r") ? startsAfterAny(text) : startsAfterFeeds(text);
    this.#starts = starts;
    return starts;
  }
}

/** Offsets of lines in the usual text, whose lines end with LF only: those are found without looking at each character here. */
function startsAfterFeeds(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return starts;
}

function startsAfterAny(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c > 13) continue;
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

/** The offset at which the line of an offset begins. */
export function startOfLine(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineEnd(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** The offset of the line end after an offset, or the end of the text. */
export function endOfLine(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at += 1;
  return at;
}

/** Whether a character is LF or CR. */
export function isLineEnd(c: number): boolean {
  return c === 10 || c === 13;
}
