import { TOPICS } from "./topic-table.ts";

/** The names of topics, for rules and their schema. */
export const TOPIC_NAMES: readonly string[] = Object.keys(TOPICS);

interface Patterns {
  readonly topic: string;
  readonly heading: RegExp;
  readonly text: RegExp | undefined;
  readonly strong: RegExp | undefined;
}

/** In front of an Arabic word: article, prepositions and "and", as one. */
const ARABIC_PREFIX = "(?:و|ف)?(?:ب|ك|ل)?(?:ال|لل)?";

const PATTERNS: readonly Patterns[] = Object.entries(TOPICS).map(([topic, { heading, arabic, text, strong }]) => {
  const stems = arabic === undefined ? "" : `|(?:^|[\\s/،:])${ARABIC_PREFIX}(?:${letters(arabic)})`;
  return {
    topic,
    // A whole heading, or a piece of one between separators: "Backup & restore", "Installation and configuration".
    heading: new RegExp(`^(?:${heading})$${stems}`, "u"),
    text: text === "" ? undefined : new RegExp(`${alone(text ?? heading)}${stems}`, "gu"),
    strong: strong === undefined ? undefined : new RegExp(alone(letters(strong)), "u"),
  };
});

/** A pattern that is found only as whole words. */
function alone(pattern: string): string {
  return `(?<![a-z0-9_])(?:${pattern})(?![a-z0-9_])`;
}

/** Arabic letters of a pattern as `fold` leaves them. */
function letters(pattern: string): string {
  return pattern.normalize("NFD").replace(/\p{M}/gu, "").replace(/ة/g, "ه").replace(/ى/g, "ي");
}

/** So much of a section's text is searched for topics; so much of a heading is looked at. */
const SEARCHED = 6_000;
const HEADING = 120;

/**
 * Text as topics are looked up in: lower case, without accents and marks, the forms of Arabic letters made one, typographic
 * apostrophes and quotation marks as blanks.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}|ـ/gu, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ة/g, "ه")
    .replace(/ى/g, "ي")
    .replace(/[’‘'`´"“”«»*]+/g, " ")
    .replace(/[ \t\u00a0]+/g, " ");
}

/** What a heading, or the name of a file, says that the text below it is about. */
export function topicsOfHeading(heading: string): ReadonlySet<string> {
  const pieces = piecesOf(heading.slice(0, HEADING));
  const topics = new Set<string>();
  for (const { topic, heading: pattern } of PATTERNS)
    if (pieces.some((piece) => pattern.test(piece))) topics.add(topic);
  return topics;
}

/** The heading as a whole, and what stands between separators, "and" and prepositions in it; without numbers in front, signs and pictures. */
function piecesOf(heading: string): string[] {
  const plain = fold(heading)
    .replace(/^[\s\d.)(#:–—-]*(?:(?:step|etape|chapter|annex|appendix|part|section) )?[\s\d.):–—-]*/u, "")
    .replace(/[^\p{L}\p{N}\s/&,;:()|.-]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const parts = plain.split(
    /\s*(?:[&,;:()|/]|\s[-–—]\s|\s(?:and|or|et|ou|y|e|for|of|to|in|on|with|using|via|from|pour|avec|de l|de la|du|des|para|con|com|do|da|del|the|your|our|this|an?|les?|la|une?|el|los|las)\s)\s*/u,
  );
  const article = (text: string): string =>
    text
      .replace(/^(?:how to|comment|como|the|a|an|your|our|le|la|les|l|el|los|las|o|os|as|de) /u, "")
      .replace(/[.\s-]+$/u, "");
  const pieces = [plain, ...parts].flatMap((part) => [
    part,
    article(part),
    article(article(part)),
    part.replaceAll("-", " "),
  ]);
  return [...new Set(pieces.map((piece) => piece.trim()))].filter((piece) => piece !== "").slice(0, 40);
}

/** What a text is about (two of its words say so, or one that is about nothing else), and what it only mentions. */
export function topicsOfText(text: string): {
  readonly topics: ReadonlySet<string>;
  readonly mentions: ReadonlySet<string>;
} {
  const plain = fold(text.slice(0, SEARCHED));
  const topics = new Set<string>();
  const mentions = new Set<string>();
  for (const { topic, text: pattern, strong } of PATTERNS) {
    const words = pattern === undefined ? 0 : count(plain, pattern);
    if (words > 1 || strong?.test(plain)) topics.add(topic);
    if (words > 0 || topics.has(topic)) mentions.add(topic);
  }
  return { topics, mentions };
}

/** How often a pattern is found, two being enough. */
function count(text: string, pattern: RegExp): number {
  pattern.lastIndex = 0;
  let found = 0;
  while (found < 2 && pattern.exec(text) !== null) found += 1;
  return found;
}
