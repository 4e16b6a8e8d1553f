/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: paths as tests write them */
import { describe, expect, it } from "vitest";
import { check } from "../../src/checks/tested-operations.ts";
import type { OperationFact } from "../../src/facts/facts.ts";
import { NO_REPOSITORY, type TestFact } from "../../src/facts/repository/facts.ts";
import { Place } from "../../src/model.ts";
import { facts, run } from "./facts.ts";

const PARAMS = { generators: ["schemathesis"] };

function operation(path: string): OperationFact {
  return {
    kind: "path",
    path,
    name: `GET ${path}`,
    place: Place.of("api.yaml", ["paths", path, "get"]),
  } as unknown as OperationFact;
}

function test(paths: readonly string[], some: Partial<TestFact> = {}): TestFact {
  const place = new Place("a.test.ts");
  return {
    place,
    document: "a.test.ts",
    purpose: "test",
    path: "a.test.ts",
    framework: "Jest",
    level: "api",
    cases: 1,
    empty: false,
    paths,
    ...some,
  };
}

function untested(paths: readonly string[], ...tests: readonly TestFact[]): string[] {
  const given = facts({ operations: paths.map(operation), repository: { ...NO_REPOSITORY, tests } });
  return run(check, given, PARAMS).flatMap((one) =>
    one.outcome === "violated" ? one.violations.map(({ data }) => String(data.operation)) : [],
  );
}

describe("tested-operations", () => {
  it.each<[string, string, boolean]>([
    ["/cases", "/cases", true],
    ["/cases", "/api/v1/Cases", true],
    ["/cases", "/closed-cases", false],
    ["/cases", "/cases/1", false],
    ["/cases/{id}", "/cases/1", true],
    ["/cases/{id}", "/v1/cases/${id}", true],
    ["/cases/{id}", "/cases", false],
    ["/cases/{id}", "/cases/", true],
    ["/cases", "/cases/", true],
    ["/cases/{id}/notes", "/cases/1/notes", true],
    ["/cases/{id}/notes", "/notes", false],
    ["/", "/", false],
  ])("%s is named by %s: %s", (path, written, named) => {
    expect(untested([path], test([written]))).toEqual(named ? [] : [`GET ${path}`]);
  });

  it("counts what is named", () => {
    const given = facts({
      operations: ["/a", "/b"].map(operation),
      repository: { ...NO_REPOSITORY, tests: [test(["/a"])] },
    });
    expect(run(check, given, PARAMS)).toMatchObject([
      { outcome: "holds" },
      { outcome: "violated", violations: [{ case: "untested", data: { operation: "GET /b", tested: 1, total: 2 } }] },
    ]);
  });

  it("takes tests that are made from the contract for tests of all", () => {
    expect(untested(["/a"], test([], { framework: "Schemathesis" }))).toEqual([]);
  });

  it("examines nothing without tests above the level of units", () => {
    const tests = [test(["/a"], { level: "unit" }), test(["/a"], { empty: true })];
    expect(
      run(check, facts({ operations: [operation("/b")], repository: { ...NO_REPOSITORY, tests } }), PARAMS),
    ).toEqual([]);
    expect(run(check, facts({ repository: { ...NO_REPOSITORY, tests: [test(["/a"])] } }), PARAMS)).toEqual([]);
  });
});
