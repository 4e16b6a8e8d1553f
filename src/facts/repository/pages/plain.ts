import { cut, itemMark, type PageLine, underline } from "./lines.ts";

/**
 * Lines of plain text, Org mode and MediaWiki, as people write them without a tool: headings are underlined, or in capitals, or marked
 * with `#`, `*` or `==` in front, or numbered and alone between blank lines, or end with a colon and stand alone. Lines that begin with a
 * prompt, or are indented by four after a blank line, are code.
 */
export function* plain(lines: readonly string[]): Iterable<PageLine> {
  let blank = true;
  let code = false;
  let source = false;
  for (let index = 0; index < lines.length; index++) {
    const text = cut(lines[index]);
    const line = index + 1;
    const begins = /^\s*(?:#\+begin_(?:src|example)|<(?:pre|source|syntaxhighlight)\b)\s*:?([\w-]*)/i.exec(text);
    if (begins !== null && !source) {
      source = true;
      yield { kind: "code", text: "", line, level: 0, opens: begins[1] ?? "" };
      continue;
    }
    if (source) {
      if (/#\+end_|<\/(?:pre|source|syntaxhighlight)>/i.test(text)) source = false;
      else if (text.trim() !== "") yield { kind: "code", text, line, level: 0 };
      continue;
    }
    if (text.trim() === "") {
      blank = true;
      code = false;
      continue;
    }
    const heading = headingOf(text, blank, lines[index + 1]);
    const afterBlank = blank;
    blank = false;
    if (heading !== undefined) {
      code = false;
      yield { kind: "heading", text: heading.text, line, level: heading.level };
      index += heading.lines - 1;
      // What follows the underline stands as behind a blank line.
      blank = true;
      continue;
    }
    if (underline(text) !== "" || /^#\+\w+:/.test(text)) continue;
    const mark = itemMark(text);
    if (/^\s*(?:\$|>|%)\s+\S/.test(text) || (/^(?: {4}|\t)/.test(text) && mark === 0 && (afterBlank || code))) {
      yield code ? { kind: "code", text, line, level: 0 } : { kind: "code", text, line, level: 0, opens: "" };
      code = true;
      continue;
    }
    code = false;
    yield mark > 0
      ? { kind: "item", text: text.slice(mark), line, level: 0 }
      : { kind: "text", text: text.trim(), line, level: 0 };
  }
}

function headingOf(
  text: string,
  afterBlank: boolean,
  next: string | undefined,
): { text: string; level: number; lines: number } | undefined {
  const sign = underline(next);
  if (sign !== "" && afterBlank && text.length <= 100 && itemMark(text) === 0) {
    return { text: text.trim(), level: sign === "=" || sign === "#" ? 1 : 2, lines: 2 };
  }
  const marked = /^(#{1,6}|\*{1,6}|={2,6})\s+(\S.*?)\s*(?:[#=]+)?$/.exec(text);
  // One star is a list, unless it stands alone as Org mode's first level does, behind a blank line and before one.
  if (marked !== null && (marked[1] !== "*" || (afterBlank && cut(next).trim() === "")) && text.length <= 120) {
    return { text: marked[2] ?? "", level: (marked[1] ?? "").length, lines: 1 };
  }
  if (!afterBlank || /^\s{4}/.test(text) || text.trim().length > 80) return undefined;
  const alone = cut(next).trim() === "";
  const title = text.trim();
  if (/^\p{Lu}[\p{Lu}\p{N}\s,/&'’-]{3,}:?$/u.test(title)) return { text: title.replace(/:$/, ""), level: 2, lines: 1 };
  if (/^\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+\p{Lu}[^.!?]{2,}$/u.test(title) && alone)
    return { text: title, level: 2, lines: 1 };
  if (/^\p{L}[^.!?]{2,60}:$/u.test(title) && alone) return { text: title.slice(0, -1), level: 3, lines: 1 };
  return undefined;
}
