import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { sourceOfCheck } from "../../src/checks/check.ts";
import { checks } from "../../src/checks/index.ts";

// test/coverage/openapi-<building block>.yaml accounts for every requirement of a building block that an OpenAPI document can decide or
// screen: the rules that examine it, or the reason why none does. repository-<building block>.yaml does the same for what a repository or
// the configuration of a deployment can tell; requirements that take the outcome of another one are not in it. A requirement may be in both
// lists, each with the rules over its own sort of evidence. Here each list is held to requirements.yaml and to the rules' folders.

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
  readonly check: string;
  readonly strength: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

interface List {
  readonly of: string;
  readonly prefix: string;
  /** Where a rule in it looks. */
  readonly sources: readonly string[];
  readonly accountsFor: (requirement: Requirement) => boolean;
}

const LISTS: readonly List[] = [
  {
    of: "an OpenAPI document",
    prefix: "openapi",
    sources: ["openapi"],
    accountsFor: ({ evidence }) => evidence.includes("openapi"),
  },
  {
    of: "a repository or its configuration",
    prefix: "repository",
    sources: ["repository", "configuration"],
    accountsFor: ({ evidence, restates, repeats }) =>
      (evidence.includes("repository") || evidence.includes("configuration")) &&
      restates === undefined &&
      repeats === undefined,
  },
];

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

function sourceOf({ check: id, params }: Rule): string {
  const check = checks.get(id);
  if (check === undefined) throw new Error(`There is no check ${id}.`);
  return sourceOfCheck(check, params ?? {});
}

describe.each(blocks)("$block $edition", ({ block, edition }) => {
  const folder = join(ROOT, block, edition);
  const requirements = read(join(folder, "requirements.yaml")) as readonly Requirement[];
  const rules = rulesOf(folder);
  const lists = LISTS.map((list) => {
    const path = `test/coverage/${list.prefix}-${block.slice(PREFIX.length)}.yaml`;
    return { ...list, entries: (existsSync(path) ? read(path) : []) as readonly Entry[] };
  });

  it.each(lists)("accounts for each requirement that $of can decide or screen, once and in order", (list) => {
    const examinable = requirements.filter(
      (one) => list.accountsFor(one) && ["decide", "screen"].includes(one.decidable),
    );
    expect(list.entries.map(({ requirement }) => requirement)).toEqual(examinable.map(({ id }) => id));
  });

  it.each(lists)("names rules that exist and look for the requirement into $of, or gives a reason", (list) => {
    for (const { requirement, rules: named, leftOut } of list.entries) {
      if (named === undefined) expect(leftOut, requirement).toMatch(/^\p{Lu}.{15,}\.$/u);
      else {
        expect(leftOut, requirement).toBeUndefined();
        expect(named, requirement).not.toEqual([]);
        for (const id of named) {
          const rule = rules.get(id);
          expect(rule?.requirement, id).toBe(requirement);
          if (rule !== undefined) expect(list.sources, id).toContain(sourceOf(rule));
        }
      }
    }
  });

  it("leaves no rule out", () => {
    const named = new Set(lists.flatMap(({ entries }) => entries.flatMap((entry) => entry.rules ?? [])));
    expect([...rules.keys()].filter((id) => !named.has(id))).toEqual([]);
  });

  it("decides only what the specification lets a machine decide", () => {
    const decidable = new Set(requirements.filter((one) => one.decidable === "decide").map(({ id }) => id));
    const deciding = [...rules.values()].filter(({ strength }) => strength === "decides" || strength === "proves");
    expect(deciding.map(({ requirement }) => requirement).filter((id) => !decidable.has(id))).toEqual([]);
  });
});
