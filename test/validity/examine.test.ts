import { describe, expect, it } from "vitest";
import { examineDocument } from "../../src/facts/validity/examine.ts";
import { documents, findings, ofValue } from "./documents.ts";

const HEAD = "openapi: 3.0.3\ninfo: { title: Harbour, version: 1.0.0 }\n";
const NEWER = "openapi: 3.1.0\ninfo: { title: Harbour, version: 1.0.0 }\n";

/** Findings in one document, by its text after openapi and info, without the file's name. */
async function inDocument(body: string, head = HEAD): Promise<string[]> {
  return (await findings({ "a.yaml": head + body })).map((text) => text.replace("a.yaml:", ""));
}

async function inSchemas(body: string, head = HEAD): Promise<string[]> {
  const lines = body.trim().split("\n");
  const indented = lines.map((line) => `    ${line}`).join("\n");
  return inDocument(`paths: {}\ncomponents:\n  schemas:\n${indented}\n`, head);
}

describe("references", () => {
  it("looks at what a reference leads to as the kind that it asks for", async () => {
    const found = await findings({
      "a.yaml": `${HEAD}paths:\n  /ships:\n    get:\n      parameters: [{ $ref: "b.yaml#/x" }]\n      responses: { default: { $ref: b.yaml#/x } }\n`,
      "b.yaml": "x: { name: flag, in: query, schema: { type: flag } }\n",
    });
    expect(found).toEqual(
      [
        "b.yaml:1 missing-field description | Response",
        "b.yaml:1 not-allowed-value type | flag | array, boolean, integer, number, object, string",
        "b.yaml:1 unknown-field in | Response",
        "b.yaml:1 unknown-field name | Response",
        "b.yaml:1 swagger2-key schema | content.*.schema",
      ].sort(),
    );
  });

  it("looks at it once, however many references lead there", async () => {
    const uses = Array.from({ length: 50 }, (_, index) => `A${index}: { $ref: "b.yaml#/Ship" }`).join("\n");
    const { api, resolver } = await documents({
      "a.yaml": `${HEAD}paths: {}\ncomponents:\n  schemas:\n${uses.replaceAll(/^/gm, "    ")}\n`,
      "b.yaml": "Ship: { type: ship, items: { $ref: '#/Ship' } }\n",
    });
    expect(examineDocument(api, resolver).defects).toHaveLength(1);
  });

  it("does not take what looks like a reference in data for one", async () => {
    expect(
      await inSchemas(
        "Ship: { example: { $ref: '#/no' }, default: { $ref: 1 }, enum: [{ $ref: '#/no' }], x-note: { $ref: '#/no' } }",
      ),
    ).toEqual([]);
  });

  it("takes a property called $ref for a property", async () => {
    expect(await inSchemas("Ship: { properties: { $ref: { type: string } } }")).toEqual([]);
  });

  it("follows chains and recursion, and reports a bare circle at each of its references", async () => {
    expect(
      await inSchemas(
        "A: { $ref: '#/components/schemas/B' }\nB: { properties: { a: { $ref: '#/components/schemas/A' } } }",
      ),
    ).toEqual([]);
    expect(await inSchemas("A: { $ref: '#/components/schemas/A' }")).toEqual([
      "6 reference-cycle #/components/schemas/A",
    ]);
  });

  it("reports a dangling end of a chain where it stands, once", async () => {
    const body = [
      "A: { $ref: '#/components/schemas/B' }",
      "B: { $ref: '#/components/schemas/C' }",
      "C: { $ref: '#/no' }",
    ].join("\n");
    expect(await inSchemas(body)).toEqual(["8 dangling-reference #/no"]);
  });

  it("reports it in the other file, too", async () => {
    const found = await findings({
      "a.yaml": `${HEAD}paths: {}\ncomponents: { schemas: { A: { $ref: b.yaml#/A } } }\n`,
      "b.yaml": "A:\n  $ref: '#/B'\n",
    });
    expect(found).toEqual(["b.yaml:2 dangling-reference #/B"]);
  });

  it("cannot tell what an unreadable file holds, and says so without accusing", async () => {
    const { api, resolver } = await documents({
      "a.yaml": `${HEAD}paths:\n  /ships/{id}: { $ref: b.yaml#/ships }\n  /crew/{id}: { get: { parameters: [{ $ref: b.yaml#/id }], responses: { default: { description: Crew, links: { next: { operationId: listShips } } } } } }\n`,
      "b.yaml": undefined,
    });
    const found = examineDocument(api, resolver);
    expect(found.defects).toEqual([]);
    expect(found.unchecked).toHaveLength(2);
  });

  it("reports what it may not follow, and that it did not see it", async () => {
    const { api, resolver } = await documents({
      "a.yaml": `${HEAD}paths: {}\ncomponents: { schemas: { A: { $ref: "https://x.example/a.json" }, B: { $ref: ../b.yaml } } }\n`,
    });
    const found = examineDocument(api, resolver);
    expect(found.defects.map((defect) => defect.case)).toEqual(["reference-url", "reference-outside"]);
    expect(found.unchecked).toHaveLength(2);
  });

  it("knows what stands at a position, however it is reached", async () => {
    const found = await inDocument(
      `paths:\n  /ships:\n    get:\n      responses:\n        "200": { description: Ships, content: { a/b: { schema: { $ref: "#/paths/~1ships/get/responses/200/description" } }, a/c: { schema: { $ref: "#/paths/~1ships/get" } }, a/d: { schema: { $ref: "#/paths/~1ships/get/responses/200/content/a~1e/schema" } }, a/e: { schema: { type: string } } } }\n`,
    );
    expect(found).toEqual([
      "7 wrong-kind #/paths/~1ships/get | Schema | Operation",
      "7 wrong-kind #/paths/~1ships/get/responses/200/description | Schema | string",
    ]);
  });

  it("goes on below what stands beside a reference only in OpenAPI 3.1", async () => {
    const body = "A: { $ref: '#/components/schemas/B', type: ship }\nB: {}";
    expect(await inSchemas(body)).toEqual(["6 reference-sibling type | Schema"]);
    expect((await inSchemas(body, NEWER)).map((text) => text.split(" ")[1])).toEqual(["not-allowed-value"]);
  });

  it("doubts dangling references of schemas with an $id, below which they are relative to it", async () => {
    const body =
      "A: { $id: 'https://x.example/a', properties: { b: { $ref: b }, c: { $ref: '#/$defs/c' } }, $defs: { c: {} } }";
    const { api, resolver } = await documents({ "a.yaml": `${NEWER}components:\n  schemas:\n    ${body}\n` });
    const found = examineDocument(api, resolver);
    expect(found.defects).toEqual([]);
    expect(found.unchecked.length).toBeGreaterThan(0);
  });

  it("finds anchors", async () => {
    expect(await inSchemas("A: { $anchor: ship }\nB: { $ref: '#ship' }\nC: { $ref: '#boat' }", NEWER)).toEqual([
      "8 dangling-reference #boat",
    ]);
  });
});

