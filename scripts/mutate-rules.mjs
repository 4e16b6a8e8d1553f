// Tells how much of each rule its fixtures hold: `npm run mutate`, or `npm run mutate -- timestamp` for rules whose id matches.
// Changes every rule in memory (see mutation.ts) and prints which changes no fixture noticed. Fails when a rule could be switched off,
// or a fixture emptied, and nobody would notice.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundled } from "./bundled.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
process.chdir(root);
const pattern = new RegExp(process.argv[2] ?? "");

/** @type {Record<string, string>} */
const TITLES = {
  disabled: "rules that find nothing any more",
  emptied: "findings whose target is gone",
  parameter: "parameters without one member or item",
};

const { tryRules } = await bundled(root, "mutation");
const all = [];
for await (const trial of tryRules(root, (id) => pattern.test(id))) all.push(trial);

for (const [kind, title] of Object.entries(TITLES)) {
  const trials = all.filter((trial) => trial.kind === kind);
  const survivors = trials.filter(({ noticed }) => !noticed);
  const noticed = trials.length - survivors.length;
  const share = trials.length === 0 ? 100 : Math.floor((noticed * 1000) / trials.length) / 10;
  console.log(`${title}: ${noticed} of ${trials.length} noticed (${share} %)`);
  for (const { rule, change } of survivors) console.log(`  ${rule}  ${change}`);
}
if (all.some(({ kind, noticed }) => kind !== "parameter" && !noticed)) process.exitCode = 1;
