import type { ApiDocument } from "../../model.ts";
import { member, type Source } from "../members.ts";
import { externalDocsKind, xmlKind, xmlKind32 } from "./kinds-shared.ts";
import { checkSchema } from "./rules-schema.ts";
import {
  ANY,
  BOOLEAN,
  type ChoiceShape,
  COUNT,
  type Kind,
  kind,
  listOf,
  mapOf,
  matching,
  NUMBER,
  object,
  oneOf,
  POSITIVE,
  type Shape,
  STRING,
} from "./shapes.ts";
import type { Site } from "./site.ts";

const TYPES = ["array", "boolean", "integer", "null", "number", "object", "string"];
const ANCHOR = matching(/^[A-Za-z_][-A-Za-z0-9._]*$/);
/** Dialects whose keywords are in the table below: OpenAPI's own, and the draft that it builds on. */
const KNOWN_DIALECT =
  /^(?:https:\/\/spec\.openapis\.org\/oas\/3\.[12]\/dialect\/[\w.-]+|https:\/\/json-schema\.org\/draft\/2020-12\/schema)#?$/;

/**
 * The Schema Object of OpenAPI 3.1 and 3.2: JSON Schema 2020-12 (with the keywords of older drafts that its meta-schema knows) and OpenAPI's base
 * vocabulary (3.1.1, section 4.8.24). Unknown keywords are allowed.
 */
export function schemaKind31(version: ApiDocument["version"]): Kind {
  const newest = version >= "3.2";
  const schema = kind("Schema");
  const discriminator = kind("Discriminator");
  discriminator.define({
    fields: {
      propertyName: STRING,
      mapping: mapOf("Mapping", STRING),
      ...(newest ? { defaultMapping: STRING } : {}),
    },
    required: ["propertyName"],
  });
  const one: ChoiceShape = { is: "choice", boolean: BOOLEAN, object: object(schema), expected: "schema" };
  const combined: ChoiceShape = { ...one, combined: true };
  const some = listOf(combined, { filled: true });
  const strings = listOf(STRING, { unique: true });
  const map = (name: string): Shape => mapOf(name, one);
  const self = object(schema);
  schema.define({
    fields: {
      $id: matching(/^[^#]*#?$/),
      $schema: STRING,
      $ref: STRING,
      $anchor: ANCHOR,
      $dynamicRef: STRING,
      $dynamicAnchor: ANCHOR,
      $recursiveRef: STRING,
      $recursiveAnchor: ANCHOR,
      $vocabulary: mapOf("Vocabulary", BOOLEAN),
      $comment: STRING,
      $defs: map("Definitions"),
      definitions: map("Definitions"),
      dependencies: mapOf("Dependencies", {
        is: "choice",
        boolean: BOOLEAN,
        list: strings,
        object: object(schema),
        expected: "schema",
      }),
      prefixItems: listOf(one, { filled: true }),
      items: one,
      contains: one,
      additionalProperties: one,
      properties: map("Properties"),
      patternProperties: map("Pattern properties"),
      dependentSchemas: mapOf("Dependent schemas", combined),
      propertyNames: one,
      if: combined,
      // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema
      then: combined,
      else: combined,
      allOf: some,
      anyOf: some,
      oneOf: some,
      not: combined,
      unevaluatedItems: one,
      unevaluatedProperties: one,
      type: {
        is: "choice",
        string: oneOf(...TYPES),
        list: listOf(oneOf(...TYPES), { filled: true, unique: true }),
        expected: "types",
      },
      const: ANY,
      enum: listOf(ANY),
      multipleOf: POSITIVE,
      maximum: NUMBER,
      exclusiveMaximum: NUMBER,
      minimum: NUMBER,
      exclusiveMinimum: NUMBER,
      maxLength: COUNT,
      minLength: COUNT,
      pattern: STRING,
      maxItems: COUNT,
      minItems: COUNT,
      uniqueItems: BOOLEAN,
      maxContains: COUNT,
      minContains: COUNT,
      maxProperties: COUNT,
      minProperties: COUNT,
      required: strings,
      dependentRequired: mapOf("Dependent required", strings),
      title: STRING,
      description: STRING,
      default: ANY,
      deprecated: BOOLEAN,
      readOnly: BOOLEAN,
      writeOnly: BOOLEAN,
      examples: listOf(ANY),
      format: STRING,
      contentEncoding: STRING,
      contentMediaType: STRING,
      contentSchema: one,
      discriminator: object(discriminator),
      example: ANY,
      externalDocs: object(externalDocsKind()),
      xml: object(newest ? xmlKind32() : xmlKind()),
    },
    others: "ignored",
    opaque: isForeign,
    rule: (value, site) => {
      if (Object.hasOwn(value, "$ref")) {
        site.combine(value);
        site.follow(value, self);
      }
      if (Object.hasOwn(value, "$id")) site.memory.identified = true;
      checkSchema(value, site);
    },
  });
  return schema;
}

/** Whether a schema is written in a dialect that we do not know, so that no one can say here what is wrong with it. */
function isForeign(schema: Source, site: Site): boolean {
  const dialect = member(schema, "$schema") ?? member(site.root, "jsonSchemaDialect");
  if (typeof dialect !== "string" || KNOWN_DIALECT.test(dialect)) return false;
  site.skip(site.place());
  return true;
}
