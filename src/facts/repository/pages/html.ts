import type { PageLine } from "./lines.ts";

/** Pieces of a page at most. */
const PIECES = 200_000;

/** Elements whose content nobody reads. */
const HIDDEN = new Set(["script", "style", "head", "template", "noscript", "svg", "nav", "footer"]);
const BLOCKS = new Set([
  "p",
  "div",
  "li",
  "td",
  "th",
  "tr",
  "dt",
  "dd",
  "pre",
  "section",
  "article",
  "blockquote",
  "br",
  "ul",
  "ol",
  "table",
  "main",
  "body",
  "header",
]);

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  eacute: "é",
  egrave: "è",
  agrave: "à",
  ccedil: "ç",
  ecirc: "ê",
  rsquo: "’",
  laquo: "«",
  raquo: "»",
};

/** Lines of the text of an HTML page: headings, items, rows and preformatted blocks. Nothing is run, and links are not followed. */
export function* html(lines: readonly string[]): Iterable<PageLine> {
  let hidden = "";
  let open: { kind: PageLine["kind"]; level: number } = { kind: "text", level: 0 };
  let text = "";
  let start = 1;
  let pieces = 0;
  let preformatted = false;
  const flush = function* (): Iterable<PageLine> {
    const shown = text.replace(/\s+/g, " ").trim();
    if (shown !== "") yield { kind: open.kind, text: shown.slice(0, 2_000), line: start, level: open.level };
    text = "";
  };
  for (const { piece, tag, closing, line } of piecesOf(lines)) {
    if (++pieces > PIECES) return;
    if (hidden !== "") {
      if (closing && tag === hidden) hidden = "";
      continue;
    }
    if (tag === "") {
      if (text === "") start = line;
      if (preformatted) {
        if (piece.trim() !== "") yield { kind: "code", text: piece, line, level: 0 };
      } else if (text.length < 4_000) text += `${entities(piece)} `;
      continue;
    }
    if (HIDDEN.has(tag)) {
      if (!closing) hidden = tag;
      continue;
    }
    const level = /^h([1-6])$/.exec(tag)?.[1];
    if (level === undefined && !BLOCKS.has(tag)) continue;
    yield* flush();
    open = { kind: "text", level: 0 };
    if (tag === "pre") {
      preformatted = !closing;
      if (!closing) yield { kind: "code", text: "", line, level: 0, opens: "" };
    } else if (!closing) {
      if (level !== undefined) open = { kind: "heading", level: Number(level) };
      else if (tag === "li") open = { kind: "item", level: 0 };
      else if (tag === "td" || tag === "th") open = { kind: "row", level: 0 };
    }
  }
  yield* flush();
}

interface Piece {
  readonly piece: string;
  /** Lower case; "" for text. */
  readonly tag: string;
  readonly closing: boolean;
  readonly line: number;
}

/** Texts and tags in order. A tag that goes over lines is followed; comments are left out. */
function* piecesOf(lines: readonly string[]): Iterable<Piece> {
  let inside: "text" | "tag" | "comment" = "text";
  let tag = "";
  for (let index = 0; index < lines.length; index++) {
    const text = (lines[index] ?? "").slice(0, 20_000);
    const line = index + 1;
    let at = 0;
    while (at < text.length) {
      if (inside === "text") {
        const next = text.indexOf("<", at);
        const end = next < 0 ? text.length : next;
        if (end > at) yield { piece: text.slice(at, end), tag: "", closing: false, line };
        at = end;
        if (next < 0) break;
        inside = text.startsWith("<!--", at) ? "comment" : "tag";
        tag = "";
        at += 1;
      } else if (inside === "comment") {
        const end = text.indexOf("-->", at);
        if (end < 0) break;
        at = end + 3;
        inside = "text";
      } else {
        const end = text.indexOf(">", at);
        if (tag.length < 40)
          tag += `${text.slice(at, end < 0 ? Math.min(text.length, at + 40) : Math.min(end, at + 40))} `;
        if (end < 0) break;
        at = end + 1;
        inside = "text";
        const name = /^\/?([a-zA-Z][a-zA-Z0-9]*)/.exec(tag);
        if (name !== null) yield { piece: "", tag: (name[1] ?? "").toLowerCase(), closing: tag.startsWith("/"), line };
      }
    }
  }
}

function entities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const point = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
      return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : whole;
    },
  );
}
