// Builds what is not written by hand: generated/ (validators, rulebook) and dist/ (the program in one bundle).
// Needs nothing but the packages of package.json; `npm ci` runs it.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.mjs";
import { bundled } from "./bundled.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
process.chdir(root);

// 1. A new check is one new file: the list of all is written from the folder.
const folder = join(root, "src", "checks");
const ids = [];
for (const file of (await readdir(folder)).filter((name) => /^[a-z0-9-]+\.ts$/.test(name)).sort()) {
  if (/^export const check\b/m.test(await readFile(join(folder, file), "utf8"))) ids.push(file.replace(".ts", ""));
}
const name = (id) => id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const list = `// Written by scripts/build.mjs from the files in this folder.
${ids.map((id) => `import { check as ${name(id)} } from "./${id}.ts";\n`).join("")}import type { Check } from "./check.ts";

/** Every check by its id. */
export const checks: ReadonlyMap<string, Check> = new Map(
  [${ids.map(name).join(", ")}].map((check) => [check.id, check]),
);
`;
const index = join(folder, "index.ts");
if ((await readFile(index, "utf8").catch(() => "")) !== list) await writeFile(index, list);

// So is a new noun of repositories.
const nouns = join(root, "src", "facts", "repository");
const readers = (await readdir(join(nouns, "nouns"))).filter((file) => /^[a-z0-9-]+\.ts$/.test(file)).sort();
const readerName = (file) => name(file.replace(".ts", ""));
const readerList = `// Written by scripts/build.mjs from the files in nouns/.
import type { NounReader } from "./noun.ts";
${readers.map((file) => `import { reader as ${readerName(file)} } from "./nouns/${file}";\n`).join("")}
/** What reads each noun. */
export const readers: readonly (() => NounReader)[] = [${readers.map(readerName).join(", ")}];
`;
const readerIndex = join(nouns, "readers.ts");
if ((await readFile(readerIndex, "utf8").catch(() => "")) !== readerList) await writeFile(readerIndex, readerList);

// 2. The generators.
const { generate } = await bundled(root, "generate");
try {
  await generate(root);
} catch (error) {
  if (error.name !== "RulebookError") throw error;
  process.stderr.write(`rules:\n${error.message}\n`);
  process.exit(1);
}
// The examples of `explain` are what the rules, now compiled, say of their own fixtures.
const { writeExamples } = await bundled(root, "examples");
await writeExamples(root);

// 3. The program.
await bundle(root);
