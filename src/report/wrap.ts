import { breakCommands } from "./escape.ts";
import { columns, fitting } from "./width.ts";

/**
 * Breaks a text at its spaces (never at no-break spaces) into lines that fit. A word longer than a line is cut. No line begins with
 * what a build server would take for a command.
 *
 * @param rooms columns for the first line and for the others
 */
export function wrap(text: string, rooms: { first: number; others: number }): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  const room = (): number => (lines.length === 0 ? rooms.first : rooms.others);
  const flush = (): void => {
    lines.push(line);
    line = "";
    used = 0;
  };
  for (const raw of text.split(" ")) {
    if (raw === "") continue;
    let word = breakCommands(raw);
    let width = columns(word);
    if (used > 0 && used + 1 + width > room()) flush();
    while (width > room() && used === 0) {
      line = piece(word, room());
      word = word.slice(line.length);
      width = columns(word);
      flush();
    }
    if (word === "") continue;
    line += used > 0 ? ` ${word}` : word;
    used += used > 0 ? width + 1 : width;
  }
  if (used > 0 || lines.length === 0) flush();
  return closeIsolates(lines);
}

const ISOLATE = "\u2068";
const POP = "\u2069";

/** A directional isolate ends with its line whatever the text says, so one that spans lines is closed and opened again. */
function closeIsolates(lines: readonly string[]): string[] {
  let open = 0;
  return lines.map((line) => {
    const before = ISOLATE.repeat(open);
    for (const character of line) {
      if (character === ISOLATE) open += 1;
      else if (character === POP && open > 0) open -= 1;
    }
    return before + line + POP.repeat(open);
  });
}

/** The beginning of a word that fits, such that the rest does not begin with a colon. */
function piece(word: string, room: number): string {
  const longest = fitting(word, room);
  let end = longest.length;
  while (end > 1 && word[end] === ":") end -= 1;
  return end > 1 ? word.slice(0, end) : longest;
}
