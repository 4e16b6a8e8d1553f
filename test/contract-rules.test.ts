import { afterAll, beforeAll, describe, expect, it } from "vitest";
import contractLoaders from "#generated/contracts";
import rulebook from "#generated/rulebook";
import { folded } from "../src/checks/contract-names.ts";
import { checks } from "../src/checks/index.ts";
import type { Comparison, OperationComparison } from "../src/contract/comparison.ts";
import { compareInterfaces, readContract } from "../src/contract/index.ts";
import type { Interface, InterfaceBody, InterfaceOperation } from "../src/contract/interface.ts";
import type { Schema, SchemaSpace, Typed } from "../src/contract/schema.ts";
import type { Facts } from "../src/facts/facts.ts";
import type { Examination, Rule } from "../src/model.ts";
import { documents, examine } from "./checks/contracts.ts";
import { facts } from "./checks/facts.ts";

// Every rule that asks something of a building block's contract, held to that contract instead of to fixtures of its own: it names what
// is there, the reference satisfies it, and a reference that lacks what it asks for does not.

interface Params {
  readonly operations?: readonly string[];
  readonly role?: string;
  readonly need?: "all" | "any";
  readonly conform?: boolean;
  readonly request?: readonly string[];
  readonly response?: readonly string[];
  readonly parameters?: readonly string[];
  readonly statuses?: readonly string[];
}

const rules = rulebook.specifications.flatMap((publication) =>
  publication.rules
    .filter(({ check }) => check.startsWith("contract-"))
    .map((rule) => ({ id: rule.qualifiedId, rule, name: `${publication.id}@${publication.edition}` })),
);
const ofOperations = rules.filter(({ rule }) => rule.check === "contract-operation");
const ofMembers = rules.filter(({ rule }) => rule.check === "contract-member");

const references = new Map<string, Interface>();
const compared = new Map<string, Comparison>();
const counts = {
  rules: 0,
  holds: 0,
  "cannot-tell": 0,
  "beyond the reference": 0,
  dropped: 0,
  removed: 0,
  "removed, and the rest is open": 0,
};

beforeAll(async () => {
  for (const [name, load] of Object.entries(contractLoaders))
    references.set(name, readContract((await load()).default));
});
afterAll(() => {
  console.log(
    `rules over contracts: ${Object.entries(counts)
      .map(([what, count]) => `${what} ${count}`)
      .join(", ")}`,
  );
});

function referenceOf(name: string): Interface {
  const reference = references.get(name);
  if (reference === undefined) throw new Error(`${name} has no contract`);
  return reference;
}

/** The reference beside itself, without some of its operations. */
function withoutThem(name: string, dropped: ReadonlySet<string> = new Set()): Comparison {
  const id = [name, ...dropped].join("\n");
  let comparison = compared.get(id);
  if (comparison === undefined) {
    const reference = referenceOf(name);
    const offer = { operations: reference.operations.filter(({ key }) => !dropped.has(key)) };
    comparison = compareInterfaces(reference, offer);
    compared.set(id, comparison);
  }
  return comparison;
}

/** The files that the reference was published in, all of them in scope. */
function factsOf(name: string): Facts {
  const files = new Set(referenceOf(name).operations.map(({ origin }) => origin.place.file));
  return facts({ documents: [...files].flatMap((file) => documents(file)) });
}

function answers(rule: Rule, name: string, comparison: Comparison): Examination[] {
  const check = checks.get(rule.check);
  if (check === undefined) throw new Error(`no check ${rule.check}`);
  return examine(check, factsOf(name), rule.params, comparison);
}

function outcomesOf(examinations: readonly Examination[]): Set<string> {
  return new Set(examinations.map(({ outcome }) => outcome));
}

function keysOf(rule: Rule, name: string): readonly string[] {
  const { operations, role } = rule.params as Params;
  const all = referenceOf(name).operations;
  return operations ?? all.filter((one) => one.role === role).map(({ key }) => key);
}

/** Operations with the same method and path that the building block does not serve: nobody offers them in place of its own. */
function othersOf(name: string, keys: readonly string[]): readonly string[] {
  const bare = new Set(keys.map((key) => key.split("#")[0]));
  return referenceOf(name)
    .operations.filter(({ key, role }) => role !== "provider" && key.includes("#") && bare.has(key.split("#")[0]))
    .map(({ key }) => key);
}

describe.skipIf(rules.length === 0).each(rules)("$id", ({ rule, name }) => {
  it("names operations that the contract has, and fails no reference", () => {
    counts.rules += 1;
    const known = referenceOf(name).operations.map(({ key }) => key);
    const keys = keysOf(rule, name);
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key) => !known.includes(key))).toEqual([]);
    const found = answers(rule, name, withoutThem(name));
    expect(found.length).toBeGreaterThan(0);
    const cases = found.flatMap((one) => (one.outcome === "violated" ? one.violations : []));
    // A specification can ask for more than its own contract has. That may be pointed out, but nobody fails by it.
    const mayRefute = rule.strength === "decides" || rule.strength === "refutes";
    if (mayRefute) expect(cases.map(({ case: which, data }) => [which, data])).toEqual([]);
    if (cases.length > 0) counts["beyond the reference"] += 1;
    for (const { outcome } of found) if (outcome !== "violated") counts[outcome] += 1;
  });
});

