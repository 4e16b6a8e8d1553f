import { describe, expect, it } from "vitest";
import { collectFacts } from "../../src/facts/collect.ts";
import { placeOf, published } from "../../src/facts/published.ts";
import { at, submissionOf } from "./submission.ts";

const SHELTER = `
openapi: 3.0.3
info: { title: Animal Shelter, version: 1.0.0 }
paths:
  /animals/{animalId}:
    parameters:
      - { name: animalId, in: path, required: true, schema: { type: string } }
      - { name: X-Trace, in: header, schema: { type: string } }
    put:
      x-sunset: '2027-01-01'
      X-Team: shelter
      parameters:
        - { name: X-Trace, in: header, schema: { type: string, format: uuid } }
        - { name: dry, in: query, schema: { type: boolean } }
        - { name: '', in: query }
      requestBody: { $ref: '#/components/requestBodies/Animal' }
      responses:
        '200':
          description: The animal
          content:
            Application/JSON; charset=utf-8: { schema: { $ref: '#/components/schemas/Animal' } }
            text/csv: {}
        default: { $ref: '#/components/responses/Failure' }
      callbacks:
        fed: { '{$request.body#/url}': { post: { responses: { '204': { description: Noted } } } } }
    get:
      responses:
        '200':
          description: Animals
          content:
            application/json:
              schema: { type: array, items: { allOf: [{ $ref: '#/components/schemas/Animal' }] } }
              example: []
components:
  requestBodies:
    Animal: { content: { application/json: { schema: { $ref: '#/components/schemas/Animal' } } } }
  responses:
    Failure: { description: Failure, content: { application/json: { schema: { properties: { reason: {} } } } } }
  schemas:
    Being: { type: object, properties: { id: { type: string } } }
    Animal:
      allOf: [{ $ref: '#/components/schemas/Being' }]
      properties:
        name: { type: string, example: Rex }
        mother: { $ref: '#/components/schemas/Animal' }
`;

describe("what operations take and answer", async () => {
  const facts = collectFacts(await submissionOf({ "api.yaml": SHELTER }), []);
  const [put, get, post] = facts.operations;

  it("lists the parameters of the path and its own, which replace those of the same name and place", () => {
    expect(put?.parameters).toEqual([
      { name: "animalId", in: "path" },
      { name: "X-Trace", in: "header" },
      { name: "dry", in: "query" },
    ]);
    expect(put?.requestHeaders).toEqual(["x-trace"]);
    expect(get?.parameters.map(({ name }) => name)).toEqual(["animalId", "X-Trace"]);
    expect(post?.parameters).toEqual([]);
  });

  it("lists callbacks and specification extensions", () => {
    expect([put?.callbacks, get?.callbacks]).toEqual([["fed"], []]);
    expect([put?.extensions, get?.extensions]).toEqual([["x-sunset"], []]);
  });

  it("describes bodies, the request's first, whatever they are written behind", () => {
    const animal = { hasSchema: true, schema: "Animal", members: ["name", "mother", "id"], hasExample: true };
    expect(put?.bodies).toMatchObject([
      { usage: "request", status: "", essence: "application/json", ...animal },
      { usage: "response", status: "200", essence: "application/json", ...animal },
      { usage: "response", status: "200", essence: "text/csv", hasSchema: false, schema: "", type: "", members: [] },
      { usage: "error", status: "default", schema: "", members: ["reason"], hasExample: false },
    ]);
    expect(get?.bodies).toMatchObject([
      { usage: "response", schema: "Animal[]", type: "array", members: ["name", "mother", "id"], hasExample: true },
    ]);
    expect(post?.bodies).toEqual([]);
  });

  it("reads bodies once, and publishes what it read", () => {
    expect(put?.bodies).toBe(put?.bodies);
    expect(published("operation", put!).bodies).toEqual(put?.bodies);
  });

  it("does not walk round in schemas that lead back to themselves, or far down", async () => {
    const deep = `${"{ allOf: [".repeat(42)}{ example: 1 }${"] }".repeat(42)}`;
    const text = `
openapi: 3.1.0
info: { title: Loops, version: 1.0.0 }
paths:
  /loops:
    get: { responses: { '200': { description: '', content: { a/b: { schema: { $ref: '#/components/schemas/A' } }, c/d: { schema: ${deep} } } } } }
components:
  schemas:
    A: { anyOf: [{ $ref: '#/components/schemas/B' }, { type: 'null' }], items: { $ref: '#/components/schemas/A' } }
    B: { properties: { a: { $ref: '#/components/schemas/A' } } }
`;
    const [loops] = collectFacts(await submissionOf({ "api.yaml": text }), []).operations;
    expect(loops?.bodies).toMatchObject([
      { schema: "A", members: ["a"], hasExample: false },
      { schema: "", hasExample: false },
    ]);
  });

  it.each([
    ["3.0.3", ["name"], false],
    ["3.1.0", ["name", "extra"], true],
  ] as const)("reads what stands beside a $ref where it counts: %s", async (version, members, hasExample) => {
    const text = `
openapi: ${version}
info: { title: Beside, version: 1.0.0 }
paths:
  /x: { get: { responses: { '200': { description: '', content: { a/b: { schema: { $ref: '#/components/schemas/X', properties: { extra: {} }, example: 1 } } } } } } }
components: { schemas: { X: { properties: { name: {} } } } }
`;
    const [beside] = collectFacts(await submissionOf({ "api.yaml": text }), []).operations;
    expect([...(beside?.bodies[0]?.members ?? [])].sort()).toEqual([...members].sort());
    expect(beside?.bodies[0]).toMatchObject({ schema: "X", hasExample });
  });

  it("names what a reference would lead to, where it leads nowhere", async () => {
    const text = `
openapi: 3.0.3
info: { title: Lost, version: 1.0.0 }
paths:
  /lost: { get: { responses: { '200': { description: '', content: { a/b: { schema: { $ref: '#/components/schemas/Gone' } } } } } } }
`;
    const [lost] = collectFacts(await submissionOf({ "api.yaml": text }), []).operations;
    expect(lost?.bodies).toMatchObject([{ hasSchema: true, schema: "Gone", members: [] }]);
  });
});

