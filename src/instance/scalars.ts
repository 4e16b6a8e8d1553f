import { isMultiple } from "./decimal.ts";
import type { Evaluator } from "./evaluator.ts";
import { hasFormat } from "./formats.ts";
import { type JsonObject, lengthOf, member } from "./json.ts";
import { both, doubtful, flawed, type Result, UNSURE, VALID, warned } from "./result.ts";

/** The keywords of numbers (JSON Schema 2020-12 validation, section 6.2). */
export function evaluateNumber(evaluator: Evaluator, schema: JsonObject, value: number): Result {
  let result = VALID;
  const limit = (keyword: string, holds: (limit: number) => boolean) => {
    if (Object.hasOwn(schema, keyword)) result = both(result, bounded(keyword, schema[keyword], holds));
  };
  if (evaluator.dialect === "3.0") {
    // There the exclusive ones are booleans that change their neighbours.
    const low = member(schema, "exclusiveMinimum") === true;
    const high = member(schema, "exclusiveMaximum") === true;
    limit("minimum", (least) => value > least || (value === least && !low));
    limit("maximum", (most) => value < most || (value === most && !high));
    result = both(both(result, isSwitch(schema, "exclusiveMinimum")), isSwitch(schema, "exclusiveMaximum"));
  } else {
    limit("minimum", (least) => value >= least);
    limit("maximum", (most) => value <= most);
    limit("exclusiveMinimum", (least) => value > least);
    limit("exclusiveMaximum", (most) => value < most);
  }
  if (Object.hasOwn(schema, "multipleOf")) {
    const divisor = schema.multipleOf;
    const usable = typeof divisor === "number" && divisor > 0;
    result = both(
      result,
      usable ? bounded("multipleOf", divisor, (of) => isMultiple(value, of)) : doubtful("keyword", "multipleOf"),
    );
  }
  return result;
}

function isSwitch(schema: JsonObject, keyword: string): Result {
  const stated = member(schema, keyword);
  return stated === undefined || typeof stated === "boolean" ? VALID : doubtful("keyword", keyword);
}

function bounded(keyword: string, limit: unknown, holds: (limit: number) => boolean): Result {
  if (typeof limit !== "number") return doubtful("keyword", keyword);
  return holds(limit) ? VALID : flawed(keyword, { limit });
}

/** One of the six keywords that count something: characters, items or members. */
export function counted(schema: JsonObject, keyword: string, count: number): Result {
  if (!Object.hasOwn(schema, keyword)) return VALID;
  return bounded(keyword, schema[keyword], (limit) => (keyword.startsWith("min") ? count >= limit : count <= limit));
}

/** The keywords of texts (JSON Schema 2020-12 validation, section 6.3). */
export function evaluateText(evaluator: Evaluator, schema: JsonObject, value: string): Result {
  let result = VALID;
  if (Object.hasOwn(schema, "minLength") || Object.hasOwn(schema, "maxLength")) {
    const length = lengthOf(value);
    result = both(counted(schema, "minLength", length), counted(schema, "maxLength", length));
  }
  if (!Object.hasOwn(schema, "pattern")) return result;
  const source = schema.pattern;
  if (typeof source !== "string") return both(result, doubtful("keyword", "pattern"));
  const matches = isMatch(evaluator, source, value);
  if (matches === undefined) return both(result, doubtful("pattern", "pattern"));
  return matches ? result : both(result, flawed("pattern", { pattern: source }));
}

/** Whether a text matches a pattern of a schema; undefined when that cannot be told. */
export function isMatch(evaluator: Evaluator, source: string, text: string): boolean | undefined {
  const pattern = evaluator.pattern(source);
  if (pattern === undefined || !evaluator.budget.spend(Math.ceil((text.length * pattern.size) / 8))) return undefined;
  return pattern(text);
}

/** `format` (2020-12 validation, section 7): its own kind of answer, as schemas do not agree on whether it binds. */
export function evaluateFormat(schema: JsonObject, value: unknown): Result {
  const format = schema.format;
  if (typeof format !== "string") return VALID;
  const has = hasFormat(value, format);
  if (has === undefined) return UNSURE;
  return has ? VALID : warned(format);
}
