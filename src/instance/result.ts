import type { Data, Place } from "../model.ts";
import type { Doubt } from "./answer.ts";

/** Steps of a pointer, the first one first. They grow at the front, as results come up from the depth of a value. */
export interface Steps {
  readonly step: string | number;
  readonly rest: Steps | undefined;
}

/** A reason on its way up: both pointers are relative to the value and the schema that the result is about. */
export interface Flaw {
  readonly keyword: string;
  readonly path: Steps | undefined;
  readonly schema: Steps | undefined;
  /** Where the schema stands that the pointer starts from, once a `$ref` was passed. */
  readonly base: Place | undefined;
  readonly data: Data;
}

/** What is known of one value and one schema. */
export interface Result {
  readonly state: "valid" | "invalid" | "unknown";
  /** Why it is invalid. */
  readonly flaws: readonly Flaw[];
  /** Formats that it does not have. */
  readonly warnings: readonly Flaw[];
  /** Valid, but only by a reading that not all share: a format nobody here knows, a schema that leads back to itself. */
  readonly unsure: boolean;
  /** Why it is unknown. */
  readonly doubt: Doubt | undefined;
}

/** Reasons that are kept; what is that broken is broken. */
const MOST = 100;
const NONE: readonly Flaw[] = [];

export const VALID: Result = { state: "valid", flaws: NONE, warnings: NONE, unsure: false, doubt: undefined };
/** Valid by one reading. */
export const UNSURE: Result = { ...VALID, unsure: true };

/** Invalid because of one keyword of the schema, or of a step below the value. */
export function flawed(keyword: string, data: Data = {}, step?: string | number): Result {
  return { ...VALID, state: "invalid", flaws: [flawOf(keyword, data, step)] };
}

/** Valid, but not of the format. */
export function warned(format: string): Result {
  return { ...VALID, warnings: [flawOf("format", { format }, undefined)] };
}

export function doubtful(code: Doubt["code"], keyword: string): Result {
  return { ...VALID, state: "unknown", doubt: { code, keyword } };
}

function flawOf(keyword: string, data: Data, step: string | number | undefined): Flaw {
  const path = step === undefined ? undefined : { step, rest: undefined };
  return { keyword, path, schema: { step: keyword, rest: undefined }, base: undefined, data };
}

/** Both must hold. */
export function both(first: Result, second: Result): Result {
  if (second === VALID || first === second) return first;
  if (first === VALID) return second;
  const state =
    first.state === "invalid" || second.state === "invalid"
      ? "invalid"
      : first.state === "unknown" || second.state === "unknown"
        ? "unknown"
        : "valid";
  return {
    state,
    flaws: joined(first.flaws, second.flaws),
    warnings: joined(first.warnings, second.warnings),
    unsure: first.unsure || second.unsure,
    doubt: first.doubt ?? second.doubt,
  };
}

function joined(first: readonly Flaw[], second: readonly Flaw[]): readonly Flaw[] {
  if (second.length === 0 || first.length >= MOST) return first;
  return first.length === 0 ? second : [...first, ...second].slice(0, MOST);
}

/** True when a value matches by every reading. */
export function isFirm(result: Result): boolean {
  return result.state === "valid" && !result.unsure && result.warnings.length === 0;
}

/** The result as seen from the schema around it, which holds the schema at `steps`. */
export function inSchema(result: Result, ...steps: (string | number)[]): Result {
  return mapped(result, (flaw) => (flaw.base === undefined ? { ...flaw, schema: prepend(steps, flaw.schema) } : flaw));
}

/** The result as seen from the value around it, which holds the value at `step`. */
export function inValue(result: Result, step: string | number): Result {
  return mapped(result, (flaw) => ({ ...flaw, path: { step, rest: flaw.path } }));
}

/** The result with the place of its schema, for a schema that a `$ref` leads to. */
export function atPlace(result: Result, place: Place): Result {
  return mapped(result, (flaw) => (flaw.base === undefined ? { ...flaw, base: place } : flaw));
}

/** Which flaws of a result are kept, as what. */
function mapped(result: Result, change: (flaw: Flaw) => Flaw): Result {
  if (result.flaws.length === 0 && result.warnings.length === 0) return result;
  return { ...result, flaws: result.flaws.map(change), warnings: result.warnings.map(change) };
}

function prepend(steps: readonly (string | number)[], rest: Steps | undefined): Steps | undefined {
  return steps.reduceRight<Steps | undefined>((after, step) => ({ step, rest: after }), rest);
}

/** Steps as a list. */
export function listOf(steps: Steps | undefined): (string | number)[] {
  const list: (string | number)[] = [];
  for (let at = steps; at !== undefined; at = at.rest) list.push(at.step);
  return list;
}
