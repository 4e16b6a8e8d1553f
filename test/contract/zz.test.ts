import { writeFileSync } from "node:fs";
import { it } from "vitest";
import { contractsBelow } from "./contracts.ts";
import { type Trial, trialsOf } from "./mutants/trials.ts";

it("x", () => {
  const every = Number(process.env.EVERY ?? 20);
  const all: Trial[] = [];
  for (const { name, reference } of contractsBelow("rules")) {
    const t = performance.now();
    const before = all.length;
    let n = 0;
    for (const o of reference.operations) {
      n++;
      for (const trial of trialsOf(o, (i) => (i + n) % every === 0)) all.push(trial);
    }
    console.log(name, Math.round(performance.now() - t), all.length - before);
  }
  const rows = new Map<string, Record<string, number>>();
  for (const t of all) {
    const k = `${t.harmful ? "H" : "-"} ${t.direction} ${t.mutation}`;
    const r = rows.get(k) ?? {};
    r[t.result] = (r[t.result] ?? 0) + 1;
    rows.set(k, r);
  }
  for (const [k, r] of [...rows].sort()) console.log(k.padEnd(50), JSON.stringify(r));
  const bad = all.filter((t) => (t.harmful ? t.result !== "found" : t.result !== "silent"));
  writeFileSync("/tmp/bad.json", bad.map((b) => JSON.stringify(b)).join("\n"));
  console.log(all.length, bad.length);
}, 3600000);
