import type { JsonObject } from "./json.ts";

// Groups of keywords, as bits. Most schemas have few keywords: what groups they belong to is looked up once, and only those are gone into.
export const REFERENCE = 1;
export const TYPE = 2;
export const VALUES = 4;
export const NUMBER = 8;
export const TEXT = 16;
export const ARRAY = 32;
export const OBJECT = 64;
export const MEMBERS = 128;
export const COMBINATION = 256;
export const FORMAT = 512;
export const UNEVALUATED = 1024;
export const UNSUPPORTED = 2048;

const GROUPS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    [REFERENCE]: ["$ref"],
    [TYPE]: ["type"],
    [VALUES]: ["enum", "const"],
    [NUMBER]: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
    [TEXT]: ["minLength", "maxLength", "pattern"],
    [ARRAY]: ["minItems", "maxItems", "uniqueItems", "items", "prefixItems", "contains"],
    [OBJECT]: ["minProperties", "maxProperties", "required", "dependentRequired", "propertyNames"],
    [MEMBERS]: ["properties", "patternProperties", "additionalProperties"],
    [COMBINATION]: ["allOf", "anyOf", "oneOf", "not", "if", "dependentSchemas"],
    [FORMAT]: ["format"],
    [UNEVALUATED]: ["unevaluatedProperties", "unevaluatedItems"],
    [UNSUPPORTED]: ["$dynamicRef", "$recursiveRef", "$id", "$schema"],
  }).flatMap(([group, keywords]) => keywords.map((keyword) => [keyword, Number(group)] as const)),
);

/** The groups that the keywords of a schema belong to. */
export function groupsOf(schema: JsonObject): number {
  let groups = 0;
  // Not `Object.keys`, for its list: parsed objects inherit nothing that is enumerable.
  for (const keyword in schema) groups |= GROUPS.get(keyword) ?? 0;
  return groups;
}
