import type { Messages } from "../messages/messages.ts";
import type { Rule, Strength } from "../model.ts";
import type { Page } from "../report/page.ts";
import { joined } from "../report/select.ts";
import { shortId } from "../report/short-id.ts";
import { type Listed, sourceOf } from "./coverage.ts";
import { writeExamples } from "./explain-example.ts";

/** Values of a parameter that are shown; the others are counted. */
const SHOWN = 8;

/** A rule on a page of its own: what it examines, how, what its result is worth, and an example of each case. */
export function writeRule(page: Page, { publication, requirement }: Listed, rule: Rule): void {
  const { messages } = page;
  page.text(messages.isolate(rule.id), { tone: "strong" });
  page.text(
    messages.text("explain.rule", {
      rule: rule.qualifiedId,
      edition: publication.edition,
      strength: strength(rule, messages),
    }),
  );
  page.gap();
  page.text(messages.format(requirement.title), {
    label: messages.isolate(`${shortId(requirement.id)} `),
    labelTone: "strong",
  });
  if (requirement.summary !== undefined) page.text(messages.format(requirement.summary), { indent: 2 });
  page.gap();
  page.text(messages.text("explain.how-rule"), { tone: "strong" });
  writeHow(page, requirement, rule);
  writeExamples(page, rule, "all");
  page.gap();
  page.text(messages.text("explain.more", { id: shortId(requirement.id) }), { tone: "quiet" });
}

/** How a rule decides: what its result is worth, which part it examines, what its check looks at, with which parameters. */
function writeHow(page: Page, requirement: Listed["requirement"], rule: Rule): void {
  const { messages } = page;
  writeStrength(page, rule.strength);
  const part = requirement.parts.find(({ id }) => id === rule.part);
  if (part !== undefined) {
    page.text(messages.text("explain.part", { part: part.id, title: messages.format(part.title) }), { indent: 2 });
  }
  page.text(messages.text("explain.reads", { source: messages.text(`source.${sourceOf(rule)}`) }), { indent: 2 });
  page.text(checkText(rule, messages), { indent: 2 });
  writeCheck(page, rule.check);
}

/** What results of a strength are worth, in plain words. */
export function writeStrength(page: Page, strength: Strength): void {
  page.text(page.messages.text(`explain.strength.${strength}`), { indent: 2 });
}

/** What a check looks at. One that the catalogues do not know yet has been named, and no more can be said of it. */
export function writeCheck(page: Page, check: string): void {
  const key = `check.${check}`;
  const does = page.messages.text(key);
  if (does !== key) page.text(page.messages.text("explain.does", { check, does }), { indent: 2 });
}

/** The check of a rule with its parameters. */
export function checkText(rule: Rule, messages: Messages): string {
  const parameters = parametersOf(rule, messages);
  const none = parameters === "" ? "none" : parameters;
  return messages.text("explain.check", { check: rule.check, parameters: none });
}

/** The word for what a rule's result is worth. */
export function strength(rule: Rule, messages: Messages): string {
  return messages.text(`strength.${rule.strength}`);
}

/** Parameters with values that can be said in a line: words, numbers, lists of them. Schemas are only named. */
function parametersOf(rule: Rule, messages: Messages): string {
  const plain: string[] = [];
  const others: string[] = [];
  for (const [name, value] of Object.entries(rule.params)) {
    const values = (Array.isArray(value) ? value : [value]).filter((one) => typeof one !== "object");
    if (values.length === 0) others.push(name);
    else {
      const more = values.length - SHOWN;
      const text = values.slice(0, SHOWN).join(", ");
      plain.push(messages.isolate(`${name} = ${text}${more > 0 ? `, … (+${more})` : ""}`));
    }
  }
  const named =
    others.length === 0
      ? []
      : [messages.text("explain.schemas", { names: joined(others, messages), count: others.length })];
  return [...plain, ...named].join(messages.text("explain.separator"));
}