describe("names in required", () => {
  const LACKING = "required: [name], properties: { flag: {} }";

  it("are properties of the schema", async () => {
    expect(await inSchemas(`A: { ${LACKING} }`)).toEqual(["6 required-unknown-property name"]);
    expect(await inSchemas(`A: { ${LACKING}, additionalProperties: false }`)).toHaveLength(1);
    expect(await inSchemas(`A: { ${LACKING}, type: [object, 'null'] }`, NEWER)).toHaveLength(1);
  });

  it.each([
    ["no properties at all", "A: { required: [name] }"],
    ["any other property", `A: { ${LACKING}, additionalProperties: true }`],
    ["other properties of a kind", `A: { ${LACKING}, additionalProperties: { type: string } }`],
    ["a schema that it combines", `A: { ${LACKING}, allOf: [{ properties: { name: {} } }] }`],
    ["alternatives", `A: { ${LACKING}, oneOf: [{ properties: { name: {} } }, {}] }`],
    ["the schema that combines it", `A: { properties: { name: {} }, allOf: [{ ${LACKING} }] }`],
    ["a sibling in allOf", `A: { allOf: [{ ${LACKING} }, { properties: { name: {} } }] }`],
    [
      "a schema that combines it by reference",
      `A: { ${LACKING} }\nB: { allOf: [{ $ref: '#/components/schemas/A' }, { properties: { name: {} } }] }`,
    ],
    [
      "the same, through another reference",
      `A: { ${LACKING} }\nC: { $ref: '#/components/schemas/A' }\nB: { anyOf: [{ $ref: '#/components/schemas/C' }] }`,
    ],
    ["a value that is no object", `A: { type: string, ${LACKING} }`],
    [
      "a property of an odd name",
      "A: { required: [__proto__, toString], properties: { __proto__: {}, toString: {} } }",
    ],
  ])("may come from elsewhere: %s", async (_, body) => {
    expect(await inSchemas(body)).toEqual([]);
  });

  it.each([
    ["a pattern", `A: { ${LACKING}, patternProperties: { n: {} } }`],
    ["a condition", `A: { ${LACKING}, if: {} , then: { properties: { name: {} } } }`],
    ["what its $ref leads to", `A: { ${LACKING}, $ref: '#/components/schemas/B' }\nB: { properties: { name: {} } }`],
    [
      "what stands beside a $ref to it",
      `A: { ${LACKING} }\nB: { $ref: '#/components/schemas/A', properties: { name: {} } }`,
    ],
    ["a property that is not evaluated otherwise", `A: { ${LACKING}, unevaluatedProperties: {} }`],
  ])("may come from elsewhere in OpenAPI 3.1: %s", async (_, body) => {
    expect(await inSchemas(body, NEWER)).toEqual([]);
  });

  it("are not inherited from Object", async () => {
    expect(await inSchemas("A: { required: [toString], properties: { flag: {} } }")).toEqual([
      "6 required-unknown-property toString",
    ]);
  });
});

