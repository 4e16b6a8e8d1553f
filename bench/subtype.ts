// Asks for the inclusion of random pairs of schemas and holds every answer against Ajv: `npm run bench:subtype -- 100000`.
import fc from "fast-check";
import { pair } from "../test/contract/subtype/arbitrary.ts";
import { judge } from "../test/contract/subtype/oracle.ts";

/** Pairs that are made at once. */
const BATCH = 1000;

/**
 * Prints how many answers are wrong (there should be none), the shares of the answers, why some are unknown, and how often a small world of
 * values knows of a counterexample where the library does not.
 *
 * @param total pairs
 * @param seed of the first batch; each batch has the next
 */
export function askPairs(total: number, seed: number): void {
  const counts = new Map<string, number>();
  const add = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  let wrong = 0;
  let missed = 0;
  let slowest = 0;
  for (let done = 0; done < total; done += BATCH) {
    for (const [sub, sup] of fc.sample(pair, { seed: seed + done / BATCH, numRuns: Math.min(BATCH, total - done) })) {
      const start = performance.now();
      const verdict = judge(sub, sup);
      slowest = Math.max(slowest, performance.now() - start);
      const { inclusion } = verdict;
      add(inclusion.answer);
      if (inclusion.answer === "unknown") {
        add(`unknown: ${inclusion.why.code} ${inclusion.why.code === "pattern" ? "" : inclusion.why.detail}`.trim());
        if (verdict.contradicted) missed++;
      }
      if (verdict.wrong === undefined) continue;
      if (wrong++ < 5) console.log(`WRONG ${verdict.wrong}\n  ${JSON.stringify(sub)}\n  ${JSON.stringify(sup)}`);
    }
  }
  for (const [key, count] of [...counts].sort(([, a], [, b]) => b - a)) {
    console.log(`${String(count).padStart(8)}  ${((count * 100) / total).toFixed(2).padStart(6)} %  ${key}`);
  }
  console.log(
    `${total} pairs, ${wrong} wrong; ${missed} unknown ones have a counterexample in the small world; the slowest took ${Math.round(slowest)} ms`,
  );
  if (wrong > 0) process.exitCode = 1;
}
