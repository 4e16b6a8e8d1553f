import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { readOffer } from "../src/contract/openapi/offer.ts";
import type { Place } from "../src/model.ts";
import { defectiveOf } from "./contract-defects.ts";
import { readPublished } from "./contract-documents.ts";
import { readReference } from "./contract-reference.ts";
import { contractData, contractText, type Derived } from "./contract-text.ts";

/**
 * The editions whose contract is derived: the folders below rules/ with a reference.yaml.
 *
 * @param root the project's folder
 */
export async function editionsWithReference(root: string): Promise<readonly string[]> {
  const rules = join(root, "rules");
  const blocks = (await readdir(rules)).filter((name) => name.startsWith("govstack-bb-")).sort();
  const folders = await Promise.all(
    blocks.map(async (block) =>
      (await readdir(join(rules, block))).sort().map((edition) => join(rules, block, edition)),
    ),
  );
  return folders.flat().filter((folder) => existsSync(join(folder, "reference.yaml")));
}

/**
 * Derives the contract of an edition from the published files, and gives its text. The same files give the same text.
 *
 * @param folder rules/govstack-bb-<name>/<edition>, with reference.yaml and perhaps corrections.yaml
 * @param references the published files, one folder for each building block
 * @throws Error when the files, or something in them, cannot be read: a correction is missing, or does not fit any more
 */
export async function deriveContract(folder: string, references: string): Promise<string> {
  const reference = await readReference(folder);
  const { apis, resolver } = await readPublished(reference, references);
  const read = readOffer(apis, resolver);
  const gaps = [...(read.incomplete ?? []), ...read.operations.flatMap(({ incomplete }) => incomplete)];
  if (gaps.length > 0) throw new Error(`${folder} cannot be read whole: ${gaps.map(textOf).join(", ")}`);
  const keys = new Set(read.operations.map(({ key }) => key));
  const stranger = [...reference.roles.keys()].find((key) => !keys.has(key));
  if (stranger !== undefined) throw new Error(`${folder}: reference.yaml names ${stranger}, which is no operation`);
  const derived: Derived = {
    reference,
    lineOf: (place) => resolver.document(place.file)?.locate([place.key()])[0]?.line ?? 1,
  };
  const published = await readPublished(reference, references, true);
  const letter = readOffer(published.apis, published.resolver);
  const isContract = await contractTest(folder);
  const data = contractData(read, defectiveOf(read, letter, derived, isContract), derived);
  if (!isContract(data)) throw new Error(`${folder}: what is published cannot be written as a contract`);
  return contractText(data);
}

/** Tells whether data are those of a contract. */
async function contractTest(folder: string): Promise<(data: object) => boolean> {
  const schema = await readFile(join(folder, "..", "..", "schema", "contract.schema.json"), "utf8");
  return new Ajv2020({ strict: false }).compile(JSON.parse(schema) as object);
}

function textOf(place: Place): string {
  return `${place.file} ${place.pointer.join(" ")}`;
}
