import publications from "#generated/publications";
import type { Messages } from "../messages/messages.ts";
import type { Rule, Source, Specification } from "../model.ts";
import type { Page } from "../report/page.ts";
import { joined } from "../report/select.ts";
import { shortId } from "../report/short-id.ts";
import { type Coverage, coverageOf, type Listed, STRENGTHS, sameDuty, sourceOf, sourcesRead } from "./coverage.ts";
import { writeTable } from "./table.ts";

const COVERAGES: readonly Coverage[] = ["prove", "prove-in-part", "refute", "hint", "elsewhere", "none", "unread"];

/** Requirements with what rules can do for each, and a summary of how far all rules go. */
export function writeRequirements(page: Page, listed: readonly Listed[]): void {
  const { messages } = page;
  const header = ["list.id", "list.level", "list.requirement"].map((key) => messages.text(key));
  const publications = [...new Set(listed.map(({ publication }) => publication))];
  for (const publication of publications) {
    const rows = listed
      .filter((one) => one.publication === publication)
      .map((one) => {
        const { id, level, title } = one.requirement;
        return { cells: [shortId(id), level, messages.format(title)], note: rulesText(one, messages) };
      });
    if (publications.length > 1) writePublication(page, publication);
    writeTable(page, header, rows);
    page.gap();
  }
  writeCoverage(page, listed);
}

/** The heading of a publication's part of a list. */
function writePublication(page: Page, { title, edition }: Specification): void {
  const { messages } = page;
  page.text(messages.text("judged-by.edition", { title: messages.format(title), edition }), { tone: "strong" });
}

/** "1 decides, 2 can refute (OpenAPI document)", or why there is no rule. */
export function rulesText({ requirement, rules }: Listed, messages: Messages): string {
  const same = sameDuty(requirement);
  if (rules.length === 0 && same !== undefined) return messages.text("list.same", { same: shortId(same) });
  if (rules.length === 0) {
    const read = sourcesRead();
    const readable = requirement.evidence.filter((source) => read.has(source));
    const [key, sources] =
      readable.length === 0 ? ["list.no-rule-unread", requirement.evidence] : ["list.no-rule", readable];
    return messages.text(key, { sources: names(sources, messages) });
  }
  return joined(
    [...groupRules(rules)].map(([source, own]) =>
      messages.text("list.bracketed", { text: strengths(own, messages), detail: messages.text(`source.${source}`) }),
    ),
    messages,
  );
}

function groupRules(rules: readonly Rule[]): Map<Source, Rule[]> {
  const groups = new Map<Source, Rule[]>();
  for (const rule of rules) {
    const source = sourceOf(rule);
    groups.set(source, [...(groups.get(source) ?? []), rule]);
  }
  return groups;
}

function strengths(rules: readonly Rule[], messages: Messages): string {
  return joined(
    STRENGTHS.flatMap((strength) => {
      const count = rules.filter((rule) => rule.strength === strength).length;
      return count === 0 ? [] : [messages.text(`list.${strength}`, { count })];
    }),
    messages,
  );
}

function names(sources: readonly Source[], messages: Messages): string {
  return joined(
    sources.map((source) => messages.text(`source.${source}`)),
    messages,
  );
}

/** How many requirements there are, by level and by what rules can do for them. */
function writeCoverage(page: Page, listed: readonly Listed[]): void {
  const { messages } = page;
  const levels = new Map<string, number>();
  for (const { requirement } of listed) levels.set(requirement.level, (levels.get(requirement.level) ?? 0) + 1);
  const items = joined(
    [...levels].map(([level, count]) => messages.text("list.of-level", { level, count })),
    messages,
  );
  page.text(messages.text("list.requirements", { count: listed.length, items }), { tone: "strong" });
  for (const coverage of COVERAGES) {
    const count = listed.filter((one) => coverageOf(one) === coverage).length;
    if (count === 0) continue;
    const label = String(count).padStart(4);
    page.text(messages.text(`coverage.${coverage}`), { label, labelWidth: 6, labelTone: "strong" });
  }
}

/** Rules with what each examines and what its result is worth. */
export function writeRuleTable(page: Page, listed: readonly { readonly listed: Listed; readonly rule: Rule }[]): void {
  const { messages } = page;
  const bracketed = (text: string, detail: string): string => messages.text("list.bracketed", { text, detail });
  const last = bracketed(messages.text("list.strength"), messages.text("list.check"));
  const header = [messages.text("list.rule"), messages.text("list.requirement"), last];
  const publications = [...new Set(listed.map((one) => one.listed.publication))];
  for (const publication of publications) {
    const rows = listed
      .filter((one) => one.listed.publication === publication)
      .map(({ rule }) => {
        const strength = messages.text(`strength.${rule.strength}`);
        return { cells: [rule.id, shortId(rule.requirement), bracketed(strength, rule.check)] };
      });
    if (publications.length > 1) writePublication(page, publication);
    writeTable(page, header, rows);
    page.gap();
  }
  page.text(messages.text("list.rules", { count: listed.length }), { tone: "strong" });
}

/** Specifications with their edition, and how much of each there is. */
export function writeSpecifications(
  page: Page,
  groups: readonly (readonly [id: string, listed: readonly Listed[]])[],
): void {
  const { messages } = page;
  const keys = ["list.id", "list.edition", "list.published", "list.contents"];
  const rows = groups.map(([id, listed]) => {
    const publication = listed[0]?.publication;
    const edition = publication?.edition ?? "";
    const published = publications[`${publication?.id}@${edition}`]?.published ?? "";
    const rules = listed.reduce((sum, one) => sum + one.rules.length, 0);
    const required = listed.filter(({ requirement }) => requirement.level === "REQUIRED").length;
    const contents = messages.text("list.specification", { count: listed.length, required, rules });
    return { cells: [id, edition, published, contents] };
  });
  writeTable(
    page,
    keys.map((key) => messages.text(key)),
    rows,
  );
}
