import { type Document, Place } from "../../../model.ts";

/** A line of a step that may make the shell go on after a failure. */
const SUSPECT =
  /\|\||\bset\s+\+|\s-D|\s-fn\b|\s--?(?:no-?fail|exit|pass|soft|fail|suppress|allow)|^\s*(?:make|npm|yarn|pnpm|bun|composer)\s|\.sh\b/;

/**
 * Where single lines of commands stand in a YAML file: of a block (`run: |`) below its first line, of a plain text in it.
 *
 * @param texts the commands, each with the place of its value
 * @returns for each the places of the lines that may be pointed at
 */
export function linePlaces(
  document: Document,
  texts: readonly { readonly text: string; readonly place: Place }[],
): readonly ReadonlyMap<number, Place>[] {
  const asked = texts.map(({ text }) => SUSPECT.test(text));
  const places = texts.filter((_, index) => asked[index]).map(({ place }) => place);
  const locations = places.length === 0 ? [] : document.locate(places);
  let next = 0;
  return texts.map(({ text }, index) => {
    const lines = new Map<number, Place>();
    const location = asked[index] ? locations[next++] : undefined;
    if (location === undefined) return lines;
    const written = text.split("\n");
    const first = (written.find((line) => line.trim() !== "") ?? "").trim();
    const starts = document.line(location.line).includes(first) ? location.line : location.line + 1;
    for (const [at, line] of written.entries()) {
      if (!SUSPECT.test(line)) continue;
      const there = document.line(starts + at);
      const column = there.indexOf(line.trim());
      if (column !== -1) {
        lines.set(at, Place.at(document.path, { line: starts + at, column: column + 1, text: there.slice(0, 10_000) }));
      }
    }
    return lines;
  });
}
