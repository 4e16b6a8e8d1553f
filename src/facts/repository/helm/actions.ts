/** A piece of a template: text as it stands, or an action between `{{` and `}}` (https://pkg.go.dev/text/template#hdr-Actions). */
export type Piece =
  | { readonly kind: "text"; readonly start: number; readonly end: number }
  | { readonly kind: "action"; readonly start: number; readonly end: number; readonly body: string };

/** More actions of one template are not read. */
const MOST_ACTIONS = 20_000;

/**
 * Takes a template apart; white space that `{{-` and `-}}` cut off belongs to no piece, comments leave none.
 *
 * @returns undefined where an action is not closed
 */
export function piecesOf(text: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let from = 0;
  let trim = false;
  const addText = (end: number, trimEnd: boolean): void => {
    let start = from;
    let stop = end;
    if (trim) while (start < stop && isSpace(text.charCodeAt(start))) start += 1;
    if (trimEnd) while (stop > start && isSpace(text.charCodeAt(stop - 1))) stop -= 1;
    if (stop > start) pieces.push({ kind: "text", start, end: stop });
  };
  for (let actions = 0; ; actions++) {
    const start = text.indexOf("{{", from);
    if (start < 0 || actions >= MOST_ACTIONS) break;
    const close = closingOf(text, start + 2);
    if (close < 0) return undefined;
    let body = text.slice(start + 2, close);
    const trimLeft = /^-\s/u.test(body);
    const trimRight = /\s-$/u.test(body);
    if (trimLeft) body = body.slice(1);
    if (trimRight) body = body.slice(0, -1);
    body = body.trim();
    addText(start, trimLeft);
    if (!body.startsWith("/*")) pieces.push({ kind: "action", start, end: close + 2, body });
    from = close + 2;
    trim = trimRight;
  }
  addText(text.length, false);
  return pieces;
}

/** Where the `}}` of an action is; strings and comments may hold one too. */
function closingOf(text: string, from: number): number {
  const comment = /^-?\s*\/\*/u.exec(text.slice(from, from + 20));
  if (comment !== null) {
    const end = text.indexOf("*/", from + comment[0].length);
    return end < 0 ? -1 : text.indexOf("}}", end);
  }
  for (let at = from; at < text.length; at++) {
    const c = text[at];
    if (c === '"' || c === "`") {
      at = endOfString(text, at);
      if (at < 0) return -1;
    } else if (c === "}" && text[at + 1] === "}") return at;
  }
  return -1;
}

/** Offset of the quote that closes a string, or -1. */
export function endOfString(text: string, start: number): number {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\" && quote === '"') at += 1;
    else if (text[at] === quote) return at;
  }
  return -1;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
