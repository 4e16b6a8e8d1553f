import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The licence texts of all packages that ended up in the bundle, as their licences ask.
 *
 * @param root {string} the project's folder
 * @param inputs {string[]} the files in the bundle, relative to it
 * @returns {Promise<string>}
 */
export async function writeNotices(root, inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const match = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
    if (match) folders.add(match[0]);
  }
  const notices = [];
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(await readFile(join(root, folder, "package.json"), "utf8"));
    const file = (await readdir(join(root, folder))).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? await readFile(join(root, folder, file), "utf8") : "";
    notices.push(`${name} ${version} (${license})\n\n${text.trim()}\n`);
  }
  return `The bundle contains these packages.\n\n${notices.join(`\n${"-".repeat(72)}\n\n`)}`;
}
