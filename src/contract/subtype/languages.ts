import { RegExpParser } from "@eslint-community/regexpp";
import { DFA, JS, NFA } from "refa";
import { Doubt } from "./doubt.ts";

/** Nodes of an automaton; more, and the pattern counts as too large. */
const NODES = 3000;
const PATTERN_LENGTH = 500;
/** Lengths up to which automata count characters. */
const COUNTED = 200;
/** Characters to make words of, the most readable first. */
const ALPHABETS = ["[a-z]*", "[a-z0-9]*", "[A-Za-z0-9 ._/:@+-]*", "[ -~]*", "[^]*"];

/** What a text must be. */
export interface Language {
  readonly patterns: readonly string[];
  readonly nonPatterns: readonly string[];
  /** In code points. */
  readonly least: number;
  readonly most: number;
}

const automata = new Map<string, DFA>();
/** Automata that are kept; a question rarely has more. */
const KEPT = 200;

/**
 * The words of a regular language, the shortest and most readable first.
 *
 * @throws Doubt for an expression that is no regular language (look-around, back-references), is malformed or too large
 */
export function* words(language: Language): Generator<string> {
  try {
    let dfa = automaton("[^]*");
    if (language.least > 0 || language.most !== Number.POSITIVE_INFINITY) dfa = both(dfa, lengths(language));
    for (const pattern of language.patterns) dfa = both(dfa, automaton(searching(pattern)));
    for (const pattern of language.nonPatterns) dfa = both(dfa, complement(automaton(searching(pattern))));
    for (const alphabet of ALPHABETS) {
      const readable = both(dfa, automaton(alphabet));
      if (readable.isEmpty) continue;
      for (const word of readable.words()) yield String.fromCodePoint(...word);
    }
  } catch (error) {
    throw error instanceof Doubt
      ? error
      : new Doubt("pattern", [...language.patterns, ...language.nonPatterns].join(" "));
  }
}

function lengths({ least, most }: Language): DFA {
  if (least > COUNTED) throw new Doubt("pattern", "");
  // Beyond what is counted, longer words are as good as words of that length.
  return automaton(most > COUNTED ? `[^]{${least},}` : `[^]{${least},${most}}`);
}

function both(first: DFA, second: DFA): DFA {
  const dfa = DFA.fromIntersection(first, second, new DFA.LimitedNodeFactory(NODES));
  dfa.minimize();
  return dfa;
}

function complement(dfa: DFA): DFA {
  const copy = DFA.fromFA(dfa, new DFA.LimitedNodeFactory(NODES));
  copy.complement();
  return copy;
}

function automaton(source: string): DFA {
  const known = automata.get(source);
  if (known !== undefined) return known;
  const { expression, maxCharacter } = JS.Parser.fromLiteral({ source, flags: "u" }).parse({
    maxNodes: NODES,
    backreferences: "throw",
    assertions: "throw",
  });
  const nfa = NFA.fromRegex(expression, { maxCharacter }, {}, new NFA.LimitedNodeFactory(NODES));
  const dfa = DFA.fromFA(nfa, new DFA.LimitedNodeFactory(NODES));
  dfa.minimize();
  if (automata.size >= KEPT) automata.clear();
  automata.set(source, dfa);
  return dfa;
}

/**
 * A pattern matches anywhere in a text (JSON Schema 2020-12 validation, section 6.3.3); an automaton takes whole texts. Anchors at the ends of
 * alternatives decide what may stand around them.
 */
function searching(pattern: string): string {
  if (pattern.length > PATTERN_LENGTH) throw new Doubt("pattern", pattern);
  const { alternatives } = new RegExpParser({ ecmaVersion: 2022 }).parsePattern(pattern, 0, pattern.length, {
    unicode: true,
  });
  return alternatives
    .map(({ elements }) => {
      const [first] = elements;
      const last = elements.at(-1);
      const starts = first?.type === "Assertion" && first.kind === "start";
      const ends = last?.type === "Assertion" && last.kind === "end";
      const inner = elements.slice(starts ? 1 : 0, ends && elements.length > (starts ? 1 : 0) ? -1 : undefined);
      const text = inner.map(({ raw }) => raw).join("");
      return `${starts ? "" : "[^]*"}(?:${text})${ends ? "" : "[^]*"}`;
    })
    .join("|");
}
