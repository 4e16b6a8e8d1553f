/** How the value of a schema keyword is read: a schema, a list of schemas, schemas by name, or data that stays as it is. */
export type Shape = "schema" | "list" | "names" | "data";

/** The keywords of OpenAPI 3.0 (3.0.3, section 4.7.24) that say what a value may be. There and in 2.0 all others mean nothing. */
export const OLD_KEYWORDS: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ["type", "data"],
  ["enum", "data"],
  ["format", "data"],
  ["pattern", "data"],
  ["minimum", "data"],
  ["maximum", "data"],
  ["exclusiveMinimum", "data"],
  ["exclusiveMaximum", "data"],
  ["multipleOf", "data"],
  ["minLength", "data"],
  ["maxLength", "data"],
  ["minItems", "data"],
  ["maxItems", "data"],
  ["uniqueItems", "data"],
  ["minProperties", "data"],
  ["maxProperties", "data"],
  ["required", "data"],
  ["readOnly", "data"],
  ["writeOnly", "data"],
  ["discriminator", "data"],
  ["items", "schema"],
  ["additionalProperties", "schema"],
  ["not", "schema"],
  ["allOf", "list"],
  ["anyOf", "list"],
  ["oneOf", "list"],
  ["properties", "names"],
]);

/** Keywords of JSON Schema 2020-12 that hold schemas and are none of OpenAPI 3.0. */
const NEWER: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ["contains", "schema"],
  ["propertyNames", "schema"],
  ["unevaluatedItems", "schema"],
  ["unevaluatedProperties", "schema"],
  ["if", "schema"],
  ["then", "schema"],
  ["else", "schema"],
  ["prefixItems", "list"],
  ["patternProperties", "names"],
  ["dependentSchemas", "names"],
]);

/** Keywords that say nothing of what a value may be: prose, names for other schemas to refer to, and hints for tools. */
const SILENT: ReadonlySet<string> = new Set([
  "title",
  "description",
  "default",
  "example",
  "examples",
  "deprecated",
  "externalDocs",
  "xml",
  "nullable",
  "$comment",
  "$defs",
  "definitions",
  "$anchor",
  "$dynamicAnchor",
  "contentEncoding",
  "contentMediaType",
  "contentSchema",
]);

/** How a keyword of JSON Schema 2020-12 is read; undefined for one that limits nothing. One that nobody knows stays as it is. */
export function newShape(keyword: string): Shape | undefined {
  if (SILENT.has(keyword) || keyword.startsWith("x-")) return undefined;
  return OLD_KEYWORDS.get(keyword) ?? NEWER.get(keyword) ?? "data";
}