describe("paths", () => {
  const OK = "responses: { default: { description: Ok } }";
  const ID = "{ name: id, in: path, required: true, schema: {} }";

  it("takes parameters from path item and operation together", async () => {
    expect(
      await inDocument(
        `paths:\n  /a/{id}/{no}: { parameters: [${ID}], get: { parameters: [{ name: no, in: path, required: true, schema: {} }], ${OK} } }\n`,
      ),
    ).toEqual([]);
    expect(
      await inDocument(`paths:\n  /a/{id}:\n    get: { ${OK} }\n    put: { parameters: [${ID}], ${OK} }\n`),
    ).toEqual(["5 path-variable-undeclared id | GET /a/{id}"]);
  });

  it("asks nothing of callbacks and webhooks, which have no template", async () => {
    expect(
      await inDocument(
        `webhooks: { "ship/{id}": { post: { callbacks: { done: { "{$request.body#/url}/{id}": { post: {} } } } } } }\n`,
        NEWER,
      ),
    ).toEqual([]);
  });

  it("looks for duplicates within each list only", async () => {
    const parameter = "{ name: page, in: query, schema: {} }";
    expect(
      await inDocument(`paths:\n  /a: { parameters: [${parameter}], get: { parameters: [${parameter}], ${OK} } }\n`),
    ).toEqual([]);
    expect(
      await inDocument(
        `paths:\n  /a: { parameters: [${parameter}, { name: page, in: header, schema: {} }, ${parameter}] }\n`,
      ),
    ).toEqual(["4 duplicate-parameter page | query"]);
  });

  it("lets a query in a path have its variables, and tells of the query", async () => {
    expect(await inDocument(`paths:\n  /a/{id}?from={day}: { parameters: [${ID}], get: { ${OK} } }\n`)).toEqual([
      "4 path-with-query /a/{id}?from={day}",
    ]);
  });

  it("calls paths equal that differ in names of variables alone", async () => {
    expect(
      await inDocument("paths:\n  /a/{id}: {}\n  /a/{no}: {}\n  /a/all: {}\n  /a/{id}/b: {}\n  /{a}/x: {}\n"),
    ).toEqual(["5 same-path /a/{no}"]);
  });

  it("takes a shared path item by the template that it stands under", async () => {
    const found = await findings({
      "a.yaml": `${HEAD}paths:\n  /a/{id}: { $ref: b.yaml }\n  /b/{no}: { $ref: b.yaml }\n`,
      "b.yaml": `parameters: [${ID}]\nget: { operationId: one, ${OK} }\n`,
    });
    expect(found).toEqual([
      "b.yaml:1 path-parameter-unused id | /b/{no}",
      "b.yaml:2 path-variable-undeclared no | GET /b/{no}",
    ]);
  });
});

