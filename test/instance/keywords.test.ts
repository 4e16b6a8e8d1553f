// biome-ignore-all lint/suspicious/noThenProperty: a keyword of JSON Schema.
import { describe, expect, it } from "vitest";
import { judge, type Options, short } from "./judge.ts";

// What each keyword says of values, in both dialects. Rows: schema, value, answer.

type Row = readonly [schema: unknown, value: unknown, answer: string];

function table(title: string, rows: readonly Row[], options: Options = {}): void {
  describe(title, () => {
    it.each(
      rows.map(([schema, value, answer]) => ({
        schema,
        value,
        answer,
        title: JSON.stringify([schema, value]).slice(0, 160),
      })),
    )("$title", ({ schema, value, answer }) => {
      expect(short(judge(schema, value, options))).toBe(answer);
    });
  });
}

table("types", [
  [{ type: "integer" }, 3, "valid"],
  [{ type: "integer" }, 3.5, "/ type integer number"],
  [{ type: "number" }, 3, "valid"],
  [{ type: "string" }, null, "/ type string null"],
  [{ type: ["string", "null"] }, null, "valid"],
  [{ type: ["string", "integer"] }, true, "/ type string | integer boolean"],
  [{ type: "array" }, {}, "/ type array object"],
  [{ type: "object" }, [], "/ type object array"],
  [{ type: "date" }, "2026-03-31", "unknown (keyword)"],
  [{ type: "string", nullable: true }, null, "/ type string null"],
  [true, 1, "valid"],
  [false, 1, "/ false"],
  [{}, [1], "valid"],
  ["string", 1, "unknown (keyword)"],
]);

table(
  "types and null in OpenAPI 3.0",
  [
    [{ type: "string", nullable: true }, null, "valid"],
    [{ type: "string", nullable: true }, 1, "/ type string | null integer"],
    [{ type: "string", nullable: false }, null, "/ type string null"],
    [{ nullable: true, allOf: [{ type: "object" }] }, null, "unknown (reading)"],
    [{ type: "string", nullable: true, enum: ["a"] }, null, "unknown (reading)"],
    [{ type: "string", nullable: true, enum: ["a"] }, "b", "/ enum a"],
    [{ const: 1, if: true, then: false, prefixItems: [false], contains: false }, [2], "valid"],
    [{ patternProperties: { a: false }, propertyNames: false, unevaluatedProperties: false }, { a: 1 }, "valid"],
    [{ $ref: "#/components/schemas/Any", type: "string" }, 1, "valid"],
    [{ maximum: 3, exclusiveMaximum: true }, 3, "/ maximum 3"],
    [{ minimum: 3, exclusiveMinimum: false }, 3, "valid"],
    [{ minimum: 3, exclusiveMinimum: 3 }, 4, "unknown (keyword)"],
  ],
  { dialect: "3.0", schemas: { Any: {} } },
);

table("listed values", [
  [{ enum: [1, "a", null] }, "a", "valid"],
  [{ enum: [{ a: 1, b: [2] }] }, { b: [2], a: 1 }, "valid"],
  [{ enum: [[1, 2]] }, [2, 1], "/ enum […]"],
  [{ enum: ["1"] }, 1, "/ enum 1"],
  [{ enum: [0] }, false, "/ enum 0"],
  [{ enum: ["a", "b", "c", "d", "e", "f"] }, "g", "/ enum a, b, c, d, e, …"],
  [{ const: { a: 1 } }, { a: 1 }, "valid"],
  [{ const: 1 }, 2, "/ const 1"],
  [{ type: "string", enum: ["a"] }, 1, "/ type string integer"],
  [{ enum: JSON.parse('[{ "__proto__": 1 }]') }, {}, "/ enum {…}"],
]);

table("numbers", [
  [{ minimum: 3 }, 2, "/ minimum 3"],
  [{ maximum: 3 }, 3, "valid"],
  [{ exclusiveMinimum: 3 }, 3, "/ exclusiveMinimum 3"],
  [{ exclusiveMaximum: 3 }, 2.9, "valid"],
  [{ exclusiveMaximum: true, maximum: 3 }, 2, "unknown (keyword)"],
  [{ multipleOf: 0.1 }, 0.3, "valid"],
  [{ multipleOf: 0.01 }, 19.99, "valid"],
  [{ multipleOf: 0.01 }, 19.999, "/ multipleOf 0.01"],
  [{ multipleOf: 1e-7 }, 3e-7, "valid"],
  [{ multipleOf: 1e-300 }, 1e300, "valid"],
  [{ multipleOf: 3 }, 1e21, "/ multipleOf 3"],
  [{ multipleOf: 7 }, -14, "valid"],
  [{ multipleOf: 0 }, 1, "unknown (keyword)"],
  [{ minimum: "3" }, 1, "unknown (keyword)"],
  [{ minimum: 3 }, "2", "valid"],
]);

