import type { TextFile } from "../noun.ts";
import { classOf } from "./classes.ts";
import { guessLanguage } from "./language.ts";
import type { LineReader, PageLine } from "./lines.ts";
import { SettingNames } from "./setting-names.ts";
import { fold, topicsOfHeading, topicsOfText } from "./topics.ts";
import { countWords, isCommand, proseOf, unwritten } from "./words.ts";

/** Of one document, at most. */
export const MOST_LINES = 20_000;
export const MOST_SECTIONS = 400;
/** So many characters of a section are kept while it is read, to be searched for topics and for the language they are in. */
const KEPT = 6_000;

/** What stands under such a heading alone is no content: fewer words than that, no list, no table, no code. */
const LEAST_WORDS = 5;

/** A section as it was read, its subsections included except where said otherwise. */
export interface Section {
  readonly heading: string;
  readonly level: number;
  readonly line: number;
  words: number;
  steps: number;
  rows: number;
  commands: number;
  readonly classes: Set<string>;
  topics: readonly string[];
  mentions: readonly string[];
  language: string;
}

/** What a document says. */
export interface Outline {
  readonly title: string;
  /** In order; the first is the document as a whole. */
  readonly sections: readonly Section[];
  readonly names: ReadonlySet<string>;
  /** The first line that was not read any more; 0 where all was. */
  readonly cutAt: number;
}

interface Draft extends Section {
  code: number;
  /** Its own, with code and without what stands in subsections. */
  own: string;
  prose: string;
}

/**
 * Reads a document into sections: what stands between one heading and the next of the same or a higher level. The first section is
 * the whole document, under its title.
 *
 * @param named topics that the name of the file stands for
 */
export function outline(file: TextFile, read: LineReader, named: ReadonlySet<string>, withSections: boolean): Outline {
  const names = new SettingNames();
  const root = draft(file.path.slice(file.path.lastIndexOf("/") + 1), 0, 1);
  let title = "";
  let cutAt = file.lines.length > MOST_LINES ? MOST_LINES + 1 : 0;
  let started = false;
  const drafts = [root];
  let open: Draft[] = [root];
  let block: { commands: boolean; shell: boolean } | undefined;
  let last = 0;
  for (const line of read(cutAt === 0 ? file.lines : file.lines.slice(0, MOST_LINES))) {
    if (line.line > last + 1) names.gap();
    last = line.line;
    if (line.kind !== "code") block = undefined;
    if (line.kind === "heading") {
      const heading = proseOf(line.text.replace(/`/g, ""))
        .replace(/[*_]{2}/g, "")
        .replace(/\s+/g, " ")
        .trim()
        .slice(0, 200);
      names.prose(line.text, line.kind);
      if (title === "" && line.level < 7) title = heading;
      if (!started && line.level === 1) {
        started = true;
        Object.assign(root, { heading, line: line.line });
        continue;
      }
      started = true;
      if (!withSections || drafts.length >= MOST_SECTIONS) {
        if (withSections && cutAt === 0) cutAt = line.line;
        continue;
      }
      open = open.filter(({ level }) => level < line.level);
      const section = draft(heading, line.level, line.line);
      drafts.push(section);
      open.push(section);
      continue;
    }
    if (line.kind === "code") {
      if (line.opens !== undefined)
        block = {
          commands: false,
          shell: /^(?:sh|bash|shell|console|zsh|powershell|ps1|cmd|bat|shell-session)\b/.test(line.opens),
        };
      if (line.text.trim() === "") continue;
      names.code(line.text);
      const command = block !== undefined && !block.commands && (block.shell || isCommand(line.text));
      if (command && block !== undefined) block.commands = true;
      for (const section of open) {
        section.code += 1;
        if (command) section.commands += 1;
      }
      keep(open.at(-1), line.text);
      continue;
    }
    names.prose(line.text, line.kind);
    take(line, open);
  }
  const sections = drafts.map((section, index) => finished(section, index === 0 ? named : NONE));
  return { title, sections, names: names.names, cutAt };
}

const NONE: ReadonlySet<string> = new Set();

function draft(heading: string, level: number, line: number): Draft {
  return {
    heading,
    level,
    line,
    words: 0,
    steps: 0,
    rows: 0,
    commands: 0,
    classes: new Set(),
    topics: [],
    mentions: [],
    language: "",
    code: 0,
    own: "",
    prose: "",
  };
}

function take(line: PageLine, open: readonly Draft[]): void {
  const prose = proseOf(line.text);
  const kind = unwritten(fold(prose)) ? "unwritten" : line.kind;
  if (kind === "unwritten") return;
  const words = countWords(line.text.replace(/<\/?[a-zA-Z][^<>]{0,500}>/g, " "));
  if (words === 0) return;
  const label = kind === "text" ? "" : classOf(prose);
  for (const section of open) {
    section.words += words;
    if (kind === "item") section.steps += 1;
    if (kind === "row") section.rows += 1;
    if (label !== "") section.classes.add(label);
    if (section.prose.length < KEPT) section.prose += `${prose}\n`;
  }
  keep(open.at(-1), line.text);
}

function keep(section: Draft | undefined, text: string): void {
  if (section !== undefined && section.own.length < KEPT) section.own += `${text}\n`;
}

function finished(section: Draft, named: ReadonlySet<string>): Section {
  const { heading, level, line, words, steps, rows, commands, classes, code } = section;
  const content = words >= LEAST_WORDS || (words > 0 && steps + rows > 0) || code > 0;
  const text = topicsOfText(section.own);
  const topics = new Set(text.topics);
  if (content) for (const topic of [...topicsOfHeading(heading), ...named]) topics.add(topic);
  const mentions = new Set([...text.mentions, ...topics]);
  return {
    heading,
    level,
    line,
    words,
    steps,
    rows,
    commands,
    classes,
    topics: [...topics].sort(),
    mentions: [...mentions].sort(),
    language: guessLanguage(section.prose),
  };
}
