import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Report } from "../../src/model.ts";
import { findingsOf, outcomes, reportOn, said } from "../outcomes.ts";

// One service, a registry of water permits with a good dozen of faults, written in each version of OpenAPI. What is said of it must
// not depend on the version, but for one thing: GovStack asks for OpenAPI 3.

const VERSIONS = ["2.0", "3.0", "3.1", "3.2"] as const;
const QUALITY = "govstack-cfr-quality#req-4";

function textOf(version: string): string {
  return readFileSync(join(import.meta.dirname, `permits-${version}.yaml`), "utf8");
}

async function reportOf(version: string): Promise<Report> {
  return reportOn({ "api.yaml": textOf(version) }, ["api.yaml"]);
}

/** The value at a JSON pointer, undefined where it leads nowhere. */
function valueAt(root: unknown, pointer: string): unknown {
  const steps = pointer.split("/").slice(1);
  return steps.reduce((value: unknown, step) => {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  }, root);
}

describe("the same service in every version", async () => {
  const older = await reportOf("3.0");

  it("has faults of many kinds", () => {
    expect(new Set(findingsOf(older).map(({ rule }) => rule)).size).toBeGreaterThan(12);
    expect(Object.values(outcomes(older))).toContain("fail");
  });

  it.each(["3.1", "3.2"])("has the same outcomes and findings in %s as in 3.0", async (version) => {
    const report = await reportOf(version);
    expect(outcomes(report)).toEqual(outcomes(older));
    expect(said(report)).toEqual(said(older));
  });

  it("has them in 2.0, too, but for the version itself", async () => {
    const report = await reportOf("2.0");
    expect(outcomes(report)).toEqual({ ...outcomes(older), [QUALITY]: "fail" });
    const extra = "govstack-cfr/invalid-openapi-document not-openapi-3 {}";
    // What 3.0 shares comes in another order, and a text that names a few of many takes the first ones.
    const told = (one: Report) => said(one).map((line) => line.replace(/"names":"[^"]*"/u, ""));
    expect(told(report)).toEqual([...told(older), extra].sort());
  });

  it.each(VERSIONS)("has every finding of %s at a place of the original", async (version) => {
    const original: unknown = parse(textOf(version));
    const report = await reportOf(version);
    for (const { pointer, location, excerpt, rule } of findingsOf(report)) {
      expect(valueAt(original, pointer), `${rule} ${pointer}`).toBeDefined();
      expect(textOf(version).split("\n")[location.line - 1]?.trim().slice(0, 20)).toBe(excerpt.slice(0, 20));
    }
  });

  it("points at what decides in 2.0", async () => {
    const report = await reportOf("2.0");
    const at = (rule: string) =>
      findingsOf(report)
        .filter((finding) => finding.rule === `govstack-cfr/${rule}`)
        .map(({ pointer, operation }) => [pointer, operation]);
    expect(at("plaintext-server-url")).toEqual([["/schemes/1", undefined]]);
    expect(at("plaintext-login-url")).toEqual([["/securityDefinitions/signIn/tokenUrl", undefined]]);
    expect(at("secret-in-url")).toEqual([["/paths/~1permits/get/parameters/1/name", "GET /permits"]]);
    expect(at("invalid-openapi-document")).toEqual([["/swagger", undefined]]);
  });

  it.each(VERSIONS)("has the same findings in JSON as in YAML, but for places: %s", async (version) => {
    const json = JSON.stringify(parse(textOf(version)), undefined, 2);
    const [yaml, same] = [await reportOf(version), await reportOn({ "api.json": json }, ["api.json"])];
    expect(outcomes(same)).toEqual(outcomes(yaml));
    expect(said(same)).toEqual(said(yaml));
    const pointers = (report: Report) => findingsOf(report).map(({ rule, pointer }) => `${rule} ${pointer}`);
    expect(pointers(same).sort()).toEqual(pointers(yaml).sort());
  });
});
