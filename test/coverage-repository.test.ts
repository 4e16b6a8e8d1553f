import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import rulebook from "#generated/rulebook";
import { sourceOfCheck } from "../src/checks/check.ts";
import { preparedRules } from "../src/cli/check.ts";

// test/coverage/repository-ideas.yaml lists every idea of the catalogue for a look at a repository or at the configuration of a deployment,
// with the rules that carry it out or the reason why none does. Here the list is held to the rulebook, and, where the catalogue is at
// hand, to the catalogue.

type Strength = "proves" | "disproves" | "hints";

interface Idea {
  readonly requirement: string;
  readonly source: "repository" | "configuration";
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

const { ideas } = parse(readFileSync("test/coverage/repository-ideas.yaml", "utf8")) as { ideas: readonly Idea[] };
const core = preparedRules(rulebook).filter(({ rule }) => rule.requirement.startsWith("govstack-cfr-"));
const byId = new Map(core.map(({ rule }) => [rule.id, rule]));
const ofRepository = core.filter(({ check, rule }) => sourceOfCheck(check, rule.params) !== "openapi");

/** How often each requirement is served from each source with each strength. */
function countsOf(list: readonly Pick<Idea, "requirement" | "source" | "strength">[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { requirement, source, strength } of list) {
    const key = `${requirement} ${source} ${strength}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

describe("the ideas for repositories and deployment configuration", () => {
  it("are 98 and 45, for 66 requirements", () => {
    const of = (wanted: Idea["source"]) => ideas.filter(({ source }) => source === wanted);
    expect([of("repository").length, of("configuration").length]).toEqual([98, 45]);
    expect(new Set(ideas.map(({ requirement }) => requirement)).size).toBe(66);
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

  it("leave no requirement without a rule, but where every idea for it is left out", () => {
    const examined = new Set(ofRepository.map(({ rule }) => rule.requirement));
    const without = ideas.filter(({ requirement, leftOut }) => !examined.has(requirement) && leftOut === undefined);
    expect(without.map(({ requirement }) => requirement)).toEqual([]);
  });

  it("account for every rule that reads a repository or deployment configuration", () => {
    const named = new Set(ideas.flatMap((one) => one.rules ?? []));
    expect(ofRepository.map(({ rule }) => rule.id).filter((id) => !named.has(id))).toEqual([]);
  });
});

const catalogue = "../shared/catalogue/cfr.yaml";

interface Entry {
  readonly id: string;
  readonly check_ideas: readonly { readonly source: string; readonly strength: Strength }[];
}

describe.skipIf(!existsSync(catalogue))("the catalogue (skipped where ../shared/catalogue is absent)", () => {
  it("has the same ideas, from the same source and as strong as the list says", () => {
    const entries = parse(readFileSync(catalogue, "utf8")) as readonly Entry[];
    const there = entries.flatMap(({ id, check_ideas }) =>
      check_ideas.flatMap(({ source, strength }) =>
        source === "repository" || source === "configuration" ? [{ requirement: id, source, strength } as const] : [],
      ),
    );
    expect(countsOf(ideas)).toEqual(countsOf(there));
  });
});
