import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/**
 * A module of scripts/ that is written in TypeScript and uses the project's own code: bundled first, so that every supported Node can
 * run it.
 *
 * @param root {string} the project's folder
 * @param entry {string} the module's name, without its ending
 * @returns {Promise<any>} the module
 */
export async function bundled(root, entry) {
  const outfile = join(root, "generated", `.${entry}.mjs`);
  await mkdir(join(root, "generated"), { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: [`scripts/${entry}.ts`],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    packages: "external",
    logLevel: "warning",
  });
  return import(pathToFileURL(outfile).href);
}
