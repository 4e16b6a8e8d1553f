// Changes every operation of every contract in every way that is known, and looks whether the comparison notices what does harm and is
// silent about what does none; and what a comparison costs beside reading the contract: `npm run mutate:contracts`.
import { load } from "js-yaml";
import { compareInterfaces } from "../src/contract/compare.ts";
import { readContract } from "../src/contract/contract-file.ts";
import { type Contract, contractsBelow } from "../test/contract/contracts.ts";
import { type Row, tableOf, wrong } from "../test/contract/mutants/table.ts";
import { nothingTried, type Trial, trialsOf } from "../test/contract/mutants/trials.ts";

/** Wrong answers that are printed. */
const SHOWN = 40;

/**
 * Prints the table of mutations with how many were tried, detected and missed, and the cost of a comparison.
 *
 * @param every one trial in so many is made; 1 for all
 * @returns whether nothing went wrong
 */
export function tryContracts(every: number): boolean {
  const contracts = contractsBelow("rules");
  const trials: Trial[] = [];
  let index = 0;
  for (const { name, reference } of contracts) {
    const before = trials.length;
    const tried = nothingTried();
    for (const operation of reference.operations)
      trials.push(...trialsOf(operation, tried, () => index++ % every === 0));
    console.log(`${name}: ${reference.operations.length} operations, ${trials.length - before} trials`);
  }
  print(tableOf(trials));
  const bad = wrong(trials);
  for (const { mutation, operation, where, result, difference } of bad.slice(0, SHOWN)) {
    console.log(`${result}: ${mutation}, ${operation} ${where} ${difference}`);
  }
  const largest = contracts.find(({ name }) => name === "emarketplace");
  if (largest !== undefined) printCost(largest);
  return bad.length === 0;
}

function print(rows: readonly Row[]): void {
  const titles = ["direction", "mutation", "tried", "detected", "missed", "unknown", "false alarms"];
  const harmful = rows.filter((row) => row.harmful);
  const harmless = rows.filter((row) => !row.harmful);
  console.log(`\nharmful\n${table(titles, harmful)}\n\nharmless\n${table(titles, harmless)}\n`);
  const sum = (list: readonly Row[], of: "tried" | "detected" | "missed" | "unknown" | "falseAlarms") =>
    list.reduce((total, row) => total + row[of], 0);
  const share = (part: number, whole: number) => `${((100 * part) / Math.max(whole, 1)).toFixed(2)} %`;
  const [all, none] = [sum(harmful, "tried"), sum(harmless, "tried")];
  const detected = sum(harmful, "detected");
  console.log(`harmful: ${detected} of ${all} detected (${share(detected, all)}), ${sum(harmful, "unknown")} unknown`);
  const alarms = sum(harmless, "falseAlarms");
  const unknown = sum(harmless, "unknown");
  console.log(`harmless: ${alarms} false alarms in ${none} (${share(alarms, none)}), ${unknown} unknown`);
}

function table(titles: readonly string[], rows: readonly Row[]): string {
  const cells = rows.map((row) =>
    [row.direction, row.mutation, row.tried, row.detected, row.missed, row.unknown, row.falseAlarms].map(String),
  );
  const widths = titles.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ");
  return [titles, ...cells].map(line).join("\n");
}

/** Rounds of which the median counts. */
const ROUNDS = 15;

/** What comparing a contract with itself costs beside parsing it twice: below 1 is cheaper. Each round reads and compares anew. */
function printCost({ name, text }: Contract): void {
  const ratios = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    const [one, other] = [load(text), load(text)];
    const parsed = performance.now();
    const [reference, offer] = [readContract(one), readContract(other)];
    compareInterfaces(reference, offer);
    return (performance.now() - parsed) / (parsed - start);
  });
  const sorted = [...ratios].sort((a, b) => a - b);
  const [least = 0, median = 0, most = 0] = [sorted[0], sorted[Math.floor(ROUNDS / 2)], sorted.at(-1)];
  const shown = [median, least, most].map((ratio) => ratio.toFixed(2));
  console.log(`comparing ${name} with itself costs ${shown[0]} of parsing it twice (${shown[1]} to ${shown[2]})`);
}