table("texts", [
  [{ maxLength: 1 }, "😀", "valid"],
  [{ minLength: 2 }, "😀", "/ minLength 2"],
  [{ maxLength: 2 }, "abc", "/ maxLength 2"],
  [{ pattern: "^[a-z]+$" }, "abc", "valid"],
  [{ pattern: "b" }, "abc", "valid"],
  [{ pattern: "^b" }, "abc", "/ pattern ^b"],
  [{ pattern: "^.$" }, "😀", "valid"],
  [{ pattern: "^a$" }, "a\n", "/ pattern ^a$"],
  [{ pattern: "(?=a)" }, "a", "unknown (pattern)"],
  [{ pattern: "(a)\\1" }, "aa", "unknown (pattern)"],
  [{ pattern: "(" }, "a", "unknown (pattern)"],
  [{ pattern: 7 }, "a", "unknown (keyword)"],
  [{ pattern: "^a" }, 1, "valid"],
  [{ minLength: 1, maxLength: 0, pattern: "b" }, "", "/ minLength 1; / pattern b"],
]);

table("arrays", [
  [{ items: { type: "integer" } }, [1, "2", 3, null], "/1 type integer string; /3 type integer null"],
  [{ prefixItems: [{ type: "string" }], items: { type: "integer" } }, ["a", 1], "valid"],
  [
    { prefixItems: [{ type: "string" }], items: { type: "integer" } },
    [1, "a"],
    "/0 type string integer; /1 type integer string",
  ],
  [{ prefixItems: [{}, {}], items: false }, [1, 2, 3], "/2 false"],
  [{ prefixItems: [{ type: "string" }] }, [], "valid"],
  [{ items: [{ type: "string" }] }, [1], "unknown (keyword)"],
  [{ minItems: 2 }, [1], "/ minItems 2"],
  [{ maxItems: 1 }, [1, 2], "/ maxItems 1"],
  [{ uniqueItems: true }, [1, "1", true, null, [1], { a: 1 }], "valid"],
  [
    { uniqueItems: true },
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    "/ uniqueItems",
  ],
  [{ uniqueItems: true }, ["a", "b", "a"], "/ uniqueItems"],
  [{ uniqueItems: true }, Array.from({ length: 5000 }, (_, index) => index), "valid"],
  [{ uniqueItems: true }, Array.from({ length: 1001 }, (_, index) => [index]), "unknown (size)"],
  [{ contains: { type: "null" } }, [1, null], "valid"],
  [{ contains: { type: "null" } }, [], "/ contains"],
  [{ contains: { type: "null" }, prefixItems: [{}], items: {} }, [], "/ contains"],
  [{ contains: {}, minContains: 2 }, [1], "/ minContains 2"],
  [{ contains: {}, minContains: 0 }, [], "valid"],
  [{ contains: {}, maxContains: 1 }, [1, 2], "/ maxContains 1"],
  [{ contains: { pattern: "(?=a)" } }, ["a"], "unknown (reading)"],
  [{ contains: { format: "uuid" } }, ["a"], "unknown (reading)"],
]);

table("objects", [
  [{ required: ["a", "b"] }, { a: 1 }, "/ required b"],
  [{ required: ["__proto__", "toString"] }, {}, "/ required __proto__; / required toString"],
  [{ required: ["__proto__"] }, JSON.parse('{ "__proto__": 1 }'), "valid"],
  [
    { properties: JSON.parse('{ "__proto__": { "type": "string" } }') },
    JSON.parse('{ "__proto__": 1 }'),
    "/__proto__ type string integer",
  ],
  [{ properties: { constructor: false } }, {}, "valid"],
  [{ properties: { a: { properties: { b: { type: "string" } } } } }, { a: { b: 1 } }, "/a/b type string integer"],
  [
    { properties: { a: {} }, additionalProperties: false },
    { a: 1, b: 2, c: 3 },
    "/b additionalProperties b; /c additionalProperties c",
  ],
  [{ additionalProperties: { type: "string" } }, { a: 1 }, "/a type string integer"],
  [{ patternProperties: { "^x-": { type: "string" } }, additionalProperties: false }, { "x-a": "b" }, "valid"],
  [
    { patternProperties: { "^x-": { type: "string" } }, additionalProperties: false },
    { "x-a": 1 },
    "/x-a type string integer",
  ],
  [{ patternProperties: { "(?=x)": {} }, additionalProperties: false }, { x: 1 }, "unknown (pattern)"],
  [{ minProperties: 1 }, {}, "/ minProperties 1"],
  [{ maxProperties: 1 }, { a: 1, b: 2 }, "/ maxProperties 1"],
  [{ propertyNames: { maxLength: 1 } }, { a: 1, bb: 2 }, "/bb propertyNames bb"],
  [{ dependentRequired: { a: ["b"] } }, { a: 1 }, "/ dependentRequired b"],
  [{ dependentRequired: { a: ["b"] } }, { c: 1 }, "valid"],
  [{ dependentSchemas: { a: { required: ["b"] } } }, { a: 1 }, "/ required b"],
  [{ required: "a" }, {}, "unknown (keyword)"],
]);

