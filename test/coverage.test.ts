import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import rulebook from "#generated/rulebook";
import { preparedRules } from "../src/cli/check.ts";

// test/coverage/openapi-ideas.yaml lists every idea of the catalogue for a look at an OpenAPI document, with the rules that carry it
// out or the reason why none does. Here the list is held to the rulebook, and, where the catalogue is at hand, to the catalogue.

type Strength = "proves" | "disproves" | "hints";

interface Idea {
  readonly requirement: string;
  readonly idea: string;
  readonly strength: Strength;
  readonly rules?: readonly string[];
  readonly leftOut?: string;
}

/** What rules for an idea may claim at most: one that decides also refutes and proves, part by part. */
const ALLOWED: Readonly<Record<Strength, readonly string[]>> = {
  proves: ["proves", "decides", "hints"],
  disproves: ["refutes", "decides", "hints"],
  hints: ["hints"],
};

const { ideas } = parse(readFileSync("test/coverage/openapi-ideas.yaml", "utf8")) as { ideas: readonly Idea[] };
const rules = preparedRules(rulebook).filter(({ check, rule }) => {
  return check.source === "openapi" && rule.requirement.startsWith("govstack-cfr-");
});
const byId = new Map(rules.map((one) => [one.rule.id, one.rule]));

function countsOf(
  list: readonly { readonly requirement: string; readonly strength: string }[],
): Record<string, string[]> {
  const counts: Record<string, string[]> = {};
  for (const { requirement, strength } of list) counts[requirement] = [...(counts[requirement] ?? []), strength];
  return counts;
}

describe("the ideas for OpenAPI documents", () => {
  it("are 59, for 37 requirements", () => {
    expect(ideas).toHaveLength(59);
    expect(new Set(ideas.map(({ requirement }) => requirement)).size).toBe(37);
  });

  it.each(ideas)("$requirement: $idea", ({ requirement, strength, rules: named, leftOut }) => {
    if (named === undefined) {
      expect(leftOut).toMatch(/^\p{Lu}.{30,}\.$/u);
      return;
    }
    expect(leftOut).toBeUndefined();
    expect(named).not.toEqual([]);
    for (const id of named) {
      const rule = byId.get(id);
      expect(rule?.requirement, id).toBe(requirement);
      expect(ALLOWED[strength], id).toContain(rule?.strength);
    }
  });

  it("leave no requirement without a rule", () => {
    const examined = new Set(rules.map(({ rule }) => rule.requirement));
    const without = ideas.map(({ requirement }) => requirement).filter((requirement) => !examined.has(requirement));
    expect(without).toEqual([]);
  });

  it("account for every rule that reads an OpenAPI document", () => {
    const named = new Set(ideas.flatMap((one) => one.rules ?? []));
    expect([...byId.keys()].filter((id) => !named.has(id))).toEqual([]);
  });
});

const catalogue = "../shared/catalogue/cfr.yaml";

interface Entry {
  readonly id: string;
  readonly check_ideas: readonly { readonly source: string; readonly strength: Strength }[];
}

describe.skipIf(!existsSync(catalogue))("the catalogue (skipped where ../shared/catalogue is absent)", () => {
  it("has the same ideas, as strong as the list says", () => {
    const entries = parse(readFileSync(catalogue, "utf8")) as readonly Entry[];
    const there = entries.flatMap(({ id, check_ideas }) =>
      check_ideas.filter(({ source }) => source === "openapi").map(({ strength }) => ({ requirement: id, strength })),
    );
    expect(countsOf(ideas)).toEqual(countsOf(there));
  });
});
