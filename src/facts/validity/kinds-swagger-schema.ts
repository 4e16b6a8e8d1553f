import type { Source } from "../members.ts";
import { externalDocsKind, xmlKind } from "./kinds-shared.ts";
import { checkSchema } from "./rules-schema.ts";
import {
  ANY,
  BOOLEAN,
  COUNT,
  type Kind,
  kind,
  listOf,
  mapOf,
  NUMBER,
  object,
  oneOf,
  POSITIVE,
  type Shape,
  STRING,
} from "./shapes.ts";
import type { Site } from "./site.ts";

const TYPES = ["array", "boolean", "integer", "null", "number", "object", "string"];
/** What the schema of a file may have besides its type (OpenAPI 2.0, "Response Object"). */
const OF_FILES = [
  "format",
  "title",
  "description",
  "default",
  "required",
  "type",
  "readOnly",
  "externalDocs",
  "example",
];

/** The keywords that bound a value, as JSON Schema draft 4 has them. */
export const BOUNDS: Readonly<Record<string, Shape>> = {
  maximum: NUMBER,
  exclusiveMaximum: BOOLEAN,
  minimum: NUMBER,
  exclusiveMinimum: BOOLEAN,
  maxLength: COUNT,
  minLength: COUNT,
  pattern: STRING,
  maxItems: COUNT,
  minItems: COUNT,
  uniqueItems: BOOLEAN,
  enum: listOf(ANY, { filled: true, unique: true }),
  multipleOf: POSITIVE,
};

/** The Schema Object of OpenAPI 2.0, and the one that a response may have, which may also be that of a file. */
export function swaggerSchemaKinds(): { readonly schema: Kind; readonly file: Kind } {
  const schema = kind("Schema");
  const file = kind("Schema");
  const one = object(schema);
  const combined: Shape = { ...one, combined: true };
  const fields = (...types: string[]): Readonly<Record<string, Shape>> => ({
    $ref: STRING,
    format: STRING,
    title: STRING,
    description: STRING,
    default: ANY,
    ...BOUNDS,
    maxProperties: COUNT,
    minProperties: COUNT,
    required: listOf(STRING, { filled: true, unique: true }),
    type: {
      is: "choice",
      string: oneOf(...types),
      list: listOf(oneOf(...TYPES), { filled: true, unique: true }),
      expected: "types",
    },
    additionalProperties: { is: "choice", boolean: BOOLEAN, object: one, expected: "schema" },
    items: { is: "choice", object: one, list: listOf(one, { filled: true }), expected: "schema" },
    allOf: listOf(combined, { filled: true }),
    properties: mapOf("Properties", one),
    discriminator: STRING,
    readOnly: BOOLEAN,
    xml: object(xmlKind()),
    externalDocs: object(externalDocsKind()),
    example: ANY,
  });
  const check = (value: Source, site: Site): void => {
    if (Object.hasOwn(value, "$ref")) checkReference(value, site, schema);
    checkSchema(value, site);
  };
  schema.define({ fields: fields(...TYPES), rule: check });
  file.define({
    fields: fields(...TYPES, "file"),
    rule: (value, site) => {
      if (value.type !== "file" || !Object.hasOwn(value, "type")) {
        check(value, site);
        return;
      }
      for (const field of Object.keys(value)) {
        if (OF_FILES.includes(field) || field.startsWith("x-")) continue;
        site.structural(
          "misplaced-field",
          { field: field.slice(0, 200), object: "Schema", where: "type: file" },
          site.place(field).key(),
        );
      }
    },
  });
  return { schema, file };
}

/** In JSON Reference, which OpenAPI 2.0 refers to, nothing beside a `$ref` counts; its schema lets it pass all the same. */
function checkReference(value: Source, site: Site, kind: Kind): void {
  site.combine(value);
  site.follow(value, object(kind));
  const ignored = Object.keys(value).filter((key) => key !== "$ref" && !key.startsWith("x-"));
  if (ignored[0] === undefined || typeof value.$ref !== "string") return;
  const fields = ignored.slice(0, 8).join(", ").slice(0, 200);
  site.semantic("reference-sibling", { fields, object: "Schema" }, site.place(ignored[0]).key());
}
