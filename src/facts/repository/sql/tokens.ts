/** A piece of SQL that is neither blank, comment nor the inside of a text. */
export interface Token {
  /** As written; of a quoted name what stands in the quotes, of a text "". */
  readonly text: string;
  /** In upper case; "" for all but words. */
  readonly word: string;
  readonly kind: "word" | "name" | "text" | "symbol";
  readonly at: number;
}

/** More tokens of one file are not read: larger dumps hold data. */
const MOST_TOKENS = 400_000;

const BLANK = /\s+/y;
const WORD = /@{0,2}[\p{L}_#][\p{L}\p{N}_$#@]*/uy;
const NUMBER = /\d[\w.]*/y;
const DOLLAR = /\$(?:[A-Za-z_]\w*)?\$/y;

/**
 * Splits SQL as PostgreSQL, MySQL, Oracle, SQL Server and SQLite write it (ISO/IEC 9075-2, 5.2; PostgreSQL manual, 4.1; MySQL manual,
 * 11.1 and 11.7; Transact-SQL reference, "Database identifiers"). Comments are dropped, but for those that MySQL runs: what stands in
 * `/*! … *\/`. Never fails: what is not closed goes on to the end.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  // Where the client's delimiter is set, two dollars are one, and do not quote (MySQL manual, 27.1).
  const dollars = !/^\s*delimiter\s/imu.test(text);
  let at = 0;
  let run = false;
  while (at < text.length && tokens.length < MOST_TOKENS) {
    const char = text[at] as string;
    const blank = matchAt(BLANK, text, at);
    if (blank !== "") at += blank.length;
    else if (text.startsWith("--", at) || (char === "#" && isLineStart(text, at))) at = behind(text, "\n", at);
    else if (text.startsWith("/*!", at)) {
      at += 3 + matchAt(NUMBER, text, at + 3).length;
      run = true;
    } else if (run && text.startsWith("*/", at)) {
      at += 2;
      run = false;
    } else if (text.startsWith("/*", at)) at = behind(text, "*/", at + 2);
    else if (char === "'") {
      tokens.push({ text: "", word: "", kind: "text", at });
      at = quoteEnd(text, at, "'");
    } else if (char === '"' || char === "`" || (char === "[" && /[\p{L}_]/u.test(text[at + 1] ?? ""))) {
      const end = quoteEnd(text, at, char === "[" ? "]" : char);
      tokens.push({ text: text.slice(at + 1, Math.min(end - 1, at + 200)), word: "", kind: "name", at });
      at = end;
    } else {
      const dollar = dollars && char === "$" ? matchAt(DOLLAR, text, at) : "";
      // The body of an anonymous block is run, not kept (PostgreSQL manual, DO).
      if (dollar !== "" && tokens.at(-1)?.word !== "DO") {
        tokens.push({ text: "", word: "", kind: "text", at });
        at = behind(text, dollar, at + dollar.length);
      } else {
        const word = dollar === "" ? matchAt(WORD, text, at) : "";
        const piece = dollar || word || matchAt(NUMBER, text, at) || char;
        tokens.push({
          text: piece,
          word: word === "" ? "" : word.toUpperCase(),
          kind: word === "" ? "symbol" : "word",
          at,
        });
        at += piece.length;
      }
    }
  }
  return tokens;
}

/** The inside of the text in quotes that begins at a token. */
export function textAt(text: string, { at }: Token): string {
  return text.slice(at + 1, Math.max(at + 1, quoteEnd(text, at, "'") - 1)).slice(0, 200);
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

function isLineStart(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === "\n";
}

/** A quote is doubled to stand inside; a backslash in front takes its meaning, unless the text seems to end there. */
function quoteEnd(text: string, from: number, close: string): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === "\\" && close === "'" && text[at + 1] !== undefined) {
      if (text[at + 1] !== "'" || !/[\s,;)]/.test(text[at + 2] ?? ";")) at++;
    } else if (text[at] === close) {
      if (text[at + 1] !== close) return at + 1;
      at++;
    }
  }
  return text.length;
}