const OBJECTS = `
openapi: 3.1.0
info: { title: Objects, version: 1.0.0 }
paths:
  /things:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: [object, 'null']
              description: A thing
              required: [name, 7]
              additionalProperties: false
              properties:
                name: { type: string }
                size: { type: object }
                extra: { unevaluatedProperties: false }
                shape: { $ref: '#/components/schemas/Shape' }
      responses: {}
components:
  schemas:
    Shape: { additionalProperties: { type: number } }
    Unused: { type: object }
    Text: { type: string }
`;

describe("schemas of objects", async () => {
  const facts = collectFacts(await submissionOf({ "api.yaml": OBJECTS }), []);
  const short = facts.schemas.map(({ name, type, members, required, closed, usage }) => {
    return [name, type, members.join(), required.join(), closed, usage.join()];
  });

  it("are listed once, with where their values travel", () => {
    expect(short).toEqual([
      ["size", "object", "", "", false, "request"],
      ["extra", "", "", "", true, "request"],
      ["", "object", "name,size,extra,shape", "name", true, "request"],
      ["Shape", "", "", "", false, "request"],
      ["Unused", "object", "", "", false, ""],
    ]);
    expect(facts.schemas[2]?.description).toBe("A thing");
  });

  it("say where they are closed", () => {
    const places = [0, 1, 2].map((index) => at(placeOf(facts.schemas[index]!, "closed")));
    const schema = "api.yaml#/paths/~1things/post/requestBody/content/application~1json/schema";
    expect(places).toEqual([
      `${schema}/properties/size`,
      `${schema}/properties/extra/unevaluatedProperties`,
      `${schema}/additionalProperties`,
    ]);
  });

  it("are no schemas where nothing beside a $ref counts", async () => {
    const text = OBJECTS.replace("3.1.0", "3.0.3").replace(
      "{ $ref: '#/components/schemas/Shape' }",
      "{ $ref: '#/components/schemas/Shape', properties: {} }",
    );
    const { schemas } = collectFacts(await submissionOf({ "api.yaml": text }), []);
    expect(schemas.map(({ name }) => name)).not.toContain("shape");
  });
});

describe("limits of values", () => {
  it.each([
    ["{ type: string }", false],
    ["{ type: string, format: uuid }", true],
    ["{ type: string, maxLength: 5 }", true],
    ["{ type: integer, minimum: 0 }", true],
    ["{ type: array, items: { type: string } }", false],
    ["{ enum: [a] }", true],
    ["{ allOf: [{ type: string }, { pattern: a }] }", true],
    ["{ $ref: '#/components/schemas/Code' }", true],
    ["{ oneOf: [{ type: string }, { type: integer }] }", true],
    ["{ oneOf: [{ type: string }, { type: 'null' }] }", false],
    ["{ anyOf: [{ type: string, format: uuid }, { type: string }] }", false],
    ["{}", false],
  ])("%s: %s", async (schema, limited) => {
    const text = `
openapi: 3.1.0
info: { title: Limits, version: 1.0.0 }
paths:
  /x:
    post:
      parameters: [{ name: p, in: query, schema: ${schema} }]
      requestBody: { content: { application/json: { schema: { type: object, properties: { p: ${schema} } } } } }
      responses: {}
components: { schemas: { Code: { type: string, pattern: '^[A-Z]$' } } }
`;
    const { parameters, properties } = collectFacts(await submissionOf({ "api.yaml": text }), []);
    expect([parameters[0]?.limited, properties.find(({ name }) => name === "p")?.limited]).toEqual([limited, limited]);
  });
});
