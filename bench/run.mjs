// Prints what checking costs beside what cannot be avoided (parsing) and beside what others do. README.md says how it measures.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const bench = dirname(fileURLToPath(import.meta.url));
const program = join(bench, "..", "bin", "govstack-check.cjs");

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "7" },
    rows: { type: "string" },
    growth: { type: "boolean", default: false },
  },
});
const rounds = Number(options.rounds);
const rows = options.rows?.split(",").map(Number);

if (!existsSync(join(bench, "node_modules", "js-yaml"))) {
  process.stdout.write("Installing what is compared with (bench/package.json) …\n");
  const { status } = spawnSync("npm", ["ci"], {
    cwd: bench,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(2);
}
const { findDocuments, scratch, valuesIn } = await import("./documents.mjs");
const { inTurn, median, ratio } = await import("./measure.mjs");
const { growingDocuments, slope } = await import("./growth.mjs");

const documents = findDocuments();
const bare = ["-e", "0"];
const check = (...files) => [program, "check", "--fail-on", "none", ...files];
const parse = (file) => [join(bench, "parse.mjs"), file];
const validate = (file) => [join(bench, "validate.mjs"), file];
const redocly = (...files) => [
  join(bench, "node_modules/@redocly/cli/bin/cli.js"),
  "lint",
  "--format",
  "summary",
  "--extends",
  "recommended",
  ...files,
];

const wanted = (...numbers) => rows === undefined || numbers.some((number) => rows.includes(number));
const say = (line) => process.stdout.write(`${line}\n`);
const number = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** Says so when a program could not do its work (it ended with more than the 1 that stands for findings): then it measures little. */
async function measured(programs, most = rounds) {
  const used = await inTurn(programs, most);
  for (const [name, usages] of Object.entries(used)) {
    const codes = [...new Set(usages.map(({ code }) => code))].filter((code) => code > 1);
    if (codes.length > 0)
      say(`     ${name} ended with exit code ${codes.join(", ")}: node ${programs[name].join(" ")}`.slice(0, 200));
  }
  return used;
}

/** One row: a ratio of two programs, its goal and whether that is met. */
function row(id, text, found, goal) {
  const met = goal.startsWith("<=") ? found.median <= Number(goal.slice(2)) : found.median >= Number(goal.slice(2));
  const spread = found.min === undefined ? "" : `(${number(found.min)}–${number(found.max)})`;
  say(
    `${String(id).padStart(3)}  ${text.padEnd(58)} ${number(found.median).padStart(6)} ${spread.padEnd(14)} ${goal.replace(/(..)/, "$1 ").padEnd(8)} ${met ? "met" : "MISSED"}`,
  );
}

say(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "?"}, ${rounds} rounds`);
for (const note of documents.notes) say(note);
say("");
say(`row  ${"ratio of CPU time".padEnd(58)} median (min–max)       goal`);

if (wanted(1, 2)) {
  const used = await measured({ bare, version: [program, "--version"], small: check(documents.small) }, rounds);
  if (wanted(1)) row(1, "--version / node -e 0", ratio(used.version, used.bare), "<=1.25");
  if (wanted(2)) row(2, "check small YAML / node -e 0", ratio(used.small, used.bare), "<=1.6");
}
if (wanted(3, 7, 13, 14)) {
  const file = documents.medium;
  const used = await measured(
    { parse: parse(file), check: check(file), redocly: redocly(file), validate: validate(file) },
    rounds,
  );
  if (wanted(3)) row(3, "check GovStack YAML / parse only", ratio(used.check, used.parse), "<=1.6");
  if (wanted(7)) row(7, "redocly lint / check, GovStack YAML", ratio(used.redocly, used.check), ">=3");
  if (wanted(13)) row(13, "swagger-parser validate / check, GovStack YAML", ratio(used.validate, used.check), ">=2.5");
  if (wanted(14))
    row(14, "peak memory: check / parse only, GovStack YAML", ratio(used.check, used.parse, "rss"), "<=1.3");
}
if (wanted(4, 8)) {
  const file = documents.published;
  const used = await measured({ parse: parse(file), check: check(file), redocly: redocly(file) }, rounds);
  if (wanted(4)) row(4, "check published YAML / parse only", ratio(used.check, used.parse), "<=1.5");
  if (wanted(8)) row(8, "redocly lint / check, published YAML", ratio(used.redocly, used.check), ">=6");
}
if (wanted(5, 13, 14)) {
  const file = documents.largeYaml;
  const used = await measured(
    { parse: parse(file), check: check(file), ...(wanted(13) ? { validate: validate(file) } : {}) },
    rounds,
  );
  if (wanted(5)) row(5, "check large YAML / parse only", ratio(used.check, used.parse), "<=1.5");
  if (wanted(13)) row(13, "swagger-parser validate / check, large YAML", ratio(used.validate, used.check), ">=2");
  if (wanted(14)) row(14, "peak memory: check / parse only, large YAML", ratio(used.check, used.parse, "rss"), "<=1.3");
}
if (wanted(6, 9, 14, 15)) {
  const file = documents.largeJson;
  const used = await measured(
    {
      bare,
      parse: parse(file),
      check: check(file),
      small: check(documents.json),
      ...(wanted(9, 14) ? { redocly: redocly(file) } : {}),
    },
    rounds,
  );
  if (wanted(6)) row(6, "check large JSON / parse only", ratio(used.check, used.parse), "<=3");
  if (wanted(9)) row(9, "redocly lint / check, large JSON", ratio(used.redocly, used.check), ">=10");
  if (wanted(14)) {
    row(14, "peak memory: check / parse only, large JSON", ratio(used.check, used.parse, "rss"), "<=2");
    row(14, "peak memory: check / redocly lint, large JSON", ratio(used.check, used.redocly, "rss"), "<=0.6");
  }
  if (wanted(15)) {
    const perValue = (usages, values) =>
      usages.map(({ cpu }, round) => ({ cpu: (cpu - used.bare[round].cpu) / values }));
    const large = perValue(used.check, valuesIn(file));
    row(
      15,
      "CPU above bare Node per value: large JSON / GovStack JSON",
      ratio(large, perValue(used.small, valuesIn(documents.json))),
      "<=1",
    );
  }
}
if (wanted(16)) {
  const files = documents.batch;
  const few = Math.min(rounds, 3);
  const singles = Object.fromEntries(files.map((file) => [file, check(file)]));
  const used = await measured({ together: check(...files), redocly: redocly(...files), ...singles }, few);
  const sums = used.together.map((_, round) => ({ cpu: files.reduce((sum, file) => sum + used[file][round].cpu, 0) }));
  row(16, `check of ${files.length} documents at once / one by one`, ratio(used.together, sums), "<=0.2");
  row(16, "redocly lint / check, all at once", ratio(used.redocly, used.together), ">=2");
}
if (options.growth || rows === undefined) {
  say("");
  say("growth: CPU time above bare Node, in ms, as a document doubles; slope 1 is in proportion, 2 would be quadratic");
  const bareCost = median((await inTurn({ bare }, 5)).bare.map(({ cpu }) => cpu));
  for (const { kind, sizes } of growingDocuments(scratch, 4)) {
    const programs = Object.fromEntries(sizes.map(({ count, path }) => [count, check(path)]));
    const used = await inTurn(programs, 3);
    const points = sizes.map(({ count }) => ({
      size: count,
      cost: median(used[count].map(({ cpu }) => cpu)) - bareCost,
    }));
    const line = points.map(({ size, cost }) => `${size}: ${cost.toFixed(0)}`).join("  ");
    say(
      `  ${kind.padEnd(32)} slope ${slope(points).toFixed(2)}, last step ${slope(points.slice(-2)).toFixed(2)}   ${line}`,
    );
  }
}
