import { describe, expect, it } from "vitest";
import { loadOfficial } from "../../src/schema/official.ts";

const v30 = await loadOfficial("3.0");
const v31 = await loadOfficial("3.1");
const info = { title: "Ferries", version: "1" };

function with30(components: object): boolean {
  return v30({ openapi: "3.0.3", info, paths: {}, components });
}

function with31(components: object): boolean {
  return v31({ openapi: "3.1.0", info, components });
}

describe("the official schemas, compiled", () => {
  it("see into Schema Objects of OpenAPI 3.1, at any depth", () => {
    expect(with31({ schemas: { A: { properties: { b: { items: { type: "string" } } } } } })).toBe(true);
    expect(with31({ schemas: { A: { properties: { b: { items: { type: "text" } } } } } })).toBe(false);
    expect(with31({ schemas: { A: { allOf: [{ xml: { name: 1 } }] } } })).toBe(false);
    expect(with31({ parameters: { a: { name: "a", in: "query", schema: { minimum: "1" } } } })).toBe(false);
  });

  it("keep the versions apart", () => {
    expect(with30({ schemas: { A: { exclusiveMinimum: true, nullable: true } } })).toBe(true);
    expect(with31({ schemas: { A: { exclusiveMinimum: true } } })).toBe(false);
    expect(with30({ schemas: { A: { exclusiveMinimum: 1 } } })).toBe(false);
    expect(with31({ schemas: { A: { exclusiveMinimum: 1, nullable: true } } })).toBe(true);
    expect(with30({ schemas: { A: true } })).toBe(false);
    expect(with31({ schemas: { A: true } })).toBe(true);
  });

  it("say what failed and where", () => {
    expect(v30({ openapi: "3.0.3", info: {}, paths: {} })).toBe(false);
    expect(v30.errors?.[0]).toMatchObject({
      instancePath: "/info",
      keyword: "required",
      params: { missingProperty: "title" },
    });
  });

  it("accept a description of a server variable, which a well-known copy of the schema does not", () => {
    const servers = [{ url: "/{a}", variables: { a: { default: "b", description: "c" } } }];
    expect(v31({ openapi: "3.1.0", info, servers, paths: {} })).toBe(true);
  });

  it("follow the text of the specification in three spots where they say less", () => {
    const encoding = { a: { "x-hint": 1 } };
    expect(with30({ requestBodies: { a: { content: { "a/b": { encoding } } } } })).toBe(true);
    expect(with31({ callbacks: { a: { "x-retry": 3 } } })).toBe(true);
    expect(with31({ links: { a: { operationId: "b", parameters: { depth: 3 } } } })).toBe(true);
    expect(v31({ openapi: "3.1.0", info, paths: {}, jsonSchemaDialect: "https://x.example/dialect" })).toBe(true);
  });
});
