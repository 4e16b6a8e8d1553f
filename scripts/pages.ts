import schemas from "#generated/schemas";
import { checksTable } from "./checks-table.ts";

export { type GeneratedPage, rulesReadmes } from "./rules-readme.ts";

/** docs/writing-rules.md with its lists of facts and checks made anew. */
export function renderGuide(text: string): string {
  const parts = { facts: factsTable(), checks: checksTable() };
  return Object.entries(parts).reduce(
    (guide, [name, part]) =>
      guide.replace(
        new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`, "u"),
        (_, open: string, close: string) => `${open}\n\n${part}\n\n${close}`,
      ),
    text,
  );
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
