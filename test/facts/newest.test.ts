import { expect, it } from "vitest";
import { collectFacts } from "../../src/facts/collect.ts";
import { at, submissionOf } from "./submission.ts";

const TEXT = `
openapi: 3.2.0
$self: https://tides.example/openapi.yaml
info: { title: Tides, version: 1.0.0 }
security: [{ '#/components/securitySchemes/device': [] }]
paths:
  /gauges:
    query:
      requestBody: { content: { application/json: { schema: { type: object, properties: { place: { type: string } } } } } }
      responses:
        '200':
          summary: Levels
          content:
            application/jsonl: { itemSchema: { $ref: 'https://tides.example/openapi.yaml#/components/schemas/Level' } }
            application/cbor: { $ref: '#/components/mediaTypes/Levels' }
    get:
      parameters:
        - name: all
          in: querystring
          content:
            application/x-www-form-urlencoded:
              schema: { type: object, properties: { api_key: { type: string }, near: { type: object, properties: { lat: { type: number } } } } }
              examples: { one: { dataValue: { api_key: k }, serializedValue: api_key=k } }
      responses: { '204': {} }
    additionalOperations:
      COPY: { operationId: copy, responses: { '201': { content: { multipart/mixed: { prefixEncoding: [{ headers: { X-Part: { schema: { type: string } } } }] } } } } }
components:
  schemas:
    Level: { type: object, properties: { metres: { type: number } } }
  mediaTypes:
    Levels: { schema: { type: array, items: { $ref: '#/components/schemas/Level' } } }
    Unused: { schema: { type: object, properties: { never: { type: string } } } }
  securitySchemes:
    device:
      type: oauth2
      oauth2MetadataUrl: http://id.example/meta
      flows: { deviceAuthorization: { deviceAuthorizationUrl: http://id.example/d, tokenUrl: https://id.example/t, scopes: {} } }
`;

it("reads what is new in OpenAPI 3.2", async () => {
  const facts = collectFacts(await submissionOf({ "api.yaml": TEXT }), []);
  expect(facts.unresolved).toEqual([]);
  expect(facts.operations.map(({ name, place }) => `${name} ${at(place)}`)).toEqual([
    "QUERY /gauges api.yaml#/paths/~1gauges/query",
    "GET /gauges api.yaml#/paths/~1gauges/get",
    "COPY /gauges api.yaml#/paths/~1gauges/additionalOperations/COPY",
  ]);
  const [query] = facts.operations;
  expect(query?.bodies.map(({ usage, essence, schema, members }) => [usage, essence, schema, ...members])).toEqual([
    ["request", "application/json", "", "place"],
    ["response", "application/jsonl", "Level[]", "metres"],
    ["response", "application/cbor", "Level[]", "metres"],
  ]);
  expect(query?.security[0]).toMatchObject({ unknown: [], schemes: [{ name: "#/components/securitySchemes/device" }] });
  expect(facts.parameters[0]?.fields.map(({ name }) => name)).toEqual(["api_key", "near", "lat"]);
  const properties = facts.properties.map(({ name, usage }) => `${name} ${usage.join()}`).sort();
  expect(properties).toEqual(["api_key ", "lat ", "metres response", "near ", "never ", "place request"]);
  expect(facts.securitySchemes[0]?.flows).toEqual(["deviceAuthorization"]);
  expect(facts.servers.map(({ url, purpose }) => `${purpose} ${url}`)).toEqual([
    "openid-configuration http://id.example/meta",
    "authorization http://id.example/d",
    "token https://id.example/t",
  ]);
  const texts = facts.examples.filter(({ kind }) => kind === "example").map(({ value, place }) => [value, at(place)]);
  expect(texts.map(([value]) => value)).toEqual(["k", "api_key=k"]);
});

it("knows none of it in OpenAPI 3.1", async () => {
  const facts = collectFacts(await submissionOf({ "api.yaml": TEXT.replace("3.2.0", "3.1.0") }), []);
  expect(facts.operations.map(({ name }) => name)).toEqual(["GET /gauges"]);
});
