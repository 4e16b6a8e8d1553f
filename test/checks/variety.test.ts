import { describe, expect, it } from "vitest";
import { check } from "../../src/checks/variety.ts";
import type { DocumentFact, OperationBody } from "../../src/facts/facts.ts";
import { Place } from "../../src/model.ts";
import { facts, operation, outcomes, run } from "./facts.ts";

const place = Place.of("api.yaml");
const documents: DocumentFact[] = [
  {
    document: "api.yaml",
    place,
    inScope: true,
    openapi: "3.0.3",
    title: "",
    version: "",
    operations: 0,
    propertyExtensions: [],
  },
];
const error = (some: Partial<OperationBody>): OperationBody => {
  const none = { hasSchema: true, schema: "", type: "object", members: [], hasExample: false };
  return { usage: "error", status: "400", essence: "application/json", ...none, ...some };
};

describe("variety", () => {
  const judge = (params: object, ...some: Parameters<typeof operation>[]): string => {
    const operations = some.map((one) => operation(...one));
    return outcomes(run(check, facts({ documents, operations }), { most: 1, ...params })).join();
  };
  const withErrors = (...bodies: OperationBody[]) => ["GET /cases", { bodies }] as [string, object];

  it.each([
    ["one name", [withErrors(error({ schema: "Error" }), error({ schema: "Error" }))], "holds"],
    ["two names", [withErrors(error({ schema: "Error" })), withErrors(error({ schema: "Fault" }))], "many"],
    ["one set of members", [withErrors(error({ members: ["a", "b"] }), error({ members: ["b", "a"] }))], "holds"],
    ["members and a name", [withErrors(error({ members: ["a"] }), error({ schema: "Error" }))], "many"],
    ["no shape", [withErrors(error({}), error({ usage: "response", schema: "Case" }))], ""],
    [
      "a callback",
      [["POST {$url}", { kind: "callback", bodies: [error({ schema: "Error" })] }] as [string, object]],
      "",
    ],
  ] as const)("error shapes: %s", (_, operations, outcome) => {
    expect(judge({ of: "error-shape" }, ...operations)).toBe(outcome);
  });

  it("counts the first fixed step of each path", () => {
    const ignore = ["^v[0-9]+$"];
    expect(judge({ of: "resource", ignore }, ["GET /V1/cases"], ["PUT /v2/{tenant}/cases/{id}/notes"])).toBe("holds");
    expect(judge({ of: "resource" }, ["GET /v1/cases"], ["GET /v2/cases"])).toBe("many");
    expect(judge({ of: "resource", most: 2 }, ["GET /cases"], ["GET /files?kind={kind}"])).toBe("holds");
    expect(judge({ of: "resource" }, ["GET /{any}"], ["GET /"])).toBe("");
  });

  it("counts tags, names ten of them and points at where each is used first", () => {
    const operations = Array.from({ length: 12 }, (_, index) =>
      operation(`GET /${index}`, { tags: [`t${index}`, "all"] }),
    );
    const [examination] = run(check, facts({ documents, operations }), { of: "tag", most: 12 });
    if (examination?.outcome !== "violated") throw new Error("not violated");
    const [violation] = examination.violations;
    expect(violation?.data.count).toBe(13);
    expect(String(violation?.data.names).split(", ")).toHaveLength(10);
    expect(violation?.related?.slice(0, 3).map(({ pointer }) => pointer[1])).toEqual(["/0", "/0", "/1"]);
  });
});
