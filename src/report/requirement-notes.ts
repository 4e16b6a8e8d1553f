import type { Messages } from "../messages/messages.ts";
import type { LevelChange, Requirement, RequirementResult } from "../model.ts";
import { printable } from "./escape.ts";
import { shortId } from "./short-id.ts";

/** What to know of a requirement beside what it asks: how sure its level is, when it applies, and what it says twice or against another. */
export function requirementNotes(requirement: Requirement, messages: Messages): string[] {
  const { levelStated, wordingConflicts, condition, restates, repeats, contradicts } = requirement;
  const related = (key: string, id: string | undefined): string[] =>
    id === undefined ? [] : [messages.text(key, { requirement: shortId(id) })];
  return [
    ...(levelStated ? [] : [messages.text("note.level-not-stated")]),
    ...(wordingConflicts === true ? [messages.text("note.wording-conflicts")] : []),
    ...(condition === undefined ? [] : [messages.text("note.condition", { condition: messages.format(condition) })]),
    ...related("note.restates", restates),
    ...related("note.repeats", repeats),
    ...related("note.contradicts", contradicts),
  ];
}

/** How the level in force came about, if a building block changed it; and what building blocks only imply. */
export function levelTexts(
  { requirement, levelBefore, levelNotes = [] }: Pick<RequirementResult, "requirement" | "levelBefore" | "levelNotes">,
  messages: Messages,
): { readonly changed: string | undefined; readonly implied: readonly string[] } {
  const { id } = requirement;
  return {
    changed: levelBefore && levelChangeText({ id, level: levelBefore.level }, levelBefore.by, messages),
    implied: levelNotes.map((note) => levelChangeText(requirement, note, messages)),
  };
}

/**
 * What a building block makes of the level of a requirement of the core.
 *
 * @param requirement with the level that it has without that
 */
export function levelChangeText(
  requirement: Pick<Requirement, "id" | "level">,
  { publication, edition, level, explicit, by }: LevelChange,
  messages: Messages,
): string {
  return messages.text(explicit && level !== "INAPPLICABLE" ? "blocks.level-changed" : "blocks.level-implied", {
    requirement: shortId(requirement.id),
    name: `${publication}@${edition}`,
    level,
    before: requirement.level,
    by: printable(by),
  });
}