describe("small print", () => {
  it("lets OpenAPI 3.0 have a server default outside its enum, which 3.1 forbids", async () => {
    const servers = "servers: [{ url: '/{a}', variables: { a: { enum: [x], default: y } } }]\npaths: {}\n";
    expect(await inDocument(servers)).toEqual([]);
    expect(await inDocument(servers, NEWER)).toEqual(["3 server-default-not-listed a | y"]);
  });

  it("does not repeat at each use that Swagger 2.0 declared the security scheme", async () => {
    const found = await inDocument(
      "security: [{ key: [] }, { other: [] }]\nsecurityDefinitions: { key: {} }\npaths: {}\n",
    );
    expect(found).toEqual([
      "3 undeclared-security other",
      "4 swagger2-key securityDefinitions | components.securitySchemes",
    ]);
  });

  it.each(["Basic", "bearer", "DPoP", "SCRAM-SHA-256"])("knows the authentication scheme %s", async (scheme) => {
    expect(
      await inDocument(`paths: {}\ncomponents: { securitySchemes: { a: { type: http, scheme: ${scheme} } } }\n`),
    ).toEqual([]);
  });

  it("does not look into schemas of a dialect that it does not know", async () => {
    const { api, resolver } = await documents({
      "a.yaml": `${NEWER}jsonSchemaDialect: https://x.example/dialect\ncomponents: { schemas: { A: { type: 7 } } }\n`,
    });
    expect(examineDocument(api, resolver)).toMatchObject({ defects: [], unchecked: [{ file: "a.yaml" }] });
  });
});

describe("hostile documents", () => {
  it("is not led to inherited members", async () => {
    const found = await inSchemas(
      "A: { $ref: '#/__proto__' }\nB: { $ref: '#/components/schemas/constructor' }\nC: { __proto__: 1 }\nD: { constructor: 1 }",
    );
    expect(found.map((text) => text.split(" ").slice(0, 2).join(" "))).toEqual([
      "6 dangling-reference",
      "7 dangling-reference",
      "8 unknown-field",
      "9 unknown-field",
    ]);
  });

  it("reports a schema that aliases share once", async () => {
    expect(await inSchemas("A: &a { type: ship }\nB: { items: *a, not: *a }")).toHaveLength(1);
  });

  it("goes down as deep as a document does", () => {
    let schema: Record<string, unknown> = { type: "ship" };
    for (let depth = 0; depth < 20_000; depth += 1) schema = { items: schema };
    const { api, resolver } = ofValue({
      openapi: "3.0.3",
      info: { title: "a", version: "1" },
      paths: {},
      components: { schemas: { A: schema } },
    });
    const [defect, ...others] = examineDocument(api, resolver).defects;
    expect(defect?.place.pointer).toHaveLength(20_004);
    expect(others).toEqual([]);
  });

  it("does not multiply references that multiply", () => {
    const schemas: Record<string, unknown> = { S0: { type: "ship" } };
    for (let index = 1; index < 60; index += 1) {
      const before = { $ref: `#/components/schemas/S${index - 1}` };
      schemas[`S${index}`] = { properties: { l: before, r: before, s: { allOf: [before, before] } } };
    }
    const { api, resolver } = ofValue({
      openapi: "3.1.0",
      info: { title: "a", version: "1" },
      components: { schemas },
    });
    expect(examineDocument(api, resolver).defects).toHaveLength(1);
  });

  it("stops after very many defects and says that it did not see the rest", () => {
    const required = Array.from({ length: 50_000 }, () => 1);
    const { api, resolver } = ofValue({
      openapi: "3.0.3",
      info: { title: "a", version: "1" },
      paths: {},
      components: { schemas: { A: { required } } },
    });
    const found = examineDocument(api, resolver);
    expect(found.defects).toHaveLength(20_000);
    expect(found.unchecked).toHaveLength(1);
  });

  it("takes anything for a document", () => {
    for (const value of [
      null,
      1,
      "text",
      [],
      { openapi: 3 },
      { openapi: "3.0.3", paths: [], components: null, tags: {}, security: [[]], servers: [null] },
    ]) {
      const { api, resolver } = ofValue(value);
      expect(examineDocument(api, resolver).defects.length).toBeGreaterThan(0);
    }
  });
});
