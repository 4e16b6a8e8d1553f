/** A quoted text in a line of source code, JSON or XML. */
export interface Quoted {
  /** What stands between the quotation marks. */
  readonly text: string;
  /** 0-based column of the text. */
  readonly column: number;
  /** What stands between the quoted text before and this one; for the first, from the beginning of the line. */
  readonly gap: string;
  readonly mark: string;
}

/** A single quotation mark behind a letter is an apostrophe, unless the letter is a prefix of a string (`b'…'`). */
const QUOTED = /"((?:[^"\\]|\\.){0,1500})"|(?<![A-Za-z0-9]{2})'((?:[^'\\]|\\.){0,1500})'|`((?:[^`\\]|\\.){0,1500})`/gu;

/** At most so many quoted texts of a line are looked at. */
const MOST = 200;

/** The quoted texts of a line, in order. */
export function quotedIn(line: string): Quoted[] {
  const found: Quoted[] = [];
  let end = 0;
  for (const match of line.matchAll(QUOTED)) {
    const text = match[1] ?? match[2] ?? match[3] ?? "";
    found.push({ text, column: match.index + 1, gap: line.slice(end, match.index), mark: match[0][0] ?? "" });
    end = match.index + match[0].length;
    if (found.length >= MOST) break;
  }
  return found;
}
