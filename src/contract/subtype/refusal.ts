import type { ErrorObject } from "ajv";
import { isObject } from "../../facts/members.ts";
import { type Data, type Pointer, unescapedStep } from "../../model.ts";
import type { Json, Reading } from "../inclusion.ts";
import type { SchemaObject, Typed } from "../schema.ts";
import { validatorOf } from "./validator.ts";

/** Why a schema refuses a value: the smallest reason. */
export interface Refusal {
  /** Where in the value; for a missing member the object that lacks it. */
  readonly path: Pointer;
  readonly keyword: string;
  /** Of the schema: `name`, `expected`, `allowed`, `limit`, `pattern` or `format`, as the keyword has it. */
  readonly data: Data;
  /** The schema object whose keyword it is, as the space holds it. */
  readonly schema: SchemaObject;
}

/** Keywords that only say that something below them failed. */
const AROUND = new Set(["anyOf", "oneOf", "if", "allOf", "$ref", "not"]);

/**
 * Why a schema refuses a value.
 *
 * @returns undefined when it does not, or when nobody can tell
 */
export function refusal(typed: Typed, value: Json, reading: Reading): Refusal | undefined {
  const validator = validatorOf(typed, "sup", reading);
  if (validator?.(value) !== false) return undefined;
  const [best] = [...validator.errors()].sort((a, b) => weight(a) - weight(b));
  if (best === undefined) return undefined;
  const origin = isObject(best.parentSchema) ? validator.origins.get(best.parentSchema) : undefined;
  const keyword = best.keyword === "false schema" ? "false" : best.keyword;
  const schema = origin ?? (isObject(typed.schema) ? typed.schema : {});
  return { path: pointerOf(best.instancePath, value), keyword, data: dataOf(best), schema };
}

/** What lies outside of alternatives says most; among the rest, what is deepest in the value came closest to matching. */
function weight({ keyword, schemaPath, instancePath }: ErrorObject): number {
  const alternatives = /\/(?:anyOf|oneOf|not|if)\//u.test(schemaPath) ? 1000 : 0;
  const depth = instancePath.split("/").length;
  const vague = keyword === "type" || keyword === "const" || keyword === "enum" ? 0.5 : 0;
  const around = AROUND.has(keyword) ? 500 : 0;
  return alternatives + around - depth + vague;
}

function dataOf({ keyword, params, parentSchema }: ErrorObject): Data {
  const schema: unknown = isObject(parentSchema) ? parentSchema[keyword] : undefined;
  switch (keyword) {
    case "required":
      return { name: String(params.missingProperty) };
    case "additionalProperties":
      return { name: String(params.additionalProperty) };
    case "unevaluatedProperties":
      return { name: String(params.unevaluatedProperty) };
    case "propertyNames":
      return { name: String(params.propertyName) };
    case "dependentRequired":
      return { name: String(params.missingProperty) };
    case "type":
      return { expected: [params.type].flat().join(", ") };
    case "enum":
      return { allowed: Array.isArray(schema) ? schema.map((one) => JSON.stringify(one)).join(", ") : "" };
    case "const":
      return { allowed: JSON.stringify(schema) ?? "" };
    case "pattern":
      return { pattern: String(schema) };
    case "format":
      return { format: String(schema) };
    default:
      return typeof schema === "number" ? { limit: schema } : {};
  }
}

/** The steps of a JSON pointer as text, those into lists as numbers. */
function pointerOf(text: string, value: Json): Pointer {
  const steps: (string | number)[] = [];
  let current: unknown = value;
  for (const step of text.split("/").slice(1)) {
    const name = unescapedStep(step);
    const token = Array.isArray(current) ? Number(name) : name;
    steps.push(token);
    current = Array.isArray(current) ? current[Number(name)] : isObject(current) ? current[name] : undefined;
  }
  return steps;
}
