// Prints what checking costs beside what cannot be avoided (parsing) and beside what others do. README.md says how it measures.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ROWS } from "./rows.mjs";

const bench = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "7" },
    rows: { type: "string", default: "1,2,3,4,5,6,7,8,9,13,14,15,16,growth" },
  },
});
const rounds = Number(options.rounds);
const wanted = new Set(options.rows.split(","));

if (!existsSync(join(bench, "node_modules", "js-yaml"))) {
  process.stdout.write("Installing what is compared with (bench/package.json) …\n");
  const npm = { cwd: bench, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" };
  if (spawnSync("npm", ["ci"], npm).status !== 0) process.exit(2);
}
// These need what has just been installed.
const { findDocuments, scratch, valuesIn } = await import("./documents.mjs");
const { inTurn, median, ratio } = await import("./measure.mjs");
const { growingDocuments, slope } = await import("./growth.mjs");

const documents = findDocuments();
const govstackCheck = join(bench, "..", "bin", "govstack-check.cjs");
/** What follows `node`, by the name of the program. */
const PROGRAMS = {
  bare: () => ["-e", "0"],
  version: () => [govstackCheck, "--version"],
  parse: (file) => [join(bench, "parse.mjs"), file],
  check: (...files) => [govstackCheck, "check", "--fail-on", "none", ...files],
  redocly: (...files) => [join(bench, "node_modules/@redocly/cli/bin/cli.js"), "lint", "--format", "summary", ...files],
  validate: (file) => [join(bench, "validate.mjs"), file],
};

const say = (line) => process.stdout.write(`${line}\n`);
const shown = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

function sayRow(row, text, found, goal) {
  const [sign, limit] = goal.split(" ");
  const met = sign === "<=" ? found.median <= Number(limit) : found.median >= Number(limit);
  const spread = `(${shown(found.min)}–${shown(found.max)})`;
  say(
    `${String(row).padStart(3)}  ${text.padEnd(44)} ${shown(found.median).padStart(6)} ${spread.padEnd(15)} ${goal.padEnd(8)} ${met ? "met" : "missed"}`,
  );
}

/** Runs programs in turn. Says so when one could not do its work: it ended with more than the 1 that stands for findings. */
async function measured(programs, times = rounds) {
  const used = await inTurn(programs, times);
  for (const [name, usages] of Object.entries(used)) {
    const code = Math.max(...usages.map(({ code }) => code));
    if (code > 1) say(`     (${name} ended with exit code ${code})`);
  }
  return used;
}

say(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "?"}, ${rounds} rounds`);
for (const note of documents.notes) say(note);
say(`\nrow  ${"ratio (of CPU time, where not of memory)".padEnd(44)} median (min–max)      goal`);

for (const on of new Set(ROWS.map((row) => row.on))) {
  const rows = ROWS.filter((row) => row.on === on && wanted.has(String(row.row)));
  const names = new Set(rows.flatMap(({ over, under }) => [over, under]));
  const used = await measured(Object.fromEntries([...names].map((name) => [name, PROGRAMS[name](documents[on])])));
  for (const { row, text, over, under, goal, what } of rows)
    sayRow(row, text, ratio(used[over], used[under], what), goal);
}
if (wanted.has("15")) {
  const { bare, check } = PROGRAMS;
  const { json, largeJson } = documents;
  const used = await measured({ bare: bare(), small: check(json), large: check(largeJson) });
  const perValue = (usages, values) => usages.map(({ cpu }, round) => ({ cpu: (cpu - used.bare[round].cpu) / values }));
  const found = ratio(perValue(used.large, valuesIn(largeJson)), perValue(used.small, valuesIn(json)));
  sayRow(15, "per value above Node: large / GovStack JSON", found, "<= 1");
}
if (wanted.has("16")) {
  const { check, redocly } = PROGRAMS;
  const files = documents.batch;
  const singles = Object.fromEntries(files.map((file) => [file, check(file)]));
  const used = await inTurn({ together: check(...files), redocly: redocly(...files), ...singles }, Math.min(rounds, 3));
  const sums = used.together.map((_, round) => ({ cpu: files.reduce((sum, file) => sum + used[file][round].cpu, 0) }));
  sayRow(16, `check, ${files.length} documents at once / one by one`, ratio(used.together, sums), "<= 0.2");
  sayRow(16, "redocly lint / check, all at once", ratio(used.redocly, used.together), ">= 2");
}
if (wanted.has("growth")) {
  say(
    "\ngrowth: CPU time above bare Node, in ms, as a document doubles; slope 1 is in proportion, 2 would be quadratic",
  );
  const bare = median((await inTurn({ bare: PROGRAMS.bare() }, 5)).bare.map(({ cpu }) => cpu));
  for (const { kind, sizes } of growingDocuments(scratch, 4)) {
    const used = await inTurn(Object.fromEntries(sizes.map(({ count, path }) => [count, PROGRAMS.check(path)])), 3);
    const points = sizes.map(({ count }) => ({ size: count, cost: median(used[count].map(({ cpu }) => cpu)) - bare }));
    const costs = points.map(({ size, cost }) => `${size}: ${cost.toFixed(0)}`).join("  ");
    say(
      `  ${kind.padEnd(30)} slope ${slope(points).toFixed(2)}, last step ${slope(points.slice(-2)).toFixed(2)}   ${costs}`,
    );
  }
}
