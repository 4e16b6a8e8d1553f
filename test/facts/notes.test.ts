import { describe, expect, it } from "vitest";
import { collectFacts } from "../../src/facts/collect.ts";
import type { Facts } from "../../src/facts/facts.ts";
import { submissionOf } from "./submission.ts";

// What facts say of schemas besides their limits: examples, extensions, members without a type, contents that nobody describes.

async function read(components: string, version = "3.0.3", content = ""): Promise<Facts> {
  const text = `openapi: ${version}
info: { title: Notes, version: 1.0.0 }
paths:
  /notes:
    post:
      requestBody: { content: { application/json: ${content === "" ? "{}" : content} } }
      responses: { "204": { description: Done } }
components:
  schemas:
${components.replace(/^/gm, "    ")}
`;
  return collectFacts(await submissionOf({ "api.yaml": text }), []);
}

describe("examples of properties", () => {
  const examples = async (schemas: string, version?: string) => {
    const { properties } = await read(schemas, version);
    return properties.find(({ name }) => name === "at")?.examples;
  };

  it.each([
    ["A: { properties: { at: { type: string } } }", "3.0.3", []],
    ["A: { properties: { at: { example: one, examples: [two, { three: 3 }, 4] } } }", "3.1.0", ["one", "two", "4"]],
    ["A: { properties: { at: { example: [one] } } }", "3.0.3", []],
    ['A: { properties: { at: { $ref: "#/components/schemas/B" } } }\nB: { example: true }', "3.0.3", ["true"]],
    ['A: { properties: { at: { example: a, $ref: "#/components/schemas/B" } } }\nB: { example: b }', "3.0.3", ["b"]],
    ['A: { properties: { at: { example: a, $ref: "#/components/schemas/B" } } }\nB: { example: b }', "3.1.0", ["a"]],
    [
      'A: { properties: { at: { allOf: [{}, { $ref: "#/components/schemas/B" }] } } }\nB: { example: b }',
      "3.0.3",
      ["b"],
    ],
    [
      'A: { properties: { at: { $ref: "#/components/schemas/B" } } }\nB: { $ref: "#/components/schemas/B" }',
      "3.1.0",
      [],
    ],
    ["A: { properties: { at: true } }", "3.1.0", []],
  ])("%s in %s", async (schemas, version, expected) => {
    expect(await examples(schemas, version)).toEqual(expected);
  });
});

describe("extensions of properties", () => {
  const facts = (schemas: string, version?: string) => read(schemas, version);

  it("are its own, those of what it refers to, and those of its object, nearest first", async () => {
    const { properties } = await facts(
      `A:
  x-Class: internal
  x-owner: registry
  properties:
    plain: { type: string }
    own: { type: string, x-class: secret, x-list: [a, 2, { b: c }], x-null: null }
    shared: { $ref: "#/components/schemas/B" }
    parts: { allOf: [{ x-class: first }, { x-class: second, x-more: true }] }
B: { type: string, x-class: public, x-privacy: { Level: high, lawful: false, list: [1] } }`,
    );
    const of = (name: string) => {
      const list = properties.find((one) => one.name === name)?.extensions ?? [];
      return list.map((one) => `${one.name}=${one.value}`).join(" ");
    };
    expect(of("plain")).toBe("x-class=internal x-owner=registry");
    expect(of("own")).toBe("x-class=secret x-list=a, 2 x-null= x-owner=registry");
    expect(of("shared")).toBe("x-class=public x-privacy= x-privacy.level=high x-privacy.lawful=false x-owner=registry");
    expect(of("parts")).toBe("x-class=first x-more=true x-owner=registry");
  });

  it("beside a $ref count from OpenAPI 3.1 on", async () => {
    const schemas =
      'A: { properties: { at: { $ref: "#/components/schemas/B", x-class: secret } } }\nB: { type: string }';
    expect((await facts(schemas, "3.0.3")).properties[0]?.extensions).toEqual([]);
    expect((await facts(schemas, "3.1.0")).properties[0]?.extensions).toEqual([{ name: "x-class", value: "secret" }]);
  });

  it("are gathered for each document", async () => {
    const schemas = "A: { properties: { a: { x-class: low }, b: { x-class: high }, c: { x-class: low, x-unit: m } } }";
    const text = (title: string, body: string) =>
      `openapi: 3.0.3\ninfo: { title: ${title}, version: 1.0.0 }\npaths: {}\ncomponents:\n  schemas:\n    ${body}\n`;
    const submission = await submissionOf({ "a.yaml": text("A", schemas), "b.yaml": text("B", "B: { type: string }") });
    expect(collectFacts(submission, []).documents.map((one) => one.propertyExtensions)).toEqual([
      [
        { name: "x-class", values: ["low", "high"] },
        { name: "x-unit", values: ["m"] },
      ],
      [],
    ]);
  });
});

