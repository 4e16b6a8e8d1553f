import { describe, expect, it } from "vitest";
import { readContract } from "../../../src/contract/contract-file.ts";
import type { SchemaObject, Typed } from "../../../src/contract/schema.ts";
import { at } from "../../facts/submission.ts";
import { fc } from "../../property.ts";

const DATA = {
  operations: [
    {
      key: "POST /a",
      method: "POST",
      path: "/a",
      role: "callback",
      origin: { file: "api.yaml", pointer: "/paths/~1a/post", line: 7 },
      parameters: [
        { name: "p", in: "query", required: false, style: "form", explode: true, schema: { type: "string" } },
        { name: "q", in: "query", at: "/components/parameters/Q", required: true, style: "form", explode: false },
        { name: "r", in: "query", mediaType: "a/b", required: true, style: "form", explode: true, schema: true },
      ],
      request: {
        required: true,
        content: [{ mediaType: "application/json", at: "/x", schema: { $ref: "#/schemas/Tree" } }],
      },
      responses: [
        {
          status: "200",
          content: [{ mediaType: "application/json", schema: { items: { type: "string" } } }],
          headers: [{ name: "Location", required: true }],
        },
        { status: "404" },
      ],
      security: [[{ type: "http", detail: "bearer", scopes: [] }], []],
    },
  ],
  schemas: { Tree: { properties: { children: { items: { $ref: "#/schemas/Tree" } } } } },
  origins: { Tree: { file: "api.yaml", pointer: "/components/schemas/Tree", line: 70 } },
};

describe("a contract", () => {
  const [operation] = readContract(DATA).operations;
  if (operation === undefined) throw new Error("no operation");

  it("is read as an interface", () => {
    expect(operation).toMatchObject({
      key: "POST /a",
      operationId: "",
      role: "callback",
      basePaths: [""],
      incomplete: [],
    });
    expect(operation.security).toEqual(DATA.operations[0]?.security);
    expect(operation.responses.map(({ status, content, headers }) => [status, content.length, headers.length])).toEqual(
      [
        ["200", 1, 1],
        ["404", 0, 0],
      ],
    );
  });

  it("knows where its parts were published", () => {
    const { origin, parameters, request, responses } = operation;
    expect(origin.line).toBe(7);
    expect(parameters.map(({ place }) => at(place))).toEqual([
      "api.yaml#/paths/~1a/post/parameters/0",
      "api.yaml#/components/parameters/Q",
      "api.yaml#/paths/~1a/post/parameters/2",
    ]);
    expect(at(request?.place as never)).toBe("api.yaml#/paths/~1a/post/requestBody");
    expect(at(request?.content[0]?.place as never)).toBe("api.yaml#/x");
    const [answer] = responses;
    expect(at(answer?.headers[0]?.place as never)).toBe("api.yaml#/paths/~1a/post/responses/200/headers/Location");
    const typed = answer?.content[0]?.schema as Typed;
    const { items } = typed.schema as { items: SchemaObject };
    expect(at(typed.space.place(items) as never)).toBe(
      "api.yaml#/paths/~1a/post/responses/200/content/application~1json/schema/items",
    );
  });

  it("has schemas that lead back to themselves", () => {
    const { space } = operation.request?.content[0]?.schema ?? {};
    const tree = space?.resolve("#/schemas/Tree") as { properties: { children: { items: SchemaObject } } };
    expect(tree).toBe(DATA.schemas.Tree);
    expect(at(space?.place(tree.properties.children.items) as never)).toBe(
      "api.yaml#/components/schemas/Tree/properties/children/items",
    );
    for (const odd of ["#/schemas/Bush", "#/schemas/toString", "Tree", "#/components/schemas/Tree"]) {
      expect(space?.resolve(odd), odd).toBeUndefined();
    }
    expect(space?.place({})).toBeUndefined();
  });

  it("that is none gives an empty interface or an operation of empty parts, and never throws", () => {
    for (const odd of [undefined, null, 7, "text", [], {}, { operations: {} }]) {
      expect(readContract(odd).operations).toEqual([]);
    }
    const value = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(value, value, value, value, (parameters, request, responses, schemas) => {
        const { operations } = readContract({ operations: [{ parameters, request, responses }], schemas });
        expect(operations).toHaveLength(1);
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});
