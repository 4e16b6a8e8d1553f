// Derives rules/govstack-bb-<name>/<edition>/contract.yaml from the published OpenAPI files: `npm run derive-contract -- <folder>`, where
// the folder holds one folder of files for each building block. Which files, and at which revision, stands in reference.yaml beside the
// contract; what is corrected in them in corrections.yaml.
import { writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { bundled } from "./bundled.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const references = process.argv[2];
if (references === undefined) {
  process.stderr.write("usage: npm run derive-contract -- <folder of the published files>\n");
  process.exit(2);
}

const { deriveContract, editionsWithReference } = await bundled(root, "derive-contract");
for (const folder of await editionsWithReference(root)) {
  try {
    await writeFile(join(folder, "contract.yaml"), await deriveContract(folder, references));
    console.log(relative(root, join(folder, "contract.yaml")));
  } catch (error) {
    process.exitCode = 1;
    console.error(error.message);
  }
}
