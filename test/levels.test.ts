import { describe, expect, it } from "vitest";
import rulebook from "#generated/rulebook";
import { levelled } from "../src/levels.ts";
import type { Level, Reclassification, Specification } from "../src/model.ts";

const core = rulebook.specifications.find(({ id }) => id === "govstack-cfr") as Specification;
const DATA = "govstack-cfr-data#req-4";

function block(id: string, ...reclassifies: Reclassification[]): Specification {
  return { ...core, id, edition: "1", extends: [core.id], reclassifies, requirements: [], rules: [] };
}

function change(level: Reclassification["level"], explicit = true, requirement = DATA): Reclassification {
  return { requirement, level, explicit, by: "5.1" };
}

function levelOf(specifications: readonly Specification[]): [Level | undefined, string | undefined, number] {
  const found = levelled(specifications).find(({ requirement }) => requirement.id === DATA);
  return [found?.requirement.level, found?.levelBefore?.by.publication, found?.levelNotes?.length ?? 0];
}

describe("levels in force", () => {
  it.each<[string, Specification[], ReturnType<typeof levelOf>]>([
    ["no building block", [], ["RECOMMENDED", undefined, 0]],
    ["explicit", [block("a", change("REQUIRED"))], ["REQUIRED", "a", 0]],
    ["only implied: a note", [block("a", change("REQUIRED", false))], ["RECOMMENDED", undefined, 1]],
    [
      "the strictest of several",
      [block("a", change("OPTIONAL")), block("b", change("REQUIRED"))],
      ["REQUIRED", "b", 0],
    ],
    ["of equal ones the first", [block("a", change("REQUIRED")), block("b", change("REQUIRED"))], ["REQUIRED", "a", 0]],
    ["the level that it has anyway", [block("a", change("RECOMMENDED"))], ["RECOMMENDED", undefined, 0]],
    ["INAPPLICABLE takes nothing away", [block("a", change("INAPPLICABLE"))], ["RECOMMENDED", undefined, 1]],
    [
      "INAPPLICABLE beside another",
      [block("a", change("INAPPLICABLE")), block("b", change("REQUIRED"))],
      ["REQUIRED", "b", 1],
    ],
    [
      "another requirement",
      [block("a", change("REQUIRED", true, "govstack-cfr-data#req-7"))],
      ["RECOMMENDED", undefined, 0],
    ],
  ])("%s", (_name, blocks, expected) => {
    expect(levelOf([core, ...blocks])).toEqual(expected);
  });

  it("leaves everything else as it is", () => {
    expect(levelled([core]).map(({ requirement }) => requirement)).toEqual(core.requirements);
  });
});
