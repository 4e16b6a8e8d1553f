import { describe, expect, it } from "vitest";
import { schemaTest } from "../../src/checks/schema-test.ts";
import { check } from "../../src/checks/secret.ts";
import type { RepositoryFileFact, SecretFact } from "../../src/facts/repository/facts.ts";
import { NO_REPOSITORY } from "../../src/facts/repository/facts.ts";
import { Place } from "../../src/model.ts";
import { facts, run } from "./facts.ts";

function file(path: string, some: Partial<RepositoryFileFact> = {}): RepositoryFileFact {
  const place = Place.at(path, { line: 1, column: 1, text: "" });
  const names = { document: path, path, name: path, extension: ".ts", language: "TypeScript" };
  return { ...names, kind: "source", bytes: 1, purpose: "product", place, ...some } as RepositoryFileFact;
}

function secret(path: string, some: Partial<SecretFact> = {}): SecretFact {
  const place = Place.at(path, { line: 3, column: 5, text: "" });
  return {
    document: path,
    purpose: "product",
    place,
    kind: "password",
    name: "DB_PASSWORD",
    confidence: "likely",
    isDefault: false,
    where: "code",
    _secret: "mistral-44",
    ...some,
  };
}

function examined(files: readonly RepositoryFileFact[], secrets: readonly SecretFact[], where?: object) {
  const given = facts({ repository: { ...NO_REPOSITORY, files, secrets } });
  return run(check, given, {}, where === undefined ? {} : { where: schemaTest(where) });
}

describe("secret", () => {
  it("counts the text files of the product", () => {
    const files = [file("a.ts"), file("b.png", { kind: "binary" }), file("a.test.ts", { purpose: "test" })];
    expect(examined(files, []).map(({ outcome }) => outcome)).toEqual(["holds"]);
  });

  it("finds all in one file, and points at the value", () => {
    const [one] = examined([file("a.ts")], [secret("a.ts"), secret("a.ts", { name: "" })]);
    if (one?.outcome !== "violated") throw new Error("not violated");
    expect(one.violations.map(({ case: found }) => found)).toEqual(["named", "unnamed"]);
    expect(one.violations[0]?.place.spot).toMatchObject({ line: 3, column: 5 });
  });

  it("hands the value over to be masked and tells nothing but its length", () => {
    const [one] = examined([file("a.ts")], [secret("a.ts")]);
    if (one?.outcome !== "violated") throw new Error("not violated");
    expect(one.violations[0]?.secrets).toEqual(["mistral-44"]);
    expect(one.violations[0]?.data).toEqual({ name: "DB_PASSWORD", kind: "password", masked: "••• (10)" });
  });

  it.each([
    [{ isDefault: true }, "default"],
    [{ kind: "key-store", name: "", _secret: "", where: "key-file" }, "file"],
    [{ kind: "private-key", name: "" }, "unnamed"],
  ] as const)("names the case of %o", (some, found) => {
    const [one] = examined([file("a.ts")], [secret("a.ts", some)]);
    expect(one?.outcome === "violated" ? one.violations[0]?.case : "").toBe(found);
  });

  it("leaves out what is not selected", () => {
    const where = { properties: { where: { const: "image" } } };
    expect(examined([file("a.ts")], [secret("a.ts")], where).map(({ outcome }) => outcome)).toEqual(["holds"]);
  });
});
