import { type Automaton, automatonOf, classOf } from "./automaton.ts";
import { Doubt } from "./doubt.ts";

/** What a text must be. */
export interface Language {
  readonly patterns: readonly string[];
  readonly nonPatterns: readonly string[];
  /** In code points. */
  readonly least: number;
  readonly most: number;
  readonly forbidden: readonly string[];
}

/** Longest text that is made, and states that are visited for one. */
const LONGEST = 20_000;
const MOST_STATES = 100_000;
/** Characters that people read easily, best first. */
const READABLE = [..."abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_./:@+ "];
/** Halves of characters, which no file in UTF-8 can hold. */
const HALVES = [0xd800, 0xdfff] as const;

/** One automaton of several that a text must get past, and whether it must be accepted. */
interface Part {
  readonly automaton: Automaton;
  readonly accepts: boolean;
}

/** Characters that no part tells apart: the most readable of them, and their class in each part. */
interface Letter {
  readonly text: string;
  readonly classes: readonly number[];
}

/** A place in the search: the state of each part, and how it was reached. */
interface Spot {
  readonly states: readonly number[];
  readonly from: Spot | undefined;
  readonly text: string;
}

/**
 * A shortest word of a regular language, readable if possible; undefined when the language is empty.
 *
 * @param spend takes steps off a budget
 * @throws Doubt for an expression that is no regular language (look-around, back-references), is malformed or too large
 */
export function word(language: Language, spend: (steps: number) => void): string | undefined {
  const { least, most } = language;
  if (least > most) return undefined;
  const parts = partsOf(language);
  const letters = lettersOf(parts);
  const accepted = ({ states }: Spot): boolean =>
    parts.every(({ automaton, accepts }, index) => automaton.accepts(states[index] as number) === accepts);
  // Beyond the least length a place that was seen is not worth going to again, later.
  const seen = new Set<string>();
  let visited = 0;
  let level: Spot[] = [{ states: parts.map(() => 0), from: undefined, text: "" }];
  for (let length = 0; level.length > 0; length++) {
    if (length >= least) {
      const hit = level.find(accepted);
      if (hit !== undefined) return textOf(hit);
    }
    if (length >= most) return undefined;
    if (length >= LONGEST) throw new Doubt("budget", "minLength");
    const here = length + 1 >= least ? seen : new Set<string>();
    const next: Spot[] = [];
    for (const spot of level) {
      if (++visited > MOST_STATES)
        throw new Doubt("pattern", [...language.patterns, ...language.nonPatterns].join(" "));
      if (visited % 16 === 0) spend(1);
      for (const { text, classes } of letters) {
        const states = parts.map(({ automaton }, index) =>
          automaton.after(spot.states[index] as number, classes[index] as number),
        );
        const key = states.join(",");
        if (here.has(key)) continue;
        here.add(key);
        next.push({ states, from: spot, text });
      }
    }
    level = next;
  }
  return undefined;
}

function partsOf({ patterns, nonPatterns, forbidden }: Language): Part[] {
  const parts = [
    ...[...new Set(patterns)].map((one) => ({ automaton: automatonOf(one), accepts: true })),
    ...[...new Set(nonPatterns)].map((one) => ({ automaton: automatonOf(one), accepts: false })),
  ];
  if (forbidden.length > 0) parts.push({ automaton: automatonOf(oneOf(forbidden)), accepts: false });
  return parts;
}

/** An expression for texts that are one of some. */
function oneOf(texts: readonly string[]): string {
  const escaped = texts.map((text) =>
    [...text].map((one) => `\\u{${(one.codePointAt(0) as number).toString(16)}}`).join(""),
  );
  return `^(?:${escaped.join("|")})$`;
}

function textOf(spot: Spot): string {
  const characters: string[] = [];
  for (let one: Spot | undefined = spot; one !== undefined; one = one.from) characters.push(one.text);
  return characters.reverse().join("");
}

/** The letters of all parts together, the most readable first. */
function lettersOf(parts: readonly Part[]): Letter[] {
  const letters = new Map<string, Letter>();
  const offer = (character: number): void => {
    if (character >= HALVES[0] && character <= HALVES[1]) return;
    const classes = parts.map(({ automaton }) => classOf(automaton.alphabet, character));
    const key = classes.join(",");
    if (!letters.has(key)) letters.set(key, { text: String.fromCodePoint(character), classes });
  };
  for (const character of READABLE) offer(character.codePointAt(0) as number);
  const starts = new Set<number>([0x21, 0xe9, HALVES[1] + 1]);
  for (const { automaton } of parts) for (const start of automaton.alphabet.starts) starts.add(start);
  const visible = (character: number): number => (character > 0x20 && character !== 0x7f ? 0 : 1);
  for (const start of [...starts].sort((a, b) => visible(a) - visible(b) || a - b)) offer(start);
  return [...letters.values()];
}
