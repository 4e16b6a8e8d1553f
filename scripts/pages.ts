import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import schemas from "#generated/schemas";
import { checksTable } from "./checks-table.ts";

export { type GeneratedPage, rulesReadmes } from "./rules-readme.ts";

/**
 * docs/writing-rules.md with its lists made anew: of facts, of checks, and of what rules share.
 *
 * @param root the project's folder
 */
export function renderGuide(text: string, root: string): string {
  const parts = { facts: factsTable(), shared: sharedTable(join(root, "rules", "shared")), checks: checksTable() };
  return Object.entries(parts).reduce(
    (guide, [name, part]) =>
      guide.replace(
        new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`, "u"),
        (_, open: string, close: string) => `${open}\n\n${part}\n\n${close}`,
      ),
    text,
  );
}

/** What rules share: each file begins with a comment that says what it is. */
function sharedTable(folder: string): string {
  const rows = readdirSync(folder)
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), "utf8");
      return `| \`${file.replace(".yaml", "")}\` | ${/^# (.+)/u.exec(text)?.[1] ?? ""} |`;
    });
  return `| name | |\n| --- | --- |\n${rows.join("\n")}`;
}

/** The kinds of fact, as their published schemas describe them. */
function factsTable(): string {
  const rows = Object.entries(schemas).flatMap(([name, schema]) => {
    if (!name.startsWith("fact-")) return [];
    const { description } = JSON.parse(schema) as { description: string };
    return [`| \`${name.replace("fact-", "")}\` | ${description} |`];
  });
  return `| kind | |\n| --- | --- |\n${rows.join("\n")}`;
}
