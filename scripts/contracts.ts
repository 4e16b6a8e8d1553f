import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";

/**
 * Writes the contracts of all building blocks into generated/: each as JSON of its own, so that a run reads only those that it is
 * asked for, and a list that loads them.
 *
 * @param root the project's folder
 * @param write writes the module of a name
 */
export async function writeContracts(
  root: string,
  write: (name: string, text: string) => Promise<void>,
): Promise<void> {
  const loaders: string[] = [];
  for (const id of (await readdir(join(root, "rules"))).filter((name) => name.startsWith("govstack-bb-")).sort()) {
    for (const edition of (await readdir(join(root, "rules", id))).sort()) {
      const file = join(root, "rules", id, edition, "contract.yaml");
      if (!existsSync(file)) continue;
      // Shared values become copies in JSON; the file has no aliases, but large ones count many nodes.
      const data: unknown = parse(await readFile(file, "utf8"), { maxAliasCount: -1 });
      await write(`contract-${id}-${edition}`, `export default JSON.parse(${JSON.stringify(JSON.stringify(data))});\n`);
      loaders.push(`  "${id}@${edition}": () => import("#generated/contract-${id}-${edition}"),\n`);
    }
  }
  await write("contracts", `export default {\n${loaders.join("")}};\n`);
}
