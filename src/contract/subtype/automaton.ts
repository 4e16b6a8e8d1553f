import { JS } from "refa";
import { Doubt } from "./doubt.ts";
import { type Check, compiled, MATCH, type Program } from "./program.ts";

/** Characters that an automaton does not tell apart, by number; and which of them a character is. */
export interface Alphabet {
  /** First characters of ranges, in order; `classes` has the number of the class of each range. */
  readonly starts: readonly number[];
  readonly classes: readonly number[];
}

/** States that are made, and steps through the program, before a pattern counts as too large. */
const MOST_STATES = 20_000;
const MOST_WORK = 4_000_000;
const PATTERN_LENGTH = 1000;
const WHOLE = 0x10ffff;

interface State {
  /** Instructions that may go on from here, before anything is known of the next character. */
  readonly at: readonly number[];
  /** The class of the character before; undefined at the start. */
  readonly before: number | undefined;
  readonly next: (number | undefined)[];
  ends: boolean | undefined;
}

/**
 * A regular expression as an automaton that is made as it is walked through: exact for everything but back-references and look-around that
 * looks further than one character. It accepts the texts that hold a match anywhere (JSON Schema 2020-12 validation, section 6.3.3).
 */
export class Automaton {
  readonly alphabet: Alphabet;
  readonly #program: Program;
  readonly #source: string;
  readonly #states: State[] = [];
  readonly #ids = new Map<string, number>();
  /** A character of each class: all of a class are in the same sets. */
  readonly #samples: number[] = [];
  #work = 0;

  constructor(program: Program, source: string) {
    this.#program = program;
    this.#source = source;
    this.alphabet = this.#partition();
    this.#stateOf([program.start], undefined);
  }

  /** The state in which nothing has been read is 0. Whether a text that ends in a state is accepted. */
  accepts(state: number): boolean {
    const one = this.#states[state] as State;
    one.ends ??= this.#closure(one, undefined).includes(MATCH);
    return one.ends;
  }

  /** The state after a character of a class. @throws Doubt when the automaton grows too large */
  after(state: number, letter: number): number {
    const one = this.#states[state] as State;
    const known = one.next[letter];
    if (known !== undefined) return known;
    const reached = this.#closure(one, letter);
    let next: number;
    // Once there is a match, whatever follows does not matter.
    if (reached.includes(MATCH)) next = this.#stateOf([MATCH], -1);
    else {
      const sample = this.#samples[letter] as number;
      const at = new Set([this.#program.start]);
      for (const index of reached) {
        const instruction = this.#program.instructions[index];
        if (instruction?.kind === "read" && instruction.set.has(sample)) at.add(instruction.next);
      }
      next = this.#stateOf(
        [...at].sort((a, b) => a - b),
        letter,
      );
    }
    one.next[letter] = next;
    return next;
  }

  /** Whether a text holds a match. */
  test(text: string): boolean {
    let state = 0;
    for (const character of text) state = this.after(state, classOf(this.alphabet, character.codePointAt(0) as number));
    return this.accepts(state);
  }

  /** All instructions that read or match, reachable without reading, given the characters on both sides. */
  #closure({ at, before }: State, after: number | undefined): readonly number[] {
    const seen = new Set<number>();
    const waiting = [...at];
    const reached: number[] = [];
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      if (seen.has(index)) continue;
      seen.add(index);
      if (++this.#work > MOST_WORK) throw new Doubt("pattern", this.#source);
      const instruction = this.#program.instructions[index];
      if (index === MATCH || instruction?.kind === "read") reached.push(index);
      else if (instruction?.kind === "split") waiting.push(...instruction.next);
      else if (instruction?.kind === "check" && this.#holds(instruction, before, after)) waiting.push(instruction.next);
    }
    return reached;
  }

  #holds({ ahead, negate, set }: Check, before: number | undefined, after: number | undefined): boolean {
    const letter = ahead ? after : before;
    return (letter !== undefined && set.has(this.#samples[letter] as number)) !== negate;
  }

  #stateOf(at: readonly number[], before: number | undefined): number {
    // What stood before matters only where something looks back.
    const kept =
      this.#program.looksBack && before !== undefined && before >= 0 ? before : before === undefined ? "" : "-";
    const key = `${kept}:${at.join(",")}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    if (this.#states.length >= MOST_STATES) throw new Doubt("pattern", this.#source);
    const id = this.#states.length;
    this.#states.push({ at, before, next: [], ends: undefined });
    this.#ids.set(key, id);
    return id;
  }

  /** Cuts all characters into ranges that lie in the same sets. */
  #partition(): Alphabet {
    const { sets } = this.#program;
    const cuts = new Set([0]);
    for (const set of sets) {
      for (const { min, max } of set.ranges) {
        cuts.add(min);
        if (max < WHOLE) cuts.add(max + 1);
      }
    }
    const starts = [...cuts].sort((a, b) => a - b);
    const byMembership = new Map<string, number>();
    const classes = starts.map((start) => {
      const membership = sets.map((set) => (set.has(start) ? "1" : "0")).join("");
      let number = byMembership.get(membership);
      if (number === undefined) {
        number = byMembership.size;
        byMembership.set(membership, number);
        this.#samples.push(start);
      }
      return number;
    });
    return { starts, classes };
  }
}

/** The class of a character. */
export function classOf({ starts, classes }: Alphabet, character: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= character) low = middle;
    else high = middle - 1;
  }
  return classes[low] as number;
}

const automata = new Map<string, Automaton>();
/** Automata that are kept; a question rarely has more. */
const KEPT = 200;

/**
 * The automaton of a regular expression: ECMAScript with the `u` flag, and without it where that is all it is valid as.
 *
 * @throws Doubt for an expression that is no regular language, is malformed or too large
 */
export function automatonOf(source: string): Automaton {
  const known = automata.get(source);
  if (known !== undefined) return known;
  if (source.length > PATTERN_LENGTH) throw new Doubt("pattern", source);
  const made = new Automaton(compiled(parsed(source), source), source);
  if (automata.size >= KEPT) automata.clear();
  automata.set(source, made);
  return made;
}

function parsed(source: string): JS.ParseResult {
  for (const flags of ["u", ""]) {
    try {
      return JS.Parser.fromLiteral({ source, flags }).parse({
        backreferences: "throw",
        assertions: "parse",
        maxNodes: 20_000,
      });
    } catch {
      // Malformed, or with references back; perhaps only under this flag.
    }
  }
  throw new Doubt("pattern", source);
}
