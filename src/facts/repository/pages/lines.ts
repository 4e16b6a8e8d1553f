/** A line of a document, as far as its markup tells what it is. Lines that say nothing (blank, comments, directives) are left out. */
export interface PageLine {
  /** `item`: of a list, its first line. `row`: of a table. `code`: in a block that is shown as written. */
  readonly kind: "heading" | "text" | "item" | "row" | "code";
  /** Without the marks of headings and lists. */
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  /** Of a heading, 1 for the highest; 0 otherwise. */
  readonly level: number;
  /** For the first line of a block of code: the language it names, "" where it names none; undefined in all other lines. */
  readonly opens?: string;
}

/** Reads the lines of a file in one kind of markup. */
export type LineReader = (lines: readonly string[]) => Iterable<PageLine>;

/** No line is looked at beyond that. */
const WIDTH = 2_000;

/** A line without what is beyond its width, and without blanks at its end. */
export function cut(line: string | undefined): string {
  const text = line ?? "";
  return (text.length > WIDTH ? text.slice(0, WIDTH) : text).trimEnd();
}

/** The mark of a list in front of a line: a bullet, a number, a letter, a box; its length, or 0. */
export function itemMark(line: string): number {
  return (
    /^\s{0,12}(?:[-*+•‣–]|(?:\d{1,3}|[a-zA-Z]|#|[ivx]{1,4})[.)]|\(?\d{1,3}\)|\.{1,5}|\*{2,5})\s+(?:\[[ xX]\]\s+)?(?=\S)/.exec(
      line,
    )?.[0].length ?? 0
  );
}

/** A line that is all underline of a heading: one sign, three times at least; the sign, or "". */
export function underline(line: string | undefined): string {
  const match = /^([=\-~^"'`#*+.:_])\1{2,}\s*$/.exec(cut(line));
  return match?.[1] ?? "";
}

/** A whole line in bold that stands for a heading: "**Backup**", "__Backup:__". */
export function boldHeading(line: string): string {
  const match = /^(?:\*\*|__)([^*_]{2,80})(?:\*\*|__):?$/.exec(line.trim());
  return match?.[1]?.replace(/:$/, "").trim() ?? "";
}
