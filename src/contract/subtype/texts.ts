import { hasFormat } from "../../instance/formats.ts";
import { automatonOf } from "./automaton.ts";
import { Doubt } from "./doubt.ts";
import { lengthOf } from "./json.ts";
import { type Language, word } from "./languages.ts";
import { EMPTY, found, type Outcome, type Search } from "./search.ts";
import type { State } from "./state.ts";
import { isWithin, shapeOf } from "./text-formats.ts";

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
/** A text of a length, of some patterns and formats and not of others. */
export function textWitness(state: State, search: Search): Outcome {
  if (state.patterns.some((pattern) => state.nonPatterns.includes(pattern))) return EMPTY;
  if (state.formats.some((format) => state.nonFormats.some((other) => isWithin(format, other)))) return EMPTY;
  if (state.allowed !== undefined) return allowedText(state);
  return fromLanguages(state, search);
}

/** The first of the texts that are allowed which fits. @throws Doubt where none surely does, and some may */
function allowedText(state: State): Outcome {
  let doubt: string | undefined;
  for (const text of state.allowed ?? []) {
    if (typeof text !== "string") continue;
    const fit = fits(state, text);
    if (fit === true) return found(text);
    if (fit !== false) doubt ??= fit;
  }
  if (doubt !== undefined) throw new Doubt("format", doubt);
  return EMPTY;
}

/** What reads best, if it will do. */
function simpleTexts({ formats, least }: State): readonly string[] {
  const samples = formats.flatMap((format) => (Object.hasOwn(SAMPLES, format) ? (SAMPLES[format] ?? []) : []));
  return [...samples, ...(least > 1 && least < LONGEST ? ["a".repeat(least)] : ["a", ""])];
}
/** Longest text that is tried before languages are asked. */
const LONGEST = 20_000;

/** A word of all languages at once; formats are enclosed in languages that are known. */
function fromLanguages(state: State, search: Search): Outcome {
  const doubts: Doubt[] = [];
  const readable = (patterns: readonly string[]): string[] =>
    patterns.filter((pattern) => {
      try {
        return automatonOf(pattern) !== undefined;
      } catch (error) {
        if (!(error instanceof Doubt)) throw error;
        doubts.push(error);
        return false;
      }
    });
  const patterns = readable(state.patterns);
  const nonPatterns = readable(state.nonPatterns);
  if (doubts.length === 0) {
    const simple = simpleTexts(state).find((text) => fits(state, text) === true);
    if (simple !== undefined) return found(simple);
  }
  const find = (sure: "sure" | "possible", possible: "sure" | "possible"): string | undefined => {
    const language: Language = {
      patterns: [...patterns, ...shapes(state.formats, sure)],
      nonPatterns: [...nonPatterns, ...shapes(state.nonFormats, possible)],
      least: state.least,
      most: state.most,
      forbidden: state.forbidden.filter((value) => typeof value === "string"),
    };
    return word(language, (steps) => search.spend(steps));
  };
  const surely = find("sure", "possible");
  if (surely !== undefined && doubts.length === 0) {
    const fit = fits(state, surely);
    if (fit === true) return found(surely);
    throw new Doubt("format", fit === false ? "" : fit);
  }
  const format = [...state.formats, ...state.nonFormats].find((one) => shapeOf(one) !== undefined);
  if (surely === undefined && (format === undefined || find("possible", "sure") === undefined)) return EMPTY;
  throw doubts[0] ?? new Doubt("format", format ?? "");
}

function shapes(formats: readonly string[], side: "sure" | "possible"): string[] {
  return formats.flatMap((format) => shapeOf(format)?.[side] ?? []);
}

/** Whether a text is what a state asks for; the format about which that cannot be told. */
function fits(state: State, text: string): boolean | string {
  const length = lengthOf(text);
  if (length < state.least || length > state.most || state.forbidden.includes(text)) return false;
  if (state.formats.some((format) => hasFormat(text, format) === false)) return false;
  if (state.nonFormats.some((format) => hasFormat(text, format) === true)) return false;
  if (!state.patterns.every((pattern) => matches(pattern, text))) return false;
  if (state.nonPatterns.some((pattern) => matches(pattern, text))) return false;
  const refused = state.nonFormats.find((format) => hasFormat(text, format) === undefined);
  if (refused !== undefined) return refused;
  // What a format means that nobody knows matters only where something is to be refused.
  const unknown = state.formats.find((format) => hasFormat(text, format) === undefined);
  return unknown === undefined || !state.contested || state.allowed !== undefined ? true : unknown;
}

/**
 * Whether a text holds a match of a pattern.
 *
 * @throws Doubt for a pattern that is no regular language, malformed or too large
 */
export function matches(pattern: string, text: string): boolean {
  return automatonOf(pattern).test(text);
}
