import { describe, expect, it } from "vitest";
import { readOffer } from "../../../src/contract/openapi/index.ts";
import type { SchemaObject, Typed } from "../../../src/contract/schema.ts";
import { at, submissionOf, submissionOfValues } from "../../facts/submission.ts";
import { behind } from "./spelled.ts";

/** The schema of a JSON body in a document of some version, beside others by name. */
function schemaIn(version: string, schema: unknown, schemas: Record<string, unknown> = {}, more: object = {}): Typed {
  const swagger = version === "2.0";
  const body = { name: "body", in: "body", schema };
  const operation = swagger
    ? { parameters: [body], consumes: ["application/json"], responses: {} }
    : { requestBody: { content: { "application/json": { schema } } }, responses: {} };
  const value = {
    ...(swagger ? { swagger: "2.0", definitions: schemas } : { openapi: version, components: { schemas } }),
    paths: { "/a": { post: operation } },
    ...more,
  };
  const { apis, resolver } = submissionOfValues({ "api.json": value });
  const typed = readOffer(apis, resolver).operations[0]?.request?.content[0]?.schema;
  if (typed === undefined) throw new Error("no schema");
  return typed;
}

const OLD: readonly [string, object, unknown][] = [
  ["nullable", { type: "string", nullable: true }, { type: ["string", "null"] }],
  [
    "nullable with a list",
    { type: "string", nullable: true, enum: ["a"] },
    { type: ["string", "null"], enum: ["a", null] },
  ],
  [
    "nullable with null listed",
    { type: "string", nullable: true, enum: [null] },
    { type: ["string", "null"], enum: [null] },
  ],
  ["nullable without a type", { nullable: true, maxLength: 3 }, { maxLength: 3 }],
  [
    "nullable beside a combination",
    { allOf: [{ $ref: "#/x" }], nullable: true, readOnly: true },
    { readOnly: true, anyOf: [{ allOf: [{ $ref: "#/x" }] }, { type: "null" }] },
  ],
  ["not nullable", { type: "string", nullable: false }, { type: "string" }],
  [
    "an exclusive minimum",
    { type: "number", minimum: 1, exclusiveMinimum: true },
    { type: "number", exclusiveMinimum: 1 },
  ],
  ["an exclusive maximum", { maximum: 1, exclusiveMaximum: true }, { exclusiveMaximum: 1 }],
  ["limits that are not exclusive", { minimum: 1, exclusiveMinimum: false }, { minimum: 1 }],
  ["an exclusive one without limit", { exclusiveMinimum: true }, {}],
  ["a number for exclusive", { exclusiveMinimum: 4 }, { exclusiveMinimum: 4 }],
  ["what stands beside a reference", { $ref: "#/x", maxLength: 3 }, { $ref: "#/x" }],
  ["keywords of later versions", { const: 1, patternProperties: { a: {} }, if: {}, examples: [1] }, {}],
  ["prose and extensions", { title: "T", description: "D", default: 1, example: 2, "x-a": 3, xml: {} }, {}],
  ["an empty format", { type: "string", format: "" }, { type: "string" }],
];

const NEW: readonly [string, object, unknown][] = [
  ["lists of types", { type: ["string", "null"] }, { type: ["string", "null"] }],
  ["what stands beside a reference", { $ref: "#/x", maxLength: 3, title: "T" }, { $ref: "#/x", maxLength: 3 }],
  ["nullable, which means nothing", { type: "string", nullable: true }, { type: "string" }],
  ["numbers for exclusive limits", { minimum: 1, exclusiveMinimum: 2 }, { minimum: 1, exclusiveMinimum: 2 }],
  ["const and conditions", { const: 1, if: { title: "T", type: "string" } }, { const: 1, if: { type: "string" } }],
  ["schemas by pattern", { patternProperties: { a: { title: "T" } } }, { patternProperties: { a: {} } }],
  ["tuples", { prefixItems: [{ title: "T" }, true] }, { prefixItems: [{}, true] }],
  ["base64", { type: "string", contentEncoding: "base64" }, { type: "string", format: "byte" }],
  ["bytes", { contentMediaType: "application/octet-stream" }, { format: "binary" }],
  ["keywords that nobody knows", { maxWords: 3 }, { maxWords: 3 }],
  ["the usual dialect", { $schema: "https://json-schema.org/draft/2020-12/schema" }, {}],
  [
    "another dialect",
    { $schema: "https://json-schema.org/draft/2019-09/schema" },
    { $schema: "https://json-schema.org/draft/2019-09/schema" },
  ],
];

