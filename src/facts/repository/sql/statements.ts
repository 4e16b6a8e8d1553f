import type { StatementFact } from "../facts.ts";
import { columnsOf, encodingOf } from "./columns.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** One statement of SQL that facts are made of. */
export interface Statement {
  readonly kind: StatementFact["kind"] | "drop" | "conversion";
  /** Lower case, without the schema in front. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly encoding: string;
  readonly at: number;
}

/** More statements of one file are not listed. */
const MOST = 2_000;

/** What may stand between CREATE and what is created, in the grammars of the five large products. */
const BETWEEN = new Set(
  "OR REPLACE ALTER TEMP TEMPORARY GLOBAL LOCAL UNLOGGED CONSTRAINT EVENT EDITIONABLE NONEDITIONABLE AGGREGATE EXTERNAL FOREIGN VIRTUAL MATERIALIZED FORCE NOFORCE PRIVATE SHARDED DUPLICATED DEFINER CURRENT_USER SQL SECURITY INVOKER ALGORITHM UNDEFINED MERGE TEMPTABLE".split(
    " ",
  ),
);
const KINDS: Readonly<Record<string, StatementFact["kind"]>> = {
  TRIGGER: "trigger",
  FUNCTION: "function",
  PROCEDURE: "procedure",
  PROC: "procedure",
  // Oracle: a package is a set of procedures.
  PACKAGE: "procedure",
  TABLE: "table",
  DATABASE: "database",
  VIEW: "view",
};

/** The statements of a script that create, change or drop tables, databases and what is programmed into them, and those that delete. */
export function statementsOf(text: string): Statement[] {
  const found: Statement[] = [];
  if (!/\b(?:create|alter|drop|delete)\b/iu.test(text)) return found;
  const tokens = tokensOf(text);
  for (let i = 0; i < tokens.length && found.length < MOST; i++) {
    const word = tokens[i]?.word ?? "";
    if (word !== "CREATE" && word !== "ALTER" && word !== "DROP" && word !== "DELETE") continue;
    // GRANT CREATE TABLE TO …; ON DELETE CASCADE; AFTER UPDATE OR DELETE ON …
    if (/^(?:GRANT|REVOKE|DENY|ON|OR|AFTER|BEFORE|OF|FOR)$|^,$/.test(before(tokens, i))) continue;
    const statement = READ[word](text, tokens, i);
    if (statement !== undefined) found.push(statement);
  }
  return found;
}

const READ = { CREATE: readCreate, ALTER: readAlter, DROP: readDrop, DELETE: readDelete } as const;

function before(tokens: readonly Token[], i: number): string {
  const token = tokens[i - 1];
  return token === undefined ? "" : token.word || token.text;
}

function readCreate(text: string, tokens: readonly Token[], i: number): Statement | undefined {
  let next = i + 1;
  for (let steps = 0; steps < 20; steps++, next++) {
    const token = tokens[next];
    if (token === undefined) return undefined;
    if (token.kind === "word" && Object.hasOwn(KINDS, token.word)) break;
    // DEFINER=`root`@`localhost`
    if (token.kind === "word" && !BETWEEN.has(token.word) && !["=", "@"].includes(before(tokens, next)))
      return undefined;
    if (token.kind === "symbol" && !["=", "@", "(", ")"].includes(token.text)) return undefined;
  }
  const kind = KINDS[tokens[next]?.word ?? ""];
  if (kind === undefined) return undefined;
  const { name, schema, end } = nameAt(tokens, next + 1);
  if (name === "" || schema === "pg_temp") return undefined;
  const tail = tokens.slice(end, statementEnd(tokens, end));
  return {
    kind,
    name,
    columns: kind === "table" ? columnsOf(tail) : [],
    encoding: kind === "table" || kind === "database" ? encodingOf(text, tail) : "",
    at: tokens[i]?.at ?? 0,
  };
}

/** ALTER TABLE … ADD …; ALTER TABLE … CONVERT TO CHARACTER SET …; ALTER DATABASE … CHARACTER SET … */
function readAlter(text: string, tokens: readonly Token[], i: number): Statement | undefined {
  const what = tokens[i + 1]?.word;
  if (what !== "TABLE" && what !== "DATABASE") return undefined;
  const { name, end } = nameAt(tokens, i + 2);
  if (name === "") return undefined;
  const tail = tokens.slice(end, statementEnd(tokens, end));
  const encoding = encodingOf(text, tail);
  const columns: string[] = [];
  for (let j = 0; j < tail.length && columns.length < 100; j++) {
    if (tail[j]?.word !== "ADD") continue;
    let first = j + 1;
    while (["COLUMN", "IF", "NOT", "EXISTS"].includes(tail[first]?.word ?? "")) first++;
    if (tail[first]?.text === "(") columns.push(...columnsOf(tail.slice(first)));
    else columns.push(...columnsOf([OPEN, ...tail.slice(first, first + 2), CLOSE]));
  }
  const at = tokens[i]?.at ?? 0;
  if (encoding !== "") return { kind: "conversion", name, columns, encoding, at };
  return columns.length === 0 ? undefined : { kind: "alteration", name, columns, encoding, at };
}
const OPEN: Token = { text: "(", word: "", kind: "symbol", at: 0 };
const CLOSE: Token = { ...OPEN, text: ")" };

function readDrop(_: string, tokens: readonly Token[], i: number): Statement | undefined {
  let next = i + 1;
  if (tokens[next]?.word === "MATERIALIZED" || tokens[next]?.word === "EVENT") next++;
  if (!Object.hasOwn(KINDS, tokens[next]?.word ?? "")) return undefined;
  const { name } = nameAt(tokens, next + 1);
  return name === "" ? undefined : { kind: "drop", name, columns: [], encoding: "", at: tokens[i]?.at ?? 0 };
}

function readDelete(_: string, tokens: readonly Token[], i: number): Statement | undefined {
  if (tokens[i + 1]?.word !== "FROM") return undefined;
  const { name } = nameAt(tokens, i + 2);
  return name === "" ? undefined : { kind: "delete", name, columns: [], encoding: "", at: tokens[i]?.at ?? 0 };
}

/** The name at a token, what stands in front of the dot apart, and the token behind it. */
function nameAt(tokens: readonly Token[], from: number): { name: string; schema: string; end: number } {
  let next = from;
  while (["IF", "NOT", "EXISTS", "ONLY", "BODY", "CONCURRENTLY"].includes(tokens[next]?.word ?? "")) next++;
  const parts: string[] = [];
  for (; parts.length < 5; next++) {
    const token = tokens[next];
    if (token === undefined || (token.kind !== "word" && token.kind !== "name")) break;
    parts.push(token.text.toLowerCase());
    if (tokens[next + 1]?.text !== ".") {
      next++;
      break;
    }
    next++;
  }
  return { name: (parts.at(-1) ?? "").slice(0, 200), schema: parts.at(-2) ?? "", end: next };
}

/** The end of a statement: its semicolon, or what begins the next batch. Semicolons in the body of a procedure end it too: what matters stands before. */
function statementEnd(tokens: readonly Token[], from: number): number {
  let end = from;
  while (end < tokens.length && end - from < 20_000 && tokens[end]?.text !== ";" && tokens[end]?.word !== "GO") end++;
  return end;
}