table("combinations", [
  [{ allOf: [{ type: "string" }, { minLength: 2 }] }, "a", "/ minLength 2"],
  [{ anyOf: [{ type: "string" }, { type: "integer" }] }, 1, "valid"],
  [{ anyOf: [{ type: "string" }, { type: "integer" }] }, null, "/ anyOf"],
  [{ anyOf: [{ type: "string", minLength: 2 }, { type: "integer" }] }, "a", "/ minLength 2"],
  [{ anyOf: [{ type: "object" }, { type: "null" }] }, 1, "/ type object integer"],
  [{ oneOf: [{ type: "integer" }, { minimum: 2 }] }, 3, "/ oneOf"],
  [{ oneOf: [{ type: "integer" }, { minimum: 2 }] }, 1, "valid"],
  [{ not: { type: "string" } }, "a", "/ not"],
  [{ not: { type: "string" } }, 1, "valid"],
  [{ if: { type: "string" }, then: { minLength: 2 }, else: { minimum: 2 } }, "a", "/ minLength 2"],
  [{ if: { type: "string" }, then: { minLength: 2 }, else: { minimum: 2 } }, 1, "/ minimum 2"],
  [{ then: false, else: false }, 1, "valid"],
  [{ anyOf: [] }, 1, "unknown (keyword)"],
  [{ allOf: "x" }, 1, "unknown (keyword)"],
  // What is wrong is wrong, whatever else is not known; what may be right is not accused.
  [{ allOf: [{ pattern: "(?=a)" }, { minLength: 2 }] }, "a", "/ minLength 2"],
  [{ anyOf: [{ pattern: "(?=a)" }, { minLength: 2 }] }, "a", "unknown (pattern)"],
  [{ anyOf: [{ pattern: "(?=a)" }, { minLength: 1 }] }, "a", "valid"],
  [{ oneOf: [{ pattern: "(?=a)" }, { minLength: 1 }] }, "a", "unknown (pattern)"],
  [{ not: { pattern: "(?=a)" } }, "a", "unknown (pattern)"],
  [{ if: { pattern: "(?=a)" }, then: { maxLength: 3 } }, "a", "valid"],
  [{ if: { pattern: "(?=a)" }, then: { maxLength: 0 } }, "a", "unknown (pattern)"],
]);

table("the branch that was meant", [
  [
    {
      oneOf: [
        { properties: { kind: { const: "cat" }, age: { type: "integer" } } },
        { properties: { kind: { const: "dog" } }, required: ["name"] },
      ],
    },
    { kind: "cat", age: "3" },
    "/age type integer string",
  ],
  [{ anyOf: [{ required: ["a", "b", "c"] }, { required: ["a", "d"] }] }, { a: 1 }, "/ required d"],
  [
    { anyOf: [{ type: "array" }, { type: "object", properties: { list: { items: { type: "string" } } } }] },
    { list: [1] },
    "/list/0 type string integer",
  ],
]);

table("formats", [
  [{ format: "date" }, "2026-02-30", "valid (format)"],
  [{ format: "date" }, 20260230, "valid"],
  [{ format: "paint" }, "ochre", "valid"],
  [{ anyOf: [{ format: "date" }, { format: "uuid" }] }, "2026-03-31", "valid"],
  [{ anyOf: [{ format: "date" }, { format: "uuid" }] }, "ochre", "valid (format)"],
  [{ oneOf: [{ format: "date" }, { format: "uuid" }] }, "2026-03-31", "valid"],
  [{ oneOf: [{ format: "date" }, { format: "uuid" }] }, "ochre", "unknown (reading)"],
  [{ oneOf: [{ format: "paint" }, { format: "wood" }] }, "ochre", "unknown (reading)"],
  [{ not: { format: "date" } }, "ochre", "unknown (reading)"],
  [{ if: { format: "date" }, then: { maxLength: 3 } }, "ochre", "unknown (reading)"],
  [{ format: "int32" }, 2 ** 31, "valid (format)"],
]);

