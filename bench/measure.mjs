import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const METER = fileURLToPath(new URL("meter.cjs", import.meta.url));
const LOG = join(tmpdir(), `govstack-bench-${process.pid}.jsonl`);
process.on("exit", () => rmSync(LOG, { force: true }));

/** Peers may neither call home nor look for newer versions of themselves. */
const QUIET = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1", CI: "1" };

/**
 * @typedef {{ cpu: number, rss: number, code: number }} Usage CPU time in ms (user and system, all threads), peak memory in MB, exit code
 */

/**
 * Runs a Node program once, to its end, and says what it has used. Its exit code is its own business (findings are most often 1), but a
 * program that could not run at all would measure nothing: that is an error.
 *
 * @param {readonly string[]} args what follows `node`
 * @returns {Promise<Usage>}
 */
export async function run(args) {
  writeFileSync(LOG, "");
  const child = spawn(process.execPath, ["--require", METER, ...args], {
    stdio: "ignore",
    env: { ...process.env, ...QUIET, NODE_OPTIONS: "", BENCH_METER: LOG },
  });
  await new Promise((resolve, reject) => child.on("error", reject).on("exit", resolve));
  const lines = readFileSync(LOG, "utf8").split("\n").filter(Boolean);
  if (lines.length === 0) throw new Error(`no measurement of: node ${args.join(" ")}`);
  const used = lines.map((line) => JSON.parse(line));
  return {
    cpu: used.reduce((sum, { cpu }) => sum + cpu, 0),
    rss: Math.max(...used.map(({ rss }) => rss)),
    code: Math.max(...used.map(({ code }) => code)),
  };
}

/**
 * Runs several programs in turn, round after round, every second round backwards, so that what else the machine does meets all alike.
 *
 * @param {Record<string, readonly string[]>} programs what follows `node`, by name
 * @param {number} rounds
 * @returns {Promise<Record<string, Usage[]>>} per program one usage for each round
 */
export async function inTurn(programs, rounds) {
  const names = Object.keys(programs);
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) results[name][round] = await run(programs[name]);
  }
  return results;
}

/** The middle one; of two, the lower. */
export function median(values) {
  return [...values].sort((a, b) => a - b)[(values.length - 1) >> 1];
}

/**
 * The ratio of two programs, from the pairs of each round.
 *
 * @param {readonly Usage[]} over
 * @param {readonly Usage[]} under
 * @param {"cpu" | "rss"} what
 */
export function ratio(over, under, what = "cpu") {
  const ratios = over.map((usage, round) => usage[what] / under[round][what]);
  return { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) };
}
