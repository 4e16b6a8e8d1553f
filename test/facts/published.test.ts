import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { collectFacts } from "../../src/facts/collect.ts";
import type { Fact, FactKind, Facts } from "../../src/facts/facts.ts";
import { placeOf, published } from "../../src/facts/published.ts";
import { loadSubmission } from "../../src/load/submission.ts";
import { DEFAULT_LIMITS } from "../../src/model.ts";
import { at, submissionOf } from "./submission.ts";

const LISTS: Readonly<Record<FactKind, Exclude<keyof Facts, "repository">>> = {
  document: "documents",
  server: "servers",
  operation: "operations",
  parameter: "parameters",
  property: "properties",
  schema: "schemas",
  "media-type": "mediaTypes",
  "security-scheme": "securitySchemes",
  example: "examples",
  file: "files",
};
const KINDS = Object.keys(LISTS) as FactKind[];

const ajv = new Ajv2020({ strict: true, allErrors: true });
const schemas = new Map<FactKind, Record<string, unknown>>();
const validators = new Map<FactKind, ValidateFunction>();
for (const kind of KINDS) {
  const schema = JSON.parse(readFileSync(`rules/schema/fact-${kind}.schema.json`, "utf8"));
  schemas.set(kind, schema);
  validators.set(kind, ajv.compile(schema));
}

/** How many facts of each kind there are; fails on the first that its schema rejects. */
function validateAll(facts: Facts): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of KINDS) {
    const validate = validators.get(kind)!;
    for (const fact of facts[LISTS[kind]] as readonly Fact[]) {
      const view = published(kind, fact);
      if (!validate(view)) expect.fail(`${kind} at ${at(fact.place)}: ${ajv.errorsText(validate.errors)}`);
      expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    }
    counts[kind] = facts[LISTS[kind]].length;
  }
  return counts;
}

async function load(folder: string): Promise<Facts> {
  const submission = await loadSubmission({
    paths: [folder],
    cwd: process.cwd(),
    limits: DEFAULT_LIMITS,
    specifications: [],
  });
  return collectFacts(submission, []);
}

/** Every sub-schema that describes a member or item. */
function* described(schema: unknown, path: string): Generator<readonly [string, Record<string, unknown>]> {
  if (typeof schema !== "object" || schema === null) return;
  const { properties, $defs, items } = schema as Record<string, Record<string, unknown> | undefined>;
  for (const [key, members] of Object.entries({ properties, $defs })) {
    for (const [name, member] of Object.entries(members ?? {})) {
      yield [`${path}/${key}/${name}`, member as Record<string, unknown>];
      yield* described(member, `${path}/${key}/${name}`);
    }
  }
  yield* described(items, `${path}/items`);
}

