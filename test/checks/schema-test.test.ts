import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import rulebook from "#generated/rulebook";
import { schemaTest } from "../../src/checks/schema-test.ts";
import { fc } from "../property.ts";

const schemas = rulebook.specifications
  .flatMap(({ rules }) => rules)
  .flatMap(({ qualifiedId, params }) =>
    ["where", "schema"].flatMap((name): [string, object][] =>
      typeof params[name] === "object" ? [[`${qualifiedId} ${name}`, params[name] as object]] : [],
    ),
  );

/** Ajv as the oracle: it stops at the first error, which is what blaming asks for. */
const ajv = new Ajv2020({ strictTypes: false, strictTuples: false });

/** The member that Ajv blames: the first that an error names. */
function blamed({ errors }: ValidateFunction): string {
  for (const { instancePath, keyword, params } of errors ?? []) {
    const step = instancePath.split("/")[1];
    if (step !== undefined) return instancePath.split("/").slice(0, 2).join("/");
    if (keyword === "required") return `/${String(params.missingProperty)}`;
  }
  return "";
}

/** The names and the constants that a schema speaks of: what values must be made of to come near it. */
function vocabulary(
  schema: unknown,
  names = new Set<string>(),
  values: unknown[] = [],
): { names: string[]; values: unknown[] } {
  if (typeof schema === "object" && schema !== null) {
    for (const [key, value] of Object.entries(schema)) {
      if (key === "properties") for (const name of Object.keys(value)) names.add(name);
      if (key === "required" && Array.isArray(value)) for (const name of value) names.add(String(name));
      if (key === "const") values.push(value);
      else if (key === "enum") values.push(...(value as unknown[]));
      else vocabulary(value, names, values);
    }
  }
  return { names: [...names], values };
}

/** Values that a schema has something to say about. */
function valuesFor(schema: unknown): fc.Arbitrary<unknown> {
  const { names, values } = vocabulary(schema);
  const texts = [
    "",
    "id",
    "createdAt",
    "/v1/persons/{id}",
    "application/json",
    "404",
    "2026-01-31",
    "email",
    "X-Request-ID",
  ];
  const scalar = fc.constantFrom(...values, ...texts, true, false, null, 0, 1, 2, 1.5, -1);
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      scalar,
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names, "other"), tie("value"), {
        maxKeys: names.length + 1,
        noNullPrototype: true,
      }),
    ),
  }));
  const whole = fc.dictionary(fc.constantFrom(...names, "other"), value, {
    maxKeys: names.length + 1,
    size: "max",
    noNullPrototype: true,
  });
  return fc.oneof({ weight: 9, arbitrary: whole }, { weight: 1, arbitrary: value });
}

function agrees(schema: object, runs: number): void {
  const test = schemaTest(schema);
  const oracle = ajv.compile(schema);
  fc.assert(
    fc.property(valuesFor(schema), (value) => {
      const valid = oracle(value);
      expect(test(value)).toBe(valid);
      if (!valid) expect(test.errors?.[0]?.instancePath).toBe(blamed(oracle));
    }),
    { numRuns: runs },
  );
}

describe("schemaTest", () => {
  it.each(schemas)("agrees with Ajv about values for %s", (_name, schema) => agrees(schema, 100));

  it.each<[string, object]>([
    [
      "types",
      {
        properties: {
          a: { type: ["string", "null"] },
          b: { type: "integer" },
          c: { type: "object" },
          d: { type: "array" },
        },
      },
    ],
    [
      "numbers",
      {
        properties: {
          a: { minimum: 1, maximum: 2 },
          b: { exclusiveMinimum: 0, exclusiveMaximum: 2 },
          c: { multipleOf: 0.5 },
        },
      },
    ],
    ["texts", { properties: { a: { minLength: 2, maxLength: 4 }, b: { pattern: "^[a-z]+$" } }, required: ["a"] }],
    [
      "lists",
      {
        properties: { a: { minItems: 1, maxItems: 2 }, b: { items: { type: "string" }, prefixItems: [{ const: 1 }] } },
      },
    ],
    [
      "contained",
      {
        properties: {
          a: { contains: { const: 1 }, minContains: 2, maxContains: 2 },
          b: { contains: { type: "string" } },
        },
      },
    ],
    [
      "branches",
      { oneOf: [{ required: ["a"] }, { required: ["b"] }], not: { required: ["c"] }, properties: { d: false } },
    ],
    [
      "conditions",
      JSON.parse(
        '{"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"properties": {"c": {"const": 1}}}}',
      ),
    ],
    ["compound constants", { properties: { a: { const: { x: [1, { y: null }] } }, b: { enum: [[], {}, 1] } } }],
    [
      "references",
      {
        $defs: { node: { properties: { next: { $ref: "#/$defs/node" }, a: { type: "string" } } } },
        $ref: "#/$defs/node",
      },
    ],
    ["itself", { properties: { next: { $ref: "#" }, a: { const: 1 } }, required: ["a"] }],
  ])("agrees with Ajv about %s", (_name, schema) => agrees(schema, 1000));

  it("counts characters, not code units", () => {
    const test = schemaTest({ minLength: 2, maxLength: 2 });
    expect(["😀", "😀😀", "😀😀😀", "a", "ab", "abc"].map(test)).toEqual([false, true, false, false, true, false]);
  });

  it("takes a member without a value for missing, as facts leave out what they do not have", () => {
    expect(schemaTest({ required: ["license"] })({ license: undefined })).toBe(false);
    expect(schemaTest({ properties: { license: { type: "object" } } })({ license: undefined })).toBe(true);
  });

  it.each<[string, unknown]>([
    ["a keyword that would count members", { additionalProperties: false }],
    ["a format", { format: "date" }],
    ["a misspelt keyword", { propertys: {} }],
    ["a reference out of the schema", { $ref: "other.json" }],
    ["a definition that is not there", { $ref: "#/$defs/none" }],
    ["an unknown type", { type: "text" }],
    ["a broken pattern", { properties: { a: { pattern: "(" } } }],
    ["no schema", 1],
  ])("refuses %s", (_name, schema) => {
    expect(() => schemaTest(schema)).toThrow();
  });
});
