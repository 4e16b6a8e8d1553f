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
  orReference,
  POSITIVE,
  type Shape,
  STRING,
} from "./shapes.ts";

/** The Schema Object of OpenAPI 3.0 (3.0.3, section 4.7.24): its own closed set of keywords. */
export function schemaKind30(): Kind {
  const schema = kind("Schema");
  const discriminator = kind("Discriminator");
  discriminator.define({
    fields: { propertyName: STRING, mapping: mapOf("Mapping", STRING) },
    required: ["propertyName"],
    others: "ignored",
  });
  const one = orReference(schema);
  const combined: Shape = { ...one, combined: true };
  schema.define({
    fields: {
      title: STRING,
      multipleOf: POSITIVE,
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
      maxProperties: COUNT,
      minProperties: COUNT,
      required: listOf(STRING, { filled: true, unique: true }),
      enum: listOf(ANY, { filled: true }),
      type: oneOf("array", "boolean", "integer", "number", "object", "string"),
      not: combined,
      allOf: listOf(combined),
      oneOf: listOf(combined),
      anyOf: listOf(combined),
      items: one,
      properties: mapOf("Properties", one),
      additionalProperties: { is: "choice", boolean: BOOLEAN, object: one, expected: "schema" },
      description: STRING,
      format: STRING,
      default: ANY,
      nullable: BOOLEAN,
      discriminator: object(discriminator),
      readOnly: BOOLEAN,
      writeOnly: BOOLEAN,
      example: ANY,
      externalDocs: object(externalDocsKind()),
      deprecated: BOOLEAN,
      xml: object(xmlKind()),
    },
    rule: checkSchema,
  });
  return schema;
}
