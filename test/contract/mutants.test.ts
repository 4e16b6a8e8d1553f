import { describe, expect, it } from "vitest";
import { contractsBelow } from "./contracts.ts";
import { OPERATION_MUTATIONS } from "./mutants/operation-mutations.ts";
import { SCHEMA_MUTATIONS } from "./mutants/schema-mutations.ts";
import { tableOf, wrong } from "./mutants/table.ts";
import { nothingTried, type Trial, trialsOf } from "./mutants/trials.ts";

// A sample of what `npm run mutate:contracts` tries whole.

/** One trial in so many; the large schemas of one interface take most of the time. */
const RATES: Readonly<Record<string, number>> = { emarketplace: 700, consent: 100 };
const USUAL = 23;

const trials: Trial[] = [];
for (const { name, reference } of contractsBelow("rules")) {
  const rate = RATES[name] ?? USUAL;
  const tried = nothingTried();
  let count = 0;
  // Trials are counted over all operations, so that each mutation has its turn.
  for (const operation of reference.operations) trials.push(...trialsOf(operation, tried, () => count++ % rate === 0));
}

describe("mutations of the thirteen contracts (a sample)", () => {
  it("are many, of almost all kinds", () => {
    expect(trials.length).toBeGreaterThan(2000);
    const tried = new Set(trials.map(({ mutation }) => mutation));
    const all = [...OPERATION_MUTATIONS, ...SCHEMA_MUTATIONS].map(({ name }) => name);
    expect(all.filter((name) => tried.has(name)).length).toBeGreaterThan(0.8 * all.length);
    expect(new Set(all).size).toBe(all.length);
  });

  it("are detected where they do harm, in the right direction", () => {
    expect(wrong(trials).filter(({ harmful }) => harmful)).toEqual([]);
  });

  it("raise no alarm where they do none", () => {
    expect(wrong(trials).filter(({ harmful }) => !harmful)).toEqual([]);
  });

  it("leave little open where they do no harm", () => {
    const harmless = tableOf(trials).filter(({ harmful }) => !harmful);
    const sum = (of: "tried" | "unknown") => harmless.reduce((total, row) => total + row[of], 0);
    expect(sum("unknown")).toBeLessThan(0.03 * sum("tried"));
  });
});
