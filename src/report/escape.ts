import type { Data } from "../model.ts";

/**
 * Characters that act instead of being seen: controls (C0, DEL, C1), invisible and direction-changing characters (zero width, bidi
 * controls, tag characters, variation selectors, U+2028 and U+2029), lone surrogates.
 */
const ACTING = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * What makes a build server obey a line of output: GitHub Actions (`##[…]` anywhere; `::…` at the start of a line is dealt with
 * where lines are made), Azure Pipelines (`##vso[`), TeamCity (`##teamcity[`), GitLab sections.
 */
const COMMAND = /##(?=[a-z]{0,20}\[)|section_(?:start|end)(?=:)/giu;

/** Longest text of a submission that is shown in one place. */
const SHOWN = 200;

/**
 * Makes text from a submission safe to print: one line, every character visible, no command to a terminal or a build server.
 * Unprintable characters become `\u{…}`; a tab becomes a space; what is longer than 200 characters is cut.
 */
export function printable(text: string): string {
  const cut = text.length > SHOWN ? `${text.slice(0, SHOWN - 1).replace(/\p{Cs}$/u, "")}…` : text;
  return breakCommands(cut.replaceAll("\t", " ").replace(ACTING, brace));
}

/**
 * Makes a whole line that was put together from messages safe to print, as `printable` does, but of any length and with the
 * isolates that stand around identifiers in Arabic left as they are.
 */
export function printableLine(line: string): string {
  const visible = line
    .replaceAll("\t", " ")
    .replace(ACTING, (character) => (/[\u2068\u2069]/.test(character) ? character : brace(character)));
  return breakCommands(visible);
}

/** `printable` for all texts among the values of a message; numbers stay numbers. */
export function printableData(data: Data): Data {
  return mapTexts(data, printable);
}

/**
 * Breaks what a build server would take for a command, in a whole line of output: `::` at its start, and the markers of
 * `COMMAND` anywhere. Nothing else is changed, so a line may be given twice.
 */
export function breakCommands(line: string): string {
  const broken = line.replace(COMMAND, (marker) => (marker === "##" ? "#\\u{23}" : marker.replace("_", "\\u{5f}")));
  return broken.replace(/^([^\p{L}\p{N}:]*):(?=:)/u, (_match, before: string) => `${before}\\u{3a}`);
}

/**
 * Text for XML 1.0, in an attribute or an element. Characters that XML forbids, and those that act instead of being seen, become
 * `\uXXXX` as text; markup becomes references, as do TAB, CR and LF, which attributes would otherwise lose.
 */
export function xml(text: string): string {
  return text
    .replace(ACTING, (character) => (/[\t\n\r]/.test(character) ? character : backslash(character)))
    .replace(/[\uFFFE\uFFFF]/g, backslash)
    .replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(COMMAND, (marker) => (marker === "##" ? "#&#35;" : marker.replace("_", "&#95;")))
    .replace(/::/g, ":&#58;");
}

/**
 * JSON text, safe to print: characters that act instead of being seen are written as `\uXXXX` escapes, which mean the same, and so
 * is `#` in what a build server would obey. Give it JSON text without lone surrogates.
 */
export function printableJson(json: string): string {
  return json
    .replace(ACTING, (character) => (character === "\n" ? character : backslash(character)))
    .replace(COMMAND, (marker) => (marker === "##" ? "#\\u0023" : marker.replace("_", "\\u005f")));
}

/** Text without lone surrogates, which are no characters; they become U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, "\uFFFD");
}

/** Text from a submission as part of one line: line ends and tabs become spaces. */
export function oneLine(text: string): string {
  return text.replace(/[\t\n\r]/g, " ");
}

/** `change` for all texts among the values of a message. */
export function mapTexts(data: Data, change: (text: string) => string): Data {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, typeof value === "string" ? change(value) : value]),
  );
}

function brace(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** One `\uXXXX` per UTF-16 code unit. */
function backslash(character: string): string {
  let escaped = "";
  for (let index = 0; index < character.length; index += 1) {
    escaped += `\\u${character.charCodeAt(index).toString(16).toUpperCase().padStart(4, "0")}`;
  }
  return escaped;
}
