import { describe, expect, it } from "vitest";
import { Budget } from "../../src/instance/budget.ts";
import { judge, short } from "./judge.ts";

// Schemas and values that were made to keep a validator busy, to crash it or to fool it.

const many = (count: number, make: (index: number) => unknown) =>
  Array.from({ length: count }, (_, index) => make(index));
const named = (count: number, make: (index: number) => unknown) =>
  Object.fromEntries(many(count, (index) => [`S${index}`, make(index)]) as [string, unknown][]);
const at = (index: number) => ({ $ref: `#/components/schemas/S${index}` });

describe("work without end", () => {
  it("ends for a pattern that backtracks", () => {
    const text = `${"a".repeat(50_000)}!`;
    expect(short(judge({ pattern: "^(a+)+$" }, text))).toBe("/ pattern ^(a+)+$");
    expect(short(judge({ patternProperties: { "^(a+)+$": false }, additionalProperties: {} }, { [text]: 1 }))).toBe(
      "valid",
    );
  });

  it("does not even begin with a pattern whose program is huge", () => {
    expect(short(judge({ pattern: "(?:a{1000}){1000}" }, "a"))).toBe("unknown (pattern)");
    expect(short(judge({ pattern: "a?".repeat(500) }, "a".repeat(100_000)))).toBe("unknown (pattern)");
    expect(short(judge({ pattern: "a".repeat(1001) }, "a"))).toBe("unknown (pattern)");
  });

  it("is not multiplied by schemas that are reached on many ways", () => {
    const schemas = named(30, (index) => ({
      anyOf: [at(index + 1), at(index + 1), { $ref: `#/components/schemas/S${index + 1}` }],
    }));
    const budget = new Budget(10_000, 10_000);
    const answer = judge(at(0), { a: 1 }, { schemas: { ...schemas, S30: { type: "string" } }, budget });
    expect(short(answer)).toBe("/ anyOf");
    expect(budget.spent).toBe(false);
  });

  it("is not multiplied by branches at each level of a value", () => {
    const node = { properties: { next: at(0) } };
    const schemas = {
      S0: {
        anyOf: [
          { ...node, required: ["x"] },
          { ...node, required: ["y"] },
          { ...node, required: ["z"] },
        ],
      },
    };
    let value: unknown = {};
    for (let level = 0; level < 60; level++) value = { next: value };
    const budget = new Budget(100_000, 100_000);
    expect(judge(at(0), value, { schemas, budget }).outcome).toBe("invalid");
    expect(budget.spent).toBe(false);
  });

  it("ends when the steps are used up, and says so", () => {
    const value = many(10_000, (index) => ({ index }));
    const schema = { items: { properties: { index: { type: "string" } } } };
    expect(short(judge({ items: { type: "object" } }, value, { budget: new Budget(5000, 5000) }))).toBe(
      "unknown (budget)",
    );
    // What was found before is true all the same.
    expect(judge(schema, value, { budget: new Budget(5000, 5000) }).outcome).toBe("invalid");
    expect(short(judge({ enum: many(1000, (index) => [index]) }, [-1], { budget: new Budget(500, 500) }))).toBe(
      "unknown (budget)",
    );
  });

  it("is the same work each time", () => {
    const schema = { items: { anyOf: [{ type: "string" }, { type: "integer", minimum: 2 }] } };
    const spent = () => {
      const budget = new Budget(100_000, 100_000);
      judge(schema, many(100, Number), { budget });
      let left = 0;
      while (budget.spend(1)) left++;
      return left;
    };
    expect(spent()).toBe(spent());
  });
});

describe("depth", () => {
  it("of a chain of references", () => {
    const schemas = { ...named(5000, (index) => ({ allOf: [at(index + 1)] })), S5000: { type: "string" } };
    expect(short(judge(at(0), 1, { schemas }))).toBe("unknown (budget)");
    expect(short(judge({ ...at(0), unevaluatedProperties: false }, { a: 1 }, { schemas }))).toBe("unknown (budget)");
    expect(short(judge({ ...at(0), required: ["a"] }, {}, { schemas }))).toBe("/ required a");
  });

  it("of a schema and a value", () => {
    let schema: unknown = { type: "string" };
    let value: unknown = 1;
    for (let level = 0; level < 2000; level++) {
      schema = { items: schema };
      value = [value];
    }
    expect(short(judge(schema, value))).toBe("unknown (budget)");
    expect(short(judge({ const: value }, structuredClone(value)))).toBe("unknown (budget)");
  });

  it("of a schema that goes round in circles", () => {
    const schemas = { S0: { allOf: [at(1)] }, S1: { allOf: [at(0), { minLength: 2 }] } };
    expect(short(judge(at(0), "a", { schemas }))).toBe("/ minLength 2");
    expect(short(judge(at(0), "ab", { schemas }))).toBe("valid");
  });

  it("of a value that holds itself", () => {
    const value: unknown[] = [];
    value.push(value);
    const schemas = { S0: { type: "array", items: at(0) } };
    expect(judge(at(0), value, { schemas }).outcome).toBe("valid");
    const other: unknown[] = [];
    other.push(other);
    expect(short(judge({ const: other }, value))).toBe("unknown (budget)");
  });
});

describe("size", () => {
  it("of what is said", () => {
    const answer = judge({ items: { type: "string" } }, many(5000, Number));
    expect(answer.outcome === "invalid" && answer.reasons.length).toBe(100);
  });

  it("of what is named", () => {
    const answer = judge({ enum: ["a".repeat(5000), "b", "c", "d", "e", "f"] }, 1);
    expect(short(answer).length).toBeLessThan(100);
  });
});

describe("keywords that would run code elsewhere", () => {
  it("mean nothing", () => {
    const schema = { $async: true, type: "string", $data: "/x", maxLength: 1 };
    expect(short(judge(schema, "ab"))).toBe("/ maxLength 1");
    expect(short(judge({ maxLength: { $data: "/x" } }, "ab"))).toBe("unknown (keyword)");
  });
});
