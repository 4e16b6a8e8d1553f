import type { Grammar } from "../code/grammar.ts";
import { strip } from "../code/strip.ts";

/** A comment for people: its text without marks, and the 1-based line it starts in. */
export interface Comment {
  readonly text: string;
  readonly line: number;
}

/** So much of a file is looked at, and so many comments of it. */
const LOOKED_AT = 12_000;
const MOST = 40;

/**
 * The comments of a source text that people wrote for people: lines that follow each other are one comment. Texts of licences, notes to
 * tools and code that is commented out are left out.
 */
export function commentsOf(text: string, grammar: Grammar): Comment[] {
  const shown = text.slice(0, LOOKED_AT);
  const { code } = strip(shown, grammar);
  const before = shown.split("\n");
  const after = code.split("\n");
  const comments: Comment[] = [];
  let open: { text: string; line: number; last: number } | undefined;
  for (let index = 0; index < before.length && comments.length < MOST; index++) {
    const written = commentIn((before[index] ?? "").slice(0, 2_000), (after[index] ?? "").slice(0, 2_000));
    const said = written === "" ? "" : wordsOf(written);
    // Behind code begins another comment.
    const alone = (after[index] ?? "").trim() === "";
    if (open !== undefined && (said === "" || !alone || open.last !== index)) {
      if (isProse(open.text)) comments.push({ text: open.text, line: open.line });
      open = undefined;
    }
    if (said === "") continue;
    if (open === undefined) open = { text: said, line: index + 1, last: alone ? index + 1 : 0 };
    else {
      if (open.text.length < 2_000) open.text += `\n${said}`;
      open.last = index + 1;
    }
  }
  if (open !== undefined && comments.length < MOST && isProse(open.text))
    comments.push({ text: open.text, line: open.line });
  return comments;
}

/** What a line has that it has no more without comments. */
function commentIn(before: string, after: string): string {
  let first = 0;
  while (first < before.length && before[first] === after[first]) first += 1;
  let last = before.length;
  while (last > first && before[last - 1] === after[last - 1]) last -= 1;
  return before.slice(first, last);
}

/** Without the marks of comments, tags of documentation and what is no text; "" for notes to tools and lines of code. */
function wordsOf(comment: string): string {
  const text = comment
    .replace(/^[\s/*#!;<"'-]+|[\s*/>-]+$/g, "")
    .replace(/^@(?:param|throws|exception|property|arg|field)\s+(?:\{[^}]{0,100}\}\s*)?\S+/, "")
    .replace(/^(?:@\w+|:\w+ ?\w*:|\\\w+|<\/?\w[^>]{0,100}>)\s*/, "")
    .replace(/\{@\w+ [^}]{0,200}\}|<\/?\w[^<>]{0,100}>|`[^`]{0,200}`/g, " ")
    .trim();
  if (
    /^(?:eslint|tslint|prettier|biome|istanbul|c8|noqa|type:|pylint|flake8|mypy|nolint|go:|noinspection|region|endregion|spell|cspell|sonar|nosonar|ts-|@ts|language=|coding|vim|shellcheck|rubocop|-\*-)/i.test(
      text,
    )
  )
    return "";
  return /[;{}]\s*$|^[\w.$[\]]+\s*(?:\(|[-+*/]?=[^=])|=>|\breturn\b.*;|^(?:import|const|let|var|if|for|def|class|public|private|<\w)\b.*[({:;]/.test(
    text,
  )
    ? ""
    : text;
}

/** Three words at least, and no licence. */
function isProse(text: string): boolean {
  if (/copyright|licen[sc]ed? |licence|spdx|all rights reserved|warranty|©|tous droits/i.test(text)) return false;
  return (text.match(/\p{L}{2,}/gu) ?? []).length >= 3;
}
