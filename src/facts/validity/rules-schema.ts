import { isObject, list, member, type Source } from "../members.ts";
import type { Site } from "./site.ts";

/** Keywords by which a schema can name properties elsewhere than in `properties`. */
const NAMING = [
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "if",
  "then",
  "else",
  "$ref",
  "$dynamicRef",
  "$recursiveRef",
  "dependentSchemas",
  "dependencies",
  "patternProperties",
  "discriminator",
];

/** What the table of a Schema Object cannot say. */
export function checkSchema(schema: Source, site: Site): void {
  if (Object.hasOwn(schema, "required")) checkRequired(schema, site);
  // OpenAPI 3.0.3, section 4.7.24.1; in JSON Schema 2020-12 a list of anything needs no `items`.
  if (site.version < "3.1" && member(schema, "type") === "array" && !Object.hasOwn(schema, "items")) {
    site.semantic("array-without-items", {}, site.place("type"));
  }
}

/**
 * Finds names in `required` that no property has. Only where nothing else can bring the property in: the schema combines nothing, refers
 * to nothing and allows no other properties explicitly. Whether another schema combines it is known at the end of the walk.
 */
function checkRequired(schema: Source, site: Site): void {
  const properties = member(schema, "properties");
  if (!isObject(properties) || Object.hasOwn(properties, "$ref") || !isForObjects(member(schema, "type"))) return;
  const names = [...list(schema, "required").entries()].flatMap(([index, name]) =>
    typeof name === "string" && !Object.hasOwn(properties, name) ? [{ index, name }] : [],
  );
  if (names.length === 0 || maybeElsewhere(schema)) return;
  site.memory.required.push({
    schema,
    names: names.map(({ index, name }) => ({ name: name.slice(0, 200), place: site.place("required", index) })),
  });
}

function maybeElsewhere(schema: Source): boolean {
  return (
    NAMING.some((keyword) => Object.hasOwn(schema, keyword)) ||
    ["additionalProperties", "unevaluatedProperties"].some(
      (keyword) => Object.hasOwn(schema, keyword) && schema[keyword] !== false,
    )
  );
}

function isForObjects(type: unknown): boolean {
  return type === undefined || type === "object" || (Array.isArray(type) && type.includes("object"));
}
