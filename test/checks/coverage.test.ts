import { describe, expect, it } from "vitest";
import type { SchemaTest } from "../../src/checks/check.ts";
import { check } from "../../src/checks/coverage.ts";
import type { UnresolvedFact } from "../../src/facts/facts.ts";
import { Place } from "../../src/model.ts";
import { facts, operation, outcomes, run } from "./facts.ts";

const isGet: SchemaTest = (value) => (value as { method: string }).method === "GET";
const isPath: SchemaTest = (value) => (value as { kind: string }).kind === "path";
const lost: UnresolvedFact = {
  document: "api.yaml",
  place: Place.of("api.yaml", ["paths", "/x", "$ref"]),
  kind: "path-item",
  resolution: { found: false, reason: "dangling", target: "#/x" },
};

describe("coverage", () => {
  const judge = (names: readonly string[], params: object = {}): string => {
    const operations = names.map((name) => operation(name));
    const schemas = { schema: isGet, where: isPath };
    return outcomes(run(check, facts({ operations }), { subject: "operation", ...params }, schemas)).join();
  };

  it.each([
    [[], {}, ""],
    [["GET /a", "GET /b"], {}, "holds,holds"],
    [["GET /a", "POST /b"], {}, "holds,short"],
    [["GET /a", "POST /b"], { least: 50 }, "holds"],
    [["GET /a", "POST /b", "POST /c"], { least: 50 }, "holds,short,"],
    [["POST /a", "POST /b"], { least: 1 }, "short,"],
  ] as const)("%j %j: %s", (names, params, outcome) => {
    expect(judge(names, params)).toBe(outcome);
  });

  it("gives one finding for a document, at the first fact that does not conform, with the others beside it", () => {
    const operations = ["GET /a", "POST /b", "POST /c", "PUT /b"].map((name) => operation(name));
    const elsewhere = { ...operation("POST /z"), document: "other.yaml", place: Place.of("other.yaml", ["paths"]) };
    const given = facts({ operations: [...operations, elsewhere] });
    const examinations = run(check, given, { subject: "operation" }, { schema: isGet });
    const violations = examinations.flatMap((one) => (one.outcome === "violated" ? one.violations : []));
    expect(violations.map(({ data }) => data)).toEqual([
      { count: 3, total: 4, names: "POST /b, POST /c, PUT /b" },
      { count: 1, total: 1, names: "POST /z" },
    ]);
    expect(violations[0]?.place).toMatchObject({ token: "post", at: "key" });
    expect(violations[0]?.related?.map(({ token }) => token)).toEqual(["post", "put"]);
    expect(examinations.filter(({ outcome }) => outcome === "violated")).toHaveLength(4);
  });

  it("looks only at what `where` selects, and says what it could not see", () => {
    const operations = [operation("GET /a"), operation("POST /b", { kind: "callback" })];
    const given = facts({ operations, unresolved: [lost] });
    const schemas = { schema: isGet, where: isPath };
    expect(outcomes(run(check, given, { subject: "operation" }, schemas))).toEqual(["(unresolved-reference)", "holds"]);
  });

  it("is told when its schema is missing", () => {
    expect(() => run(check, facts(), { subject: "operation" })).toThrow("schema");
  });
});
