import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, transform } from "esbuild";
import { writeNotices } from "./notices.mjs";

const TARGET = { platform: "node", target: "node20.19", minify: true, legalComments: "none", logLevel: "warning" };

/** Large data that stays JSON beside the program: Node reads that faster than the same written as JavaScript. */
const DATA = ["examples", "licences", "publications", "schemas"];

/**
 * Writes dist/: the program with every package that it uses, cut so that a run loads only what it needs.
 *
 * esbuild can only cut modules (ESM). Node finds, reads and compiles CommonJS in about half the time, which is much of a short run, so
 * the pieces become CommonJS in a second step.
 *
 * @param root {string} the project's folder
 * @returns {Promise<void>}
 */
export async function bundle(root) {
  const dist = join(root, "dist");
  await rm(dist, { recursive: true, force: true });
  const { metafile, outputFiles } = await build({
    ...TARGET,
    absWorkingDir: root,
    entryPoints: { main: "src/main.ts" },
    outdir: "dist",
    chunkNames: "[name]-[hash]",
    outExtension: { ".js": ".cjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    plugins: [dataAsJson, noProcesses],
    metafile: true,
    write: false,
  });
  await mkdir(dist, { recursive: true });
  for (const { path, text } of outputFiles) {
    const { code } = await transform(text, { ...TARGET, format: "cjs", supported: { "dynamic-import": false } });
    await writeFile(path, code);
  }
  const apart = (await readdir(join(root, "generated")))
    .filter((name) => /^(?:contract|specification)-.*\.js$/.test(name))
    .map((name) => name.replace(/\.js$/, ""))
    .sort();
  for (const name of [...DATA, ...apart]) {
    const { default: data } = await import(pathToFileURL(join(root, "generated", `${name}.js`)).href);
    await writeFile(join(dist, `${name}.json`), JSON.stringify(data));
  }
  await writeFile(join(dist, "THIRD-PARTY-NOTICES.txt"), await writeNotices(root, Object.keys(metafile.inputs)));
}

const dataAsJson = {
  name: "data-as-json",
  setup({ onResolve }) {
    const filter = new RegExp(`^#generated/(?:${DATA.join("|")}|(?:contract|specification)-[^/]+)$`);
    onResolve({ filter }, ({ path }) => ({ path: `${path.replace("#generated", ".")}.json`, external: true }));
  },
};

/**
 * commander could start programs that are named like subcommands, and the detector of secrets could open key stores by their names, with a
 * large library for them. Ours does neither: what could do so is not even there.
 */
const noProcesses = {
  name: "no-processes",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ path }) => ({ path, namespace: "nothing" }));
    onResolve({ filter: /./ }, ({ path, importer, kind }) => {
      const late = kind === "dynamic-import" && importer.includes("secretlint-rule-preset-recommend");
      return late ? { path, namespace: "nothing" } : undefined;
    });
    onLoad({ filter: /./, namespace: "nothing" }, () => ({ contents: "" }));
  },
};
