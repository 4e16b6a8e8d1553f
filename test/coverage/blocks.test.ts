import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

// test/coverage/openapi-<building block>.yaml accounts for every requirement of a building block that an OpenAPI document can decide or
// screen: the rules that examine it, or the reason why none does. Here each list is held to requirements.yaml and to the rules' folders.

interface Entry {
  readonly requirement: string;
  readonly rules?: readonly string[];
  readonly leftOut?: string;
}

interface Requirement {
  readonly id: string;
  readonly evidence: readonly string[];
  readonly decidable: string;
  readonly restates?: string;
  readonly repeats?: string;
}

interface Rule {
  readonly requirement: string;
  readonly strength: string;
}

const ROOT = "rules";
const PREFIX = "govstack-bb-";

function read(path: string): unknown {
  return parse(readFileSync(path, "utf8"));
}

const blocks = readdirSync(ROOT)
  .filter((name) => name.startsWith(PREFIX))
  .flatMap((block) => readdirSync(join(ROOT, block)).map((edition) => ({ block, edition })));

function rulesOf(folder: string): Map<string, Rule> {
  const ids = readdirSync(folder).filter((name) => existsSync(join(folder, name, "rule.yaml")));
  return new Map(ids.map((id) => [id, read(join(folder, id, "rule.yaml")) as Rule]));
}

describe.each(blocks)("$block $edition", ({ block, edition }) => {
  const folder = join(ROOT, block, edition);
  const requirements = read(join(folder, "requirements.yaml")) as readonly Requirement[];
  const examinable = requirements.filter(
    ({ decidable, evidence }) => evidence.includes("openapi") && ["decide", "screen"].includes(decidable),
  );
  const rules = rulesOf(folder);
  const list = `test/coverage/openapi-${block.slice(PREFIX.length)}.yaml`;
  const entries = (existsSync(list) ? read(list) : []) as readonly Entry[];

  it("accounts for each requirement that an OpenAPI document can decide or screen, once and in order", () => {
    expect(entries.map(({ requirement }) => requirement)).toEqual(examinable.map(({ id }) => id));
  });

  it("names rules that exist and examine the requirement, or gives a reason", () => {
    for (const { requirement, rules: named, leftOut } of entries) {
      if (named === undefined) expect(leftOut, requirement).toMatch(/^\p{Lu}.{15,}\.$/u);
      else {
        expect(leftOut, requirement).toBeUndefined();
        expect(named, requirement).not.toEqual([]);
        for (const id of named) expect(rules.get(id)?.requirement, id).toBe(requirement);
      }
    }
  });

  it("leaves no rule out", () => {
    const named = new Set(entries.flatMap((entry) => entry.rules ?? []));
    expect([...rules.keys()].filter((id) => !named.has(id))).toEqual([]);
  });

  it("decides only what the specification lets a machine decide", () => {
    const decidable = new Set(requirements.filter((one) => one.decidable === "decide").map(({ id }) => id));
    const deciding = [...rules.values()].filter(({ strength }) => strength === "decides" || strength === "proves");
    expect(deciding.map(({ requirement }) => requirement).filter((id) => !decidable.has(id))).toEqual([]);
  });
});
