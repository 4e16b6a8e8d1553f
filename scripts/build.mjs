// Builds what is not written by hand: generated/ (validators, rulebook) and dist/ (the program in one bundle).
// Needs nothing but the packages of package.json; `npm ci` runs it.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { writeNotices } from "./notices.mjs";

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

// 2. The generator is TypeScript that uses the project's own code: bundled first, so that every supported Node can run it.
const generator = join(root, "generated", ".generate.mjs");
await mkdir(join(root, "generated"), { recursive: true });
await build({
  entryPoints: ["scripts/generate.ts"],
  outfile: generator,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  packages: "external",
  logLevel: "warning",
});
const { generate } = await import(pathToFileURL(generator).href);
try {
  await generate(root);
} catch (error) {
  if (error.name !== "RulebookError") throw error;
  process.stderr.write(`rules:\n${error.message}\n`);
  process.exit(1);
}

// 3. The program. Split, so that a run loads only what it needs.
await rm(join(root, "dist"), { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: { main: "src/main.ts" },
  outdir: "dist",
  chunkNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  minify: true,
  keepNames: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  metafile: true,
  legalComments: "none",
  logLevel: "warning",
  // Some packages are CommonJS and ask for Node's modules by `require`.
  banner: { js: 'import{createRequire as bundledRequire}from"node:module";const require=bundledRequire(import.meta.url);' },
});
await writeFile(join(root, "dist", "THIRD-PARTY-NOTICES.txt"), await writeNotices(root, Object.keys(metafile.inputs)));
