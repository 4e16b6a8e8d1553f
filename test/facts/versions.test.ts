import { describe, expect, it } from "vitest";
import { collectFacts } from "../../src/facts/collect.ts";
import type { FactKind, Facts } from "../../src/facts/facts.ts";
import { published } from "../../src/facts/published.ts";
import { at, submissionOf } from "./submission.ts";

/** One registry, in the words of each version. */
const registry = (version: string, words: Readonly<Record<string, string>>) => `
openapi: ${version}
info: { title: Farmer registry, version: 1.4.0, license: { name: MIT } }
servers: [{ url: 'https://{region}.farm.example/v1', variables: { region: { default: north, enum: [north, south] } } }]
security: [{ token: [] }]
paths:
  /farmers/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    patch:
      parameters: [{ name: since, in: query, schema: ${words.sinceSchema} }]
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Farmer' } } } }
      responses:
        '200': { description: Changed, content: { application/json: { schema: { $ref: '#/components/schemas/Farmer' } } } }
        '422': { description: Refused, content: { application/json: { schema: { properties: { reason: { type: string } } } } } }
components:
  securitySchemes: { token: { type: http, scheme: bearer, bearerFormat: JWT } }
  schemas:
    Farmer:
      type: object
      required: [name]
      properties:
        name: { type: string }
        died: ${words.died}
        status: ${words.status}
        plot: ${words.plot}
    Plot: { type: object, properties: { area: { type: number } } }
`;

const INLINE: Readonly<Record<"3.0" | "3.1", string>> = {
  "3.0": registry("3.0.3", {
    sinceSchema: "{ type: string, format: date-time, nullable: true }",
    died: "{ type: string, format: date, nullable: true }",
    status: "{ type: string, enum: [alive] }",
    plot: "{ nullable: true, allOf: [{ $ref: '#/components/schemas/Plot' }] }",
  }),
  "3.1": registry("3.1.0", {
    sinceSchema: "{ type: [string, 'null'], format: date-time }",
    died: "{ type: [string, 'null'], format: date }",
    status: "{ type: string, const: alive }",
    plot: "{ anyOf: [{ $ref: '#/components/schemas/Plot' }, { type: 'null' }] }",
  }),
};

const LISTS = [
  ["server", "servers"],
  ["operation", "operations"],
  ["parameter", "parameters"],
  ["property", "properties"],
  ["media-type", "mediaTypes"],
  ["security-scheme", "securitySchemes"],
] as const satisfies readonly (readonly [FactKind, keyof Facts])[];

describe("the same service in OpenAPI 3.0 and 3.1", () => {
  it.each(LISTS)("has the same facts of kind %s, at the same places", async (kind, list) => {
    const of = async (text: string) => {
      const facts = collectFacts(await submissionOf({ "api.yaml": text }), []);
      return facts[list].map((fact) => ({ ...published(kind, fact), at: at(fact.place) }));
    };
    const older = await of(INLINE["3.0"]);
    expect(older.length).toBeGreaterThan(0);
    expect(await of(INLINE["3.1"])).toEqual(older);
  });
});
