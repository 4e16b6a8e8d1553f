import { cut, itemMark, type PageLine, underline } from "./lines.ts";

/** Directives whose indented content is shown as written. */
const CODE = /^(?:code-block|code|sourcecode|literalinclude|highlight|parsed-literal|prompt|console)$/;

/**
 * Lines of reStructuredText (Docutils specification): section titles by their adornment, levels in order of first use; lists; code in
 * directives and literal blocks behind `::`. Comments, options and targets are left out.
 */
export function* restructured(lines: readonly string[]): Iterable<PageLine> {
  const levels: string[] = [];
  let code: { indent: number; language: string; begun: boolean } | undefined;
  let comment = false;
  for (let index = 0; index < lines.length; index++) {
    const text = cut(lines[index]);
    const line = index + 1;
    if (text.trim() === "") continue;
    const indent = text.length - text.trimStart().length;
    if (comment && indent > 0) continue;
    comment = false;
    if (code !== undefined) {
      if (indent > code.indent) {
        if (/^\s*:[\w-]+:/.test(text) && !code.begun) continue;
        if (!code.begun) yield { kind: "code", text: "", line, level: 0, opens: code.language };
        code.begun = true;
        yield { kind: "code", text, line, level: 0 };
        continue;
      }
      code = undefined;
    }
    const title = titleAt(lines, index, levels);
    if (title !== undefined) {
      yield { kind: "heading", text: title.text, line: title.line, level: title.level };
      index += title.lines - 1;
      continue;
    }
    const directive = /^\s*\.\.\s+([\w-]+)::\s*(.*)$/.exec(text);
    if (directive !== null) {
      if (CODE.test(directive[1] ?? ""))
        code = { indent, language: (directive[2] ?? "").trim().toLowerCase(), begun: false };
      else if (
        (directive[2] ?? "") !== "" &&
        /^(?:note|warning|tip|important|caution|rubric)$/.test(directive[1] ?? "")
      ) {
        yield { kind: "text", text: directive[2] ?? "", line, level: 0 };
      }
      continue;
    }
    if (/^\.\.(?:\s|$)/.test(text)) {
      comment = true;
      continue;
    }
    if (/^\s*:[\w -]{1,40}:/.test(text) || underline(text) !== "") continue;
    if (/^\s*[+|=][-=+|\s]*$/.test(text)) continue;
    if (/(?:^|[^:]|\s)::$/.test(text)) code = { indent, language: "", begun: false };
    const shown = text.replace(/::$/, ":");
    const mark = itemMark(shown);
    if (/^\s*\|/.test(shown)) yield { kind: "row", text: shown.trim().replace(/^\||\|$/g, ""), line, level: 0 };
    else if (mark > 0) yield { kind: "item", text: shown.slice(mark), line, level: 0 };
    else yield { kind: "text", text: shown, line, level: 0 };
  }
}

/** A section title that starts in this line: underlined, or between two equal lines. */
function titleAt(
  lines: readonly string[],
  index: number,
  levels: string[],
): { text: string; line: number; level: number; lines: number } | undefined {
  const over = underline(lines[index]);
  const at = over === "" ? index : index + 1;
  const text = cut(lines[at]).trim();
  const under = underline(lines[at + 1]);
  if (
    under === "" ||
    text === "" ||
    text.length > 120 ||
    underline(lines[at]) !== "" ||
    (over !== "" && over !== under)
  )
    return undefined;
  // An underline that is much shorter than its title is something else: the rule of a table, three dots.
  if (cut(lines[at + 1]).trim().length < Math.min(text.length, 8) - 2) return undefined;
  const style = over + under;
  if (!levels.includes(style) && levels.length < 10) levels.push(style);
  return { text, line: at + 1, level: Math.max(1, levels.indexOf(style) + 1), lines: over === "" ? 2 : 3 };
}
