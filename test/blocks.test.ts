import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import rulebook from "#generated/rulebook";
import { coverageOf } from "../src/cli/coverage.ts";
import { publicationOf } from "../src/cli/rulebook.ts";
import type { Level, Requirement } from "../src/model.ts";
import { shortId } from "../src/report/short-id.ts";

// Facts of the fourteen building blocks, as the catalogue that they were taken from counts them.

const blocks = rulebook.specifications.filter(({ id }) => id !== "govstack-cfr");
const core = rulebook.specifications.find(({ id }) => id === "govstack-cfr");
const all = blocks.flatMap(({ requirements }) => requirements);
const isService = ({ kind }: Requirement): boolean => kind === "service-api";

/** By building block: edition, requirements, functional, cross-functional, REQUIRED, RECOMMENDED, OPTIONAL, level not stated, wording. */
const COUNTS: Record<string, [string, number, number, number, number, number, number, number, number]> = {
  "cloud-infrastructure": ["1.0.1", 89, 89, 0, 63, 20, 6, 0, 2],
  consent: ["1.0.0", 26, 18, 8, 19, 7, 0, 3, 2],
  "digital-registries": ["3.0.0-alpha", 37, 37, 0, 31, 0, 6, 0, 0],
  emarketplace: ["0.1", 176, 173, 3, 90, 84, 2, 40, 19],
  esignature: ["1.0", 38, 31, 7, 35, 2, 1, 0, 5],
  gis: ["0.4", 51, 46, 5, 42, 8, 1, 0, 0],
  identity: ["2.0", 58, 54, 4, 57, 1, 0, 1, 0],
  "information-mediator": ["1.1.1", 53, 40, 13, 18, 35, 0, 5, 10],
  messaging: ["1.0", 37, 6, 31, 26, 11, 0, 3, 0],
  payments: ["3.0.0", 180, 129, 51, 143, 37, 0, 18, 14],
  registration: ["1.0", 46, 42, 4, 42, 3, 1, 0, 0],
  scheduler: ["1.1", 87, 82, 5, 72, 11, 4, 1, 0],
  wallet: ["1.2.0", 42, 25, 17, 17, 25, 0, 0, 0],
  workflow: ["1.0", 32, 25, 7, 25, 7, 0, 1, 0],
};

describe("the building blocks", () => {
  it("are fourteen beside the core; the draft for content management is left out", () => {
    expect(blocks.map(({ id }) => id.replace("govstack-bb-", ""))).toEqual(Object.keys(COUNTS));
    expect(readdirSync(resolve(import.meta.dirname, "..", "rules"))).not.toContain("govstack-bb-cms");
  });

  it("have 952 requirements, and thirteen more of the whole API", () => {
    expect(all.filter((one) => !isService(one))).toHaveLength(952);
    const services = all.filter(isService);
    expect(services).toHaveLength(13);
    for (const { id, level, levelStated } of services) {
      expect([id, level, levelStated]).toEqual([expect.stringMatching(/-api#8$/u), "RECOMMENDED", false]);
    }
  });

  it.each(Object.entries(COUNTS))("%s has the levels that its specification gives", (name, expected) => {
    const block = blocks.find(({ id }) => id === `govstack-bb-${name}`);
    const own = (block?.requirements ?? []).filter((one) => !isService(one));
    const ofLevel = (level: Level): number => own.filter((one) => one.level === level).length;
    const functional = own.filter(({ kind }) => kind === "functional").length;
    expect([
      block?.edition,
      own.length,
      functional,
      own.length - functional,
      ofLevel("REQUIRED"),
      ofLevel("RECOMMENDED"),
      ofLevel("OPTIONAL"),
      own.filter(({ levelStated }) => !levelStated).length,
      own.filter(({ wordingConflicts }) => wordingConflicts === true).length,
    ]).toEqual(expected);
    expect(block?.extends).toEqual(["govstack-cfr"]);
  });

  it("give every requirement an id of its own, in full and briefly", () => {
    const ids = [...all, ...(core?.requirements ?? [])].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(ids.map((id) => shortId(id).toLowerCase())).size).toBe(ids.length);
    for (const { id } of all) expect(publicationOf(id)?.id, id).toMatch(/^govstack-bb-/u);
  });

  it("refer only to requirements that exist: restated ones in the core, others in the same building block", () => {
    const inCore = new Set(core?.requirements.map(({ id }) => id));
    const counts = { restates: 0, repeats: 0, contradicts: 0 };
    for (const { requirements, reclassifies } of blocks) {
      const own = new Set(requirements.map(({ id }) => id));
      for (const { id, restates, repeats, contradicts } of requirements) {
        if (restates !== undefined) expect(inCore, id).toContain(restates);
        for (const other of [repeats, contradicts]) if (other !== undefined) expect(own, id).toContain(other);
        counts.restates += Number(restates !== undefined);
        counts.repeats += Number(repeats !== undefined);
        counts.contradicts += Number(contradicts !== undefined);
      }
      for (const { requirement } of reclassifies) expect(inCore).toContain(requirement);
    }
    expect(counts).toEqual({ restates: 43, repeats: 7, contradicts: 16 });
  });

  it("reclassify in so many words in one place only: two data requirements, for digital registries", () => {
    const explicit = blocks.flatMap(({ id, reclassifies }) =>
      reclassifies.filter((one) => one.explicit).map(({ requirement, level }) => [id, requirement, level]),
    );
    expect(explicit).toEqual([
      ["govstack-bb-digital-registries", "govstack-cfr-data#req-4", "REQUIRED"],
      ["govstack-bb-digital-registries", "govstack-cfr-data#req-7", "REQUIRED"],
    ]);
    const implied = blocks.flatMap(({ reclassifies }) => reclassifies.filter((one) => !one.explicit));
    expect(implied).toHaveLength(16);
  });

  it("have a rule wherever the catalogue says that a contract decides", () => {
    const without = blocks.flatMap(({ requirements, rules }) =>
      requirements
        .filter(({ decidable, evidence, id, restates }) => {
          const ruled = rules.some((rule) => rule.requirement === id) || restates !== undefined;
          return decidable === "decide" && evidence.includes("openapi") && !ruled;
        })
        .map(({ id }) => shortId(id)),
    );
    expect(without).toEqual([]);
    const coverages = blocks.flatMap(({ requirements, rules }) =>
      requirements.map((requirement) =>
        coverageOf({ requirement, rules: rules.filter((rule) => rule.requirement === requirement.id) }),
      ),
    );
    expect(coverages.filter((one) => one === "prove").length).toBeGreaterThan(0);
  });
});
