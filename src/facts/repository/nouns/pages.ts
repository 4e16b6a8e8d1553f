import type { RepositoryFile } from "../../../model.ts";
import { Place } from "../../../model.ts";
import type { LanguageFact, PageFact, RepositoryFacts, SectionFact } from "../facts.ts";
import type { Lists, NounReader, TextFile, Tree } from "../noun.ts";
import { formatOf, hasSections, LINE_READERS, type PageFormat, roleOf } from "../pages/kinds.ts";
import { guessLanguage } from "../pages/language.ts";
import { LanguageCount } from "../pages/language-count.ts";
import { outline, type Section } from "../pages/sections.ts";
import { SettingNames } from "../pages/setting-names.ts";
import { topicsOfHeading } from "../pages/topics.ts";
import { proseOf } from "../pages/words.ts";

/** Of one submission, at most. */
const MOST_PAGES = 5_000;
const MOST_SECTIONS = 40_000;

/** Reads documents for people, wherever they lie: Markdown, reStructuredText, AsciiDoc, plain text, HTML; and what .env.example explains. */
export function reader(): NounReader {
  const pages: PageFact[] = [];
  const sections: SectionFact[] = [];
  return {
    wants({ path }) {
      const format = formatOf(path);
      return format !== undefined && format !== "closed";
    },
    take(file) {
      const format = formatOf(file.path);
      if (format === undefined) return;
      if (pages.length >= MOST_PAGES || sections.length >= MOST_SECTIONS) {
        file.unread(file.at(1), ["page", "section"]);
        return;
      }
      if (format === "settings") pages.push(settingsPage(file));
      else if (format === "data") pages.push(page(file, format));
      else readPage(file, format, pages, sections);
    },
    finish(tree): Lists {
      for (const file of tree.files) if (formatOf(file.path) === "closed") pages.push(closedPage(file, tree));
      pages.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
      const closed = pages.filter(({ format, purpose }) => format === "closed" && purpose !== "test");
      const unread = closed.map(({ place }): RepositoryFacts["unread"][number] => ({ place, kinds: ["section"] }));
      return { pages, sections, languages: languagesOf(pages), unread };
    },
  };
}

/** Languages of documents that people of the product wrote, as far as they are long enough to tell. */
function languagesOf(pages: readonly PageFact[]): readonly LanguageFact[] {
  const count = new LanguageCount("pages");
  for (const { role, purpose, words, place, path, language } of pages) {
    const own = purpose === "product" || purpose === "documentation";
    if (own && words >= 20 && hasSections(role)) count.add("", path, () => place, language);
  }
  return count.facts();
}

function readPage(file: TextFile, format: PageFormat, pages: PageFact[], sections: SectionFact[]): void {
  const read = LINE_READERS[format];
  if (read === undefined) return;
  const role = roleOf(file.path, format);
  const said = outline(file, read, topicsOfPath(file.path), hasSections(role));
  if (said.cutAt > 0) file.unread(file.at(said.cutAt), ["page", "section"]);
  const [whole] = said.sections;
  const facts = hasSections(role) ? said.sections.map((section) => sectionFact(file, section)) : [];
  sections.push(...facts);
  const topics = [...new Set(facts.flatMap((fact) => fact.topics))].sort();
  const place = file.at(whole?.line ?? 1);
  pages.push({
    ...page(file, format),
    place,
    title: said.title,
    words: whole?.words ?? 0,
    topics,
    language: whole?.language ?? "",
    _names: said.names,
  });
}

function sectionFact(file: TextFile, section: Section): SectionFact {
  const { heading, level, line, topics, mentions, words, steps, rows, commands, classes, language } = section;
  return {
    place: file.at(line),
    document: file.path,
    purpose: file.purpose,
    heading,
    level,
    topics,
    mentions,
    words,
    steps,
    rows,
    commands,
    classes: [...classes].sort(),
    language,
  };
}

function page(file: TextFile, format: PageFormat): PageFact {
  const { path, purpose } = file;
  return {
    place: file.at(1),
    document: path,
    purpose,
    path,
    format,
    role: roleOf(path, format),
    title: "",
    words: 0,
    topics: [],
    language: "",
    _names: new Set(),
  };
}

/** A template of settings: those that a comment beside or above explains. */
function settingsPage(file: TextFile): PageFact {
  const names = new SettingNames();
  let prose = "";
  for (const line of file.lines.slice(0, 5_000)) {
    const text = line.slice(0, 2_000);
    if (text.trim() === "") names.gap();
    else names.code(text);
    const comment = /^\s*#\s?(.*)$/.exec(text)?.[1] ?? "";
    if (prose.length < 4_000 && !/=/.test(comment)) prose += `${proseOf(comment)}\n`;
  }
  return { ...page(file, "settings"), language: guessLanguage(prose), _names: names.names };
}

function closedPage({ path }: RepositoryFile, tree: Tree): PageFact {
  const topics = [...topicsOfPath(path)].sort();
  return {
    place: Place.at(path, { line: 1, column: 1, text: "" }),
    document: path,
    purpose: tree.purposeOf(path),
    path,
    format: "closed",
    role: roleOf(path, "closed"),
    title: "",
    words: 0,
    topics,
    language: "",
    _names: new Set(),
  };
}

/** What the name of a file, and of the folder that it lies in, say that it is about. */
function topicsOfPath(path: string): ReadonlySet<string> {
  const steps = path.split("/");
  const name = (steps.at(-1) ?? "").replace(/\.[^.]*$/, "");
  const folder = steps.at(-2) ?? "";
  return new Set(
    [...topicsOfHeading(readable(name)), ...topicsOfHeading(readable(folder))].filter((topic) => topic !== "elsewhere"),
  );
}

function readable(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[_-]+/g, " ");
}
