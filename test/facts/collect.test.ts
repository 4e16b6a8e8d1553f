import { describe, expect, it } from "vitest";
import { collectFacts } from "../../src/facts/collect.ts";
import type { Facts } from "../../src/facts/facts.ts";
import { at, submissionOf } from "./submission.ts";

async function factsOf(text: string, others: Readonly<Record<string, string>> = {}): Promise<Facts> {
  return collectFacts(await submissionOf({ "api.yaml": text, ...others }), []);
}

const BENEFITS = `
openapi: 3.0.3
info:
  title: Benefit payments
  description: Pays benefits to households.
  version: 2
  license: { name: Apache-2.0 }
servers:
  - url: https://pay.example/v2
security:
  - oidc: [pay]
tags:
  - { name: payments, description: Everything about payments }
paths:
  /households/{householdId}:
    summary: One household
    parameters:
      - { name: householdId, in: path, required: true, schema: { type: string, format: uuid } }
      - { name: X-Correlation-ID, in: header, schema: { type: string } }
    get:
      operationId: readHousehold
      summary: Read a household
      description: Gives one household.
      tags: [payments]
      parameters:
        - $ref: '#/components/parameters/Language'
      responses:
        '200':
          description: The household
          headers:
            ETag: { schema: { type: string, example: '"v7"' } }
            X-Request-Id: { $ref: '#/components/headers/RequestId' }
          content:
            application/json; charset="UTF-8":
              schema: { $ref: '#/components/schemas/Household' }
            Application/XML: {}
        default: { $ref: '#/components/responses/Problem' }
    delete:
      deprecated: true
      security: []
      servers:
        - url: http://admin.example
      parameters:
        - $ref: '#/components/parameters/Language'
      responses:
        '204': { description: Gone }
        4XX: { $ref: '#/components/responses/Problem' }
  /households:
    post:
      security:
        - oidc: []
          key: []
        - retired: []
        - {}
      requestBody: { $ref: '#/components/requestBodies/Household' }
      callbacks:
        paid:
          '{$request.body#/notify}':
            post:
              requestBody:
                content:
                  application/json: { schema: { type: object, properties: { paidOn: { type: string, format: date } } } }
              responses: { '204': { description: Noted } }
          http://ledger.example/events?id={$request.body#/id}:
            put:
              responses: { '204': { description: Noted } }
      responses:
        '201': { description: Created }
components:
  securitySchemes:
    oidc:
      type: openIdConnect
      openIdConnectUrl: https://id.example/.well-known/openid-configuration
    key: { type: apiKey, in: query, name: api_key }
    oauth:
      type: oauth2
      flows:
        authorizationCode:
          authorizationUrl: https://id.example/authorize
          tokenUrl: http://id.example/token
          refreshUrl: https://id.example/refresh
          scopes: {}
    basic: { type: http, scheme: Basic }
  parameters:
    Language: { name: Accept-Language, in: header, schema: { $ref: '#/components/schemas/LanguageTag' } }
    Unused: { name: page, in: query, schema: { type: integer, default: 1 } }
  headers:
    RequestId: { description: Names the request, schema: { type: string } }
  requestBodies:
    Household:
      content:
        application/json: { schema: { $ref: '#/components/schemas/Household' } }
  responses:
    Problem:
      description: What went wrong
      content:
        application/problem+json: { schema: { $ref: '#/components/schemas/Problem' } }
  schemas:
    LanguageTag: { type: string, pattern: '^[a-z]{2}$', example: fr }
    Household:
      type: object
      required: [id, members]
      properties:
        id: { type: string, format: uuid, readOnly: true, example: 7c1f }
        notify: { type: string, format: uri, writeOnly: true }
        members: { type: array, items: { $ref: '#/components/schemas/Person' } }
        status: { type: string, enum: [open, closed], default: open }
    Person:
      type: object
      properties:
        name: { type: string }
        born: { type: string, format: date, nullable: true, description: Day of birth }
        parent: { $ref: '#/components/schemas/Person' }
    Problem:
      properties:
        title: { type: string }
        trace: { $ref: '#/components/schemas/Trace' }
    Trace: { type: object, properties: { line: { type: integer } } }
    Forgotten: { type: object, properties: { note: { type: string } } }
`;

