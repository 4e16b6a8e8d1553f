import { describe, expect, it } from "vitest";
import { collectFacts } from "../../src/facts/collect.ts";
import { published } from "../../src/facts/published.ts";
import { fc } from "../property.ts";
import { submissionOf, submissionOfValues } from "./submission.ts";

const collect = (value: unknown) => collectFacts(submissionOfValues({ "api.json": value }), []);

/** Any of the names that the walk looks for, in any place, with values of any type. */
const name = fc.constantFrom(
  ..."openapi info paths webhooks components servers security tags variables default enum get post parameters requestBody responses".split(
    " ",
  ),
  ..."content schema example examples value headers links server callbacks schemas securitySchemes flows properties required items".split(
    " ",
  ),
  ..."allOf anyOf oneOf not type format discriminator mapping in name url $ref __proto__ constructor 200 /a application/json".split(
    " ",
  ),
);
const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    7,
    "",
    "string",
    "object",
    "query",
    "https://{default}",
    "#/components/schemas/get",
    "#/paths/~1a",
    "#",
    "gone.yaml",
  ),
);
const anything = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 9, depthSize: "large" },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(name, tie("value"), { maxKeys: 7 }),
  ),
})).value;

describe("documents that are not what they should be", { timeout: 60_000 }, () => {
  it("never throw and give facts that can be published", () => {
    fc.assert(
      fc.property(
        anything,
        anything,
        anything,
        fc.constantFrom("3.0.3", "3.1.0"),
        (paths, components, rest, openapi) => {
          const facts = collect({ ...(typeof rest === "object" ? rest : {}), openapi, paths, components });
          for (const property of facts.properties) published("property", property);
          for (const operation of facts.operations) published("operation", operation);
          for (const { place } of [...facts.examples, ...facts.unresolved])
            expect(place.pointer.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each([[null], [7], ["text"], [[]], [{}]])("a document that is %j has no facts but its own", (value) => {
    const submission = submissionOfValues({ "api.json": { openapi: "3.0.3" } });
    const api = { ...submission.apis[0]!, document: { ...submission.apis[0]!.document, value } };
    const facts = collectFacts({ ...submission, apis: [api] }, []);
    expect(facts.documents).toMatchObject([{ openapi: "", title: "", version: "", operations: 0 }]);
  });

  it("reads own members only", async () => {
    const submission = await submissionOf({
      "api.json":
        '{"openapi":"3.0.3","components":{"schemas":{"A":{"properties":{"__proto__":{"type":"string"},"toString":{}}}}}}',
    });
    const facts = collectFacts(submission, []);
    expect(facts.properties.map(({ name, type }) => [name, type])).toEqual([
      ["__proto__", "string"],
      ["toString", ""],
    ]);
  });
});

describe("documents made to cost much", { timeout: 60_000 }, () => {
  it("ends in schemas that lead to each other in a clique", () => {
    const names = Array.from({ length: 60 }, (_, index) => `S${index}`);
    const schemas = Object.fromEntries(
      names.map((one) => [
        one,
        { properties: Object.fromEntries(names.map((other) => [other, { $ref: `#/components/schemas/${other}` }])) },
      ]),
    );
    const schema = { $ref: "#/components/schemas/S0" };
    const get = {
      parameters: [{ name: "q", in: "query", schema }],
      responses: { 200: { content: { "application/json": { schema } } } },
    };
    const facts = collect({ openapi: "3.0.3", paths: { "/a": { get } }, components: { schemas } });
    expect(facts.properties).toHaveLength(3600);
    expect(facts.properties.every(({ usage }) => usage.join() === "response")).toBe(true);
    expect(facts.parameters[0]?.fields).toHaveLength(3600);
  });

  it("ends in long chains of allOf, and says that it gave up", () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [
        `S${index}`,
        { allOf: [{ $ref: `#/components/schemas/S${index + 1}` }] },
      ]),
    );
    const parameter = { name: "q", in: "query", schema: { $ref: "#/components/schemas/S0" } };
    const facts = collect({
      openapi: "3.0.3",
      paths: { "/a": { get: { parameters: [parameter] } } },
      components: { schemas: { ...schemas, S5000: { properties: { deep: {} } } } },
    });
    expect(facts.parameters[0]).toMatchObject({ opaque: true, fields: [{ name: "deep" }] });
  });

  it("walks schemas nested far deeper than the call stack", () => {
    let schema: unknown = { properties: { last: {} } };
    for (let level = 0; level < 50_000; level++) schema = { items: schema };
    const post = { requestBody: { content: { "application/json": { schema } } } };
    const facts = collect({ openapi: "3.0.3", paths: { "/a": { post } } });
    expect(facts.properties).toMatchObject([{ name: "last", usage: ["request"] }]);
  });

  it("walks chains of callbacks that refer to each other", () => {
    const callbacks = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [
        `C${index}`,
        { "{$url}": { post: { callbacks: { next: { $ref: `#/components/callbacks/C${(index + 1) % 20_000}` } } } } },
      ]),
    );
    const get = { callbacks: { first: { $ref: "#/components/callbacks/C0" } } };
    const facts = collect({ openapi: "3.0.3", paths: { "/a": { get } }, components: { callbacks } });
    expect(facts.operations).toHaveLength(20_001);
  });

  it("lists an object with very many properties without listing all siblings of all", () => {
    const properties = Object.fromEntries(
      Array.from({ length: 50_000 }, (_, index) => [`p${index}`, { type: "string" }]),
    );
    const facts = collect({
      openapi: "3.0.3",
      components: { schemas: { Wide: { properties, required: Object.keys(properties) } } },
    });
    expect(facts.properties).toHaveLength(50_000);
    expect(facts.properties[5]?.siblings).toHaveLength(1000);
    expect(facts.properties.every(({ required }) => required)).toBe(true);
  });

  it("limits operations of path items that very many paths share, and says so", () => {
    const paths = Object.fromEntries(
      Array.from({ length: 60_000 }, (_, index) => [`/p${index}`, { $ref: "#/components/pathItems/P" }]),
    );
    const facts = collect({ openapi: "3.1.0", paths, components: { pathItems: { P: { get: {}, put: {} } } } });
    expect(facts.operations).toHaveLength(100_002);
    expect(facts.unresolved).toMatchObject([{ kind: "path-item", resolution: { reason: "limit" } }]);
  });

  it("limits example values that aliases multiply, and says so", () => {
    let example: unknown = ["x"];
    for (let level = 0; level < 30; level++) example = [example, example];
    const facts = collect({ openapi: "3.1.0", components: { schemas: { A: { example } } } });
    expect(facts.examples.length).toBeLessThanOrEqual(500_000);
    expect(facts.unresolved).toMatchObject([{ kind: "example", resolution: { reason: "limit" } }]);
  });

  it("limits the fields of query parameters, and says so", () => {
    const properties = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`p${index}`, {}]));
    const parameters = Array.from({ length: 2000 }, (_, index) => ({
      name: `q${index}`,
      in: "query",
      schema: { allOf: [{ $ref: "#/components/schemas/Wide" }] },
    }));
    const facts = collect({
      openapi: "3.0.3",
      paths: { "/a": { get: { parameters } } },
      components: { schemas: { Wide: { properties } } },
    });
    expect(facts.parameters[0]).toMatchObject({ opaque: false });
    expect(facts.parameters.at(-1)).toMatchObject({ opaque: true, fields: [] });
  });
});
