import type { RequirementResult } from "../model.ts";
import type { Page } from "./page.ts";
import { levelTexts, requirementNotes } from "./requirement-notes.ts";

/** What to know of a requirement beside its outcome, where everything is asked for. */
export function writeNotes(page: Page, result: RequirementResult, indent: number): void {
  const { changed, implied } = levelTexts(result, page.messages);
  const levels = [...(changed === undefined ? [] : [changed]), ...implied];
  for (const text of [...levels, ...requirementNotes(result.requirement, page.messages)]) {
    page.text(text, { indent, tone: "quiet" });
  }
}