describe("the facts of a benefit service", async () => {
  const facts = await factsOf(BENEFITS);

  it("describes the document", () => {
    expect(facts.documents).toMatchObject([
      {
        document: "api.yaml",
        openapi: "3.0.3",
        title: "Benefit payments",
        version: "2",
        license: { name: "Apache-2.0", identifier: "", url: "" },
        operations: 5,
      },
    ]);
    expect(facts.unresolved).toEqual([]);
  });

  it("lists every address once, with what is reached there", () => {
    expect(facts.servers.map(({ purpose, url, place }) => [purpose, url, at(place)])).toEqual([
      [
        "openid-configuration",
        "https://id.example/.well-known/openid-configuration",
        "api.yaml#/components/securitySchemes/oidc/openIdConnectUrl",
      ],
      [
        "authorization",
        "https://id.example/authorize",
        "api.yaml#/components/securitySchemes/oauth/flows/authorizationCode/authorizationUrl",
      ],
      [
        "token",
        "http://id.example/token",
        "api.yaml#/components/securitySchemes/oauth/flows/authorizationCode/tokenUrl",
      ],
      [
        "refresh",
        "https://id.example/refresh",
        "api.yaml#/components/securitySchemes/oauth/flows/authorizationCode/refreshUrl",
      ],
      ["server", "https://pay.example/v2", "api.yaml#/servers/0"],
      ["server", "http://admin.example", "api.yaml#/paths/~1households~1{householdId}/delete/servers/0"],
      [
        "callback",
        "http://ledger.example/events?id={$request.body#/id}",
        "api.yaml#/paths/~1households/post/callbacks/paid/http:~1~1ledger.example~1events?id={$request.body#~1id} key",
      ],
    ]);
  });

  it("lists operations of paths and callbacks with what is in force for them", () => {
    const [read, remove, create, notify, ledger] = facts.operations;
    expect(read).toMatchObject({
      kind: "path",
      method: "GET",
      path: "/households/{householdId}",
      name: "GET /households/{householdId}",
      operationId: "readHousehold",
      summary: "Read a household",
      description: "Gives one household.",
      deprecated: false,
      tags: ["payments"],
      requestHeaders: ["x-correlation-id", "accept-language"],
      responseHeaders: ["etag", "x-request-id"],
      statuses: ["200", "default"],
      hasRequestBody: false,
      securityStated: "document",
      security: [{ schemes: [{ name: "oidc", type: "openIdConnect" }], unknown: [] }],
      servers: ["https://pay.example/v2"],
    });
    expect(at(read!.place)).toBe("api.yaml#/paths/~1households~1{householdId}/get");
    expect(at(read!.securityPlace)).toBe("api.yaml#/security");
    expect(remove).toMatchObject({
      name: "DELETE /households/{householdId}",
      deprecated: true,
      securityStated: "operation",
      security: [],
      servers: ["http://admin.example"],
    });
    expect(at(remove!.securityPlace)).toBe("api.yaml#/paths/~1households~1{householdId}/delete/security");
    expect(create).toMatchObject({
      hasRequestBody: true,
      security: [
        { schemes: [{ name: "oidc" }, { name: "key", in: "query", parameter: "api_key" }], unknown: [] },
        { schemes: [], unknown: ["retired"] },
        { schemes: [], unknown: [] },
      ],
    });
    expect([notify, ledger].map((one) => [one!.kind, one!.name])).toEqual([
      ["callback", "POST {$request.body#/notify}"],
      ["callback", "PUT http://ledger.example/events?id={$request.body#/id}"],
    ]);
    expect(facts.operations).toHaveLength(5);
  });

  it("lists a shared parameter once, with its first operation", () => {
    expect(
      facts.parameters.map(({ name, type, format, operation, place }) => [name, type, format, operation, at(place)]),
    ).toEqual([
      [
        "householdId",
        "string",
        "uuid",
        "GET /households/{householdId}",
        "api.yaml#/paths/~1households~1{householdId}/parameters/0",
      ],
      [
        "X-Correlation-ID",
        "string",
        "",
        "GET /households/{householdId}",
        "api.yaml#/paths/~1households~1{householdId}/parameters/1",
      ],
      ["Accept-Language", "string", "", "GET /households/{householdId}", "api.yaml#/components/parameters/Language"],
      ["page", "integer", "", "", "api.yaml#/components/parameters/Unused"],
    ]);
  });

  it("lists each property once at its definition, and says where its values travel", () => {
    const listed = facts.properties.map(({ name, usage, place }) => [name, usage.join(" "), at(place)]);
    expect(listed.sort()).toEqual(
      [
        ["id", "request response", "api.yaml#/components/schemas/Household/properties/id"],
        ["notify", "request response", "api.yaml#/components/schemas/Household/properties/notify"],
        ["members", "request response", "api.yaml#/components/schemas/Household/properties/members"],
        ["status", "request response", "api.yaml#/components/schemas/Household/properties/status"],
        ["name", "request response", "api.yaml#/components/schemas/Person/properties/name"],
        ["born", "request response", "api.yaml#/components/schemas/Person/properties/born"],
        ["parent", "request response", "api.yaml#/components/schemas/Person/properties/parent"],
        ["title", "error", "api.yaml#/components/schemas/Problem/properties/title"],
        ["trace", "error", "api.yaml#/components/schemas/Problem/properties/trace"],
        ["line", "error", "api.yaml#/components/schemas/Trace/properties/line"],
        ["note", "", "api.yaml#/components/schemas/Forgotten/properties/note"],
        [
          "paidOn",
          "request",
          "api.yaml#/paths/~1households/post/callbacks/paid/{$request.body#~1notify}/post/requestBody/content/application~1json/schema/properties/paidOn",
        ],
      ].sort(),
    );
    const named = Object.fromEntries(facts.properties.map((property) => [property.name, property]));
    expect(named.id).toMatchObject({
      type: "string",
      format: "uuid",
      readOnly: true,
      writeOnly: false,
      required: true,
    });
    expect(named.notify).toMatchObject({ writeOnly: true, required: false, siblings: ["id", "members", "status"] });
    expect(named.status).toMatchObject({ hasEnum: true });
    expect(named.born).toMatchObject({ format: "date", nullable: true, description: "Day of birth" });
    expect(named.parent).toMatchObject({ type: "object", siblings: ["name", "born"] });
  });

  it("lists media types, shared ones once", () => {
    expect(
      facts.mediaTypes.map(({ usage, mediaType, essence, charset, hasSchema, operation }) => [
        usage,
        mediaType,
        essence,
        charset,
        hasSchema,
        operation,
      ]),
    ).toEqual([
      [
        "response",
        'application/json; charset="UTF-8"',
        "application/json",
        "utf-8",
        true,
        "GET /households/{householdId}",
      ],
      ["response", "Application/XML", "application/xml", "", false, "GET /households/{householdId}"],
      ["error", "application/problem+json", "application/problem+json", "", true, "GET /households/{householdId}"],
      ["request", "application/json", "application/json", "", true, "POST /households"],
      ["request", "application/json", "application/json", "", true, "POST {$request.body#/notify}"],
    ]);
    expect(facts.mediaTypes[0]?.alternatives).toEqual(["application/json", "application/xml"]);
    expect(at(facts.mediaTypes[2]!.place)).toBe(
      "api.yaml#/components/responses/Problem/content/application~1problem+json",
    );
  });

  it("lists security schemes", () => {
    expect(facts.securitySchemes).toMatchObject([
      { name: "oidc", type: "openIdConnect", flows: [] },
      { name: "key", type: "apiKey", in: "query", parameter: "api_key" },
      { name: "oauth", type: "oauth2", flows: ["authorizationCode"] },
      { name: "basic", type: "http", scheme: "basic" },
    ]);
  });

  it("lists example values and texts with the names they stand under", () => {
    const listed = facts.examples.map(({ kind, name, value, format }) => [kind, name, value, format].join("|"));
    expect(listed.sort()).toEqual(
      [
        "description||Pays benefits to households.|",
        "description||Everything about payments|",
        "description||One household|",
        "description||Read a household|",
        "description||Gives one household.|",
        "description||The household|",
        "description||Gone|",
        "description||Created|",
        "description||Noted|",
        "description||Noted|",
        "description||What went wrong|",
        "description|X-Request-Id|Names the request|",
        "description|born|Day of birth|",
        'example|ETag|"v7"|',
        "example|Accept-Language|fr|",
        "example|id|7c1f|uuid",
        "enum|status|open|",
        "enum|status|closed|",
        "default|status|open|",
        "default|page|1|",
      ].sort(),
    );
  });
});