table(
  "references",
  [
    [{ $ref: "#/components/schemas/Text" }, 1, "/ type string integer"],
    [{ $ref: "#/components/schemas/Text", maxLength: 1 }, "ab", "/ maxLength 1"],
    [{ $ref: "#/components/schemas/Short" }, 1, "/ type string integer"],
    [{ $ref: "#/components/schemas/Short" }, "abc", "/ maxLength 2"],
    [{ $ref: "#/components/schemas/Gone" }, 1, "unknown (reference)"],
    [{ $ref: 7 }, 1, "unknown (reference)"],
    [{ $ref: "other.yaml" }, 1, "unknown (reference)"],
    [{ $ref: "#/components/schemas/a~1b%20c" }, 1, "/ type null integer"],
    [{ $ref: "#/components/schemas/Never" }, 1, "/ false"],
    [
      { $ref: "#/components/schemas/Tree" },
      { children: [{ children: [{ children: 1 }] }] },
      "/children/0/children/0/children type array integer",
    ],
    [{ $ref: "#/components/schemas/Itself" }, 1, "valid"],
    [{ $ref: "#/components/schemas/Either" }, 1, "valid"],
    [{ $ref: "#/components/schemas/Both" }, 1, "/ type string integer"],
    [{ $ref: "#/components/schemas/Paradox" }, 1, "unknown (reading)"],
    [{ $dynamicRef: "#x" }, 1, "unknown (keyword)"],
    [{ $id: "https://example.com/x" }, 1, "unknown (keyword)"],
    [{ $schema: "http://json-schema.org/draft-07/schema#" }, 1, "unknown (keyword)"],
    [{ $schema: "https://json-schema.org/draft/2020-12/schema", type: "string" }, 1, "/ type string integer"],
  ],
  {
    schemas: {
      Text: { type: "string" },
      Short: { $ref: "#/components/schemas/Text", maxLength: 2 },
      "a/b c": { type: "null" },
      Never: false,
      Tree: { properties: { children: { type: "array", items: { $ref: "#/components/schemas/Tree" } } } },
      Itself: { $ref: "#/components/schemas/Itself" },
      Either: { anyOf: [{ $ref: "#/components/schemas/Either" }, { type: "string" }] },
      Both: { allOf: [{ $ref: "#/components/schemas/Both" }, { type: "string" }] },
      Paradox: { not: { $ref: "#/components/schemas/Paradox" } },
    },
  },
);

const branch = (name: string) => ({ properties: { [name]: { type: "integer" } }, required: [name] });

table(
  "what nothing else has looked at",
  [
    [{ properties: { a: {} }, unevaluatedProperties: false }, { a: 1, b: 2 }, "/b unevaluatedProperties b"],
    [{ allOf: [{ properties: { a: {} } }], unevaluatedProperties: false }, { a: 1 }, "valid"],
    [{ $ref: "#/components/schemas/A", unevaluatedProperties: false }, { a: 1, b: 2 }, "/b unevaluatedProperties b"],
    [{ anyOf: [branch("a"), branch("b")], unevaluatedProperties: false }, { a: 1 }, "valid"],
    [
      { anyOf: [branch("a"), branch("b")], unevaluatedProperties: false },
      { a: 1, b: "x" },
      "/b unevaluatedProperties b",
    ],
    [{ not: { not: branch("a") }, unevaluatedProperties: false }, { a: 1 }, "/a unevaluatedProperties a"],
    [{ if: branch("a"), then: { properties: { b: {} } }, unevaluatedProperties: false }, { a: 1, b: 2 }, "valid"],
    [{ if: branch("a"), else: { properties: { b: {} } }, unevaluatedProperties: false }, { b: 2 }, "valid"],
    [
      { dependentSchemas: { a: { properties: { b: {} } } }, properties: { a: {} }, unevaluatedProperties: false },
      { a: 1, b: 2 },
      "valid",
    ],
    [{ allOf: [{ additionalProperties: true }], unevaluatedProperties: false }, { a: 1 }, "valid"],
    [{ allOf: [{ unevaluatedProperties: true }], unevaluatedProperties: false }, { a: 1 }, "valid"],
    [
      { patternProperties: { "^a": {} }, unevaluatedProperties: { type: "string" } },
      { a: 1, b: 2 },
      "/b type string integer",
    ],
    [{ patternProperties: { "(?=a)": {} }, unevaluatedProperties: false }, { a: 1 }, "unknown (pattern)"],
    [
      { anyOf: [{ properties: { a: { pattern: "(?=a)" } } }], unevaluatedProperties: false },
      { a: "a" },
      "unknown (pattern)",
    ],
    [{ prefixItems: [{}], unevaluatedItems: false }, [1, 2], "/1 unevaluatedItems 1"],
    [{ contains: { type: "null" }, unevaluatedItems: { type: "string" } }, [null, "a", 1], "/2 type string integer"],
    [{ allOf: [{ items: {} }], unevaluatedItems: false }, [1], "valid"],
    [{ unevaluatedItems: false }, {}, "valid"],
  ],
  { schemas: { A: { properties: { a: {} } } } },
);
