import { describe, expect, it } from "vitest";
import type { Interface, InterfaceOperation } from "../../../src/contract/interface.ts";
import { readOffer } from "../../../src/contract/openapi/index.ts";
import type { Typed } from "../../../src/contract/schema.ts";
import { at, submissionOfValues } from "../../facts/submission.ts";
import { fc } from "../../property.ts";

function read(value: unknown): Interface {
  const { apis, resolver } = submissionOfValues({ "api.json": value });
  return readOffer(apis, resolver);
}

function schemasOf({ parameters, request, responses }: InterfaceOperation): readonly Typed[] {
  const contents = [
    ...(request?.content ?? []),
    ...responses.flatMap(({ content, headers }) => [...content, ...headers]),
  ];
  return [...parameters, ...contents].flatMap(({ schema }) => schema ?? []);
}

/** Looks at every schema and everything that it refers to; gives how many objects there are. */
function lookThrough(operations: readonly InterfaceOperation[]): number {
  const seen = new Set<unknown>();
  for (const { schema, space } of operations.flatMap(schemasOf)) {
    const open: unknown[] = [schema];
    for (let next = open.pop(); next !== undefined || open.length > 0; next = open.pop()) {
      if (typeof next !== "object" || next === null || seen.has(next)) continue;
      seen.add(next);
      open.push(...Object.values(next));
      const { $ref } = next as { $ref?: unknown };
      if (typeof $ref === "string") open.push(space.resolve($ref));
    }
  }
  return seen.size;
}

const NAMES =
  "parameters requestBody responses get post paths servers url variables default security securitySchemes components schemas content schema headers type nullable enum minimum exclusiveMinimum items allOf properties additionalProperties discriminator contentEncoding $ref $schema in name style explode required __proto__ toString 200 /a application/json a definitions consumes collectionFormat additionalOperations query";
const name = fc.constantFrom(...NAMES.split(" "));
const scalar = fc.constantFrom<unknown>(
  ...[null, true, 7, "", "string", "object", "array", "query", "body", "formData", "https://{default}/{a}"],
  ...[
    "#/components/schemas/a",
    "#/paths/~1a",
    "#",
    "gone.yaml#/a",
    "#/definitions/a",
    "/api.json#/a",
    "apiKey",
    "file",
  ],
);
const anything = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 9, depthSize: "large" },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(name, tie("value"), { maxKeys: 7 }),
  ),
})).value;
const version = fc.constantFrom({ swagger: "2.0" }, { openapi: "3.0.3" }, { openapi: "3.1.0" }, { openapi: "3.2.0" });

describe("documents that are not what they should be", { timeout: 60_000 }, () => {
  it("never throw when they are read", () => {
    let found = 0;
    const property = fc.property(anything, anything, anything, version, (operation, item, rest, stated) => {
      const paths = { "/a": { get: operation, parameters: item }, "/b": item };
      const value = { ...(typeof rest === "object" ? rest : {}), ...stated, paths };
      const { operations, incomplete = [] } = read(value);
      found += operations.length;
      lookThrough(operations);
      for (const place of [...incomplete, ...operations.flatMap((one) => one.incomplete)]) at(place);
    });
    fc.assert(property, { numRuns: 2_000, seed: 20_261_125 });
    expect(found).toBeGreaterThan(500);
  });

  it("never throw when their schemas are looked at", () => {
    let found = 0;
    const property = fc.property(anything, anything, version, (schema, schemas, stated) => {
      const post = {
        parameters: [
          { name: "a", in: "query", schema },
          { name: "b", in: "body", schema },
        ],
        requestBody: {
          content: { "application/json": { schema: { allOf: [schema, { $ref: "#/components/schemas/a" }] } } },
        },
      };
      const components = { schemas: { a: schemas } };
      found += lookThrough(read({ ...stated, paths: { "/a": { post } }, components }).operations);
    });
    fc.assert(property, { numRuns: 2_000, seed: 20_261_125 });
    expect(found).toBeGreaterThan(10_000);
  });

  it("may have values that refer to themselves", () => {
    const schema: Record<string, unknown> = { type: "object", nullable: true };
    Object.assign(schema, { properties: { self: schema }, allOf: [schema] });
    const { operations } = read({
      openapi: "3.0.3",
      paths: { "/a": { get: { requestBody: { content: { "a/b": { schema } } }, responses: {} } } },
    });
    expect(lookThrough(operations)).toBeLessThan(20);
  });

  it("may nest deeper than the stack goes", () => {
    let schema: Record<string, unknown> = { type: "string" };
    for (let depth = 0; depth < 100_000; depth++)
      schema = depth % 2 === 0 ? { items: schema } : { allOf: [schema], nullable: true };
    const { operations } = read({
      openapi: "3.0.3",
      paths: { "/a": { get: { requestBody: { content: { "a/b": { schema } } } } } },
    });
    expect(lookThrough(operations)).toBeGreaterThan(100_000);
  });
});

describe("documents of great size", { timeout: 60_000 }, () => {
  const shared = (paths: number, methods: number) => ({
    openapi: "3.2.0",
    paths: Object.fromEntries(
      Array.from({ length: paths }, (_, index) => [`/p${index}`, { $ref: "#/components/pathItems/P" }]),
    ),
    components: {
      pathItems: {
        P: {
          additionalOperations: Object.fromEntries(Array.from({ length: methods }, (_, index) => [`M${index}`, {}])),
        },
      },
    },
  });

  it("may have 100,000 operations", () => {
    const parameters = [{ $ref: "#/components/parameters/Id" }];
    const paths = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, index) => [`/p${index}`, { parameters, get: { responses: { 200: {} } } }]),
    );
    const components = { parameters: { Id: { name: "id", in: "query", schema: {} } } };
    const { operations } = read({ openapi: "3.0.3", paths, components });
    expect(operations).toHaveLength(100_000);
    // What they share is there once.
    expect(operations[99_999]?.parameters[0]).toBe(operations[0]?.parameters[0]);
  });

  it("may share as many", () => {
    const { operations, incomplete } = read(shared(10_000, 10));
    expect(operations).toHaveLength(100_000);
    expect(new Set(operations.map(({ key }) => key)).size).toBe(100_000);
    expect(incomplete).toEqual([]);
  });

  it("do not share millions, and say so", () => {
    const { operations, incomplete = [] } = read(shared(100_000, 1_000));
    expect(operations.length).toBeLessThanOrEqual(101_000);
    expect(incomplete.length).toBeGreaterThan(0);
    expect(incomplete.length).toBeLessThanOrEqual(100);
  });
});
