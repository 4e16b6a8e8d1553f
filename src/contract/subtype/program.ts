import { CharSet, type JS, type Node, type NoParent } from "refa";
import { Doubt } from "./doubt.ts";

/** Reads one character of a set. */
interface Read {
  readonly kind: "read";
  readonly set: CharSet;
  readonly next: number;
}

/** Goes on in several places. */
interface Split {
  readonly kind: "split";
  readonly next: number[];
}

/** Goes on if the character before or ahead is one of a set, or is not; where there is none, it is in no set. */
export interface Check {
  readonly kind: "check";
  readonly ahead: boolean;
  readonly negate: boolean;
  readonly set: CharSet;
  readonly next: number;
}

/** A regular expression as instructions that an automaton follows. The last that is reached is always `MATCH`. */
export interface Program {
  readonly instructions: readonly (Read | Split | Check | undefined)[];
  readonly start: number;
  readonly sets: readonly CharSet[];
  readonly looksBack: boolean;
}

/** The number of the instruction that says that there is a match. */
export const MATCH = 0;
/** Instructions; repeats multiply them. */
const LARGEST = 2500;
const DEPTH = 100;
const WHOLE = 0x10ffff;

type Part = NoParent<Node>;

/**
 * Compiles a parsed expression.
 *
 * @throws Doubt when it is too large, refers back, or looks around further than one character
 */
export function compiled({ expression, maxCharacter }: JS.ParseResult, source: string): Program {
  const instructions: (Read | Split | Check | undefined)[] = [undefined];
  const sets = new Map<string, CharSet>();
  let looksBack = false;

  const add = (instruction: Read | Split | Check): number => {
    if (instructions.length >= LARGEST) throw new Doubt("pattern", source);
    return instructions.push(instruction) - 1;
  };
  const setOf = (set: CharSet): CharSet => {
    const wide = maxCharacter < WHOLE ? widened(set) : set;
    const key = wide.ranges.map(({ min, max }) => `${min}-${max}`).join(" ");
    const known = sets.get(key) ?? wide;
    sets.set(key, known);
    return known;
  };
  const any = (
    alternatives: readonly { readonly elements: readonly Part[] }[],
    next: number,
    depth: number,
  ): number => {
    const starts = alternatives.map(({ elements }) =>
      elements.reduceRight((to, part) => one(part, to, depth + 1), next),
    );
    return starts.length === 1 ? (starts[0] as number) : add({ kind: "split", next: starts });
  };
  const one = (part: Part, next: number, depth: number): number => {
    if (depth > DEPTH) throw new Doubt("pattern", source);
    switch (part.type) {
      case "CharacterClass":
        return add({ kind: "read", set: setOf(part.characters), next });
      case "Alternation":
        return any(part.alternatives, next, depth);
      case "Quantifier": {
        let to = next;
        if (part.max === Number.POSITIVE_INFINITY) {
          const loop: Split = { kind: "split", next: [next] };
          to = add(loop);
          loop.next.push(any(part.alternatives, to, depth));
        } else {
          for (let count = part.min; count < part.max; count++) {
            to = add({ kind: "split", next: [next, any(part.alternatives, to, depth)] });
          }
        }
        for (let count = 0; count < part.min; count++) to = any(part.alternatives, to, depth);
        return to;
      }
      case "Assertion": {
        const set = singleOf(part.alternatives);
        if (set === undefined) throw new Doubt("pattern", source);
        const ahead = part.kind === "ahead";
        looksBack ||= !ahead;
        return add({ kind: "check", ahead, negate: part.negate, set: setOf(set), next });
      }
      default:
        throw new Doubt("pattern", source);
    }
  };

  const start = any(expression.alternatives, MATCH, 0);
  return { instructions, start, sets: [...sets.values()], looksBack };
}

/** The characters that a look-around looks for, if it is one character: so are `^`, `$` and `\b` read. */
function singleOf(alternatives: readonly { readonly elements: readonly Part[] }[]): CharSet | undefined {
  let set: CharSet | undefined;
  for (const { elements } of alternatives) {
    const [first] = elements;
    if (elements.length !== 1 || first?.type !== "CharacterClass") return undefined;
    set = set === undefined ? first.characters : set.union(first.characters);
  }
  return set;
}

/** Without the `u` flag a character beyond the first plane is two; it counts as in a set that holds all of such halves. */
function widened(set: CharSet): CharSet {
  const ranges = set.ranges.map(({ min, max }) => ({ min, max }));
  if (set.has(0xd800) && set.has(0xdfff)) ranges.push({ min: 0x10000, max: WHOLE });
  return CharSet.empty(WHOLE).union(ranges);
}
