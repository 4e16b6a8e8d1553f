import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withShared } from "../../src/load/shared.ts";

const SHARED = { backend: { subjects: ["project"] }, words: ["a", "b"] };

function expanded(params: unknown): { readonly params: unknown; readonly unknown: readonly string[] } {
  const unknown: string[] = [];
  const told = withShared(params, SHARED, (pointer, name) => unknown.push(`${pointer} ${name}`));
  return { params: told, unknown };
}

describe("parts of parameters that rules share", () => {
  it("take the place of their names, at any depth", () => {
    const params = {
      given: { shared: "backend" },
      anyOf: [{ enum: { shared: "words" } }, 1, null],
      shared: "words",
      a: 2,
    };
    expect(expanded(params)).toEqual({
      params: { given: SHARED.backend, anyOf: [{ enum: SHARED.words }, 1, null], shared: "words", a: 2 },
      unknown: [],
    });
  });

  it.each(["nothing", "constructor", "__proto__"])("tell of a name that there is none of: %s", (name) => {
    const params = { where: { not: [{ shared: name }] } };
    expect(expanded(params)).toEqual({ params, unknown: [`/where/not/0/shared ${name}`] });
  });

  it("are each used by more than one rule", () => {
    const rules = readdirSync("rules", { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith("rule.yaml"))
      .map((path) => readFileSync(join("rules", path), "utf8"));
    for (const file of readdirSync("rules/shared")) {
      const name = `shared: ${file.replace(".yaml", "")} }`;
      expect(rules.filter((text) => text.includes(name)).length, file).toBeGreaterThan(1);
    }
  });
});
