/**
 * Files that a program fills in before anybody reads them as YAML: Jinja (`{{ name }}`, `{% if … %}`, `{# … #}`), envsubst (`${NAME}`)
 * and the like. What stands for a value is replaced by a word of the same length that YAML takes, so that all offsets stay.
 */

/** Begins and ends a word that stands for what is not known. No manifest holds these characters otherwise. */
const OPEN = "‹";
const CLOSE = "›";

/** A word for an expression that is not known, of exactly as many characters. */
export function placeholder(expression: string, length: number = expression.length + 2): string {
  const inner = expression.replace(/[^\p{L}\p{N}_.-]/gu, "_");
  return OPEN + inner.slice(0, Math.max(0, length - 2)).padEnd(Math.max(0, length - 2), "_") + CLOSE;
}

/** Whether a text holds something that is only known when the file is filled in. */
export function isUnresolved(text: string): boolean {
  return text.includes(OPEN) || /\$\{|\$\(|\{\{/u.test(text);
}

/** The same for any value: that of a list or object where one of its members, at most 1,000, does. */
export function holdsUnresolved(value: unknown): boolean {
  let left = 1_000;
  const open: unknown[] = [value];
  while (open.length > 0 && left-- > 0) {
    const one = open.pop();
    if (typeof one === "string") {
      if (isUnresolved(one)) return true;
    } else if (Array.isArray(one)) open.push(...one.slice(0, 100));
    else if (typeof one === "object" && one !== null) {
      for (const [name, below] of Object.entries(one).slice(0, 100)) {
        if (isUnresolved(name)) return true;
        open.push(below);
      }
    }
  }
  return false;
}

/** A text whose placeholders were replaced, and the offsets of those that stood alone on a line: what they give is not known at all. */
export interface Blanked {
  readonly text: string;
  readonly wholeLines: readonly number[];
}

/** Replaces what stands between `{{ }}`, `{% %}` and `{# #}`, and `${NAME}` in flow collections, by what YAML takes. */
export function blankPlaceholders(text: string): Blanked {
  const wholeLines: number[] = [];
  const pieces: string[] = [];
  let at = 0;
  for (;;) {
    const start = nextOpening(text, at);
    if (start < 0) break;
    const kind = text[start] === "$" ? "$" : (text[start + 1] as string);
    const closing = kind === "$" ? "}" : kind === "{" ? "}}" : `${kind}}`;
    const end = text.indexOf(closing, start + 2);
    if (end < 0 || end - start > 2_000) break;
    const after = end + closing.length;
    pieces.push(text.slice(at, start));
    const written = text.slice(start, after);
    if (kind === "%" || kind === "#") pieces.push(written.replace(/[^\r\n]/gu, " "));
    else if (kind === "{" && standsAlone(text, start, after)) {
      wholeLines.push(start);
      pieces.push(written.replace(/[^\r\n]/gu, " "));
    } else if (written.includes("\n")) pieces.push(written.replace(/[^\r\n]/gu, " "));
    else pieces.push(placeholder(written.slice(2, -closing.length).trim(), written.length));
    at = after;
  }
  pieces.push(text.slice(at));
  return { text: pieces.join(""), wholeLines };
}

function nextOpening(text: string, from: number): number {
  const opening = /\{[{%#]|\$\{/gu;
  opening.lastIndex = from;
  return opening.exec(text)?.index ?? -1;
}

function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const lineEnd = text.indexOf("\n", end);
  const behind = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
  return before.trim() === "" && behind.trim() === "";
}
