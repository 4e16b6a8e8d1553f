import { describe, expect, it } from "vitest";
import type { Json, Reading } from "../../../src/contract/inclusion.ts";
import { includes, refusal, requiresNothing } from "../../../src/contract/subtype/index.ts";
import { typed } from "./typed.ts";

type Row = [name: string, sub: unknown, sup: unknown, answer: "yes" | "unknown" | { readonly no: Json }];

const string = { type: "string" };
const closed = (properties: Record<string, unknown>, required: string[] = []): unknown => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const tree = {
  type: "object",
  properties: { children: { type: "array", items: { $ref: "#" } } },
  required: ["children"],
};

// Pairs that comparing spellings gets wrong, each with the answer and, for "no", the smallest payload that shows it.
const PLAIN: Row[] = [
  ["a list of one value is a const", { enum: ["a"] }, { const: "a" }, "yes"],
  ["a const is a list of one value", { const: "a" }, { enum: ["a"] }, "yes"],
  ["a longer list is wider", { enum: ["a", "b"] }, { const: "a" }, { no: "b" }],
  ["null as an alternative or as a type", { oneOf: [string, { type: "null" }] }, { type: ["string", "null"] }, "yes"],
  ["and back", { type: ["string", "null"] }, { oneOf: [string, { type: "null" }] }, "yes"],
  ["null is no text", { type: ["string", "null"] }, string, { no: null }],
  ["minLength 0 asks for nothing", string, { type: "string", minLength: 0 }, "yes"],
  ["minLength 1 does", string, { type: "string", minLength: 1 }, { no: "" }],
  ["multiples of 4 are multiples of 2", { type: "integer", multipleOf: 4 }, { type: "integer", multipleOf: 2 }, "yes"],
  ["not the other way", { type: "integer", multipleOf: 2 }, { type: "integer", multipleOf: 4 }, { no: 2 }],
  ["whole numbers are numbers", { type: "integer" }, { type: "number" }, "yes"],
  ["not the other way round", { type: "number" }, { type: "integer" }, { no: 0.5 }],
  ["1.0 is whole", { const: 1 }, { type: "integer" }, "yes"],
  [
    "above 0 and at least 1 are one for whole numbers",
    { type: "integer", exclusiveMinimum: 0 },
    { type: "integer", minimum: 1 },
    "yes",
  ],
  ["but not for others", { type: "number", exclusiveMinimum: 0 }, { minimum: 1, type: "number" }, { no: 0.5 }],
  ["decimals are exact", { type: "number", multipleOf: 0.3 }, { type: "number", multipleOf: 0.1 }, "yes"],
  [
    "ranges that meet",
    { type: "integer", minimum: 1, maximum: 3 },
    { anyOf: [{ const: 1 }, { const: 2 }, { const: 3 }] },
    "yes",
  ],
  ["one is left over", { type: "integer", minimum: 1, maximum: 4 }, { enum: [1, 2, 3] }, { no: 4 }],
  [
    "overlapping alternatives",
    { type: "integer", minimum: 0, maximum: 9 },
    { anyOf: [{ maximum: 5 }, { minimum: 4 }] },
    "yes",
  ],
  [
    "oneOf refuses what matches twice",
    { type: "integer" },
    {
      oneOf: [
        { type: "integer", maximum: 5 },
        { type: "integer", minimum: 5 },
      ],
    },
    { no: 5 },
  ],
  [
    "disjoint oneOf is anyOf",
    { anyOf: [string, { type: "integer" }] },
    { oneOf: [string, { type: "integer" }] },
    "yes",
  ],
  [
    "inline or allOf",
    closed({ a: string, b: string }, ["a"]),
    {
      allOf: [
        { properties: { a: string }, required: ["a"] },
        { type: "object", properties: { b: string } },
      ],
    },
    "yes",
  ],
  ["a member becomes required", closed({ a: string }), { type: "object", required: ["a"] }, { no: {} }],
  [
    "required without properties",
    { type: "object", required: ["a"] },
    { type: "object", properties: { a: string }, required: ["a"] },
    { no: { a: {} } },
  ],
  ["further members", { type: "object" }, closed({ a: {} }), { no: { b: {} } }],
  [
    "patternProperties name what additionalProperties do not",
    { type: "object", patternProperties: { "^x-": {} }, additionalProperties: false },
    { type: "object", propertyNames: { pattern: "^x" } },
    "yes",
  ],
  [
    "names beyond the pattern",
    { type: "object", propertyNames: { pattern: "^x" } },
    { type: "object", patternProperties: { "^x-": {} }, additionalProperties: false },
    { no: { x: {} } },
  ],
  ["dependentRequired", closed({ a: {}, b: {} }), { dependentRequired: { a: ["b"] } }, { no: { a: {} } }],
  ["at most as many", { type: "object", maxProperties: 1 }, { type: "object", maxProperties: 2 }, "yes"],
  ["at least as many", { type: "object", minProperties: 1 }, { type: "object", minProperties: 2 }, { no: { a: {} } }],
  [
    "texts of a pattern are texts of a wider one",
    { type: "string", pattern: "^a+$" },
    { type: "string", pattern: "^a*$" },
    "yes",
  ],
  ["not the other way", { type: "string", pattern: "^a*$" }, { type: "string", pattern: "^a+$" }, { no: "" }],
  [
    "a pattern fixes lengths",
    { type: "string", pattern: "^[A-Z]{3}$" },
    { type: "string", minLength: 3, maxLength: 3 },
    "yes",
  ],
  [
    "lengths do not fix a pattern",
    { type: "string", minLength: 3, maxLength: 3 },
    { type: "string", pattern: "^[A-Z]{3}$" },
    { no: "aaa" },
  ],
  ["a pattern matches anywhere", { type: "string", pattern: "^abc$" }, { type: "string", pattern: "b" }, "yes"],
  ["listed values of a pattern", { enum: ["aa", "ab"] }, { pattern: "^a" }, "yes"],
  ["look-around is no regular language", string, { type: "string", pattern: "(?=a)b" }, "unknown"],
  ["a format is narrower than none", string, { type: "string", format: "date" }, { no: "a" }],
  ["the same format", { type: "string", format: "made-up" }, { type: "string", format: "made-up" }, "yes"],
  [
    "other formats",
    { type: "string", format: "uuid" },
    { type: "string", format: "date" },
    { no: "00000000-0000-4000-8000-000000000000" },
  ],
  ["formats that nobody defines", string, { type: "string", format: "made-up" }, "unknown"],
  ["formats of numbers are labels", { type: "integer" }, { type: "integer", format: "int32" }, "yes"],
  ["items", { type: "array", items: { type: "integer" } }, { type: "array", items: { type: "number" } }, "yes"],
  [
    "items that do not fit",
    { type: "array", items: { type: "number" } },
    { type: "array", items: { type: "integer" } },
    { no: [0.5] },
  ],
  ["prefixes", { type: "array", prefixItems: [string], items: false }, { type: "array", maxItems: 1 }, "yes"],
  ["uniqueItems", { type: "array", items: { enum: [1] } }, { type: "array", uniqueItems: true }, { no: [1, 1] }],
  [
    "unique items of few values are few",
    { type: "array", items: { enum: [1, 2] }, uniqueItems: true },
    { type: "array", maxItems: 2 },
    "yes",
  ],
  ["contains", { type: "array", items: string, minItems: 1 }, { type: "array", contains: string }, "yes"],
  ["contains nothing of the kind", { type: "array" }, { type: "array", contains: string }, { no: [] }],
  ["not", string, { not: { type: "integer" } }, "yes"],
  [
    "if and then",
    { type: "object", required: ["a"] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    { if: { required: ["a"] }, then: { required: ["b"] } },
    { no: { a: {} } },
  ],
  ["recursion", tree, { type: "object" }, "yes"],
  ["recursion into itself", tree, tree, "yes"],
  [
    "a difference deep in a recursion",
    tree,
    { type: "object", properties: { children: { type: "array", items: { type: "object", required: ["name"] } } } },
    { no: { children: [{ children: [] }] } },
  ],
  ["nothing is in everything", false, string, "yes"],
  [
    "a schema that no finite value meets",
    { type: "object", properties: { next: { $ref: "#" } }, required: ["next"] },
    false,
    "yes",
  ],
];

const REQUEST: Row[] = [
  [
    "a client sends what is named",
    { type: "object", properties: { a: string } },
    closed({ a: string, b: string }),
    "yes",
  ],
  [
    "and all that is named",
    { type: "object", properties: { a: string, b: string } },
    closed({ a: string }),
    { no: { b: "a" } },
  ],
  [
    "closed across allOf",
    { allOf: [{ properties: { a: string } }, { properties: { b: string } }] },
    closed({ a: string, b: string }),
    "yes",
  ],
  [
    "nested objects are closed",
    { properties: { a: { properties: { b: string } } } },
    closed({ a: closed({ b: string }) }),
    "yes",
  ],
  ["an object without members stays open", { type: "object" }, closed({ a: string }), { no: { a: {} } }],
  [
    "what else there may be is said",
    { properties: { a: string }, additionalProperties: string },
    closed({ a: string }),
    { no: { b: "a" } },
  ],
  [
    "readOnly members are not sent",
    { properties: { id: { type: "string", readOnly: true }, a: string } },
    closed({ a: string }),
    "yes",
  ],
  [
    "nor asked for",
    { properties: { a: string } },
    { properties: { id: { type: "string", readOnly: true } }, required: ["id"] },
    "yes",
  ],
  [
    "a new required member",
    { properties: { name: string, url: string }, required: ["name"] },
    { properties: { name: string, version: string }, required: ["name", "version"] },
    { no: { name: "a" } },
  ],
  ["type: object is meant", { properties: { a: string } }, { type: "object" }, "yes"],
  [
    "alternatives that overlap, beside themselves",
    { oneOf: [{ properties: { a: {} } }, { properties: { b: {} } }] },
    { oneOf: [{ properties: { a: {} } }, { properties: { b: {} } }] },
    "yes",
  ],
];

const RESPONSE: Row[] = [
  ["readers ignore what they do not know", { properties: { a: string, b: string } }, closed({ a: string }), "yes"],
  ["but not what they do", { properties: { a: { type: "integer" } } }, closed({ a: string }), { no: { a: 0 } }],
  ["a promise is kept", { properties: { a: string } }, { properties: { a: string }, required: ["a"] }, { no: {} }],
  [
    "writeOnly members are not promised",
    { properties: { a: string } },
    { properties: { a: string, p: { type: "string", writeOnly: true } }, required: ["p"] },
    "yes",
  ],
  [
    "maps keep their type",
    { type: "object", additionalProperties: { type: "integer" } },
    { type: "object", additionalProperties: string },
    { no: { a: 0 } },
  ],
];

function table(reading: Reading, rows: readonly Row[]): void {
  describe(reading, () => {
    it.each(rows)("%s", (_name, sub, sup, answer) => {
      const inclusion = includes(typed(sub), typed(sup), reading);
      if (typeof answer === "string") expect(inclusion).toMatchObject({ answer });
      else expect(inclusion).toEqual({ answer: "no", counterexample: answer.no });
      if (typeof answer !== "string") expect(refusal(typed(sup), answer.no, reading)).toBeDefined();
    });
  });
}

describe("inclusion of schemas", () => {
  table("plain", PLAIN);
  table("request", REQUEST);
  table("response", RESPONSE);

  it("says why a payload is refused, at the schema that refuses it", () => {
    const sup = { type: "object", properties: { a: { type: "object", required: ["version"] } } };
    const reason = refusal(typed(sup), { a: {} }, "request");
    expect(reason).toMatchObject({ path: ["a"], keyword: "required", data: { name: "version" } });
    expect(reason?.schema).toBe(sup.properties.a);
  });

  it.each([
    [true, {}],
    [true, { type: "object" }],
    [true, { description: "anything", default: {} }],
    [true, { type: "array", items: {} }],
    [true, { allOf: [{}, { type: "object" }] }],
    [false, { type: "string" }],
    [false, { type: "object", properties: { a: {} } }],
    [false, { type: "array", items: { type: "string" } }],
    [false, { required: ["a"] }],
    [false, false],
  ])("requires nothing: %s for %j", (expected, schema) => {
    expect(requiresNothing(typed(schema), "request")).toBe(expected);
  });

  it("ends when its steps are used up", () => {
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`p${index}`, { anyOf: [string, { type: "integer" }] }]),
    );
    const wide = { anyOf: Array.from({ length: 12 }, (_, index) => ({ properties: many, required: [`p${index}`] })) };
    expect(includes(typed(wide), typed({ not: wide }), "plain", 1)).toMatchObject({
      answer: "unknown",
      why: { code: "budget" },
    });
  });
});
