import { describe, expect, it } from "vitest";
import { collectFacts } from "../../src/facts/collect.ts";
import type { Facts } from "../../src/facts/facts.ts";
import { placeOf } from "../../src/facts/published.ts";
import { at, submissionOf, submissionOfValues } from "./submission.ts";

async function factsOf(text: string, more: Readonly<Record<string, string>> = {}): Promise<Facts> {
  return collectFacts(await submissionOf({ "api.yaml": `swagger: '2.0'\n${text}`, ...more }), []);
}

describe("servers of OpenAPI 2.0", () => {
  it.each([
    [
      "{ host: a.example, basePath: /v1, schemes: [https, http] }",
      ["https://a.example/v1 /schemes/0", "http://a.example/v1 /schemes/1"],
    ],
    ["{ host: a.example, basePath: /v1 }", ["//a.example/v1 /host"]],
    ["{ basePath: /v1, schemes: [http] }", ["/v1 /basePath"]],
    ["{ schemes: [http] }", []],
    ["{ host: 7, schemes: http }", []],
  ])("%s", async (root, expected) => {
    const facts = await factsOf(
      root
        .slice(1, -1)
        .trim()
        .replaceAll(/, (?=[a-zA-Z]+:)/gu, "\n"),
    );
    expect(facts.servers.map((server) => `${server.url} ${at(placeOf(server, "url")).slice(9)}`)).toEqual(expected);
  });

  it("are an operation's own where it has schemes", async () => {
    const facts = await factsOf(
      "host: a.example\nschemes: [https]\npaths: { /a: { get: { schemes: [http], responses: {} }, put: { responses: {} } } }\n",
    );
    expect(facts.operations.map(({ name, servers }) => [name, servers])).toEqual([
      ["GET /a", ["http://a.example"]],
      ["PUT /a", ["https://a.example"]],
    ]);
  });
});

describe("messages of OpenAPI 2.0", () => {
  it("have the media types of the operation, or else of the document, or any", async () => {
    const facts = await factsOf(`
consumes: [application/xml]
paths:
  /a:
    post:
      produces: [text/csv]
      parameters: [{ name: b, in: body, schema: { type: object } }]
      responses: { '200': { description: d, schema: { type: string } }, '204': { description: Nothing } }
    get: { responses: { default: { description: d, schema: { type: file } } } }
`);
    expect(facts.mediaTypes.map(({ usage, mediaType, place }) => `${usage} ${mediaType} ${at(place)}`)).toEqual([
      "request application/xml api.yaml#/paths/~1a/post/parameters/0",
      "response text/csv api.yaml#/paths/~1a/post/responses/200",
      "response */* api.yaml#/paths/~1a/get/responses/default",
    ]);
  });

  it("have a form made of the fields of a form", async () => {
    const facts = await factsOf(`
paths:
  /a:
    parameters: [{ name: note, in: formData, type: string, description: Why }]
    post:
      parameters: [{ $ref: '#/parameters/Photo' }]
      responses: {}
parameters:
  Photo: { name: photo, in: formData, type: file, required: true }
`);
    expect(facts.mediaTypes.map(({ mediaType }) => mediaType)).toEqual(["multipart/form-data"]);
    expect(
      facts.properties.map((one) => [one.name, one.type, one.format, one.required, one.usage[0], at(one.place)]),
    ).toEqual([
      ["photo", "string", "binary", true, "request", "api.yaml#/parameters/Photo"],
      ["note", "string", "", false, "request", "api.yaml#/paths/~1a/parameters/0"],
    ]);
    expect(facts.operations[0]?.hasRequestBody).toBe(true);
    expect(facts.parameters).toEqual([]);
  });

  it("name the place of what a parameter says of its values", async () => {
    const facts = await factsOf(
      "paths: { /a: { get: { parameters: [{ name: t, in: query, type: string, format: date }], responses: {} } } }\n",
    );
    const [parameter] = facts.parameters;
    if (parameter === undefined) throw new Error("no parameter");
    expect(parameter).toMatchObject({ name: "t", in: "query", type: "string", format: "date", operation: "GET /a" });
    expect(at(placeOf(parameter, "format"))).toBe("api.yaml#/paths/~1a/get/parameters/0/format");
  });

  it("show examples by media type", async () => {
    const facts = await factsOf(`
produces: [application/json]
paths: { /a: { get: { responses: { '200': { description: d, schema: { $ref: '#/definitions/P' }, examples: { application/json: { p: 1 } } } } } } }
definitions: { P: { type: object, properties: { p: { type: string, x-nullable: true } } } }
`);
    expect(facts.samples.map(({ place, schemaPlace }) => [at(place), at(schemaPlace)])).toEqual([
      [
        "api.yaml#/paths/~1a/get/responses/200/examples/application~1json",
        "api.yaml#/paths/~1a/get/responses/200/schema",
      ],
    ]);
    expect(facts.properties[0]).toMatchObject({ nullable: true, usage: ["response"] });
    expect(facts.operations[0]?.bodies[0]).toMatchObject({ schema: "P", members: ["p"], hasExample: true });
  });

  it("note references that lead nowhere, and follow those into other files", async () => {
    const facts = await factsOf(
      `
paths:
  /a: { $ref: 'parts.yaml#/item' }
  /b: { get: { parameters: [{ $ref: '#/parameters/Gone' }], responses: { '200': { $ref: '#/responses/Gone' } } } }
  /c: { $ref: 'missing.yaml' }
`,
      { "parts.yaml": "item: { put: { parameters: [{ name: q, in: query, type: integer }], responses: {} } }\n" },
    );
    expect(facts.unresolved.map(({ kind, place }) => `${kind} ${at(place)}`).sort()).toEqual([
      "parameter api.yaml#/paths/~1b/get/parameters/0/$ref",
      "path-item api.yaml#/paths/~1c/$ref",
      "response api.yaml#/paths/~1b/get/responses/200/$ref",
    ]);
    expect(facts.operations.map(({ name, place }) => `${name} ${at(place)}`)).toEqual([
      "PUT /a parts.yaml#/item/put",
      "GET /b api.yaml#/paths/~1b/get",
    ]);
    expect(facts.parameters.map(({ place }) => at(place))).toEqual(["parts.yaml#/item/put/parameters/0"]);
  });
});