describe.skipIf(ofOperations.length === 0).each(ofOperations)("$id, without its operations", ({ rule, name }) => {
  it("is violated, but where a sibling serves as well", () => {
    const keys = keysOf(rule, name);
    const drops = (rule.params as Params).need === "any" ? [keys] : keys.map((key) => [key]);
    for (const drop of drops) {
      const comparison = withoutThem(name, new Set([...drop, ...othersOf(name, drop)]));
      const found = answers(rule, name, comparison);
      // A sibling with the same method and path may accept what a dropped one does: then it serves, or nobody can tell.
      const served = ({ reference, offered }: OperationComparison) =>
        reference.key.includes("#") && drop.includes(reference.key) && offered !== undefined;
      if (!comparison.operations.some(served)) {
        expect([...outcomesOf(found)], drop.join(", ")).toContain("violated");
      }
      counts.dropped += 1;
    }
  });
});

describe.skipIf(ofMembers.length === 0).each(ofMembers)("$id, without what it asks for", ({ rule, name }) => {
  it("is violated, or cannot tell where an open object may hold it", () => {
    const params = rule.params as Params;
    const keys = new Set(keysOf(rule, name));
    const groups = params.need === "any" ? [keys] : [...keys].map((key) => new Set([key]));
    for (const { part, entry } of asksOf(params)) {
      for (const group of groups) {
        const comparison = changed(withoutThem(name), group, (offered) => REMOVE[part](offered, entry.split("|")));
        const found = outcomesOf(answers(rule, name, comparison));
        const what = `${part} ${entry} of ${[...group].join(", ")}`;
        if (params.need === "any") expect([...found], what).not.toContain("holds");
        if (found.has("violated")) counts.removed += 1;
        else {
          expect([...found], what).toContain("cannot-tell");
          counts["removed, and the rest is open"] += 1;
        }
      }
    }
  });
});

type Part = "request" | "response" | "parameters" | "statuses";

function asksOf(params: Params): { readonly part: Part; readonly entry: string }[] {
  const parts = ["request", "response", "parameters", "statuses"] as const;
  return parts.flatMap((part) => (params[part] ?? []).map((entry) => ({ part, entry })));
}

/** The comparison with other operations offered for some of the reference. */
function changed(
  comparison: Comparison,
  keys: ReadonlySet<string>,
  change: (offered: InterfaceOperation) => InterfaceOperation,
): Comparison {
  const operations = comparison.operations.map((one): OperationComparison => {
    const { reference, offered } = one;
    return keys.has(reference.key) && offered !== undefined ? { ...one, offered: change(offered) } : one;
  });
  return { ...comparison, operations };
}

/** An offered operation without what has any of these names. */
const REMOVE: Readonly<Record<Part, (offered: InterfaceOperation, names: readonly string[]) => InterfaceOperation>> = {
  request(offered, names) {
    const { request, parameters } = offered;
    return {
      ...offered,
      request: request === undefined ? undefined : { ...request, content: content(request.content, names) },
      parameters: parameters.map((one) => ({ ...one, schema: one.schema && stripped(one.schema, names) })),
    };
  },
  response(offered, names) {
    const responses = offered.responses.map((one) => ({
      ...one,
      content: content(one.content, names),
      headers: one.headers.filter((header) => !isOf(header.name, names)),
    }));
    return { ...offered, responses };
  },
  parameters(offered, names) {
    const path = offered.path.replace(/\{([^{}]*)\}/gu, (variable, name: string) =>
      isOf(name, names) ? "x" : variable,
    );
    return { ...offered, path, parameters: offered.parameters.filter(({ name }) => !isOf(name, names)) };
  },
  statuses(offered, names) {
    const ranges = names.map((name) => `${name.slice(0, 1)}XX`);
    const responses = offered.responses.filter(({ status }) => ![...names, ...ranges].includes(status.toUpperCase()));
    return { ...offered, responses };
  },
};

function isOf(name: string, names: readonly string[]): boolean {
  return names.some((one) => folded(one) === folded(name));
}

function content(all: InterfaceBody["content"], names: readonly string[]): InterfaceBody["content"] {
  return all.map((one) => ({ ...one, schema: one.schema && stripped(one.schema, names) }));
}

/** A schema none of whose objects has a property of these names, nor those that it refers to. */
function stripped({ schema, space }: Typed, names: readonly string[]): Typed {
  const known = new Map<Schema, Schema>();
  const strip = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => strip(item, ""));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).filter(([name]) => key !== "properties" || !isOf(name, names));
    return Object.fromEntries(entries.map(([name, member]) => [name, strip(member, key === "properties" ? "" : name)]));
  };
  const bare: SchemaSpace = {
    resolve(reference) {
      const target = space.resolve(reference);
      if (target === undefined) return undefined;
      const done = known.get(target) ?? (strip(target, "") as Schema);
      known.set(target, done);
      return done;
    },
    place: () => undefined,
  };
  return { schema: strip(schema, "") as Schema, space: bare };
}
