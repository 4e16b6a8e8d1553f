import { folderOf } from "../folder.ts";
import { asciidoc } from "./asciidoc.ts";
import { html } from "./html.ts";
import type { LineReader } from "./lines.ts";
import { markdown } from "./markdown.ts";
import { plain } from "./plain.ts";
import { restructured } from "./restructured.ts";

/** How a document is written. `settings`: a template of settings with comments, such as .env.example; `closed`: only an office program reads it. */
export type PageFormat =
  | "markdown"
  | "restructuredtext"
  | "asciidoc"
  | "text"
  | "html"
  | "settings"
  | "data"
  | "closed";

export const LINE_READERS: Readonly<Partial<Record<PageFormat, LineReader>>> = {
  markdown,
  restructuredtext: restructured,
  asciidoc,
  text: plain,
  html,
};

const FORMAT_OF_ENDING: Readonly<Record<string, PageFormat>> = {
  md: "markdown",
  markdown: "markdown",
  mdown: "markdown",
  mkd: "markdown",
  mdx: "markdown",
  rst: "restructuredtext",
  rest: "restructuredtext",
  adoc: "asciidoc",
  asciidoc: "asciidoc",
  org: "text",
  wiki: "text",
  mediawiki: "text",
  textile: "text",
};

const FOLDERS = /(?:^|\/)(?:docs?|documentation|manuals?|wiki|handbook|guides?|run-?books?|adrs?|decisions)(?:\/|$)/i;
/** What a generator makes of source code or a contract, and what a web site is made of. */
const GENERATED =
  /(?:^|\/)(?:javadocs?|apidocs?|typedoc|phpdoc|doxygen|_static|_build|site-packages|swagger(?:-ui)?|redoc|coverage|assets|static|public|themes?|layouts?|templates?)\//i;

const SHOWN_BY_PROGRAMS = /(?:^|\/)(?:src|app|lib|resources|assets|static|public|templates?|media|uploads|images)\//i;

/** Names of documents that people write without an ending, or with `.txt`. */
const PLAIN =
  /^(?:read_?me|install(?:ation|ing)?|usage|contributing|hacking|changes|changelog|history|news|release[-_]?notes|security|support|upgrad(?:e|ing)|copying|licen[cs]e|notice|authors|maintainers|governance|code[-_]?of[-_]?conduct|run_?book|operations?|deploy(?:ment|ing)?|backup|restore|lisez[-_]?moi|leeme|leiame)(?:[-_.][a-z]{2})?$/i;

/** How the document at a path is written; undefined for what is no document. */
export function formatOf(path: string): PageFormat | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const ending = dot > 0 ? name.slice(dot + 1).toLowerCase() : "";
  if (
    /^\.?env[.-](?:example|sample|template|dist|defaults?|tpl)$|^(?:example|sample|template)\.env$|^\.?env\.[\w-]+\.(?:example|sample|template|dist)$/i.test(
      name,
    )
  )
    return "settings";
  if (/^publiccode\.ya?ml$/i.test(name)) return "data";
  if (Object.hasOwn(FORMAT_OF_ENDING, ending)) return FORMAT_OF_ENDING[ending];
  if (ending === "" && PLAIN.test(name)) return "text";
  // README.fr, INSTALL.linux
  if (PLAIN.test(name) && /^[a-z]{2}$/.test(ending)) return "text";
  const inFolder = FOLDERS.test(folderOf(path));
  if (ending === "txt") {
    if (/^(?:requirements|constraints|cmakelists|robots|humans|ads|manifest|packages|dependencies|version)/i.test(stem))
      return undefined;
    return inFolder || PLAIN.test(stem) ? "text" : undefined;
  }
  if (ending === "html" || ending === "htm")
    return (inFolder || PLAIN.test(stem)) && !GENERATED.test(path) ? "html" : undefined;
  // Of these any may be a manual, unless it lies where a program finds what it shows.
  if (/^(?:pdf|docx?|odt|rtf|pptx?|odp|epub|tex)$/.test(ending))
    return SHOWN_BY_PROGRAMS.test(path) ? undefined : "closed";
  return undefined;
}

const ROLES: readonly (readonly [role: string, name: RegExp])[] = [
  ["readme", /^(?:read_?me|lisez[-_]?moi|leeme|leiame)\b/],
  ["contributing", /^(?:contribut|hacking)/],
  ["security", /^security(?:[-_]policy)?\b(?!.*test)/],
  ["changelog", /^(?:change-?log|changes|history|news|release[-_]?notes)\b/],
  ["code-of-conduct", /^code[-_]?of[-_]?conduct/],
  ["governance", /^governance/],
  ["publiccode", /^publiccode\./],
  ["licence", /^(?:licen[cs]e|copying|notice|third[-_]?party|unlicense|apache-?2|mit\.)/],
  ["authors", /^(?:authors|maintainers|contributors|credits)/],
  ["support", /^support\b/],
  ["installation", /^install/],
];

/** What a document is by its name and where it stands: "readme", "security" …; "template" for what people fill in; "other". */
export function roleOf(path: string, format: PageFormat): string {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  if (format === "settings") return "settings-template";
  if (/(?:^|\/)(?:issue_template|pull_request_template|merge_request_templates|issue_templates)(?:\/|\.)/i.test(path))
    return "template";
  if (/(?:^|\/)licenses\//i.test(path)) return "licence";
  return ROLES.find(([, pattern]) => pattern.test(name))?.[0] ?? "other";
}

/** Documents that may be long and whose headings are versions, clauses and blanks to fill in: their sections tell nothing. */
export function hasSections(role: string): boolean {
  return ![
    "changelog",
    "licence",
    "template",
    "code-of-conduct",
    "authors",
    "settings-template",
    "publiccode",
  ].includes(role);
}