describe("schemas become JSON Schema 2020-12", () => {
  it.each(OLD)("in 3.0: %s", (_, schema, expected) => {
    expect(schemaIn("3.0.3", schema).schema).toEqual(expected);
  });

  it.each(NEW)("in 3.1: %s", (_, schema, expected) => {
    expect(schemaIn("3.1.0", schema).schema).toEqual(expected);
    expect(schemaIn("3.2.0", schema).schema).toEqual(expected);
  });

  it("in 2.0: x-nullable, files and the name of a discriminator", () => {
    const { schema } = schemaIn("2.0", {
      type: "object",
      discriminator: "kind",
      properties: { kind: { type: "string", "x-nullable": true }, file: { type: "file" } },
    });
    expect(schema).toEqual({
      type: "object",
      discriminator: { propertyName: "kind" },
      properties: { kind: { type: ["string", "null"] }, file: { type: "string", format: "binary" } },
    });
    expect(schemaIn("3.0.3", { type: "string", "x-nullable": true }).schema).toEqual({ type: "string" });
  });

  it("names the dialect where the document has another one", () => {
    const typed = schemaIn(
      "3.1.0",
      { items: { type: "string" } },
      {},
      { jsonSchemaDialect: "https://example.org/mine" },
    );
    const named = { $schema: "https://example.org/mine" };
    expect(typed.schema).toEqual({ ...named, items: { ...named, type: "string" } });
  });

  it("keeps members called __proto__", () => {
    const properties = JSON.parse('{"__proto__": {"type": "string", "nullable": true}}') as object;
    const schema = schemaIn("3.0.3", { properties }).schema as { properties: object };
    expect(Object.keys(schema.properties)).toEqual(["__proto__"]);
    expect(JSON.stringify(schema)).toBe('{"properties":{"__proto__":{"type":["string","null"]}}}');
  });
});

describe("references", () => {
  it("stay, and lead round to the same objects", () => {
    const tree = { type: "object", properties: { children: { items: { $ref: "#/components/schemas/Tree" } } } };
    const typed = schemaIn("3.0.3", { $ref: "#/components/schemas/Tree" }, { Tree: tree });
    const first = behind(typed, "#/components/schemas/Tree") as { properties: { children: { items: SchemaObject } } };
    expect(first.properties.children.items).toEqual({ $ref: "#/components/schemas/Tree" });
    expect(behind(typed, "#/components/schemas/Tree")).toBe(first);
    expect(typed.schema).toBe(typed.schema);
    expect(at(typed.space.place(first.properties.children) as never)).toBe(
      "api.json#/components/schemas/Tree/properties/children",
    );
  });

  it("keep what stands beside a reference that a reference leads to, from 3.1 on", () => {
    const schemas = { A: { $ref: "#/components/schemas/B", maxLength: 2 }, B: { type: "string" } };
    const reference = "#/components/schemas/A";
    expect(behind(schemaIn("3.1.0", { $ref: reference }, schemas), reference)).toEqual(schemas.A);
    expect(behind(schemaIn("3.0.3", { $ref: reference }, schemas), reference)).toEqual(schemas.B);
  });

  it.each(["3.0.3", "3.1.0"])("lead nowhere, round in a circle or to no schema: undefined (%s)", (version) => {
    const schemas = { A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" }, C: "text" };
    const { space } = schemaIn(version, {}, schemas);
    for (const name of ["A", "B", "C", "D"])
      expect(space.resolve(`#/components/schemas/${name}`), name).toBeUndefined();
    for (const odd of ["", "/api.json#/components/schemas/A", "other.json", "https://example.org/a"]) {
      expect(space.resolve(odd), odd).toBeUndefined();
    }
  });

  it("in other files are relative to those files", async () => {
    const { apis, resolver } = await submissionOf({
      "api/main.yaml": `
openapi: 3.1.0
paths:
  /a: { post: { requestBody: { content: { application/json: { schema: { $ref: "parts/a.yaml#/A" } } } }, responses: {} } }
components: { schemas: { A: { const: main } } }
`,
      "api/parts/a.yaml": `
A: { properties: { own: { $ref: "#/B" }, other: { $ref: "b.yaml" }, main: { $ref: "../main.yaml#/components/schemas/A" }, gone: { $ref: "#/C" } } }
B: { $ref: "b.yaml", maxLength: 4 }
`,
      "api/parts/b.yaml": "{ type: string, not: { $ref: '#' } }",
    });
    const typed = readOffer(apis, resolver).operations[0]?.request?.content[0]?.schema as Typed;
    expect(typed.schema).toEqual({ $ref: "parts/a.yaml#/A" });
    const { properties } = behind(typed, "parts/a.yaml#/A") as unknown as {
      properties: Record<string, { $ref: string }>;
    };
    const target = (name: string) => typed.space.resolve(properties[name]?.$ref as string) as SchemaObject;
    expect(target("main")).toEqual({ const: "main" });
    expect(target("own")).toMatchObject({ maxLength: 4 });
    expect(typed.space.resolve((target("own") as { $ref: string }).$ref)).toBe(target("other"));
    expect(at(typed.space.place(target("other")) as never)).toBe("api/parts/b.yaml#");
    const inner = (target("other") as unknown as { not: { $ref: string } }).not;
    expect(typed.space.resolve(inner.$ref)).toBe(target("other"));
    expect(target("gone")).toBeUndefined();
  });
});

describe("schemas are not looked at", () => {
  it("before they are compared", () => {
    const trap = new Proxy({}, { get: () => fail(), ownKeys: () => fail(), getOwnPropertyDescriptor: () => fail() });
    const typed = schemaIn("3.0.3", trap);
    expect(() => typed.schema).toThrow("looked");
  });
});

function fail(): never {
  throw new Error("looked at");
}