describe("usage of responses", () => {
  const service = (responses: string) => `
openapi: 3.0.3
paths:
  /orders:
    get:
      responses: ${responses}
components:
  responses:
    Order: { description: An order, content: { application/json: { schema: { properties: { total: { type: number } } } } } }
`;
  it.each([
    ["default alone is the result", "{ default: { $ref: '#/components/responses/Order' } }", ["response"]],
    [
      "default alone beside an extension",
      "{ x-note: n, default: { $ref: '#/components/responses/Order' } }",
      ["response"],
    ],
    [
      "default beside others is an error",
      "{ '200': {}, default: { $ref: '#/components/responses/Order' } }",
      ["error"],
    ],
    ["404 is an error", "{ '404': { $ref: '#/components/responses/Order' } }", ["error"]],
    ["5XX is an error", "{ 5XX: { $ref: '#/components/responses/Order' } }", ["error"]],
    ["304 is none", "{ '304': { $ref: '#/components/responses/Order' } }", ["response"]],
    [
      "both",
      "{ '200': { $ref: '#/components/responses/Order' }, '409': { $ref: '#/components/responses/Order' } }",
      ["response", "error"],
    ],
    ["nothing", "{}", []],
  ])("%s", async (_, responses, usage) => {
    const facts = await factsOf(service(responses));
    expect(facts.properties.map((property) => property.usage)).toEqual([usage]);
  });
});

