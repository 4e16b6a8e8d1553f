import { boldHeading, cut, itemMark, type PageLine, underline } from "./lines.ts";

/** Below all headings with a level of their own: a line in bold alone. */
const BOLD_LEVEL = 7;

/**
 * Lines of Markdown (CommonMark 0.31, with tables and task lists of GitHub): headings in both forms and in HTML, lists, tables, code in
 * fences and indented. Comments, front matter, import lines of MDX and definitions of links are left out.
 */
export function* markdown(lines: readonly string[]): Iterable<PageLine> {
  let fence = "";
  let comment = false;
  let inList = false;
  let blank = true;
  let indented = false;
  for (let index = frontMatter(lines); index < lines.length; index++) {
    const written = cut(lines[index]);
    const line = index + 1;
    if (fence !== "") {
      if (closes(written, fence)) fence = "";
      else if (written.trim() !== "") yield { kind: "code", text: written, line, level: 0 };
      continue;
    }
    const open = /^\s{0,12}(?:[-*+]\s+|\d{1,3}[.)]\s+|>\s?)?(`{3,}|~{3,})\s*\{?\.?([\w+#.-]*)[^`]*$/.exec(written);
    if (open !== null && !comment) {
      fence = open[1] ?? "```";
      yield { kind: "code", text: "", line, level: 0, opens: (open[2] ?? "").toLowerCase() };
      continue;
    }
    const shown: { text: string; comment: boolean } = withoutComment(written, comment);
    comment = shown.comment;
    const text = shown.text;
    if (text.trim() === "") {
      blank = blank || written.trim() === "";
      if (written.trim() === "") indented = false;
      continue;
    }
    if (/^(?: {4}|\t)/.test(text) && !inList && (blank || indented)) {
      yield indented ? { kind: "code", text, line, level: 0 } : { kind: "code", text, line, level: 0, opens: "" };
      indented = true;
      continue;
    }
    indented = false;
    const afterBlank = blank;
    blank = false;
    const heading = headingOf(text, afterBlank, lines[index + 1]);
    if (heading !== undefined) {
      inList = false;
      yield { kind: "heading", text: heading.text, line, level: heading.level };
      index += heading.lines - 1;
      continue;
    }
    if (!/^\s/.test(text)) inList = false;
    yield* body(text, line);
    if (itemMark(text) > 0) inList = true;
  }
}

function* body(text: string, line: number): Iterable<PageLine> {
  if (/^\s{0,3}\[[^\]]{1,200}\]:\s*\S/.test(text) || /^(?:import|export)\s.*(?:from|=)\s/.test(text)) return;
  if (/^\s*\|/.test(text) || /^[^|]+\s\|\s[^|]/.test(text)) {
    if (!/^[\s|:+-]+$/.test(text)) yield { kind: "row", text: text.trim().replace(/^\||\|$/g, ""), line, level: 0 };
    return;
  }
  if (/^\s*(?:[-*_=]\s*){3,}$/.test(text)) return;
  const quoted = text.replace(/^\s{0,3}(?:>\s?)+/, "");
  const mark = itemMark(quoted);
  yield mark > 0
    ? { kind: "item", text: quoted.slice(mark), line, level: 0 }
    : { kind: "text", text: quoted, line, level: 0 };
}

/** A heading that starts in this line, and how many lines it takes. */
function headingOf(
  text: string,
  afterBlank: boolean,
  next: string | undefined,
): { text: string; level: number; lines: number } | undefined {
  const marked = /^ {0,3}(#{1,6})(?:\s+|(?=[^\s#!]))(.*?)(?:\s#+)?$/.exec(text);
  if (marked !== null && (marked[2] ?? "").trim() !== "") {
    return { text: (marked[2] ?? "").trim(), level: (marked[1] ?? "").length, lines: 1 };
  }
  const html = /^\s*<h([1-6])\b[^>]*>(.*?)(?:<\/h\1>|$)/i.exec(text);
  if (html !== null) return { text: html[2] ?? "", level: Number(html[1]), lines: 1 };
  const sign = underline(next);
  if (
    (sign === "=" || sign === "-") &&
    afterBlank &&
    itemMark(text) === 0 &&
    !text.includes("|") &&
    text.length <= 120
  ) {
    return { text: text.trim(), level: sign === "=" ? 1 : 2, lines: 2 };
  }
  const bold = boldHeading(text);
  return bold === "" ? undefined : { text: bold, level: BOLD_LEVEL, lines: 1 };
}

function closes(line: string, fence: string): boolean {
  const text = line.trim();
  const sign = fence[0] ?? "`";
  return text.length >= fence.length && text === sign.repeat(text.length);
}

/** The line without comments of HTML, and whether one is still open at its end. */
function withoutComment(line: string, open: boolean): { text: string; comment: boolean } {
  let text = "";
  let rest = line;
  let inside = open;
  for (let count = 0; count < 50; count++) {
    const at = rest.indexOf(inside ? "-->" : "<!--");
    if (at < 0) break;
    if (!inside) text += rest.slice(0, at);
    rest = rest.slice(at + (inside ? 3 : 4));
    inside = !inside;
  }
  return { text: inside ? text : text + rest, comment: inside };
}

/** The index of the first line behind front matter between `---` or `+++`. */
function frontMatter(lines: readonly string[]): number {
  const mark = (lines[0] ?? "").trimEnd();
  if (mark !== "---" && mark !== "+++") return 0;
  for (let index = 1; index < Math.min(lines.length, 200); index++) {
    if ((lines[index] ?? "").trimEnd() === mark) return index + 1;
  }
  return 0;
}
