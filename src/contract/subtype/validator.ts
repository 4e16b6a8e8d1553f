import type { ErrorObject, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { hasFormat } from "../../instance/formats.ts";
import { linearPatterns } from "../../instance/linear-patterns.ts";
import type { Json, Reading } from "../inclusion.ts";
import type { SchemaObject, Typed } from "../schema.ts";
import type { Atom } from "./atom.ts";
import { type Exported, exported } from "./export.ts";

/** An independent opinion on values of one schema. */
export interface Validator {
  /** Whether a value matches; undefined when the validator itself fails over it. */
  (value: Json): boolean | undefined;
  /** What was wrong with the value before, every error. */
  errors(): readonly ErrorObject[];
  readonly origins: Exported["origins"];
}

const FORMATS = [
  "date", "date-time", "time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri", "iri", "uri-reference",
  "iri-reference", "uuid", "byte",
]; // biome-ignore format: a list of words

const known = new WeakMap<SchemaObject, Map<string, Validator | undefined>>();

/**
 * Ajv’s validator of a schema under a reading; remembered by schema. Patterns run on the linear engine, since they may come from a hostile file.
 *
 * @returns undefined when there is none: too large, a reference that leads nowhere, a pattern that engine does not take
 */
export function validatorOf(typed: Typed, side: Atom["side"], reading: Reading): Validator | undefined {
  if (typeof typed.schema === "boolean") return compile(typed, side, reading);
  const byReading = known.get(typed.schema) ?? new Map<string, Validator | undefined>();
  known.set(typed.schema, byReading);
  const name = `${side} ${reading}`;
  if (!byReading.has(name)) byReading.set(name, compile(typed, side, reading));
  return byReading.get(name);
}

function compile(typed: Typed, side: Atom["side"], reading: Reading): Validator | undefined {
  const own = exported(typed, side, reading);
  if (own === undefined) return undefined;
  let validate: ValidateFunction;
  try {
    validate = createAjv().compile(own.schema);
  } catch {
    // Malformed keywords: such a schema has no meaning that could be confirmed.
    return undefined;
  }
  const test = (value: Json): boolean | undefined => {
    try {
      return validate(value);
    } catch {
      return undefined;
    }
  };
  return Object.assign(test, { errors: () => validate.errors ?? [], origins: own.origins });
}

function createAjv(): Ajv2020 {
  return new Ajv2020({
    strict: false,
    // `constructor` is no member unless it is there.
    ownProperties: true,
    allErrors: true,
    verbose: true,
    validateSchema: false,
    addUsedSchema: false,
    logger: false,
    multipleOfPrecision: 9,
    formats: Object.fromEntries(FORMATS.map((format) => [format, (text: string) => hasFormat(text, format) !== false])),
    code: { regExp: Object.assign(linear, { code: "linear" }) },
  });
}

/** @throws Error for an expression that the linear engine does not take, so that the schema is not compiled at all */
function linear(source: string): { test(text: string): boolean; toString(): string } {
  const pattern = linearPatterns.compile(source);
  if (pattern === undefined) throw new Error("no linear expression");
  // Ajv tells expressions apart by how they are written.
  return { test: (text) => pattern(text) === true, toString: () => source };
}
