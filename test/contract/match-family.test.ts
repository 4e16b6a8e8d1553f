import { describe, expect, it } from "vitest";
import { cheapestPairs } from "../../src/contract/match-assignment.ts";
import { assign, type Distance } from "../../src/contract/match-family.ts";
import { fc } from "../property.ts";
import { operation } from "./made.ts";

/** The pairs of rows and columns for differences by row and column. */
function pairs(references: readonly string[], offered: readonly string[], table: readonly (readonly number[])[]) {
  const rows = references.map((name) => operation(name));
  const columns = offered.map((name) => operation(name));
  const found = assign(rows, columns, (one, other): Distance => {
    const differences = table[rows.indexOf(one)]?.[columns.indexOf(other)] ?? 0;
    return { differences, open: 0, accepts: false };
  });
  return found.map(([one, other]) => `${rows.indexOf(one)}-${columns.indexOf(other)}`);
}

describe("operations of one method and path", () => {
  const three = ["POST /vouchers#Create", "POST /vouchers#Redeem", "POST /vouchers#Cancel"];

  it("are paired so that as little as possible differs", () => {
    const table = [
      [0, 2, 1],
      [0, 1, 5],
      [1, 1, 0],
    ];
    expect(pairs(three, ["POST /vouchers", "POST /vouchers/", "POST /Vouchers"], table)).toEqual(["0-0", "1-1", "2-2"]);
  });

  it("of the building block itself come first when all fit alike", () => {
    const callback = operation("POST /callback", { role: "callback" });
    const own = operation("POST /Callback");
    const offer = operation("POST /callback/");
    const found = assign([callback, own], [offer], () => ({ differences: 0, open: 0, accepts: true }));
    expect(found).toEqual([[own, offer]]);
  });

  it("stay in their order when all fit alike, and when there are too many to measure", () => {
    const many = Array.from({ length: 5 }, () => "GET /a");
    const flat = many.map(() => many.map(() => 0));
    expect(pairs(many, many, flat)).toEqual(["0-0", "1-1", "2-2", "3-3", "4-4"]);
    const measured = { asked: 0 };
    const references = Array.from({ length: 5000 }, () => operation("GET /a"));
    const found = assign(references, references.slice(0, 4000), () => {
      measured.asked++;
      return { differences: 0, open: 0, accepts: true };
    });
    expect([found.length, measured.asked]).toEqual([4000, 0]);
  });
});

describe("the cheapest pairs", () => {
  it("are as cheap as the best of all permutations", () => {
    const matrix = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
    fc.assert(
      fc.property(matrix, (costs) => {
        const found = cheapestPairs(costs);
        const used = found.filter((column) => column >= 0);
        expect(new Set(used).size).toBe(used.length);
        expect(used.length).toBe(Math.min(costs.length, costs[0]?.length ?? 0));
        const sum = found.reduce((total, column, row) => total + (column < 0 ? 0 : (costs[row]?.[column] ?? 0)), 0);
        expect(sum).toBe(best(costs, 0, new Set(), used.length));
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it("of nothing are none", () => {
    expect(cheapestPairs([])).toEqual([]);
    expect(cheapestPairs([[], []])).toEqual([-1, -1]);
  });
});

function best(costs: readonly (readonly number[])[], row: number, used: ReadonlySet<number>, left: number): number {
  if (left === 0) return 0;
  const rest = costs.length - row;
  if (rest < left) return Number.POSITIVE_INFINITY;
  let least = rest > left ? best(costs, row + 1, used, left) : Number.POSITIVE_INFINITY;
  for (const [column, cost] of (costs[row] ?? []).entries()) {
    if (used.has(column)) continue;
    least = Math.min(least, cost + best(costs, row + 1, new Set([...used, column]), left - 1));
  }
  return least;
}
