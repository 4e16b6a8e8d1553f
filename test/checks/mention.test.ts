import { describe, expect, it } from "vitest";
import type { SchemaTest } from "../../src/checks/check.ts";
import { check } from "../../src/checks/mention.ts";
import type { DocumentFact, Facts, UnresolvedFact } from "../../src/facts/facts.ts";
import { Place } from "../../src/model.ts";
import { example, facts, mediaType, operation, outcomes, parameter, run } from "./facts.ts";

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
const documents = [documentFact("api.yaml"), documentFact("b.yaml")];
const isDelete: SchemaTest = (value) => (value as { method: string }).method === "DELETE";
const lost: UnresolvedFact = {
  document: "b.yaml",
  place: Place.of("b.yaml", ["paths", "/x", "$ref"]),
  kind: "path-item",
  resolution: { found: false, reason: "dangling", target: "#/x" },
};
const all = ["operation", "parameter", "property", "schema", "media-type", "value", "text"];

describe("mention", () => {
  const judge = (some: Partial<Facts>, params: object = {}): string => {
    const given = facts({ documents: documents.slice(0, 1), ...some });
    return outcomes(run(check, given, { in: all, names: ["fhir", "^history$"], ...params })).join();
  };

  it.each<readonly [Partial<Facts>, string]>([
    [{}, "absent"],
    [{ operations: [operation("GET /fhir/Patient")] }, "holds"],
    [{ operations: [operation("GET /x", { operationId: "history" })] }, "holds"],
    [{ operations: [operation("GET /x", { tags: ["FHIR"] })] }, "holds"],
    [{ operations: [operation("GET /x", { description: "FHIR" })] }, "absent"],
    [{ parameters: [parameter("history")] }, "holds"],
    [{ parameters: [parameter("historyOf")] }, "absent"],
    [{ mediaTypes: [mediaType("application/fhir+json")] }, "holds"],
    [{ examples: [example("history", { kind: "enum" })] }, "holds"],
    [{ examples: [example("history", { kind: "const" })] }, "holds"],
    [{ examples: [example("history")] }, "absent"],
    [{ examples: [example("Resources of FHIR R4", { kind: "description" })] }, "holds"],
    [{ examples: [example(`${" ".repeat(6_000)}FHIR`, { kind: "description" })] }, "absent"],
    [{ documents: [] }, ""],
  ])("%j: %s", (some, outcome) => {
    expect(judge(some)).toBe(outcome);
  });

  it("looks only where it is told to", () => {
    const some = { operations: [operation("GET /fhir")] };
    expect(judge(some, { in: ["parameter", "text"] })).toBe("absent");
    expect(judge(some, { in: ["parameter", "operation"] })).toBe("holds");
  });

  it("examines only documents in which some fact asks for it, and points at those facts", () => {
    const operations = [operation("GET /a"), operation("DELETE /a"), operation("DELETE /b")];
    const given = facts({ documents, operations });
    const params = { subject: "operation", in: ["property"], names: ["deletedAt"] };
    const [examination, ...others] = run(check, given, params, { where: isDelete });
    expect(others).toEqual([]);
    if (examination?.outcome !== "violated") throw new Error("not violated");
    const [violation] = examination.violations;
    expect(violation?.data).toEqual({ count: 2, name: "DELETE /a" });
    expect(violation?.place).toMatchObject({ token: "delete", at: "key" });
    expect(violation?.related).toHaveLength(1);
    expect(run(check, facts({ documents }), params, { where: isDelete })).toEqual([]);
    expect(outcomes(run(check, given, params))).toEqual(["absent"]);
  });

  it("takes each document for itself, or all together", () => {
    const given = facts({ documents, parameters: [parameter("history")] });
    const params = { in: ["parameter"], names: ["history"] };
    expect(outcomes(run(check, given, params))).toEqual(["holds", "absent"]);
    expect(outcomes(run(check, given, { ...params, within: "document" }))).toEqual(["holds", "absent"]);
    expect(outcomes(run(check, given, { ...params, within: "submission" }))).toEqual(["holds"]);
    expect(outcomes(run(check, facts({ documents }), { ...params, within: "submission" }))).toEqual(["absent"]);
    const operations = [operation("DELETE /a"), { ...operation("DELETE /b"), document: "b.yaml" }];
    const asked = { ...params, subject: "operation", within: "submission" };
    const [examination] = run(check, facts({ documents, operations }), asked);
    expect(examination?.outcome === "violated" && examination.violations[0]?.data).toEqual({
      count: 2,
      name: "DELETE /a",
    });
  });

  it("does not miss what may stand where nothing could be read", () => {
    const given = facts({ documents, parameters: [parameter("history")], unresolved: [lost] });
    const params = { in: ["parameter"], names: ["history"] };
    expect(outcomes(run(check, given, params))).toEqual(["(unresolved-reference)", "holds"]);
  });
});