describe("the schemas of published facts", () => {
  it.each(KINDS)("fact-%s describes every field, and is closed", (kind) => {
    const schema = schemas.get(kind)!;
    expect(schema).toMatchObject({
      title: expect.any(String),
      description: expect.any(String),
      additionalProperties: false,
    });
    for (const [path, member] of described(schema, kind)) {
      expect(member.description, path).toMatch(/^[A-Z"].*\.$/);
      if (member.type === "object") expect(member.additionalProperties, path).toBe(false);
    }
  });

  it("reject what is no fact", () => {
    expect(validators.get("server")!({ document: "a", url: "u", purpose: "server", expanded: [], place: {} })).toBe(
      false,
    );
    expect(validators.get("property")!({})).toBe(false);
  });
});

describe("facts of the project's own submissions", () => {
  const folders = readdirSync("fixtures").filter((name) => existsSync(join("fixtures", name, "submission")));
  it.each(folders)("%s: every fact has its published form", async (name) => {
    validateAll(await load(join("fixtures", name, "submission")));
  });
});

const references = "../shared/references";
describe.skipIf(!existsSync(references))(
  "facts of the GovStack references (skipped where ../shared/references is absent)",
  { timeout: 60_000 },
  () => {
    it("every fact has its published form, and no kind is missing", async () => {
      const total: Record<string, number> = {};
      for (const block of readdirSync(references)) {
        for (const [kind, count] of Object.entries(validateAll(await load(join(references, block))))) {
          total[kind] = (total[kind] ?? 0) + count;
        }
      }
      for (const kind of KINDS) expect(total[kind], kind).toBeGreaterThan(0);
    });

    it("finds the 37 request tokens in URLs of the scheduler", async () => {
      const facts = await load(join(references, "scheduler"));
      const tokens = facts.parameters.filter(({ in: where, name, fields }) => {
        return where === "query" && [name, ...fields.map((field) => field.name)].some((one) => /token/i.test(one));
      });
      expect(tokens).toHaveLength(37);
    });

    it("reads the default responses of the e-marketplace as results", async () => {
      const facts = await load(join(references, "emarketplace"));
      expect(facts.mediaTypes.some(({ usage }) => usage === "error")).toBe(false);
      expect(facts.properties.some(({ usage }) => usage.includes("error"))).toBe(false);
      expect(facts.properties.some(({ usage }) => usage.includes("response"))).toBe(true);
    });
  },
);

const LIBRARY = `
openapi: 3.1.0
info: { title: Library, version: 1.0.0, license: { name: MIT } }
servers: [{ url: https://library.example }]
security: [{ key: [] }]
paths:
  /loans:
    get:
      operationId: listLoans
      parameters:
        - { name: since, in: query, schema: { type: string, format: date } }
      responses:
        '200':
          description: Loans
          content:
            application/json:
              schema:
                type: object
                properties:
                  due: { type: [string, 'null'], format: date, const: '2026-01-01' }
                  title: { $ref: '#/components/schemas/Title' }
    put: { security: [], responses: {} }
components:
  securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }
  schemas:
    Title: { type: string, example: Emma }
`;
const RESPONSE = "/paths/~1loans/get/responses/200/content/application~1json";

describe("the place of a fact's field", async () => {
  const facts = collectFacts(await submissionOf({ "api.yaml": LIBRARY }), []);
  it.each<[FactKind, number, string | undefined, string]>([
    ["document", 0, undefined, ""],
    ["document", 0, "version", "/info/version"],
    ["document", 0, "license", "/info/license"],
    ["document", 0, "document", ""],
    ["server", 0, "url", "/servers/0/url"],
    ["server", 0, "expanded", "/servers/0/url"],
    ["operation", 0, "operationId", "/paths/~1loans/get/operationId"],
    ["operation", 0, "deprecated", "/paths/~1loans/get"],
    ["operation", 0, "method", "/paths/~1loans/get key"],
    ["operation", 0, "path", "/paths/~1loans key"],
    ["operation", 0, "security", "/security"],
    ["operation", 1, "securityStated", "/paths/~1loans/put/security"],
    ["operation", 0, "statuses", "/paths/~1loans/get/responses"],
    ["parameter", 0, "in", "/paths/~1loans/get/parameters/0/in"],
    ["parameter", 0, "format", "/paths/~1loans/get/parameters/0/schema/format"],
    ["parameter", 0, "required", "/paths/~1loans/get/parameters/0"],
    ["property", 0, "name", `${RESPONSE}/schema/properties/due key`],
    ["property", 0, "format", `${RESPONSE}/schema/properties/due/format`],
    ["property", 0, "nullable", `${RESPONSE}/schema/properties/due/type`],
    ["property", 0, "hasEnum", `${RESPONSE}/schema/properties/due/const`],
    ["property", 0, "siblings", `${RESPONSE}/schema/properties/due`],
    ["property", 1, "type", `${RESPONSE}/schema/properties/title`],
    ["media-type", 0, "charset", `${RESPONSE} key`],
    ["media-type", 0, "hasSchema", `${RESPONSE}/schema`],
    ["security-scheme", 0, "parameter", "/components/securitySchemes/key/name"],
    ["security-scheme", 0, "toString", "/components/securitySchemes/key"],
  ])("%s %i: %s", (kind, index, field, expected) => {
    const fact = (facts[LISTS[kind]] as readonly Fact[])[index]!;
    expect(at(placeOf(fact, field))).toBe(`api.yaml#${expected}`);
  });
});

describe("files", () => {
  it("are listed whether they could be read or not", async () => {
    const submission = await submissionOf({ "api.yaml": LIBRARY });
    const encoding = { encoding: "UTF-16LE", offset: 0, line: 1 };
    const facts = collectFacts(
      {
        ...submission,
        files: [{ path: "api.yaml", bytes: 1, sha256: "00", role: "openapi", inScope: true }],
        unreadable: [
          { path: "old.yaml", inScope: true, encoding },
          { path: "api.yaml", inScope: false },
          { path: "model/big.yaml", inScope: true },
        ],
        resolver: {
          ...submission.resolver,
          resolve: (target) => ({
            found: false,
            reason: "unreadable",
            target: String(target).replace("#/", "model/big.yaml#/"),
          }),
        },
      },
      [],
    );
    expect(facts.files.map((file) => published("file", file))).toEqual([
      { document: "api.yaml", path: "api.yaml" },
      { document: "old.yaml", path: "old.yaml", encodingFault: encoding },
      { document: "model/big.yaml", path: "model/big.yaml" },
    ]);
    expect(facts.unreadable).toMatchObject([
      { kind: "openapi", inScope: true },
      { kind: "openapi", inScope: false },
      { kind: "referenced", inScope: true },
    ]);
  });
});
