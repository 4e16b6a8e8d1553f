import { grammarOf } from "../code/grammar.ts";
import { strip } from "../code/strip.ts";
import { extensionOf } from "../languages.ts";
import { type Statement, statementsOf } from "../sql/statements.ts";
import { tablesOf } from "./schema-code.ts";
import { MIGRATION_TOOLS, type MigrationTool } from "./tools.ts";

/** A file that changes a schema, by the tool that runs it. */
export interface Step {
  readonly tool: string;
  readonly order: string;
  readonly reversible: boolean;
}

/** The step that a file is; undefined where no tool would take it for one. */
export function stepOf(path: string, text: string): (Step & { readonly way: MigrationTool }) | undefined {
  for (const way of MIGRATION_TOOLS) {
    const match = way.path.exec(path);
    if (match === null || (way.content !== undefined && !way.content.test(text))) continue;
    return { way, tool: way.tool, order: orderOf(way, match[1] ?? "", text), reversible: isReversible(way, text) };
  }
  return undefined;
}

/** Alembic chains its steps: each names the one before. */
function orderOf({ tool }: MigrationTool, found: string, text: string): string {
  if (tool !== "Alembic") return found.replace(/[-_.]+$/u, "");
  return /^revision\b[^=\n]{0,40}=\s*['"]([\w-]{1,80})['"]/mu.exec(text)?.[1] ?? "";
}

function isReversible({ back, noBack, down }: MigrationTool, text: string): boolean {
  if (noBack?.test(text)) return false;
  if (back === "always" || back?.test(text)) return true;
  if (back !== undefined && down === undefined) return false;
  const begin = down === undefined ? -1 : text.search(down.begin);
  return begin >= 0 && !isEmptyBody(text.slice(begin, begin + 800));
}

/** Whether a function does nothing, or only says that it can't. */
function isEmptyBody(text: string): boolean {
  const code = text.replace(/"""[^"]*"""|\/\*[^*]*\*\/|(?:\/\/|#)[^\n]*/gu, "");
  // Nothing follows the mark that begins the way back in a script.
  if (/^[^\n]*\s*$/u.test(code) && text.trimStart().startsWith("--")) return true;
  return /^[^\n]{0,200}?(?:\{|:|=>|=|\))\s*(?:\}|pass\b|raise\b|throw\b|return\s*(?:Promise\.resolve\(\)|null|true)?\s*;?\s*\}|undefined\b|null\b|false\b|end\b)/u.test(
    code.trimStart(),
  );
}

/** The text with the way back blanked. */
export function withoutDown(text: string, down: MigrationTool["down"]): string {
  const begin = down === undefined ? -1 : text.search(down.begin);
  if (down === undefined || begin < 0) return text;
  const rest = text.slice(begin);
  const up = rest.search(down.end);
  const gone = up <= 0 ? rest : rest.slice(0, up);
  return text.slice(0, begin) + gone.replace(/[^\n]/gu, " ") + (up <= 0 ? "" : rest.slice(up));
}

/** The statements in a migration that is written in a programming language: its own words for tables, and SQL in quotes. */
export function statementsInCode(path: string, text: string): Statement[] {
  const known = grammarOf(path);
  if (known === undefined) return [];
  const { code, strings } = strip(text, known.grammar);
  const found = tablesOf(code, extensionOf(path).slice(1));
  for (const [from, to] of [...strings, ...heredocs(code)].slice(0, 5_000)) {
    const body = code.slice(from, to).replace(/^['"`]+|['"`]+$/gu, (quotes) => " ".repeat(quotes.length));
    if (!/\b(?:create|alter|drop|delete)\b/iu.test(body)) continue;
    for (const statement of statementsOf(body)) found.push({ ...statement, at: from + statement.at });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** Texts that begin with `<<SQL` and end with a line of that word (Ruby: "Here Document Literals"; PHP: "Heredoc"). */
function heredocs(code: string): [number, number][] {
  const found: [number, number][] = [];
  for (const match of code.matchAll(/<<[<~-]?\s?["']?([A-Z]\w{0,40})["']?/gu)) {
    const from = code.indexOf("\n", match.index);
    const end = from < 0 ? -1 : code.slice(from, from + 100_000).search(new RegExp(`\\n[ \\t]*${match[1]}\\b`, "u"));
    if (end > 0) found.push([from, from + end]);
    if (found.length >= 200) break;
  }
  return found;
}
