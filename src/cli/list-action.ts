import { loadMessages, type Messages } from "../messages/messages.ts";
import { allListed, type Listed, sourceOf } from "./coverage.ts";
import { type Filter, filtered, readFilter } from "./list-filter.ts";
import { requirementsJson, rulesJson, specificationsJson } from "./list-json.ts";
import { writeRequirements, writeRuleTable, writeSpecifications } from "./list-text.ts";
import { type Flags, oneOf, readLanguage, UsageError } from "./options.ts";
import { writeStream } from "./output.ts";
import { openPage } from "./terminal.ts";

/**
 * The command `list`: what this release judges by, as a table or as JSON (an array of objects).
 *
 * @throws UsageError
 */
export async function listAction(process: NodeJS.Process, what: string, flags: Flags): Promise<void> {
  const kind = oneOf("list", what, ["specifications", "requirements", "rules"]);
  const format = oneOf("--format", typeof flags.format === "string" ? flags.format : "text", ["text", "json"]);
  const language = readLanguage(flags);
  const all = allListed();
  const filter = readFilter(flags, all);
  if (kind === "specifications" && (filter.levels.length > 0 || filter.sources.length > 0)) {
    throw new UsageError("filter-not-for-specifications");
  }
  const listed = filtered(all, filter);
  if (format === "json") {
    const json = asJson(kind, listed, filter, await loadMessages("en"));
    await writeStream(process.stdout, `${JSON.stringify(json, null, 2)}\n`);
    return;
  }
  const page = await openPage(process, language);
  if (listed.length === 0) page.text(page.messages.text("list.nothing"));
  else if (kind === "requirements") writeRequirements(page, listed);
  else if (kind === "rules") writeRuleTable(page, rulesOf(listed, filter));
  else writeSpecifications(page, bySpecification(listed));
  await writeStream(process.stdout, page.toString());
}

function asJson(kind: string, listed: readonly Listed[], filter: Filter, messages: Messages): object[] {
  if (kind === "requirements") return requirementsJson(listed, messages);
  return kind === "rules" ? rulesJson(rulesOf(listed, filter), messages) : specificationsJson(bySpecification(listed));
}

/** The rules of these requirements; of a source: those that read it. */
function rulesOf(listed: readonly Listed[], { sources }: Filter): { listed: Listed; rule: Listed["rules"][number] }[] {
  return listed
    .flatMap((one) => one.rules.map((rule) => ({ listed: one, rule })))
    .filter(({ rule }) => sources.length === 0 || sources.includes(sourceOf(rule)));
}

function bySpecification(listed: readonly Listed[]): [id: string, listed: Listed[]][] {
  const groups = new Map<string, Listed[]>();
  for (const one of listed) {
    const { specification } = one.requirement;
    groups.set(specification, [...(groups.get(specification) ?? []), one]);
  }
  return [...groups];
}