describe("properties wherever schemas hold schemas", () => {
  const inBody = (schema: string, version = "3.1.0") => `
openapi: ${version}
paths:
  /claims:
    post:
      requestBody: { content: { application/json: { schema: ${schema} } } }
      responses: {}
components:
  schemas:
    Claim: { properties: { amount: { type: number } } }
    Dog: { properties: { chip: { type: string } } }
`;
  const P = "{ properties: { x: {} } }";
  it.each([
    ["items", `{ items: ${P} }`],
    ["items as a list", `{ items: [${P}] }`],
    ["prefixItems", `{ prefixItems: [${P}] }`],
    ["allOf", `{ allOf: [${P}] }`],
    ["anyOf", `{ anyOf: [{}, ${P}] }`],
    ["oneOf in allOf", `{ allOf: [{ oneOf: [${P}] }] }`],
    ["additionalProperties", `{ additionalProperties: ${P} }`],
    ["patternProperties", `{ patternProperties: { '^a': ${P} } }`],
    ["if", `{ if: ${P} }`],
    ["then", `{ then: ${P} }`],
    ["else", `{ else: ${P} }`],
    ["contains", `{ contains: ${P} }`],
    ["dependentSchemas", `{ dependentSchemas: { a: ${P} } }`],
    ["unevaluatedProperties", `{ unevaluatedProperties: ${P} }`],
  ])("%s", async (_, schema) => {
    const facts = await factsOf(inBody(schema));
    expect(facts.properties.filter(({ name }) => name === "x").map(({ usage }) => usage)).toEqual([["request"]]);
  });

  it.each([
    ["not", `{ not: ${P} }`],
    ["$defs that nothing refers to", `{ $defs: { a: ${P} } }`],
    ["propertyNames", `{ propertyNames: ${P} }`],
  ])("%s is looked at, but no value travels there", async (_, schema) => {
    const facts = await factsOf(inBody(schema));
    expect(facts.properties.filter(({ name }) => name === "x").map(({ usage }) => usage)).toEqual([[]]);
  });

  it("follows $defs, nested references and discriminator mappings", async () => {
    const facts = await factsOf(
      inBody(`{
        properties: {
          pet: { discriminator: { propertyName: kind, mapping: { dog: '#/components/schemas/Dog', cat: Cat } } },
          inner: { $ref: '#/paths/~1claims/post/requestBody/content/application~1json/schema/$defs/Inner' } },
        $defs: { Inner: { properties: { claim: { $ref: '#/components/schemas/Claim/properties/amount' } } } } }`),
    );
    const listed = facts.properties.map(({ name, type, usage }) => [name, type, usage.join()]);
    expect(listed.sort()).toEqual([
      ["amount", "number", ""],
      ["chip", "string", "request"],
      ["claim", "number", "request"],
      ["inner", "", "request"],
      ["pet", "", "request"],
    ]);
    expect(facts.unresolved).toEqual([]);
  });

  it("reads what stands beside a $ref in 3.1, and does not in 3.0", async () => {
    const schema = "{ $ref: '#/components/schemas/Claim', description: Ours, properties: { y: {} } }";
    for (const [version, names] of [
      ["3.1.0", ["amount", "chip", "y"]],
      ["3.0.3", ["amount", "chip"]],
    ] as const) {
      const facts = await factsOf(inBody(schema, version));
      expect(facts.properties.map(({ name }) => name).sort()).toEqual(names);
    }
  });
});

