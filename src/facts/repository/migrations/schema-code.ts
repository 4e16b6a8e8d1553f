import type { Statement } from "../sql/statements.ts";

/** How tables are written in the code of migrations and models. */
interface Form {
  /** Begins a table; the first group is its name. */
  readonly table: RegExp;
  /** What surrounds what belongs to it. */
  readonly block: "(" | "{" | "indent";
  /** A column of it; the last group that matched is its name. */
  readonly column: RegExp;
  /** Calls that stand for columns. */
  readonly short?: readonly (readonly [RegExp, readonly string[]])[];
  /** It is added to a table that is there. */
  readonly alters?: true;
}

const STAMPS = ["created_at", "updated_at"] as const;

/** By the extension of the file. Sources: the manuals of the tools, as in tools.ts. */
const FORMS: Readonly<Record<string, readonly Form[]>> = {
  rb: [
    {
      table: /\bcreate_table\s*\(?\s*[:"'](\w+)/gu,
      block: "indent",
      column: /\bt\.(?!index|check_constraint|foreign_key|timestamps)\w+\s*\(?\s*[:"'](\w+)/gu,
      short: [[/\bt\.timestamps\b/u, STAMPS]],
    },
    { table: /\badd_column\s*\(?\s*[:"'](\w+)["']?\s*,\s*[:"'](\w+)/gu, block: "(", column: /^$/gu, alters: true },
  ],
  php: [
    {
      table: /\bSchema::create\(\s*['"](\w+)['"]/gu,
      block: "(",
      column: /\$table->(?!index|unique\(|primary|foreign\()\w+\(\s*['"](\w+)['"]/gu,
      short: [
        [/\$table->(?:nullable)?timestamps(?:Tz)?\(/iu, STAMPS],
        [/\$table->softDeletes(?:Tz)?\(/u, ["deleted_at"]],
      ],
    },
    {
      table: /\bSchema::table\(\s*['"](\w+)['"]/gu,
      block: "(",
      column: /\$table->(?!index|unique\(|primary|foreign\(|drop|rename)\w+\(\s*['"](\w+)['"]/gu,
      short: [
        [/\$table->timestamps(?:Tz)?\(/u, STAMPS],
        [/\$table->softDeletes(?:Tz)?\(/u, ["deleted_at"]],
      ],
      alters: true,
    },
  ],
  py: [
    { table: /\bop\.create_table\(\s*['"](\w+)['"]/gu, block: "(", column: /\bColumn\(\s*['"](\w+)['"]/gu },
    { table: /\bop\.add_column\(\s*['"](\w+)['"]/gu, block: "(", column: /\bColumn\(\s*['"](\w+)['"]/gu, alters: true },
    {
      table: /\bCreateModel\(\s*name\s*=\s*['"](\w+)['"]/gu,
      block: "(",
      column: /\(\s*['"](\w+)['"]\s*,\s*(?:models|django|\w+\.fields)\b/gu,
    },
    {
      table: /\bAddField\(\s*model_name\s*=\s*['"](\w+)['"]/gu,
      block: "(",
      column: /(?<!model_)\bname\s*=\s*['"](\w+)['"]/gu,
      alters: true,
    },
  ],
  cs: [
    { table: /\bCreateTable\(\s*name:\s*"(\w+)"/gu, block: "(", column: /\b(\w+)\s*=\s*table\.Column</gu },
    {
      table: /\bAddColumn<[^>]{1,80}>\(\s*name:\s*"\w+",\s*table:\s*"(\w+)"/gu,
      block: "(",
      column: /\bname:\s*"(\w+)"/gu,
      alters: true,
    },
  ],
  js: [
    {
      table: /\bqueryInterface\s*\.\s*createTable\(\s*['"`](\w+)['"`]/gu,
      block: "(",
      column: /^\s*['"]?(\w+)['"]?\s*:\s*\{/gmu,
    },
    {
      table: /\bqueryInterface\s*\.\s*addColumn\(\s*['"`](\w+)['"`]/gu,
      block: "(",
      column: /^\s*\(\s*['"`]\w+['"`]\s*,\s*['"`](\w+)['"`]/gu,
      alters: true,
    },
    {
      table: /\b(?:schema|knex\.schema|trx\.schema)?\s*\.\s*createTable(?:IfNotExists)?\(\s*['"`](\w+)['"`]/gu,
      block: "(",
      column:
        /\b(?:t|table|tbl|builder)\s*\.\s*(?!index|unique|primary|foreign|references|dropColumn)\w+\(\s*['"`](\w+)['"`]/gu,
      short: [[/\b(?:t|table|tbl|builder)\s*\.\s*timestamps\(/u, STAMPS]],
    },
    {
      table: /\bschema\s*\.\s*(?:alterTable|table)\(\s*['"`](\w+)['"`]/gu,
      block: "(",
      column:
        /\b(?:t|table|tbl|builder)\s*\.\s*(?!index|unique|primary|foreign|references|drop\w*)\w+\(\s*['"`](\w+)['"`]/gu,
      alters: true,
    },
    { table: /\bnew\s+Table\(\s*\{\s*name:\s*['"`](\w+)['"`]/gu, block: "(", column: /\bname:\s*['"`](\w+)['"`]/gu },
    { table: /\bpgm\.createTable\(\s*['"`](\w+)['"`]/gu, block: "(", column: /^\s*['"]?(\w+)['"]?\s*:\s*[{'"`]/gmu },
  ],
  exs: [
    {
      table: /\bcreate(?:_if_not_exists)?\s*\(?\s*table\(\s*:?"?(\w+)/gu,
      block: "indent",
      column: /\badd\s*\(?\s*:(\w+)/gu,
      short: [[/\btimestamps\b/u, ["inserted_at", "updated_at"]]],
    },
  ],
  prisma: [{ table: /^model\s+(\w+)\s*\{/gmu, block: "{", column: /^\s+(\w+)\s+\w/gmu }],
};
for (const extension of ["ts", "mjs", "cjs"])
  (FORMS as Record<string, readonly Form[]>)[extension] = FORMS.js as readonly Form[];

const MOST_TABLES = 500;
const LONGEST_BLOCK = 30_000;

/**
 * The tables and columns that the code of a migration, or a schema of Prisma, makes.
 *
 * @param code without comments
 */
export function tablesOf(code: string, extension: string): Statement[] {
  const found: Statement[] = [];
  const taken = new Set<number>();
  for (const { table, block, column, short, alters } of Object.hasOwn(FORMS, extension)
    ? (FORMS[extension] ?? [])
    : []) {
    for (const match of code.matchAll(table)) {
      if (found.length >= MOST_TABLES) return found;
      if (taken.has(match.index)) continue;
      const end = match.index + match[0].length;
      const text = blockAt(code, match.index, end, block);
      const columns = match[2] === undefined ? [...text.matchAll(column)].map((one) => one[1] ?? "") : [match[2]];
      for (const [pattern, names] of short ?? []) if (pattern.test(text)) columns.push(...names);
      found.push({
        kind: alters ? "alteration" : "table",
        name: (match[1] ?? "").toLowerCase(),
        columns: [...new Set(columns.map(snake).filter((name) => name !== ""))].slice(0, 500),
        encoding: "",
        at: match.index,
      });
      taken.add(match.index);
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

/** As a database would write it: createdAt becomes created_at. */
function snake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/gu, "$1_$2").toLowerCase();
}

function blockAt(code: string, start: number, from: number, block: Form["block"]): string {
  if (block === "indent") {
    const line = code.lastIndexOf("\n", start) + 1;
    const indent = /^[ \t]*/u.exec(code.slice(line, line + 200))?.[0] ?? "";
    const end = code.indexOf(`\n${indent}end`, from);
    return code.slice(from, Math.min(end < 0 ? code.length : end, from + LONGEST_BLOCK));
  }
  const open = code.lastIndexOf(block, from);
  const close = block === "(" ? ")" : "}";
  let depth = 0;
  const limit = Math.min(code.length, open + LONGEST_BLOCK);
  for (let at = Math.max(0, open); at < limit; at++) {
    if (code[at] === block) depth++;
    else if (code[at] === close && --depth === 0) return code.slice(open, at);
  }
  return code.slice(Math.max(0, open), limit);
}
