import { type Token, textAt } from "./tokens.ts";

/** More columns of one table are not listed. */
const MOST = 500;

/** What begins an item of a table's list that is no column. */
const NO_COLUMN = new Set(
  "CONSTRAINT PRIMARY FOREIGN UNIQUE KEY INDEX CHECK LIKE EXCLUDE FULLTEXT SPATIAL PERIOD SUPPLEMENTAL AS SELECT".split(
    " ",
  ),
);

/**
 * The columns in the first list in parentheses, in lower case.
 *
 * @param tokens what follows the name of the table
 */
export function columnsOf(tokens: readonly Token[]): string[] {
  const columns: string[] = [];
  let depth = 0;
  let first = false;
  for (const { text, word, kind } of tokens) {
    if (kind === "symbol" && text === "(") first = ++depth === 1;
    else if (kind === "symbol" && text === ")") {
      if (--depth <= 0) break;
    } else if (depth === 1 && text === "," && kind === "symbol") first = true;
    else if (first) {
      first = false;
      if (kind !== "symbol" && kind !== "text" && !NO_COLUMN.has(word) && columns.length < MOST)
        columns.push(text.toLowerCase());
    } else if (depth === 0 && word !== "") break;
  }
  return columns;
}

/** The character set or collation that is stated for a table or database, or else for one of its columns, in lower case; "" for none. */
export function encodingOf(source: string, tokens: readonly Token[]): string {
  let collation = "";
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const set = token.word === "CHARACTER" && tokens[i + 1]?.word === "SET";
    if (set || token.word === "CHARSET" || token.word === "ENCODING") {
      const value = valueAt(source, tokens, i + (set ? 2 : 1));
      // Identifiers of ASCII letters or bytes in one column are as good in UTF-8.
      if (value !== "" && value !== "ascii" && value !== "binary") return value;
    } else if (["COLLATE", "LC_COLLATE", "LC_CTYPE", "LOCALE"].includes(token.word)) {
      collation ||= valueAt(source, tokens, i + 1);
    }
  }
  return collation;
}

function valueAt(source: string, tokens: readonly Token[], from: number): string {
  const token = tokens[from]?.text === "=" ? tokens[from + 1] : tokens[from];
  if (token === undefined || token.kind === "symbol") return "";
  return (token.kind === "text" ? textAt(source, token) : token.text).toLowerCase();
}
