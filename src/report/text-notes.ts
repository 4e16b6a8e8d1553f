import type { Requirement, RequirementResult } from "../model.ts";
import type { Page } from "./page.ts";
import { levelTexts, requirementNotes } from "./requirement-notes.ts";

/** Which parts of an open requirement are proved, and which are not; nothing where none is. */
export function writeParts(page: Page, { requirement, outcome, parts }: RequirementResult, indent: number): void {
  const { messages } = page;
  const proved = new Set(parts.filter((part) => part.proved).map(({ id }) => id));
  const shown = requirement.parts.filter(({ id }) => proved.has(id));
  if (shown.length === 0 || outcome === "pass") return;
  const titles = (of: Requirement["parts"]): string => of.map(({ title }) => messages.format(title)).join("; ");
  const open = titles(requirement.parts.filter(({ id }) => !proved.has(id)));
  page.text(messages.text("requirement.parts", { proved: titles(shown), open }), { indent, tone: "quiet" });
}

/** What to know of a requirement beside its outcome, where everything is asked for. */
export function writeNotes(page: Page, result: RequirementResult, indent: number): void {
  const { changed, implied } = levelTexts(result, page.messages);
  const levels = [...(changed === undefined ? [] : [changed]), ...implied];
  for (const text of [...levels, ...requirementNotes(result.requirement, page.messages)]) {
    page.text(text, { indent, tone: "quiet" });
  }
}
