import { hasFormat } from "../../instance/formats.ts";
import { linearPatterns } from "../../instance/linear-patterns.ts";
import type { Pattern } from "../../instance/patterns.ts";
import { Doubt } from "./doubt.ts";
import { lengthOf } from "./json.ts";
import { words } from "./languages.ts";
import { EMPTY, found, type Outcome } from "./search.ts";
import type { State } from "./state.ts";

/** Texts of the formats that standards define: what a counterexample of that format looks like. */
const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  date: ["2020-01-01", "1999-12-31"],
  "date-time": ["2020-01-01T00:00:00Z", "1999-12-31T23:59:59.5+01:00"],
  time: ["00:00:00Z", "23:59:59+01:00"],
  duration: ["P1D", "PT1H30M", "P1Y2M3DT4H5M6S"],
  email: ["a@b.example", "first.last@office.example"],
  "idn-email": ["a@b.example", "é@b.example"],
  hostname: ["a.example", "a", "office.ministry.example"],
  "idn-hostname": ["a.example", "é.example"],
  ipv4: ["192.0.2.1", "198.51.100.255"],
  ipv6: ["2001:db8::1", "::1"],
  uri: ["https://a.example", "urn:a:b", "https://a.example/path?query=1#part"],
  iri: ["https://a.example", "https://é.example"],
  "uri-reference": ["https://a.example", "a", "/a"],
  "iri-reference": ["https://é.example", "é"],
  uuid: ["00000000-0000-4000-8000-000000000000", "ffffffff-ffff-4fff-bfff-ffffffffffff"],
  byte: ["YQ==", "YWJj", "YWJjZA=="],
};
/** Texts that are of few formats. */
const SHAPELESS = ["a", "", "a b", "<", "\n", "%", "é", "aa", "aaa"];
const compiled = new Map<string, Pattern | undefined>();
/** Compiled patterns that are kept. */
const KEPT = 500;
/** Longest text that is made. */
const LONGEST = 20_000;
/** Words of a language that are tried. */
const TRIES = 200;

/** A text of a length, of some patterns and formats and not of others. */
export function textWitness(state: State): Outcome {
  if (state.formats.some((format) => state.nonFormats.includes(format))) return EMPTY;
  for (const candidate of candidates(state)) {
    if (!fits(state, candidate)) continue;
    // What a format means that nobody knows matters only where something is to be refused.
    const unknown = !state.contested
      ? undefined
      : state.formats.find((format) => hasFormat(candidate, format) === undefined);
    if (unknown !== undefined && state.allowed === undefined) throw new Doubt("format", unknown);
    return found(candidate);
  }
  if (state.allowed !== undefined) return EMPTY;
  const format = [...state.formats, ...state.nonFormats][0];
  if (format !== undefined) throw new Doubt("format", format);
  return EMPTY;
}

function* candidates(state: State): Generator<string> {
  if (state.allowed !== undefined) {
    for (const value of state.allowed) if (typeof value === "string") yield value;
    return;
  }
  const known = state.formats.filter((format) => Object.hasOwn(SAMPLES, format));
  for (const format of known) yield* SAMPLES[format] ?? [];
  if (known.length > 0) return;
  if (state.nonFormats.length > 0) yield* SHAPELESS;
  if (state.patterns.length + state.nonPatterns.length > 0) {
    let count = 0;
    for (const word of words(state)) {
      yield word;
      if (++count > TRIES + state.forbidden.length)
        throw new Doubt("pattern", [...state.patterns, ...state.nonPatterns].join(" "));
    }
    return;
  }
  yield* plainTexts(state);
}

/** Enough different texts of a length that not all can be forbidden, if there are that many. */
function* plainTexts({ least, most, forbidden, nonFormats }: State): Generator<string> {
  if (least > LONGEST) throw new Doubt("budget", "minLength");
  const shortest = Math.max(least, Math.min(1, most));
  const count = forbidden.length + 1 + (nonFormats.length > 0 ? 10 : 0);
  for (let number = 0; number < count && most > 0; number++) {
    const digits =
      number === 0
        ? ""
        : number.toString(26).replace(/./gu, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)));
    const text = digits.padStart(shortest, "a");
    if (text.length <= most) yield text;
    else yield String.fromCodePoint(0x100 + number).repeat(shortest);
  }
  if (least === 0) yield "";
}

function fits(state: State, text: string): boolean {
  const length = lengthOf(text);
  if (length < state.least || length > state.most || state.forbidden.includes(text)) return false;
  for (const format of state.formats) if (hasFormat(text, format) === false) return false;
  for (const format of state.nonFormats) {
    const has = hasFormat(text, format);
    if (has === undefined) throw new Doubt("format", format);
    if (has) return false;
  }
  return (
    state.patterns.every((pattern) => matches(pattern, text)) &&
    !state.nonPatterns.some((pattern) => matches(pattern, text))
  );
}

/**
 * Whether a text holds a match of a pattern, on a linear engine.
 *
 * @throws Doubt for a pattern that this engine does not take
 */
export function matches(pattern: string, text: string): boolean {
  if (pattern.length > 1000) throw new Doubt("pattern", pattern);
  if (!compiled.has(pattern)) {
    if (compiled.size >= KEPT) compiled.clear();
    compiled.set(pattern, linearPatterns.compile(pattern));
  }
  const test = compiled.get(pattern)?.(text);
  if (test === undefined) throw new Doubt("pattern", pattern);
  return test;
}
