import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { confirm, examineDocument, needsConfirmation } from "../../src/facts/validity/examine.ts";
import { loadOfficial } from "../../src/schema/official.ts";
import { ofValue, pointerOf } from "./documents.ts";
import { mutate, seeded } from "./mutate.ts";

// The cheap walk and the official schema must agree on every document: what the schema refuses, the walk has something against, and what
// the schema accepts, the walk finds nothing structural in. So the schema need not be asked about most documents.

const official = {
  "2.0": await loadOfficial("2.0"),
  "3.0": await loadOfficial("3.0"),
  "3.1": await loadOfficial("3.1"),
  "3.2": await loadOfficial("3.2"),
};
const own = join(import.meta.dirname, "documents");
const references = join("..", "shared", "references");

function read(path: string): unknown {
  try {
    return parse(readFileSync(path, "utf8"), { logLevel: "error" });
  } catch {
    return undefined;
  }
}

/** Whether the schema accepts a document, and what the walk disagrees on, if anything. */
function compare(value: unknown): { valid: boolean; difference?: string } {
  const { api, resolver } = ofValue(value);
  const all = examineDocument(api, resolver);
  // Said of every document in OpenAPI 2.0, so that it would hide what is missing.
  const found = { ...all, defects: all.defects.filter((defect) => defect.case !== "not-openapi-3") };
  const valid = official[api.version](value);
  if (valid && needsConfirmation(found)) {
    const structural = found.defects.filter((defect) => defect.structural);
    const named = structural.map(({ case: name, place }) => `${name} ${pointerOf(place)}`);
    return { valid, difference: `only the walk: ${named.join(", ")}` };
  }
  // In a dialect that we do not know nobody examines the schemas.
  if (!valid && found.defects.length === 0 && found.unchecked.length === 0) {
    const errors = official[api.version].errors ?? [];
    const named = errors.map(({ instancePath, keyword }) => `${keyword} ${instancePath}`);
    return { valid, difference: `only the schema: ${named.join(", ")}` };
  }
  return { valid };
}

/** Mutates copies of a document and collects disagreements; also tells how many mutants were invalid. */
function compareMutants(original: unknown, count: number, seed: number): { differences: string[]; invalid: number } {
  const random = seeded(seed);
  const differences: string[] = [];
  let invalid = 0;
  for (let index = 0; index < count; index += 1) {
    const mutant: unknown = structuredClone(original);
    const changes = Array.from({ length: index % 3 === 0 ? 2 : 1 }, () => mutate(mutant, random));
    const { valid, difference } = compare(mutant);
    if (difference !== undefined) differences.push(`${changes.join("; ")}: ${difference}`);
    if (!valid) invalid += 1;
  }
  return { differences, invalid };
}

describe("our own documents with everything OpenAPI knows", () => {
  it.each(readdirSync(own))("%s is valid, and nothing is found in it", (name) => {
    const value = read(join(own, name));
    const { api, resolver } = ofValue(value);
    expect(official[api.version](value)).toBe(true);
    const { defects, unchecked } = examineDocument(api, resolver);
    expect(unchecked).toEqual([]);
    expect(defects.map((defect) => defect.case)).toEqual(api.version === "2.0" ? ["not-openapi-3"] : []);
  });

  it.each(readdirSync(own))("%s: walk and schema agree on 2000 mutants", (name) => {
    const { differences, invalid } = compareMutants(read(join(own, name)), 2000, 20_261_125);
    expect(differences).toEqual([]);
    // Negative control: mutations that break nothing would prove nothing.
    expect(invalid).toBeGreaterThan(700);
    expect(invalid).toBeLessThan(1900);
  });
});

describe("the fixtures of the rule", () => {
  const folder = join(import.meta.dirname, "..", "..", "rules", "govstack-cfr", "2.1.0", "invalid-openapi-document");
  const fixtures = readdirSync(folder).filter((name) => /^(?:pass|fail).*\.yaml$/u.test(name));

  it.each(fixtures)("%s: walk and schema agree", (name) => {
    expect(compare(read(join(folder, name))).difference).toBeUndefined();
  });

  it.each(fixtures)("%s: walk and schema agree on 200 mutants", (name) => {
    expect(compareMutants(read(join(folder, name)), 200, 7).differences).toEqual([]);
  });
});

describe.skipIf(!existsSync(references))("the published references, if ../shared/references is there", () => {
  const folders = existsSync(references) ? readdirSync(references).sort() : [];
  const files = folders.flatMap((folder) => readdirSync(join(references, folder)).map((name) => join(folder, name)));

  /** Those that the official schemas refuse, each for a reason that was looked at. */
  const INVALID = [
    "gis/GovStack_GISBB_mapDisplay-1.0.0-swagger-2.yaml",
    "identity/enrollment_(3).yaml",
    "messaging/swagger.yaml",
    "payments/VoucherCreationResponse.yml",
    "payments/VoucherPreactivationRequest.yml",
    "payments/VoucherRedemption.yml",
    "payments/VoucherStatus.yml",
  ];

  const readable = files.filter((file) => typeof read(join(references, file)) === "object");

  it("are accepted by the official schemas, but for those that are wrong", () => {
    const refused = readable.filter((file) => !compare(read(join(references, file))).valid);
    expect(refused).toEqual(INVALID);
    expect(readable.length).toBeGreaterThan(50);
  });

  it.each(readable)("%s: walk and schema agree", (file) => {
    expect(compare(read(join(references, file))).difference).toBeUndefined();
  });

  it.each([
    "consent/consent-openapi.yaml",
    "identity/Identity-Provider.yaml",
    "information-mediator/GovStack_IM_PubSub_API.yaml",
    "workflow/swagger.yaml",
  ])("%s: walk and schema agree on 200 mutants", (file) => {
    expect(compareMutants(read(join(references, file)), 200, 3).differences).toEqual([]);
  });
});

describe("the official schema has the last word", () => {
  const broken = { openapi: "3.0.3", info: { title: "Ferries", version: "1" }, paths: { "/ferries?all": { get: {} } } };

  it("keeps what it finds wrong as well", () => {
    const { api, resolver } = ofValue(broken);
    const found = examineDocument(api, resolver);
    expect(confirm(found, api, official["3.0"])).toEqual(found);
    expect(found.defects.map((defect) => defect.case)).toEqual(["missing-field", "path-with-query"]);
  });

  it("drops structural defects of a document that it accepts, and no others", () => {
    const { api, resolver } = ofValue(broken);
    const confirmed = confirm(examineDocument(api, resolver), api, () => true);
    expect(confirmed.defects.map((defect) => defect.case)).toEqual(["path-with-query"]);
  });

  it("is asked about the parts that the walk suspects, and what is no map of parts", () => {
    const whole = { get: { responses: { 200: { description: "Done" } } } };
    const { api, resolver } = ofValue({
      ...broken,
      paths: { "/ferries": whole, ...broken.paths },
      components: {
        schemas: { Ferry: { type: "object" }, Berth: { type: 1 } },
        responses: { Done: { description: "" } },
      },
    });
    let asked: unknown;
    confirm(examineDocument(api, resolver), api, (value) => {
      asked = value;
      return false;
    });
    expect(asked).toEqual({ ...broken, components: { schemas: { Berth: { type: 1 } }, responses: {} } });
  });

  it("is not asked about a document with nothing structural", () => {
    const { api, resolver } = ofValue({ openapi: "3.0.3", info: { title: "Ferries", version: "1" }, paths: {} });
    const asked = () => {
      throw new Error("asked");
    };
    expect(confirm(examineDocument(api, resolver), api, asked).defects).toEqual([]);
  });
});
