import type { Level, LevelChange, Requirement, Specification } from "./model.ts";

/** A requirement with the level in force, and how that came about. */
export interface Levelled {
  readonly requirement: Requirement;
  readonly levelBefore?: { readonly level: Level; readonly by: LevelChange };
  readonly levelNotes?: readonly LevelChange[];
}

/** From the mildest to the strictest. */
const STRICTNESS: readonly Level[] = ["DEPRECATED", "DRAFT", "OPTIONAL", "RECOMMENDED", "REQUIRED"];

/** Whether one level asks for as much as another. */
export function asStrictAs(level: Level, other: Level): boolean {
  return STRICTNESS.indexOf(level) >= STRICTNESS.indexOf(other);
}

/**
 * The requirements of all specifications, in their order, with the levels that apply to somebody who is judged by all of them: where a
 * building block gives a requirement of another publication another level in so many words, that level is in force, and of several the
 * strictest. What a building block only implies is a note, and so is INAPPLICABLE: only a national profile takes a requirement away.
 */
export function levelled(specifications: readonly Specification[]): Levelled[] {
  const changes = changesOf(specifications);
  return specifications.flatMap(({ requirements }) =>
    requirements.map((requirement): Levelled => {
      const all = changes.get(requirement.id) ?? [];
      const applied = all.filter((change) => change.explicit && change.level !== "INAPPLICABLE");
      const notes = all.filter((change) => !applied.includes(change));
      const by = applied.reduce<LevelChange | undefined>(stricter, undefined);
      const withNotes = notes.length === 0 ? {} : { levelNotes: notes };
      if (by === undefined || by.level === "INAPPLICABLE" || by.level === requirement.level) {
        return { requirement, ...withNotes };
      }
      const levelBefore = { level: requirement.level, by };
      return { requirement: { ...requirement, level: by.level }, levelBefore, ...withNotes };
    }),
  );
}

function changesOf(specifications: readonly Specification[]): Map<string, LevelChange[]> {
  const changes = new Map<string, LevelChange[]>();
  for (const { id: publication, edition, reclassifies } of specifications) {
    for (const one of reclassifies) {
      const change = { ...one, publication, edition };
      const known = changes.get(one.requirement);
      if (known === undefined) changes.set(one.requirement, [change]);
      else known.push(change);
    }
  }
  return changes;
}

/** Of equally strict ones the first. */
function stricter(best: LevelChange | undefined, one: LevelChange): LevelChange {
  if (best === undefined || best.level === "INAPPLICABLE" || one.level === "INAPPLICABLE") return one;
  return asStrictAs(best.level, one.level) ? best : one;
}