describe("what a property says, however it is spelled", () => {
  const property = async (version: string, schema: string) => {
    const text = `
openapi: ${version}
components:
  schemas:
    Day: { type: string, format: date, description: A day }
    Loop: { allOf: [{ $ref: '#/components/schemas/Loop' }, { type: integer }] }
    Holder: { properties: { p: ${schema} } }
`;
    return (await factsOf(text)).properties.find(({ name }) => name === "p");
  };
  it.each([
    [
      "3.0.3",
      "{ $ref: '#/components/schemas/Day' }",
      { type: "string", format: "date", description: "A day", nullable: false },
    ],
    ["3.0.3", "{ $ref: '#/components/schemas/Day', description: Ignored }", { type: "string", description: "A day" }],
    [
      "3.1.0",
      "{ $ref: '#/components/schemas/Day', description: Birthday }",
      { type: "string", description: "Birthday" },
    ],
    [
      "3.0.3",
      "{ nullable: true, allOf: [{ $ref: '#/components/schemas/Day' }] }",
      { type: "string", format: "date", nullable: true },
    ],
    ["3.1.0", "{ type: [string, 'null'], format: date }", { type: "string", format: "date", nullable: true }],
    ["3.1.0", "{ type: ['null', integer] }", { type: "integer", nullable: true }],
    ["3.1.0", "{ type: 'null' }", { type: "null", nullable: true }],
    [
      "3.1.0",
      "{ anyOf: [{ $ref: '#/components/schemas/Day' }, { type: 'null' }] }",
      { type: "string", format: "date", nullable: true },
    ],
    [
      "3.1.0",
      "{ oneOf: [{ type: string, format: date }, { type: string, format: time }] }",
      { type: "string", format: "" },
    ],
    ["3.1.0", "{ type: string, nullable: true }", { nullable: false }],
    ["3.1.0", "{ const: closed }", { hasEnum: true, type: "" }],
    ["3.1.0", "true", { type: "" }],
    ["3.0.3", "{ $ref: '#/components/schemas/Loop' }", { type: "integer" }],
    [
      "3.0.3",
      "{ type: 7, format: [], pattern: {}, readOnly: 'yes' }",
      { type: "", format: "", pattern: "", readOnly: false },
    ],
  ])("%s %s", async (version, schema, expected) => {
    expect(await property(version, schema)).toMatchObject(expected);
  });
});