describe("security of OpenAPI 2.0", () => {
  it("has the names of OpenAPI 3", async () => {
    const facts = await factsOf(`
security: [{ basic: [] }, { code: [r] }]
paths: { /a: { get: { responses: {} } } }
securityDefinitions:
  basic: { type: basic }
  key: { type: apiKey, name: X-Key, in: header }
  code: { type: oauth2, flow: accessCode, authorizationUrl: 'https://i.example/a', tokenUrl: 'http://i.example/t', scopes: {} }
  machine: { type: oauth2, flow: application, tokenUrl: 'https://i.example/t', scopes: {} }
  odd: { type: oauth2, flow: sideways }
`);
    expect(facts.securitySchemes.map(({ name, type, scheme, flows }) => [name, type, scheme, ...flows])).toEqual([
      ["basic", "http", "basic"],
      ["key", "apiKey", ""],
      ["code", "oauth2", "", "authorizationCode"],
      ["machine", "oauth2", "", "clientCredentials"],
      ["odd", "oauth2", ""],
    ]);
    const token = facts.servers.find(({ url }) => url === "http://i.example/t");
    expect(token && at(token.place)).toBe("api.yaml#/securityDefinitions/code/tokenUrl");
    expect(facts.operations[0]?.security.map(({ schemes }) => schemes[0]?.name)).toEqual(["basic", "code"]);
  });
});

describe("hostile documents in OpenAPI 2.0", () => {
  it("are read, whatever stands where", () => {
    const values: unknown[] = [
      null,
      1,
      "x",
      [],
      [null],
      { $ref: 1 },
      { $ref: "#" },
      JSON.parse('{"__proto__":{"a":1}}'),
    ];
    for (const value of values) {
      for (const key of [
        "host",
        "schemes",
        "consumes",
        "produces",
        "paths",
        "parameters",
        "responses",
        "definitions",
      ]) {
        expect(() => collectFacts(submissionOfValues({ a: { swagger: "2.0", [key]: value } }), [])).not.toThrow();
      }
      const operation = {
        parameters: [value, { in: "body", schema: value }],
        responses: { 200: value },
        consumes: value,
      };
      const paths = { "/a": { get: operation, parameters: value, put: value }, "/b": value };
      const securityDefinitions = { a: value, b: { type: "oauth2", flow: value } };
      expect(() =>
        collectFacts(submissionOfValues({ a: { swagger: "2.0", paths, securityDefinitions } }), []),
      ).not.toThrow();
    }
  });

  it("cost no more than they hold, and say when they do", () => {
    const mediaTypes = Array.from({ length: 5000 }, (_, index) => `text/x${index}`);
    const responses = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [String(index), { description: "", schema: { type: "string" } }]),
    );
    const document = { swagger: "2.0", produces: mediaTypes, paths: { "/a": { get: { responses } } } };
    const facts = collectFacts(submissionOfValues({ a: document }), []);
    expect(facts.mediaTypes.length).toBeLessThan(250_000);
    expect(facts.unresolved.some(({ resolution }) => resolution.reason === "limit")).toBe(true);
  });
});
