import { describe, expect, it } from "vitest";
import { fc } from "../property.ts";
import { judge } from "./judge.ts";

/** Reasons as [pointer into the value, pointer of the keyword]. */
function pointers(schema: unknown, value: unknown, schemas: Record<string, unknown> = {}): string[][] {
  const answer = judge(schema, value, { schemas });
  const reasons =
    answer.outcome === "invalid"
      ? [...answer.reasons, ...answer.warnings]
      : answer.outcome === "valid"
        ? answer.warnings
        : [];
  return reasons.map(({ path, schema: place }) => [path.join("/"), place.pointer.join("/")]);
}

describe("reasons", () => {
  it("point at what is wrong and at the keyword that says so", () => {
    const schema = {
      allOf: [{ properties: { list: { items: { anyOf: [{ type: "object", required: ["a"] }, { type: "null" }] } } } }],
      additionalProperties: { $ref: "#/components/schemas/Text" },
      properties: { list: {}, day: { format: "date" } },
    };
    const value = { list: [{ a: 1 }, {}], more: 7, day: "today" };
    expect(pointers(schema, value, { Text: { allOf: [{ type: "string" }] } })).toEqual([
      ["more", "components/schemas/Text/allOf/0/type"],
      ["list/1", "schema/allOf/0/properties/list/items/anyOf/0/required"],
      ["day", "schema/properties/day/format"],
    ]);
  });

  it("point behind each of several references", () => {
    const schemas = {
      List: { items: { $ref: "#/components/schemas/Item" } },
      Item: { properties: { size: { $ref: "#/components/schemas/Size", minimum: 2 } } },
      Size: { type: "integer" },
    };
    expect(pointers({ $ref: "#/components/schemas/List" }, [{ size: 1 }, { size: "x" }], schemas)).toEqual([
      ["0/size", "components/schemas/Item/properties/size/minimum"],
      ["1/size", "components/schemas/Size/type"],
    ]);
  });

  it("are the same for a value that stands at two places", () => {
    const shared = { a: "x" };
    const schemas = { Item: { properties: { a: { type: "integer" } } } };
    const schema = { items: { $ref: "#/components/schemas/Item" } };
    expect(pointers(schema, [shared, shared], schemas).map(([path]) => path)).toEqual(["0/a", "1/a"]);
  });

  it("lead to existing keywords and values, whatever the schema", () => {
    const names =
      "type enum const properties items anyOf oneOf allOf not required additionalProperties minimum pattern format $ref if then".split(
        " ",
      );
    const anything = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 7, depthSize: "large" },
        fc.constantFrom<unknown>(
          null,
          true,
          false,
          1,
          2.5,
          "a",
          "string",
          "object",
          "integer",
          "#/schema",
          "#/schema/properties/a",
          "#/components/schemas/S",
        ),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...names, "a", "__proto__"), tie("value"), { maxKeys: 4 }),
        fc.dictionary(fc.constantFrom(...names), tie("value"), { maxKeys: 4 }),
      ),
    })).value;
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(
        anything,
        anything,
        anything,
        fc.constantFrom("3.0" as const, "3.1" as const),
        (schema, S, value, dialect) => {
          const answer = judge(schema, value, { schemas: { S }, dialect });
          outcomes.add(answer.outcome);
          if (answer.outcome !== "invalid") return;
          expect(answer.reasons.length).toBeGreaterThan(0);
          for (const { path, schema: place, keyword } of answer.reasons) {
            expect(reach(value, path)).toBe(true);
            if (keyword !== "false")
              expect(reach({ schema, components: { schemas: { S } } }, place.pointer)).toBe(true);
          }
        },
      ),
      { numRuns: 2000 },
    );
    expect([...outcomes].sort()).toEqual(["invalid", "unknown", "valid"]);
  });
});

function reach(value: unknown, pointer: readonly (string | number)[]): boolean {
  let at = value;
  for (const step of pointer) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return false;
    at = (at as Record<string | number, unknown>)[step];
  }
  return true;
}