describe("object-valued query parameters", () => {
  const search = (parameter: string, version = "3.1.0") => `
openapi: ${version}
paths:
  /citizens:
    get:
      parameters: [${parameter}]
      responses: {}
components:
  schemas:
    Filter:
      type: object
      properties:
        token: { type: string }
        nested: { allOf: [{ $ref: '#/components/schemas/Range' }] }
        again: { $ref: '#/components/schemas/Filter' }
    Range: { properties: { from: {}, to: {} } }
`;
  it.each([
    ["a plain parameter has none", "{ name: q, in: query, schema: { type: string } }", [], false],
    [
      "a referenced object",
      "{ name: q, in: query, schema: { $ref: '#/components/schemas/Filter' } }",
      ["token", "nested", "again", "from", "to"],
      false,
    ],
    [
      "a list of objects",
      "{ name: q, in: query, schema: { type: array, items: { $ref: '#/components/schemas/Range' } } }",
      ["from", "to"],
      false,
    ],
    [
      "content",
      "{ name: q, in: query, content: { application/json: { schema: { $ref: '#/components/schemas/Range' } } } }",
      ["from", "to"],
      false,
    ],
    [
      "in a header they do not travel in the URL",
      "{ name: q, in: header, schema: { $ref: '#/components/schemas/Range' } }",
      [],
      false,
    ],
    ["behind a broken reference", "{ name: q, in: query, schema: { $ref: '#/components/schemas/Gone' } }", [], true],
    [
      "partly behind a broken reference",
      "{ name: q, in: query, schema: { properties: { a: { $ref: 'gone.yaml' } } } }",
      ["a"],
      true,
    ],
    [
      "beside a broken reference",
      "{ name: q, in: query, schema: { $ref: 'gone.yaml', properties: { a: {} } } }",
      ["a"],
      true,
    ],
  ])("%s", async (_, parameter, names, opaque) => {
    const [fact] = (await factsOf(search(parameter))).parameters;
    expect(fact?.fields.map(({ name }) => name)).toEqual(names);
    expect(fact?.opaque).toBe(opaque);
  });

  it("gives each field its place", async () => {
    const facts = await factsOf(search("{ name: q, in: query, schema: { $ref: '#/components/schemas/Range' } }"));
    expect(facts.parameters[0]?.fields.map(({ place }) => at(place))).toEqual([
      "api.yaml#/components/schemas/Range/properties/from",
      "api.yaml#/components/schemas/Range/properties/to",
    ]);
    expect(facts.properties.filter(({ name }) => name === "from")).toMatchObject([{ usage: [] }]);
  });

  it("skips parameters without a name or with an unknown location", async () => {
    const facts = await factsOf(search("{ in: query }, { name: body, in: body }, { name: 7, in: query }, 'q'"));
    expect(facts.parameters).toEqual([]);
  });
});

