/**
 * Texts of which at least one stands in everything that a regular expression matches, in lower case; undefined where none can be told. They
 * are looked for first, many patterns at once, and only the patterns whose texts are there are tried. Only what the tables of patterns use of
 * ECMA-262, 22.2.1 is understood: alternatives, groups, classes, assertions, quantifiers.
 */
export function literalsOf({ source }: RegExp): readonly string[] | undefined {
  const parser = { source, at: 0 };
  const found = alternatives(parser);
  return found === undefined || found.some((text) => text.length < SHORTEST) ? undefined : [...new Set(found)];
}

/** Shorter texts are everywhere. */
const SHORTEST = 3;
/** With more alternatives there is nothing to gain. */
const MOST = 200;

interface Parser {
  readonly source: string;
  at: number;
}

type Literals = readonly string[] | undefined;

/** One of several: what any of them needs. */
function alternatives(parser: Parser): Literals {
  let all: string[] | undefined = [];
  for (;;) {
    const one = sequence(parser);
    all = all === undefined || one === undefined || all.length > MOST ? undefined : [...all, ...one];
    if (parser.source[parser.at] !== "|") return all;
    parser.at++;
  }
}

/** One after the other: the best that any of its parts needs. */
function sequence(parser: Parser): Literals {
  let best: Literals;
  let run = "";
  const close = () => {
    best = better(best, run === "" ? undefined : [run]);
    run = "";
  };
  while (parser.at < parser.source.length && parser.source[parser.at] !== "|" && parser.source[parser.at] !== ")") {
    const atom = atomAt(parser);
    const least = leastTimes(parser);
    if (typeof atom === "string" && least === undefined) run += atom;
    else {
      // A character that may be missing or repeated ends the run; once it is there.
      if (typeof atom === "string" && least === 1) run += atom;
      close();
      if (typeof atom !== "string" && least !== 0) best = better(best, atom);
    }
  }
  close();
  return best;
}

/** The set whose shortest text is longer, and of equal ones the smaller. */
function better(one: Literals, other: Literals): Literals {
  if (one === undefined || one.length === 0) return other;
  if (other === undefined || other.length === 0) return one;
  const [a, b] = [shortest(one), shortest(other)];
  return b > a || (a === b && other.length < one.length) ? other : one;
}

function shortest(texts: readonly string[]): number {
  return Math.min(...texts.map(({ length }) => length), 8);
}

/** A character as a text, anything else as what it needs. */
function atomAt(parser: Parser): string | Literals {
  const { source } = parser;
  const char = source[parser.at] ?? "";
  if (char === "(") return group(parser);
  if (char === "[") {
    for (parser.at++; parser.at < source.length && source[parser.at] !== "]"; parser.at++)
      if (source[parser.at] === "\\") parser.at++;
    parser.at++;
    return undefined;
  }
  parser.at++;
  if (char === "\\") {
    const escaped = source[parser.at++] ?? "";
    return /[A-Za-z0-9]/u.test(escaped) ? undefined : escaped;
  }
  return /[.^$]/u.test(char) ? undefined : char.toLowerCase();
}

function group(parser: Parser): Literals {
  const { source } = parser;
  const opening = /^\((?:\?(?:<?[=!]|:|<\w+>))?/u.exec(source.slice(parser.at, parser.at + 40))?.[0] ?? "(";
  parser.at += opening.length;
  const inside = alternatives(parser);
  parser.at++;
  // What an assertion looks at is no part of the match.
  return /[=!]$/u.test(opening) ? undefined : inside;
}

/** How often the atom must be there at least: 0 or 1; undefined for exactly once, without a quantifier. */
function leastTimes(parser: Parser): 0 | 1 | undefined {
  const match = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/u.exec(parser.source.slice(parser.at, parser.at + 20))?.[0];
  if (match === undefined) return undefined;
  parser.at += match.length;
  return match.startsWith("+") || /^\{[1-9]/u.test(match) ? 1 : 0;
}
