import { isEqual } from "./equal.ts";
import type { Evaluator } from "./evaluator.ts";
import { TYPE, VALUES } from "./groups.ts";
import { type JsonObject, member, typeOf } from "./json.ts";
import { both, doubtful, flawed, type Result, VALID } from "./result.ts";

const TYPES: ReadonlySet<unknown> = new Set(["null", "boolean", "object", "array", "number", "string", "integer"]);
/** Members of an `enum` that are named when none of them is the value, and characters of each. */
const NAMED = 5;
const LONGEST = 40;

/** `type`, `enum` and `const` (JSON Schema 2020-12 validation, section 6.1). Of a value of another type the rest is not said. */
export function evaluateType(evaluator: Evaluator, schema: JsonObject, groups: number, value: unknown): Result {
  // Nearly all schemas have one type, and nearly all values are of it.
  if ((groups & TYPE) !== 0 && schema.type !== typeOf(value)) {
    const types = Array.isArray(schema.type) ? schema.type : [schema.type];
    if (types.length === 0 || !types.every((type) => TYPES.has(type))) return doubtful("keyword", "type");
    const expected = evaluator.dialect === "3.0" && member(schema, "nullable") === true ? [...types, "null"] : types;
    const actual = typeOf(value);
    if (!expected.includes(actual) && !(actual === "integer" && expected.includes("number"))) {
      return flawed("type", { expected: expected.join(" | "), actual });
    }
  }
  if ((groups & VALUES) === 0) return VALID;
  let result = VALID;
  if (Object.hasOwn(schema, "enum")) {
    const allowed = schema.enum;
    if (!Array.isArray(allowed)) return doubtful("keyword", "enum");
    result = isOneOf(evaluator, "enum", allowed, value);
  }
  if (evaluator.dialect === "3.0" || !Object.hasOwn(schema, "const")) return result;
  return both(result, isOneOf(evaluator, "const", [schema.const], value));
}

function isOneOf(evaluator: Evaluator, keyword: string, allowed: readonly unknown[], value: unknown): Result {
  let open = false;
  for (const one of allowed) {
    const equal = isEqual(one, value, evaluator.budget);
    if (equal === true) return VALID;
    if (equal === undefined || evaluator.budget.spent) open = true;
    if (open) break;
  }
  if (open || !evaluator.budget.spend(Math.ceil(allowed.length / 8))) return doubtful("budget", keyword);
  return flawed(keyword, { allowed: listed(allowed) });
}

/** Values as they may stand in a sentence. What is cut ends in an ellipsis. */
function listed(values: readonly unknown[]): string {
  const named = values.slice(0, NAMED).map(shown);
  return (values.length > NAMED ? [...named, "…"] : named).join(", ");
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return "[…]";
  if (typeof value === "object" && value !== null) return "{…}";
  const text = String(value);
  if (text.length <= LONGEST) return text;
  // Never half of a character that takes two code units.
  return `${text.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