describe("examples", () => {
  it("opens objects and lists, resolves shared examples, and keeps numbers as text", async () => {
    const facts = await factsOf(`
openapi: 3.1.0
paths:
  /login:
    post:
      parameters:
        - name: trace
          in: header
          schema: { type: string, format: uuid }
          examples: { one: { $ref: '#/components/examples/Trace' } }
      requestBody:
        content:
          application/json:
            example: { user: amina, codes: [17, 18], nested: { password: hunter2, remember: true, none: null } }
      responses: {}
components:
  examples:
    Trace: { summary: A trace, value: t-1 }
  schemas:
    Colour: { type: string, examples: [red, blue], const: red }
`);
    expect(
      facts.examples.map(({ kind, name, value, valueType, place }) => [kind, name, value, valueType, at(place)]),
    ).toEqual([
      [
        "example",
        "user",
        "amina",
        "string",
        "api.yaml#/paths/~1login/post/requestBody/content/application~1json/example/user",
      ],
      [
        "example",
        "codes",
        "17",
        "number",
        "api.yaml#/paths/~1login/post/requestBody/content/application~1json/example/codes/0",
      ],
      [
        "example",
        "codes",
        "18",
        "number",
        "api.yaml#/paths/~1login/post/requestBody/content/application~1json/example/codes/1",
      ],
      [
        "example",
        "password",
        "hunter2",
        "string",
        "api.yaml#/paths/~1login/post/requestBody/content/application~1json/example/nested/password",
      ],
      [
        "example",
        "remember",
        "true",
        "boolean",
        "api.yaml#/paths/~1login/post/requestBody/content/application~1json/example/nested/remember",
      ],
      ["description", "trace", "A trace", "string", "api.yaml#/components/examples/Trace/summary"],
      ["example", "trace", "t-1", "string", "api.yaml#/components/examples/Trace/value"],
      ["example", "", "red", "string", "api.yaml#/components/schemas/Colour/examples/0"],
      ["example", "", "blue", "string", "api.yaml#/components/schemas/Colour/examples/1"],
      ["const", "", "red", "string", "api.yaml#/components/schemas/Colour/const"],
    ]);
  });

  it("gives a shared schema's example the name of the property that leads to it", async () => {
    const facts = await factsOf(`
openapi: 3.0.3
paths:
  /login:
    post:
      requestBody: { content: { application/json: { schema: { properties: { password: { $ref: '#/components/schemas/Secret' } } } } } }
      responses: {}
components:
  schemas:
    Secret: { type: string, example: s3cr3t }
`);
    expect(facts.examples).toMatchObject([{ name: "password", value: "s3cr3t" }]);
  });
});

describe("references", () => {
  it("visits definitions in other files, once, on behalf of the document", async () => {
    const facts = await factsOf(
      `
openapi: 3.0.3
paths:
  /a: { $ref: 'paths.yaml#/a' }
  /b:
    get:
      responses:
        '200': { description: B, content: { application/json: { schema: { $ref: 'model/person.yaml' } } } }
`,
      {
        "paths.yaml": `
a:
  parameters: [{ name: id, in: query, schema: { type: string } }]
  get:
    responses:
      '200': { description: A, content: { application/json: { schema: { $ref: 'model/person.yaml' } } } }
`,
        "model/person.yaml": "{ properties: { name: { type: string }, friend: { $ref: 'person.yaml' } } }",
      },
    );
    expect(facts.operations.map(({ name, place, document }) => [name, at(place), document])).toEqual([
      ["GET /a", "paths.yaml#/a/get", "api.yaml"],
      ["GET /b", "api.yaml#/paths/~1b/get", "api.yaml"],
    ]);
    expect(facts.parameters.map(({ name, place }) => [name, at(place)])).toEqual([
      ["id", "paths.yaml#/a/parameters/0"],
    ]);
    expect(facts.properties.map(({ name, place, usage }) => [name, at(place), usage])).toEqual([
      ["name", "model/person.yaml#/properties/name", ["response"]],
      ["friend", "model/person.yaml#/properties/friend", ["response"]],
    ]);
  });

  it("notes once every reference that leads nowhere, and what it should have led to", async () => {
    const gone = "{ $ref: '#/components/gone' }";
    const facts = await factsOf(`
openapi: 3.1.0
paths:
  /a: ${gone}
  /b:
    get:
      parameters: [${gone}]
      requestBody: ${gone}
      responses: { '200': ${gone}, '201': { description: x, headers: { h: ${gone} }, links: { l: ${gone} } } }
      callbacks: { c: ${gone} }
components:
  schemas: { S: { properties: { p: ${gone} } }, Loop: { $ref: '#/components/schemas/Loop' } }
  securitySchemes: { s: ${gone} }
  parameters: { P: { name: p, in: query, schema: { type: string }, examples: { e: ${gone} } } }
`);
    const listed = facts.unresolved.map(({ kind, place, resolution }) =>
      [kind, at(place), resolution.reason].join(" "),
    );
    expect(listed.sort()).toEqual([
      "callback api.yaml#/paths/~1b/get/callbacks/c/$ref dangling",
      "example api.yaml#/components/parameters/P/examples/e/$ref dangling",
      "header api.yaml#/paths/~1b/get/responses/201/headers/h/$ref dangling",
      "link api.yaml#/paths/~1b/get/responses/201/links/l/$ref dangling",
      "parameter api.yaml#/paths/~1b/get/parameters/0/$ref dangling",
      "path-item api.yaml#/paths/~1a/$ref dangling",
      "request-body api.yaml#/paths/~1b/get/requestBody/$ref dangling",
      "response api.yaml#/paths/~1b/get/responses/200/$ref dangling",
      "schema api.yaml#/components/schemas/Loop/$ref cycle",
      "schema api.yaml#/components/schemas/S/properties/p/$ref dangling",
      "security-scheme api.yaml#/components/securitySchemes/s/$ref dangling",
    ]);
    expect(facts.operations[0]).toMatchObject({ hasRequestBody: true, statuses: ["200", "201"] });
    expect(facts.securitySchemes).toMatchObject([{ name: "s", type: "" }]);
  });

  it("gives an operation of a shared path item every path it is reached by", async () => {
    const facts = await factsOf(`
openapi: 3.1.0
paths:
  /a: { $ref: '#/components/pathItems/Shared' }
  /b: { $ref: '#/components/pathItems/Shared' }
components:
  pathItems:
    Shared: { get: { parameters: [{ name: q, in: query }], responses: { '200': { description: Fine } } } }
`);
    expect(facts.operations.map(({ name, place }) => [name, at(place)])).toEqual([
      ["GET /a", "api.yaml#/components/pathItems/Shared/get"],
      ["GET /b", "api.yaml#/components/pathItems/Shared/get"],
    ]);
    expect(facts.parameters).toMatchObject([{ name: "q", operation: "GET /a" }]);
  });
});

