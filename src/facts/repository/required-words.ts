import { type AST, RegExpParser } from "@eslint-community/regexpp";

/** Shorter words stand in nearly every text. */
const SHORTEST = 3;
/** More words for one expression cost more than they save. */
const MOST = 60;

/**
 * Words in lower case of which one stands in every text that an expression matches, without regard to case; undefined where no such words
 * can be told. What is optional, looked around for or chosen from many characters tells nothing.
 */
export function requiredWords(pattern: RegExp): readonly string[] | undefined {
  const tree = new RegExpParser({ ecmaVersion: 2025 }).parsePattern(pattern.source, 0, pattern.source.length, {
    unicode: pattern.unicode,
    unicodeSets: pattern.flags.includes("v"),
  });
  return best([ofAlternatives(tree.alternatives)]);
}

/** Of several sets of words, each of which will do, the one whose shortest word is longest. */
function best(sets: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  let found: readonly string[] | undefined;
  for (const set of sets) {
    if (set === undefined || set.length === 0 || set.length > MOST || worth(set) < SHORTEST) continue;
    if (found === undefined || worth(set) > worth(found)) found = set;
  }
  return found;
}

function worth(words: readonly string[]): number {
  return Math.min(...words.map((word) => word.length));
}

/** One of the words of each alternative; nothing where an alternative has none. */
function ofAlternatives(alternatives: readonly AST.Alternative[]): readonly string[] | undefined {
  const all = new Set<string>();
  for (const { elements } of alternatives) {
    const words = ofSequence(elements);
    if (words === undefined) return undefined;
    for (const word of words) all.add(word);
  }
  return [...all];
}

/** The best of what single elements, and letters that follow each other, ask for. */
function ofSequence(elements: readonly AST.Element[]): readonly string[] | undefined {
  const sets: (readonly string[] | undefined)[] = [];
  let run = "";
  const close = (): void => {
    if (run.length > 0) sets.push([run]);
    run = "";
  };
  for (const element of elements) {
    const letter = letterOf(element);
    if (letter !== undefined) run += letter;
    else {
      // What has no width does not part letters.
      if (element.type === "Assertion") continue;
      close();
      sets.push(ofElement(element));
    }
  }
  close();
  return best(sets);
}

function ofElement(element: AST.Element): readonly string[] | undefined {
  if (element.type === "Group" || element.type === "CapturingGroup") return ofAlternatives(element.alternatives);
  if (element.type === "Quantifier" && element.min > 0) return ofSequence([element.element]);
  return undefined;
}

/** A letter that must stand there, in lower case: only such as have one other case, so that ignoring case is the same for all. */
function letterOf(element: AST.Element): string | undefined {
  if (element.type !== "Character" || element.value >= 128) return undefined;
  return String.fromCharCode(element.value).toLowerCase();
}
