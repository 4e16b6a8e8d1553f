// biome-ignore-all lint/suspicious/noThenProperty: a keyword of JSON Schema.
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { Dialect } from "../../src/instance/evaluator.ts";
import { fc } from "../property.ts";
import { judge } from "./judge.ts";

// The interpreter against Ajv, on random schemas of the supported keywords and values that are likely to hit them. Where it answers, the
// answers agree; how often it does not answer is counted.

type Json = unknown;
type JsonSchema = boolean | { [keyword: string]: Json };

const NAMES = ["a", "b", "ab", "isPrototypeOf"];
const REFERENCES = ["One", "Two", "Loop"];

const scalar = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer({ min: -3, max: 6 }),
  fc.constantFrom(0.5, 1.5, 2.5),
  fc.constantFrom("", "a", "ab", "abc", "1", "😀", "a b"),
);

const value = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.constantFrom(...NAMES), tie("value")), { maxLength: 4 })
      .map((entries) => Object.fromEntries(entries)),
  ),
})).value;

const small = fc.integer({ min: 0, max: 3 });
const TYPES = ["null", "boolean", "object", "array", "number", "string", "integer"];
const pattern = fc.constantFrom("^a", "b$", "^[a-z]+$", "\\d", "^.{2}$", "^(?:a|b)*$");

/** A schema with a few keywords, from a record of what each may hold. */
function schemaOf(keywords: Record<string, fc.Arbitrary<Json>>): fc.Arbitrary<JsonSchema> {
  const names = Object.keys(keywords);
  return fc
    .subarray(names, { maxLength: Math.min(4, names.length) })
    .chain((chosen) =>
      fc.record(Object.fromEntries(chosen.map((name) => [name, keywords[name] as fc.Arbitrary<Json>]))),
    );
}

function keywordsOf(dialect: Dialect, schema: fc.Arbitrary<Json>): Record<string, fc.Arbitrary<Json>> {
  const branches = fc.array(schema, { minLength: 1, maxLength: 3 });
  const map = (names: fc.Arbitrary<string>) =>
    fc.array(fc.tuple(names, schema), { maxLength: 3 }).map((entries) => Object.fromEntries(entries));
  const common = {
    type: fc.constantFrom(...TYPES.slice(dialect === "3.0" ? 1 : 0)),
    enum: fc.array(value, { minLength: 1, maxLength: 4 }),
    minimum: small,
    maximum: small,
    multipleOf: fc.constantFrom(0.5, 1, 2, 3),
    minLength: small,
    maxLength: small,
    pattern,
    minItems: small,
    maxItems: small,
    uniqueItems: fc.boolean(),
    minProperties: small,
    maxProperties: small,
    required: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 }),
    properties: map(fc.constantFrom(...NAMES)),
    additionalProperties: fc.oneof(fc.boolean(), schema),
    items: schema,
    allOf: branches,
    anyOf: branches,
    oneOf: branches,
    not: schema,
    $ref: fc.constantFrom(...REFERENCES).map((name) => `#/components/schemas/${name}`),
  };
  if (dialect === "3.0") {
    return { ...common, exclusiveMinimum: fc.boolean(), exclusiveMaximum: fc.boolean(), nullable: fc.boolean() };
  }
  return {
    ...common,
    type: fc.oneof(
      fc.constantFrom(...TYPES),
      fc.uniqueArray(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 3 }),
    ),
    const: value,
    exclusiveMinimum: small,
    exclusiveMaximum: small,
    prefixItems: branches,
    contains: schema,
    minContains: small,
    maxContains: small,
    propertyNames: schema,
    patternProperties: map(pattern),
    dependentRequired: fc
      .array(fc.tuple(fc.constantFrom(...NAMES), fc.uniqueArray(fc.constantFrom(...NAMES))), { maxLength: 2 })
      .map((entries) => Object.fromEntries(entries)),
    dependentSchemas: map(fc.constantFrom(...NAMES)),
    if: schema,
    then: schema,
    else: schema,
    unevaluatedProperties: fc.oneof(fc.constant(false), schema),
    unevaluatedItems: fc.oneof(fc.constant(false), schema),
  };
}

