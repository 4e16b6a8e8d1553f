import { describe, expect, it } from "vitest";
import { fc } from "../../property.ts";
import { pair } from "./arbitrary.ts";
import { judge } from "./oracle.ts";

const RUNS = { seed: 20261125, numRuns: 1500 };

describe("random pairs of schemas", () => {
  it("yes is never contradicted by a value, and every counterexample is one", () => {
    fc.assert(
      fc.property(pair, ([sub, sup]) => {
        expect(judge(sub, sup).wrong).toBeUndefined();
      }),
      RUNS,
    );
  });

  it("every schema includes itself, or nobody can tell", () => {
    fc.assert(
      fc.property(pair, ([schema]) => {
        expect(judge(schema, schema).inclusion.answer).not.toBe("no");
      }),
      { ...RUNS, numRuns: 500 },
    );
  });

  it("the same question has the same answer", () => {
    fc.assert(
      fc.property(pair, ([sub, sup]) => {
        const copy = (schema: unknown): never => JSON.parse(JSON.stringify(schema)) as never;
        expect(judge(copy(sub), copy(sup)).inclusion).toEqual(judge(copy(sub), copy(sup)).inclusion);
      }),
      { ...RUNS, numRuns: 400 },
    );
  });

  it("hardly ever says that it cannot tell", () => {
    const answers = fc
      .sample(pair, { seed: RUNS.seed, numRuns: 800 })
      .map(([sub, sup]) => judge(sub, sup).inclusion.answer);
    expect(answers.filter((answer) => answer === "unknown").length / answers.length).toBeLessThan(0.03);
    expect(answers.filter((answer) => answer === "no").length).toBeGreaterThan(200);
    expect(answers.filter((answer) => answer === "yes").length).toBeGreaterThan(200);
  });
});