describe("YAML aliases", () => {
  it("lists shared schemas once and lets values of all their users reach them", async () => {
    const facts = await factsOf(`
openapi: 3.0.3
paths:
  /a:
    post:
      requestBody: { content: { application/json: { schema: &person { properties: &members { name: { type: string, example: Ada } } } } } }
      responses:
        '200': { description: x, content: { application/json: { schema: *person } } }
        '400': { description: x, content: { application/json: { schema: { type: object, properties: *members } } } }
`);
    expect(facts.properties.map(({ name, usage }) => [name, usage])).toEqual([
      ["name", ["request", "response", "error"]],
    ]);
    expect(facts.examples.filter(({ kind }) => kind === "example")).toHaveLength(1);
  });
});

describe("webhooks", () => {
  it("lists their operations by name", async () => {
    const facts = await factsOf(`
openapi: 3.1.0
webhooks:
  consentWithdrawn:
    post:
      requestBody: { content: { application/json: { schema: { properties: { id: {} } } } } }
      responses: { '204': { description: Noted } }
`);
    expect(facts.operations).toMatchObject([
      { kind: "webhook", path: "consentWithdrawn", name: "POST consentWithdrawn" },
    ]);
    expect(facts.properties).toMatchObject([{ name: "id", usage: ["request"] }]);
  });
});

describe("security that is written wrongly", () => {
  it.each([
    ["a name instead of an object is not anonymous access", "[apiKey]", "operation", [["apiKey"]]],
    ["an empty item is not anonymous access", "[~]", "operation", [["null"]]],
    ["an object instead of a list is not stated", "{ apiKey: [] }", "nowhere", []],
  ])("%s", async (_, security, stated, unknown) => {
    const facts = await factsOf(`
openapi: 3.0.3
paths: { /a: { get: { security: ${security}, responses: {} } } }
`);
    expect(facts.operations[0]?.securityStated).toBe(stated);
    expect(facts.operations[0]?.security.map((alternative) => alternative.unknown)).toEqual(unknown);
  });
});
