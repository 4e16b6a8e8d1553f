import { describe, expect, test } from "vitest";
import { publicCodeFaults } from "../../../src/facts/repository/publiccode/faults.ts";
import { fc } from "../../property.ts";
import { collect, located } from "./gather.ts";

const whole = {
  publiccodeYmlVersion: "0.4",
  name: "Births",
  url: "https://git.example.gov/births.git",
  platforms: ["web"],
  developmentStatus: "stable",
  softwareType: "standalone/web",
  description: {
    en: { shortDescription: "Registers births.", longDescription: "Registers births.", features: ["Certificates"] },
  },
  legal: { license: "EUPL-1.2" },
  maintenance: { type: "internal", contacts: [{ name: "Registry team" }] },
  localisation: { localisationReady: true, availableLanguages: ["en"] },
};
const faults = (value: unknown): string[] =>
  publicCodeFaults(value).map(({ steps, fault }) => `${steps.join(".")} ${fault}`);

describe("the content of publiccode.yml", () => {
  test("that is complete has no faults", () => expect(faults(whole)).toEqual([]));

  test.each<[string, object, string[]]>([
    ["a status of another list", { developmentStatus: "finished" }, ["developmentStatus wrong"]],
    ["a relative address", { url: "births.git" }, ["url wrong"]],
    ["an older version number", { publiccodeYmlVersion: 0.2 }, []],
    ["no licence", { legal: { mainCopyrightOwner: "x" } }, ["legal.license missing"]],
    ["a contract without a firm", { maintenance: { type: "contract" } }, ["maintenance.contractors missing"]],
    ["nobody to ask", { maintenance: { type: "community", contacts: [] } }, ["maintenance.contacts wrong"]],
    ["nobody at all", { maintenance: { type: "none" } }, []],
    [
      "a description without features",
      { description: { fr: { shortDescription: "a", longDescription: "b" } } },
      ["description.fr.features missing"],
    ],
    ["an empty description", { description: {} }, ["description wrong"]],
  ])("%s", (_, change, expected) => expect(faults({ ...whole, ...change })).toEqual(expected));

  test("of any shape is judged", () => {
    fc.assert(fc.property(fc.anything(), (value) => publicCodeFaults(value).length <= 20));
  });
});

test("the first fault is pointed at", async () => {
  const collection = await collect({
    "publiccode.yml": "publiccodeYmlVersion: '0.4'\nname: Births\nlegal:\n  mainCopyrightOwner: x\n",
    "a/publiccode.yaml": "{ [",
  });
  const [broken, first] = collection.facts.files;
  expect(broken?.faults).toEqual(["YAML"]);
  expect(first?.faults).toContain("legal.license");
  expect(first?.faults[0]).toBe("url");
  expect(
    located(
      collection,
      [first?._places?.faults].filter((place) => place !== undefined),
    ),
  ).toEqual(["publiccode.yml:1:1"]);
  expect(collection.facts.unread.flatMap(({ kinds }) => kinds)).toEqual(["licence"]);
});
