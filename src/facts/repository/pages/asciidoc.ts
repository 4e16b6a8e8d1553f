import { cut, itemMark, type PageLine } from "./lines.ts";

/**
 * Lines of AsciiDoc (the language's documentation, docs.asciidoctor.org): section titles, lists, listing and literal blocks, tables.
 * Comments, attributes, block attributes and macros are left out.
 */
export function* asciidoc(lines: readonly string[]): Iterable<PageLine> {
  let block = "";
  let language = "";
  let table = false;
  for (let index = 0; index < lines.length; index++) {
    const text = cut(lines[index]);
    const line = index + 1;
    if (block !== "") {
      if (text === block) block = "";
      else if (!block.startsWith("/") && text.trim() !== "") yield { kind: "code", text, line, level: 0 };
      continue;
    }
    if (text.trim() === "") continue;
    if (/^(?:-{4,}|\.{4,}|\/{4,}|`{3,}[\w-]*)$/.test(text)) {
      block = text.replace(/^(`{3,})[\w-]*$/, "$1");
      if (!block.startsWith("/"))
        yield { kind: "code", text: "", line, level: 0, opens: text.replace(/^[-.`]+/, "") || language };
      language = "";
      continue;
    }
    if (/^\|={3,}$/.test(text)) {
      table = !table;
      continue;
    }
    const attributes = /^\[([^\]]*)\]$/.exec(text);
    if (attributes !== null) {
      language = /^source,\s*%?([\w+-]+)/.exec(attributes[1] ?? "")?.[1] ?? "";
      continue;
    }
    if (
      /^\/\/(?!\/)/.test(text) ||
      /^:[\w!-]+:/.test(text) ||
      /^(?:image|include|toc|ifdef|ifndef|endif|video)::/.test(text) ||
      /^[=*_+-]{2,}$/.test(text)
    )
      continue;
    const heading = /^(={1,6}|#{1,6})\s+(\S.*)$/.exec(text);
    if (heading !== null) {
      yield { kind: "heading", text: heading[2] ?? "", line, level: (heading[1] ?? "").length };
      continue;
    }
    const mark = itemMark(text);
    if (table) yield { kind: "row", text: text.replace(/^\|/, ""), line, level: 0 };
    else if (mark > 0) yield { kind: "item", text: text.slice(mark), line, level: 0 };
    else yield { kind: "text", text: text.replace(/^\.(?=\S)/, ""), line, level: 0 };
  }
}
