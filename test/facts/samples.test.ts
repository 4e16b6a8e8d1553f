import { describe, expect, it } from "vitest";
import { collectFacts } from "../../src/facts/collect.ts";
import type { SampleFact } from "../../src/facts/facts.ts";
import { at, submissionOf } from "./submission.ts";

async function samplesOf(...lines: string[]): Promise<readonly SampleFact[]> {
  return collectFacts(await submissionOf({ "api.yaml": lines.join("\n") }), []).samples;
}

/** Samples in short: kind, place, way, notation, value. */
const short = (samples: readonly SampleFact[]) =>
  samples.map(({ kind, place, direction, notation, value }) =>
    [kind, at(place).slice("api.yaml#".length), direction ?? "-", notation, JSON.stringify(value)].join(" "),
  );

const schemas = (version: string, ...lines: string[]) =>
  samplesOf(`openapi: ${version}`, "components:", "  schemas:", ...lines.map((line) => `    ${line}`));

describe("values that schemas give of themselves", () => {
  it("are examples, defaults, members of enums and consts", async () => {
    const samples = await schemas(
      "3.1.0",
      "A: { type: string, example: a, examples: [b, c], default: d, enum: [e, f], const: g }",
    );
    expect(short(samples)).toEqual([
      'example /components/schemas/A/example - value "a"',
      'example /components/schemas/A/examples/0 - value "b"',
      'example /components/schemas/A/examples/1 - value "c"',
      'default /components/schemas/A/default - value "d"',
      'enum /components/schemas/A/enum/0 - value "e"',
      'enum /components/schemas/A/enum/1 - value "f"',
      'const /components/schemas/A/const - value "g"',
    ]);
    expect(samples.map(({ schema }) => Object.keys(schema as object).length)).toEqual([6, 6, 6, 6, 5, 5, 5]);
  });

  it("in OpenAPI 3.0 only under its own keywords, and never beside a $ref", async () => {
    const samples = await schemas(
      "3.0.3",
      "A: { type: string, example: a, examples: [b], const: c, enum: d }",
      'B: { $ref: "#/components/schemas/A", example: 1, default: 2 }',
    );
    expect(short(samples)).toEqual(['example /components/schemas/A/example - value "a"']);
  });

  it("bear the name of the property", async () => {
    const [sample] = await schemas("3.0.3", "A: { properties: { size: { type: integer, example: 1 } } }");
    expect(sample?.name).toBe("size");
  });
});

describe("examples beside schemas", () => {
  const document = [
    "openapi: 3.0.3",
    "paths:",
    "  /a:",
    "    post:",
    "      parameters:",
    "        - { name: p, in: query, schema: { type: string }, example: p0 }",
    "        - { name: q, in: query, content: { application/json: { schema: {}, example: q0 } } }",
    "        - { name: r, in: query, example: nothing to hold it to }",
    "      requestBody:",
    "        content:",
    "          application/problem+json: { schema: {}, examples: { one: { value: b1 }, two: { summary: none } } }",
    "      responses:",
    '        "200":',
    "          description: x",
    "          headers: { H: { schema: {}, example: h0 } }",
    "          content:",
    '            application/json: { schema: { $ref: "#/components/schemas/S" }, examples: { x: { $ref: "#/components/examples/X" } } }',
    "            application/xml: { schema: {}, example: x0 }",
    '        "400":',
    "          description: x",
    "          content:",
    "            text/plain: { schema: {}, example: t0 }",
    '            application/json: { schema: { $ref: "#/components/schemas/S" }, examples: { x: { $ref: "#/components/examples/X" } } }',
    "components:",
    "  schemas: { S: {} }",
    "  examples: { X: { value: s1 }, Unused: { value: u1 } }",
  ];

  it("know which way they travel and how they may be written", async () => {
    expect(short(await samplesOf(...document))).toEqual([
      'example /paths/~1a/post/parameters/0/example - text "p0"',
      'example /paths/~1a/post/parameters/1/content/application~1json/example - json "q0"',
      'example /paths/~1a/post/requestBody/content/application~1problem+json/examples/one/value request json "b1"',
      'example /paths/~1a/post/responses/200/headers/H/example - text "h0"',
      'example /components/examples/X/value response json "s1"',
      'example /paths/~1a/post/responses/200/content/application~1xml/example response markup "x0"',
      'example /paths/~1a/post/responses/400/content/text~1plain/example response text "t0"',
      'example /components/examples/X/value response json "s1"',
    ]);
  });

  it("that are shared count once for each schema", async () => {
    const inline = { schema: { type: "string" } };
    const use = (schema: object) => ({
      content: { "application/json": { schema, examples: { x: { $ref: "#/components/examples/X" } } } },
    });
    const text = JSON.stringify({
      openapi: "3.1.0",
      paths: {
        "/a": {
          parameters: [
            {
              name: "a",
              in: "query",
              ...inline,
              examples: { x: { $ref: "#/components/examples/X" }, y: { $ref: "#/components/examples/X" } },
            },
          ],
        },
      },
      components: { examples: { X: { value: 1 } }, responses: { One: use(inline.schema), Two: use({}) } },
    });
    expect(await samplesOf(text)).toHaveLength(3);
  });
});

describe("the language of schemas", () => {
  const dialect = async (...lines: string[]) =>
    (await samplesOf(...lines, "components: { schemas: { A: { default: 1 } } }"))[0]?.reader.dialect;

  it("is that of the version, or none that is known", async () => {
    expect(await dialect("openapi: 3.0.3")).toBe("3.0");
    expect(await dialect("openapi: 3.1.0")).toBe("3.1");
    expect(await dialect("openapi: 3.1.0", "jsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base")).toBe(
      "3.1",
    );
    expect(await dialect("openapi: 3.1.0", "jsonSchemaDialect: https://example.com/dialect")).toBeUndefined();
  });
});
