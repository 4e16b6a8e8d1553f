import { describe, expect, it } from "vitest";
import type { SchemaTest } from "../../src/checks/check.ts";
import { check } from "../../src/checks/offering.ts";
import type { DocumentFact, UnresolvedFact } from "../../src/facts/facts.ts";
import { Place } from "../../src/model.ts";
import { facts, operation, outcomes, run } from "./facts.ts";

const documentFact = (path: string): DocumentFact => {
  const place = Place.of(path);
  return {
    document: path,
    place,
    inScope: true,
    openapi: "3.0.3",
    title: "",
    version: "",
    operations: 0,
    propertyExtensions: [],
  };
};
const isPost: SchemaTest = (value) => (value as { method: string }).method === "POST";
const isHealth: SchemaTest = (value) => (value as { path: string }).path === "/health";
const documents = [documentFact("a.yaml"), documentFact("b.yaml")];
const lost: UnresolvedFact = {
  document: "a.yaml",
  place: Place.of("a.yaml", ["paths", "/x", "$ref"]),
  kind: "path-item",
  resolution: { found: false, reason: "dangling", target: "#/x" },
};

describe("offering", () => {
  const there = operation("GET /health", { document: "a.yaml" });
  const other = operation("GET /cases", { document: "b.yaml" });
  const more = operation("POST /cases", { document: "b.yaml" });

  it.each([
    ["one in each document", "document", [there, other, more], ["holds", "none"]],
    ["one in all documents together", "submission", [there, other, more], ["holds"]],
    ["nothing to select from", "document", [there], ["holds"]],
    ["nothing at all", "submission", [], []],
    ["nowhere", "submission", [other, more], ["none"]],
  ] as const)("%s", (_, within, operations, outcome) => {
    const given = facts({ documents, operations });
    expect(outcomes(run(check, given, { subject: "operation", within }, { schema: isHealth }))).toEqual(outcome);
  });

  it("counts what was selected and points at the paths", () => {
    const given = facts({ documents, operations: [other, more] });
    const examinations = run(check, given, { subject: "operation" }, { where: isPost, schema: isHealth });
    expect(examinations).toHaveLength(1);
    const [examination] = examinations;
    if (examination?.outcome !== "violated") throw new Error("not violated");
    expect(examination.violations[0]?.data).toEqual({ count: 1 });
    expect(examination.subject.file).toBe("b.yaml");
  });

  it("finds nothing missing where something could not be seen", () => {
    const given = facts({ documents, operations: [other], unresolved: [lost] });
    expect(outcomes(run(check, given, { subject: "operation" }, { schema: isHealth }))).toEqual([
      "(unresolved-reference)",
    ]);
  });

  it("needs a schema", () => {
    expect(() => run(check, facts({ documents }), { subject: "operation" })).toThrow("schema");
  });
});