function schemas(dialect: Dialect): fc.Arbitrary<JsonSchema> {
  return fc.letrec<{ schema: JsonSchema }>((tie) => ({
    schema: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      dialect === "3.0"
        ? schemaOf({ type: fc.constantFrom(...TYPES.slice(1)), minimum: small, maxLength: small })
        : fc.boolean(),
      schemaOf(keywordsOf(dialect, tie("schema"))),
    ),
  })).schema;
}

/** A schema of OpenAPI 3.0 in JSON Schema 2020-12. */
function translated(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(translated);
  if (typeof schema !== "object" || schema === null) return schema;
  const { $ref, enum: members, ...rest } = schema as { [keyword: string]: Json };
  if ($ref !== undefined) return { $ref };
  const out: { [keyword: string]: Json } = members === undefined ? {} : { enum: members };
  const { nullable, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = rest;
  for (const [keyword, inner] of Object.entries(rest)) {
    if (["nullable", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].includes(keyword)) continue;
    if (keyword === "properties") {
      out.properties = Object.fromEntries(
        Object.entries(inner as object).map(([name, one]) => [name, translated(one)]),
      );
    } else out[keyword] = keyword === "required" || keyword === "type" ? inner : translated(inner);
  }
  if (nullable === true && typeof out.type === "string") out.type = [out.type, "null"];
  if (minimum !== undefined) out[exclusiveMinimum === true ? "exclusiveMinimum" : "minimum"] = minimum;
  if (maximum !== undefined) out[exclusiveMaximum === true ? "exclusiveMaximum" : "maximum"] = maximum;
  return out;
}

/**
 * Ajv's answer for values; undefined where it has none: a schema that leads back to itself keeps it busy until its stack is full, and
 * the code that it makes of `patternProperties` beside an `if` whose branch has `additionalProperties` breaks down.
 */
function createAjv(schema: Json, shared: Record<string, Json>): (instance: Json) => boolean | undefined {
  const ajv = new Ajv2020({
    strict: false,
    ownProperties: true,
    logger: false,
    validateSchema: false,
    inlineRefs: false,
  });
  ajv.addSchema({ $id: "root:", schema, components: { schemas: shared } } as object);
  return (instance) => {
    try {
      return ajv.validate("root:#/schema", instance) as boolean;
    } catch (error) {
      if (error instanceof RangeError || error instanceof TypeError) return undefined;
      throw error;
    }
  };
}

describe.each<Dialect>(["3.0", "3.1"])("agreement with Ajv in the dialect of OpenAPI %s", (dialect) => {
  const schema = schemas(dialect);
  const shared = fc.record(Object.fromEntries(REFERENCES.map((name) => [name, schema])));

  it("never contradicts it", () => {
    const counts = { valid: 0, invalid: 0, unknown: 0 };
    fc.assert(
      fc.property(schema, shared, fc.array(value, { minLength: 3, maxLength: 6 }), (root, named, instances) => {
        const [ajvRoot, ajvNamed] =
          dialect === "3.0"
            ? [
                translated(root),
                Object.fromEntries(Object.entries(named).map(([name, one]) => [name, translated(one)])),
              ]
            : [root, named];
        // Ajv forgets that `contains` looks at the items that match (JSON Schema 2020-12 core, section 11.2), and that an empty array
        // holds no match when `prefixItems` stands beside it.
        const text = JSON.stringify([root, named]);
        fc.pre(!(/"(?:unevaluatedItems|prefixItems)"/.test(text) && text.includes('"contains"')));
        const ajv = createAjv(ajvRoot, ajvNamed as Record<string, Json>);
        for (const instance of instances) {
          const answer = judge(root, instance, { dialect, schemas: named as Record<string, unknown> });
          counts[answer.outcome]++;
          if (answer.outcome === "unknown") continue;
          const theirs = ajv(instance);
          if (theirs !== undefined) expect(answer.outcome).toBe(theirs ? "valid" : "invalid");
        }
      }),
      { numRuns: 600 },
    );
    expect(counts.valid).toBeGreaterThan(300);
    expect(counts.invalid).toBeGreaterThan(300);
    expect(counts.unknown).toBeLessThan((counts.valid + counts.invalid) / 50);
  });
});
