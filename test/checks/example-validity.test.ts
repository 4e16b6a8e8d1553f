import { describe, expect, it } from "vitest";
import { check } from "../../src/checks/example-validity.ts";
import type { SampleFact } from "../../src/facts/facts.ts";
import { linearPatterns } from "../../src/instance/linear-patterns.ts";
import { type Examination, Place, type Resolver } from "../../src/model.ts";
import { at } from "../facts/submission.ts";
import { facts, outcomes, run } from "./facts.ts";

const resolver: Resolver = {
  resolve: (reference) => ({ found: false, reason: "dangling", target: String(reference) }),
  document: () => undefined,
};
const reader: SampleFact["reader"] = { resolver, dialect: "3.1", patterns: linearPatterns };

function sample(schema: unknown, value: unknown, some: Partial<SampleFact> = {}): SampleFact {
  const document = "api.yaml";
  const place = Place.of(document, ["example"]);
  return {
    document,
    place,
    kind: "example",
    name: "",
    value,
    schema,
    schemaPlace: Place.of(document, ["schema"]),
    direction: undefined,
    notation: "value",
    reader,
    ...some,
  };
}

function examine(samples: readonly SampleFact[], kinds = ["example"]): Examination[] {
  return run(check, facts({ samples }), { kinds });
}

const answer = (...given: Parameters<typeof sample>) => outcomes(examine([sample(...given)]))[0];

describe("example-validity", () => {
  it("names what is wrong, by kinds of keywords", () => {
    expect(answer({ type: "integer" }, "1")).toBe("wrong-type");
    expect(answer({ required: ["a"] }, {})).toBe("missing-member");
    expect(answer({ additionalProperties: false }, { a: 1 })).toBe("surplus-member");
    expect(answer({ unevaluatedProperties: false }, { a: 1 })).toBe("surplus-member");
    expect(answer({ propertyNames: false }, { a: 1 })).toBe("surplus-member");
    expect(answer({ enum: [1] }, 2)).toBe("not-allowed");
    expect(answer({ minItems: 1 }, [])).toBe("out-of-bounds");
    expect(answer({ pattern: "a" }, "b")).toBe("wrong-pattern");
    expect(answer({ format: "date" }, "b")).toBe("wrong-format");
    expect(answer({ not: {} }, "b")).toBe("no-match");
    expect(answer(false, "b")).toBe("no-match");
    expect(answer({ unevaluatedItems: false }, [1])).toBe("no-match");
  });

  it("points at the spot in the value and at the keyword", () => {
    const schema = {
      properties: { list: { items: { additionalProperties: false, properties: { a: { maximum: 1 } } } } },
    };
    const [one] = examine([sample(schema, { list: [{ a: 2, b: 1 }] })]);
    const violations = one?.outcome === "violated" ? one.violations : [];
    expect(violations.map(({ place, data }) => [at(place), data])).toEqual([
      ["api.yaml#/example/list/0/a", { keyword: "maximum", limit: 1 }],
      ["api.yaml#/example/list/0/b key", { name: "b" }],
    ]);
    expect(violations[0]?.related?.map(at)).toEqual(["api.yaml#/schema/properties/list/items/properties/a/maximum"]);
  });

  it("says the same thing of many items once, and not too many things", () => {
    const [one] = examine([sample({ items: { type: "string" } }, [1, 2, true, 3])]);
    expect(one?.outcome === "violated" && one.violations.map(({ place }) => at(place))).toEqual([
      "api.yaml#/example/0",
      "api.yaml#/example/2",
    ]);
    const wide = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`m${index}`, 1]));
    const [many] = examine([sample({ additionalProperties: false }, wide)]);
    expect(many?.outcome === "violated" && many.violations).toHaveLength(10);
  });

  it("looks only at the kinds that it is asked for", () => {
    const samples = (["example", "default", "enum", "const"] as const).map((kind) =>
      sample({ type: "null" }, 1, { kind }),
    );
    expect(examine(samples, ["default", "const"])).toHaveLength(2);
  });

  it("cannot tell what no answer is known to", () => {
    expect(answer({ $ref: "#/gone" }, 1)).toBe("(unresolved-reference)");
    expect(answer({ pattern: "(?=a)" }, "a")).toBe("(not-understood)");
    expect(answer({ pattern: "a" }, "a", { reader: { ...reader, patterns: undefined } })).toBe("(not-understood)");
    expect(answer({ type: "null" }, 1, { reader: { ...reader, dialect: undefined } })).toBe("(not-understood)");
    expect(
      answer(
        { uniqueItems: true },
        Array.from({ length: 1001 }, () => ({})).map((_, index) => [index]),
      ),
    ).toBe("(out-of-budget)");
  });

  it("gives all values of a submission one budget, and none of them all of it", () => {
    const greedy = sample({ enum: Array.from({ length: 3000 }, (_, index) => [index]) }, [-1]);
    const list = sample(
      { items: greedy.schema },
      Array.from({ length: 3000 }, () => [-1]),
    );
    const samples = [
      list,
      sample({ type: "string" }, 1),
      ...Array.from({ length: 20 }, () => list),
      sample({ type: "string" }, 1),
    ];
    const answers = outcomes(examine(samples));
    expect(answers[1]).toBe("wrong-type");
    expect(answers.at(-1)).toBe("(out-of-budget)");
  });
});

describe("how an example may be written", () => {
  const object = { type: "object", properties: { a: { type: "integer" } } };

  it("in JSON, as the text that travels", () => {
    expect(answer(object, '{ "a": 1 }', { notation: "json" })).toBe("holds");
    expect(answer(object, '{ "a": "x" }', { notation: "json" })).toBe("wrong-type");
    expect(answer(object, "{ a", { notation: "json" })).toBe("wrong-type");
    expect(answer(object, '{ "a": 1 }')).toBe("wrong-type");
    expect(answer({ type: "integer" }, "5", { notation: "json" })).toBe("holds");
    expect(answer({ type: "boolean" }, "5", { notation: "json" })).toBe("wrong-type");
  });

  it("in a URL, as the text that travels", () => {
    expect(answer({ type: "integer" }, "5", { notation: "text" })).toBe("holds");
    expect(answer({ type: "integer" }, "five", { notation: "text" })).toBe("wrong-type");
    expect(answer({ type: "boolean" }, "true", { notation: "text" })).toBe("holds");
    expect(answer({ type: "array" }, "a,b", { notation: "text" })).toBe("(not-understood)");
    expect(answer({ oneOf: [{ type: "array" }, { type: "integer" }] }, "a,b", { notation: "text" })).toBe(
      "(not-understood)",
    );
    expect(answer({ type: "string", maxLength: 1 }, "ab", { notation: "text" })).toBe("out-of-bounds");
    expect(answer({ type: "array" }, 7, { notation: "text" })).toBe("wrong-type");
  });

  it("in XML, in a way that is not taken apart", () => {
    expect(answer(object, "<a>1</a>", { notation: "markup" })).toBe("(not-understood)");
    expect(answer(object, { a: 1 }, { notation: "markup" })).toBe("holds");
  });

  it("with references, which are not followed and not accused", () => {
    expect(answer({ type: "string" }, { $ref: "#/components/examples/A/value" })).toBe("(not-understood)");
    expect(answer({ properties: { a: { type: "string" } } }, { a: { $ref: "#/x" } })).toBe("(not-understood)");
    expect(answer({ properties: { a: { type: "string" }, b: { type: "string" } } }, { a: { $ref: "#/x" }, b: 1 })).toBe(
      "wrong-type",
    );
  });
});
