import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { loadWithRepository } from "../../../src/cli/load-repository.ts";
import { REPOSITORY_KINDS, type RepositoryFacts, type RepositoryKind } from "../../../src/facts/repository/facts.ts";
import { publishedRepositoryFact } from "../../../src/facts/repository/published.ts";
import { DEFAULT_LIMITS } from "../../../src/model.ts";

// What rules see of the facts of a repository is described by rules/schema/fact-<kind>.schema.json, and is nothing else.

const KINDS = Object.keys(REPOSITORY_KINDS) as RepositoryKind[];
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
const validators = new Map<RepositoryKind, ValidateFunction>();

describe("the schemas of published facts of repositories", () => {
  it.each(KINDS)("fact-%s describes every field, and is closed", (kind) => {
    const schema = JSON.parse(readFileSync(`rules/schema/fact-${kind}.schema.json`, "utf8"));
    expect(schema).toMatchObject({
      title: expect.any(String),
      description: expect.any(String),
      additionalProperties: false,
    });
    for (const [name, member] of Object.entries(schema.properties)) {
      expect((member as { description?: string }).description, name).toMatch(/\S/u);
    }
    expect(schema.required).toEqual(expect.arrayContaining(["document", "purpose"]));
    validators.set(kind, ajv.compile(schema));
  });
});

/** Every folder that is handed in as a whole in this project, and the fixtures of rules that are folders. */
function folders(): string[] {
  const whole = readdirSync("fixtures").map((name) => join("fixtures", name, "submission"));
  const rules = join("rules", "govstack-cfr", "2.1.0");
  const ofRules = readdirSync(rules, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) =>
      readdirSync(join(rules, entry.name), { withFileTypes: true })
        .filter((fixture) => fixture.isDirectory())
        .map((fixture) => join(rules, entry.name, fixture.name)),
    );
  return [...whole, ...ofRules].filter((folder) => existsSync(folder));
}

async function factsOf(folder: string): Promise<RepositoryFacts> {
  const request = { cwd: process.cwd(), paths: [folder], limits: DEFAULT_LIMITS, specifications: [] };
  return (await loadWithRepository(request)).repository;
}

describe("the facts of every folder of this project", () => {
  it("have the shape that is published, and some of each kind are there", async () => {
    const counts = new Map<RepositoryKind, number>();
    for (const folder of folders()) {
      const facts = await factsOf(folder);
      for (const kind of KINDS) {
        const validate = validators.get(kind)!;
        for (const fact of facts[REPOSITORY_KINDS[kind].list]) {
          const view = publishedRepositoryFact(fact);
          if (!validate(view)) expect.fail(`${kind} in ${folder}/${fact.document}: ${ajv.errorsText(validate.errors)}`);
          expect(JSON.parse(JSON.stringify(view))).toEqual(view);
          counts.set(kind, (counts.get(kind) ?? 0) + 1);
        }
      }
    }
    // No folder of this project has a `.git` of its own: test/facts/repository/history.test.ts makes some.
    expect(KINDS.filter((kind) => kind !== "history" && !counts.has(kind))).toEqual([]);
  });
});
