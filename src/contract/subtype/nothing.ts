import { isObject } from "../../facts/members.ts";
import type { Reading } from "../inclusion.ts";
import type { Typed } from "../schema.ts";
import { schemaIn, schemasIn } from "./atom.ts";
import { own } from "./keywords.ts";

/** Keywords that say something which an offer could break. */
const SAYING = [
  "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern",
  "required", "patternProperties", "propertyNames", "minProperties", "maxProperties", "dependentRequired", "dependentSchemas", "contains",
  "uniqueItems", "minItems", "maxItems", "not", "if", "prefixItems", "unevaluatedProperties", "$dynamicRef",
]; // biome-ignore format: a list of words
const LIMIT = 100;

/**
 * Whether a schema says nothing that an offer could break: no schema at all, no type, or only that there is some object or some list. A
 * type of single values says something, as do members of an object.
 */
export function requiresNothing(typed: Typed, reading: Reading): boolean {
  let count = 0;
  const nothing = (value: unknown, seen: readonly unknown[]): boolean => {
    if (value === true || value === undefined) return true;
    if (!isObject(value)) return false;
    if (seen.includes(value)) return true;
    if (++count > LIMIT) return false;
    const within = [...seen, value];
    if (SAYING.some((keyword) => Object.hasOwn(value, keyword) && !isIdle(value, keyword))) return false;
    const type = own(value, "type");
    if (type !== undefined && type !== "object" && type !== "array") return false;
    const properties = own(value, "properties");
    if (isObject(properties) && Object.keys(properties).length > 0) return false;
    if (!nothing(schemaIn(own(value, "additionalProperties")), within)) {
      if (!(reading === "response" && own(value, "additionalProperties") === false)) return false;
    }
    const items = schemaIn(own(value, "items"));
    if (items !== undefined && !nothing(items, within)) return false;
    const reference = own(value, "$ref");
    if (typeof reference === "string") {
      const target = typed.space.resolve(reference);
      if (target === undefined || !nothing(target, within)) return false;
    }
    const any = [...schemasIn(own(value, "anyOf")), ...schemasIn(own(value, "oneOf"))];
    if (any.length > 0 && !any.some((one) => nothing(one, within))) return false;
    return schemasIn(own(value, "allOf")).every((one) => nothing(one, within));
  };
  return nothing(typed.schema, []);
}

/** An empty list or a count of nothing asks for nothing. */
function isIdle(schema: Readonly<Record<string, unknown>>, keyword: string): boolean {
  const value = schema[keyword];
  return (
    value === "" ||
    (value === true && keyword === "unevaluatedProperties") ||
    (value === false && keyword === "uniqueItems") ||
    (Array.isArray(value) && value.length === 0) ||
    (/^min/u.test(keyword) && value === 0)
  );
}
