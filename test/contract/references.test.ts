import { existsSync, readFileSync } from "node:fs";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { compareInterfaces } from "../../src/contract/compare.ts";
import type { Comparison } from "../../src/contract/comparison.ts";
import type { Interface } from "../../src/contract/interface.ts";
import { readOffer } from "../../src/contract/openapi/index.ts";
import { loadSubmission } from "../../src/load/submission.ts";
import { DEFAULT_LIMITS } from "../../src/model.ts";
import { contractsBelow } from "./contracts.ts";

const REFERENCES = "../shared/references";

interface Defect {
  readonly status: string;
  readonly reason: string;
}

const contracts = contractsBelow("rules");
const defects = load(readFileSync("test/contract/known-defects.yaml", "utf8")) as Readonly<
  Record<string, Readonly<Record<string, Defect>>>
>;

/** Operations that neither conform nor have nothing to compare, with their statuses. */
function shortcomings({ operations }: Comparison): Record<string, string> {
  const fine = new Set(["conforms", "nothing-to-compare"]);
  const others = operations.filter(({ status }) => !fine.has(status));
  return Object.fromEntries(others.map(({ reference, status }) => [reference.key, status]));
}

/** How many operations were matched in each tier. */
function tiers({ operations }: Comparison): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { tier = "missing" } of operations) counts[tier] = (counts[tier] ?? 0) + 1;
  return counts;
}

describe("each contract beside itself", () => {
  it("is there for thirteen building blocks", () => {
    expect(contracts).toHaveLength(13);
  });

  it.each(contracts)(
    "$name: each operation is its own match, and conforms as far as it states something",
    ({ reference }) => {
      const comparison = compareInterfaces(reference, reference);
      expect(comparison.operations.filter(({ reference: one, offered }) => one !== offered)).toEqual([]);
      expect(tiers(comparison)).toEqual({ exact: reference.operations.length });
      expect(shortcomings(comparison)).toEqual({});
      expect([comparison.extra, comparison.badMappings, comparison.grade.level]).toEqual([[], [], 2]);
    },
  );
});

describe.skipIf(!existsSync(REFERENCES))(
  "the published files beside their contracts (skipped without ../shared/references)",
  () => {
    it.each(contracts)("$name: conforms but for known defects of the publication", async ({ name, reference }) => {
      const request = {
        paths: [`${REFERENCES}/${name}`],
        cwd: process.cwd(),
        limits: DEFAULT_LIMITS,
        specifications: [],
      };
      const { apis, resolver } = await loadSubmission(request);
      const comparison = compareInterfaces(reference, readOffer(apis, resolver));
      const known = Object.entries(defects[name] ?? {}).map(([key, { status }]) => [key, status]);
      expect(shortcomings(comparison)).toEqual(Object.fromEntries(known));
      expect(comparison.extra).toEqual([]);
    });
  },
);

describe("known defects", () => {
  it("name operations that exist, and say why", () => {
    for (const [name, listed] of Object.entries(defects)) {
      const keys = contracts.find((one) => one.name === name)?.reference.operations.map(({ key }) => key);
      for (const [key, { reason }] of Object.entries(listed)) {
        expect(keys, name).toContain(key);
        expect(reason).toMatch(/^[A-Z].{20,}\.$/u);
      }
    }
  });
});

describe("consent", () => {
  const { reference } = contracts.find(({ name }) => name === "consent") ?? { reference: { operations: [] } };
  const offered = (path: (path: string) => string): Interface => ({
    operations: reference.operations.map((one) => ({ ...one, path: path(one.path), basePaths: [], operationId: "" })),
  });

  it.each<[string, (path: string) => string, string]>([
    ["without the slash at the end", (path) => path.replace(/\/$/u, ""), "trailing-slash"],
    ["with other names of variables", (path) => path.replaceAll(/\{(\w+)\}/gu, "{my-$1}"), "parameter-names"],
    ["in camel case", (path) => path.replaceAll(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase()), "folded"],
  ])("offered %s has all 42 operations", (_, path, tier) => {
    const comparison = compareInterfaces(reference, offered(path));
    const counts = tiers(comparison);
    expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(42);
    expect(counts[tier]).toBeGreaterThan(0);
    expect(Object.keys(counts).filter((one) => one !== tier && one !== "exact")).toEqual([]);
    expect(comparison.operations.filter(({ status }) => status === "missing" || status === "differs")).toEqual([]);
  });

  it("offered without the slash at the end has each by that tier", () => {
    const comparison = compareInterfaces(
      reference,
      offered((path) => path.replace(/\/$/u, "")),
    );
    expect(tiers(comparison)).toEqual({ "trailing-slash": 42 });
    expect(comparison.grade).toMatchObject({ level: 2, conforming: 42 });
  });

  it("offered below another base path has none, and all once it is declared", () => {
    const moved = offered((path) => `/api/v2${path}`);
    expect(tiers(compareInterfaces(reference, moved))).toEqual({ missing: 42 });
    expect(compareInterfaces(reference, moved).operations[0]?.nearest?.because).toBe("path");
    const declared = { basePath: "/api/v2", operations: {} };
    expect(tiers(compareInterfaces(reference, moved, declared))).toEqual({ "base-path": 42 });
  });
});
