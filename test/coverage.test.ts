import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import rulebook from "#generated/rulebook";
import { sourceOfCheck } from "../src/checks/check.ts";
import { preparedRules } from "../src/cli/check.ts";

// test/coverage/*-ideas.yaml list every idea of the catalogue for a look at files, with the rules that carry it out or the reason why none
// does. Here the lists are held to the rulebook, and, where the catalogue is at hand, to the catalogue.

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

function read(file: string): readonly Idea[] {
  return (parse(readFileSync(`test/coverage/${file}`, "utf8")) as { ideas: readonly Idea[] }).ideas;
}

const LISTS = [
  { of: "OpenAPI documents", ideas: read("openapi-ideas.yaml"), sources: ["openapi"], count: 59, requirements: 37 },
  {
    of: "repositories and deployment configuration",
    ideas: read("repository-ideas.yaml"),
    sources: ["repository", "configuration"],
    count: 143,
    requirements: 66,
  },
];

const rules = preparedRules(rulebook).filter(({ rule }) => rule.requirement.startsWith("govstack-cfr-"));
const byId = new Map(rules.map(({ rule }) => [rule.id, rule]));
/** For each rule the ideas that it carries out. A rule may be as strong as the strongest of them. */
const carried = new Map<string, Idea[]>();
for (const one of LISTS.flatMap(({ ideas }) => ideas)) {
  for (const id of one.rules ?? []) carried.set(id, [...(carried.get(id) ?? []), one]);
}

function countsOf(
  list: readonly { readonly requirement: string; readonly strength: string }[],
): Record<string, string[]> {
  const counts: Record<string, string[]> = {};
  for (const { requirement, strength } of list) counts[requirement] = [...(counts[requirement] ?? []), strength].sort();
  return counts;
}

describe.each(LISTS)("the ideas for $of", ({ ideas, sources, count, requirements }) => {
  it("are complete", () => {
    expect(ideas).toHaveLength(count);
    expect(new Set(ideas.map(({ requirement }) => requirement)).size).toBe(requirements);
  });

  it.each(ideas)("$requirement: $idea", ({ requirement, rules: carriers, leftOut }) => {
    if (carriers === undefined) {
      expect(leftOut).toMatch(/^\p{Lu}.{30,}\.$/su);
      return;
    }
    expect(leftOut).toBeUndefined();
    expect(carriers).not.toEqual([]);
    for (const id of carriers) {
      const rule = byId.get(id);
      expect(rule?.requirement, id).toBe(requirement);
      expect(
        (carried.get(id) ?? []).flatMap((one) => ALLOWED[one.strength]),
        id,
      ).toContain(rule?.strength);
    }
  });

  it("leave no requirement without a rule", () => {
    const examined = new Set(rules.map(({ rule }) => rule.requirement));
    const all = new Set(ideas.filter((one) => one.rules !== undefined).map(({ requirement }) => requirement));
    expect([...all].filter((requirement) => !examined.has(requirement))).toEqual([]);
  });

  it("account for every rule that reads such evidence", () => {
    const reading = rules.filter(({ check, rule }) => sources.includes(sourceOfCheck(check, rule.params)));
    expect(reading.map(({ rule }) => rule.id).filter((id) => !carried.has(id))).toEqual([]);
  });
});

const catalogue = "../shared/catalogue/cfr.yaml";

interface Entry {
  readonly id: string;
  readonly check_ideas: readonly { readonly source: string; readonly strength: Strength }[];
}

describe.skipIf(!existsSync(catalogue))("the catalogue (skipped where ../shared/catalogue is absent)", () => {
  it.each(LISTS)("has the same ideas for $of, as strong as the list says", ({ ideas, sources }) => {
    const entries = parse(readFileSync(catalogue, "utf8")) as readonly Entry[];
    const there = entries.flatMap(({ id, check_ideas }) =>
      check_ideas
        .filter(({ source }) => sources.includes(source))
        .map(({ strength }) => ({ requirement: id, strength })),
    );
    expect(countsOf(ideas)).toEqual(countsOf(there));
  });
});
