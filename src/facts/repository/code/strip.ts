import type { Grammar, Quote } from "./grammar.ts";

/** A text seen without what is no code. Offsets and lines stay as they were: what is taken out is blank. */
export interface Stripped {
  /** Without comments. */
  readonly code: string;
  /** Without comments and without what stands in quotes. */
  readonly bare: string;
  /** From the opening quote to behind the closing one, in order. */
  readonly strings: readonly (readonly [number, number])[];
}

/** Takes comments out of a source text. Never fails: what is not closed goes on to the end of the line, or of the text. */
export function strip(text: string, grammar: Grammar): Stripped {
  const comments: [number, number][] = [];
  const strings: [number, number][] = [];
  const starts = startsOf(grammar);
  let at = 0;
  while (at < text.length) {
    if (starts[text.charCodeAt(at)] !== 1) {
      at++;
      continue;
    }
    const char = text[at] as string;
    const block = grammar.block.find(([open]) => text.startsWith(open, at));
    if (block !== undefined) {
      const end = endOf(text, block[1], at + block[0].length);
      comments.push([at, end]);
      at = end;
    } else if (beginsLineComment(text, at, grammar)) {
      const end = lineEnd(text, at);
      comments.push([at, end]);
      at = end;
    } else {
      const quote = grammar.quotes.find(({ open }) => text.startsWith(open, at));
      const end =
        quote !== undefined
          ? quoteEnd(text, at, quote)
          : grammar.regex && char === "/"
            ? regexEnd(text, at)
            : undefined;
      if (end !== undefined) strings.push([at, end]);
      at = end ?? at + 1;
    }
  }
  const code = blank(text, comments);
  return {
    code,
    bare: blank(
      code,
      strings.map(([from, to]) => [from + 1, Math.max(from + 1, to - 1)]),
    ),
    strings,
  };
}

/** By character code: 1 where a comment or a text in quotes may begin. */
function startsOf(grammar: Grammar): Uint8Array {
  let known = STARTS.get(grammar);
  if (known === undefined) {
    const { line, block, quotes, regex } = grammar;
    known = new Uint8Array(128);
    const all = [...line, ...block.map(([open]) => open), ...quotes.map(({ open }) => open), ...(regex ? ["/"] : [])];
    for (const open of all) known[open.charCodeAt(0)] = 1;
    STARTS.set(grammar, known);
  }
  return known;
}
const STARTS = new Map<Grammar, Uint8Array>();

function beginsLineComment(text: string, at: number, { line, spaced }: Grammar): boolean {
  const begin = line.find((open) => text.startsWith(open, at));
  if (begin === undefined) return false;
  // An attribute of PHP 8: #[Route(…)].
  if (begin === "#" && line.length === 2 && text[at + 1] === "[") return false;
  if (spaced === undefined) return true;
  const before = at === 0 ? "\n" : (text[at - 1] as string);
  return before === "\n" || (begin === "#" && (before === " " || before === "\t"));
}

function endOf(text: string, close: string, from: number): number {
  const end = text.indexOf(close, from);
  return end < 0 ? text.length : end + close.length;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function quoteEnd(text: string, from: number, { open, close, lines, escapes, code }: Quote): number {
  let depth = 0;
  let at = from + open.length;
  while (at < text.length) {
    const char = text[at];
    if (escapes && char === "\\") at += 2;
    else if (!lines && char === "\n") return at;
    else if (code && text.startsWith("${", at)) {
      depth++;
      at += 2;
    } else if (code && depth > 0 && char === "}") {
      depth--;
      at++;
    } else if (text.startsWith(close, at)) {
      // A quote in code inside a template begins another template: its contents are taken as text of this one.
      if (depth === 0) return at + close.length;
      at = Math.min(text.length, endOf(text, close, at + 1));
    } else at++;
  }
  return text.length;
}

/** The end of a regular expression that begins here; undefined where the slash divides. */
function regexEnd(text: string, from: number): number | undefined {
  const before = text.slice(Math.max(0, from - 20), from).trimEnd();
  if (before !== "" && !/[(,=:[!&|?{};+~<>%^*-]$|(?:^|\W)(?:return|typeof|case|in|of|await)$/.test(before))
    return undefined;
  let inClass = false;
  for (let at = from + 1; at < text.length; at++) {
    const char = text[at];
    if (char === "\n") return undefined;
    if (char === "\\") at++;
    else if (char === "[") inClass = true;
    else if (char === "]") inClass = false;
    else if (char === "/" && !inClass) return at + 1;
  }
  return undefined;
}

function blank(text: string, ranges: readonly (readonly [number, number])[]): string {
  if (ranges.length === 0) return text;
  const pieces: string[] = [];
  let at = 0;
  for (const [from, to] of ranges) {
    if (to <= from) continue;
    pieces.push(text.slice(at, from), blanked(text.slice(from, to)));
    at = to;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}

function blanked(text: string): string {
  if (!text.includes("\n")) return " ".repeat(text.length);
  return text
    .split("\n")
    .map(({ length }) => " ".repeat(length))
    .join("\n");
}
