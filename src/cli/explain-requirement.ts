import publications from "#generated/publications";
import type { Messages } from "../messages/messages.ts";
import type { LevelChange, Requirement } from "../model.ts";
import type { Page } from "../report/page.ts";
import { levelChangeText, requirementNotes } from "../report/requirement-notes.ts";
import { joined } from "../report/select.ts";
import { settledByText } from "../report/settled-by.ts";
import { shortId, shortRuleId } from "../report/short-id.ts";
import { columns } from "../report/width.ts";
import { allPublications, canBeProved, type Listed, sameDuty, sourcesRead } from "./coverage.ts";
import { plainest, writeExamples } from "./explain-example.ts";
import { checkText, strength, writeCheck, writeStrength } from "./explain-rule.ts";

/** A requirement on a page: what it asks, what kind of requirement it is, how it is decided here, and what cannot be seen. */
export function writeRequirement(page: Page, listed: Listed): void {
  writeHead(page, listed);
  writeAsks(page, listed);
  writeParts(page, listed);
  writeDecided(page, listed);
  writeUnseen(page, listed);
  const shown = plainest(listed.rules);
  if (shown === undefined) return;
  writeExamples(page, shown, "first");
  page.gap();
  page.text(page.messages.text("explain.more", { id: shortRuleId(shown.qualifiedId) }), { tone: "quiet" });
}

function writeHead(page: Page, { publication, requirement }: Listed): void {
  const { messages } = page;
  const short = shortId(requirement.id);
  page.text(messages.format(requirement.title), {
    label: messages.isolate(short),
    labelWidth: columns(short) + 2,
    labelTone: "strong",
    tone: "strong",
  });
  const published = publications[`${publication.id}@${publication.edition}`]?.published ?? "";
  const { edition } = publication;
  page.text(
    messages.text("explain.edition", {
      id: requirement.id,
      title: messages.format(publication.title),
      edition,
      published,
    }),
  );
  page.gap();
  const { kind, level, observability, mutability, aliases } = requirement;
  const rows: [label: string, text: string][] = [
    ...(publication.extends.length === 0 ? [] : [[kind, messages.text(`explain.kind.${kind}`)] as [string, string]]),
    [level, messages.text(`explain.level.${level}`)],
    [observability, messages.text(`explain.observability.${observability}`)],
    [mutability, messages.text(`explain.mutability.${mutability}`)],
  ];
  const labelWidth = Math.max(...rows.map(([label]) => columns(label))) + 2;
  for (const [label, text] of rows)
    page.text(text, { label: messages.isolate(label), labelWidth, labelTone: "strong" });
  if (aliases.length > 0) page.text(messages.text("explain.aliases", { aliases: joined(aliases, messages) }));
  writeNotes(page, requirement);
}

/** What sets it apart in its specification, and what building blocks make of its level. */
function writeNotes(page: Page, requirement: Requirement): void {
  const { messages } = page;
  const { numbered, function: name, facts } = requirement;
  const changes = allPublications().flatMap(({ id, edition, reclassifies }) =>
    reclassifies
      .filter((one) => one.requirement === requirement.id)
      .map((one): LevelChange => ({ ...one, publication: id, edition })),
  );
  const notes = [
    ...requirementNotes(requirement, messages),
    ...changes.map((change) => levelChangeText(requirement, change, messages)),
    ...(numbered === undefined ? [] : [messages.text("note.numbered")]),
    ...(name === undefined ? [] : [messages.text("note.function", { name })]),
    ...(facts === undefined ? [] : [messages.text("note.facts", { facts })]),
  ];
  if (notes.length > 0) page.gap();
  for (const note of notes) page.text(note);
}

function heading(page: Page, key: string): void {
  page.gap();
  page.text(page.messages.text(key), { tone: "strong" });
}

function writeAsks(page: Page, { requirement }: Listed): void {
  const { messages } = page;
  heading(page, "explain.asks");
  if (requirement.summary !== undefined) page.text(messages.format(requirement.summary), { indent: 2 });
  if (requirement.trait !== undefined) {
    page.text(messages.text(`explain.trait.${requirement.trait}`), { indent: 2 });
  }
  page.text(messages.text("explain.prevails"), { indent: 2 });
  page.unbroken(messages.isolate(requirement.url), { indent: 2, tone: "place" });
}

function writeParts(page: Page, { requirement, rules }: Listed): void {
  if (requirement.parts.length === 0) return;
  const { messages } = page;
  heading(page, "explain.parts");
  const labelWidth = Math.max(...requirement.parts.map(({ id }) => columns(id))) + 2;
  for (const { id, title } of requirement.parts) {
    const own = rules.filter((rule) => rule.part === undefined || rule.part === id);
    const state = canBeProved(rules, id)
      ? "provable"
      : own.some((rule) => rule.strength !== "hints")
        ? "refutable"
        : own.length > 0
          ? "hinted"
          : "unseen";
    const text = messages.text("list.bracketed", {
      text: messages.format(title),
      detail: messages.text(`explain.part.${state}`),
    });
    page.text(text, { indent: 2, label: messages.isolate(id), labelWidth, labelTone: "strong" });
  }
}

function writeDecided(page: Page, { requirement, rules }: Listed): void {
  const { messages } = page;
  heading(page, "explain.how");
  const same = sameDuty(requirement);
  const decided = same === undefined ? "because.no-rule" : "because.restates";
  if (rules.length === 0) page.text(messages.text(decided, { same: shortId(same ?? "") }), { indent: 2 });
  for (const rule of rules) {
    const worth = strength(rule, messages);
    const detail =
      rule.part === undefined ? worth : messages.text("explain.strength-of-part", { strength: worth, part: rule.part });
    page.text(messages.text("list.bracketed", { text: rule.id, detail }), { indent: 2, tone: "strong" });
    page.text(checkText(rule, messages), { indent: 4 });
  }
  page.gap();
  // What several rules share is explained once.
  for (const one of new Set(rules.map((rule) => rule.strength))) writeStrength(page, one);
  for (const check of new Set(rules.map((rule) => rule.check))) writeCheck(page, check);
}

function writeUnseen(page: Page, { requirement, rules }: Listed): void {
  const { messages } = page;
  heading(page, "explain.unseen");
  const parts = requirement.parts.filter(({ id }) => !canBeProved(rules, id)).map(({ id }) => id);
  if (parts.length > 0) page.text(messages.text("explain.unproved", { parts: joined(parts, messages) }), { indent: 2 });
  const byOther = rules.length === 0 && sameDuty(requirement) !== undefined;
  const wholeUnproved = !byOther && requirement.parts.length === 0 && !canBeProved(rules, undefined);
  if (wholeUnproved) page.text(messages.text("explain.whole-unproved"), { indent: 2 });
  const unread = unreadSources({ requirement }, messages);
  if (unread !== "") page.text(messages.text("explain.unread", { sources: unread }), { indent: 2 });
  const settledBy = settledByText(requirement, messages);
  page.text(messages.text("requirement.settled-by", { text: settledBy }), { indent: 2 });
}

function unreadSources({ requirement }: Pick<Listed, "requirement">, messages: Messages): string {
  const read = sourcesRead();
  return joined(
    requirement.evidence.filter((source) => !read.has(source)).map((source) => messages.text(`source.${source}`)),
    messages,
  );
}