describe("members without a type", () => {
  it.each([
    ["{}", true],
    ["true", true],
    ["{ description: Anything. }", true],
    ["{ nullable: true }", true],
    ["{ type: object }", false],
    ["{ type: [string, 'null'] }", false],
    ["{ enum: [a, b] }", false],
    ["{ properties: { b: {} } }", false],
    ["{ items: {} }", false],
    ['{ $ref: "#/components/schemas/Name" }', false],
    ['{ $ref: "#/components/schemas/Nothing" }', true],
    ['{ $ref: "#/components/schemas/Missing" }', false],
    ['{ $ref: "#/components/schemas/Self" }', true],
    ['{ allOf: [{ description: Some. }, { $ref: "#/components/schemas/Name" }] }', false],
    ["{ oneOf: [{ type: string }, { type: integer }] }", false],
    ["{ anyOf: [{}, { description: Any. }] }", true],
  ])("%s: %s", async (schema, untyped) => {
    const { schemas } = await read(
      `A: { properties: { a: ${schema} } }
Name: { type: string }
Nothing: { description: Anything. }
Self: { allOf: [{ $ref: "#/components/schemas/Self" }] }`,
      "3.1.0",
    );
    expect(schemas.find(({ name }) => name === "A")?.untyped).toEqual(untyped ? ["a"] : []);
  });
});

describe("contents that nobody describes", () => {
  it.each([
    ["{}", true],
    ["{ schema: {} }", true],
    ["{ schema: true }", true],
    ["{ schema: false }", false],
    ["{ schema: { type: object, description: Something., example: { a: 1 } } }", true],
    ["{ schema: { type: object, additionalProperties: true } }", true],
    ["{ schema: { type: object, additionalProperties: {} } }", true],
    ["{ schema: { type: object, additionalProperties: { type: string } } }", false],
    ["{ schema: { type: object, additionalProperties: false } }", false],
    ["{ schema: { type: object, properties: {} } }", true],
    ["{ schema: { type: object, properties: { a: {} } } }", false],
    ["{ schema: { type: object, required: [a] } }", false],
    ["{ schema: { type: object, externalDocs: { url: https://example.org } } }", false],
    ["{ schema: { type: array } }", true],
    ["{ schema: { type: array, items: { type: object } } }", true],
    ["{ schema: { type: array, items: { type: string } } }", false],
    ["{ schema: { type: string } }", false],
    ["{ schema: { type: [object, 'null'] } }", true],
    ['{ schema: { $ref: "#/components/schemas/Open" } }', true],
    ['{ schema: { $ref: "#/components/schemas/Closed" } }', false],
    ['{ schema: { $ref: "#/components/schemas/Missing" } }', false],
    ['{ schema: { allOf: [{ type: object }, { $ref: "#/components/schemas/Closed" }] } }', false],
    ["{ schema: { oneOf: [{ type: object }, { type: array }] } }", true],
    ["{ schema: { enum: [a] } }", false],
  ])("%s: %s", async (content, freeForm) => {
    const { mediaTypes } = await read(
      "Open: { type: object }\nClosed: { type: object, properties: { a: { type: string } } }",
      "3.1.0",
      content,
    );
    expect(mediaTypes.map((one) => one.freeForm)).toEqual([freeForm]);
  });
});

describe("schemas that describe an object together", () => {
  it("are marked, and known by the name of the whole", async () => {
    const { schemas } = await read(`A:
  type: object
  allOf: [{ type: object, properties: { b: { type: object } } }]
allOf: { type: object }`);
    expect(schemas.map(({ place, composed, name }) => `${place.token} ${composed} ${name}`).sort()).toEqual([
      "0 true A",
      "A false A",
      "allOf false allOf",
      "b false b",
    ]);
  });
});
