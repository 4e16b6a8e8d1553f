import { it } from "vitest";
import { preparedRules } from "../src/cli/check.ts";
import { collectFacts } from "../src/facts/collect.ts";
import { loadSubmission } from "../src/load/submission.ts";
import { DEFAULT_LIMITS } from "../src/model.ts";
it("perf", async () => {
  const s = await loadSubmission({ cwd: "/tmp/dev", paths: ["big.json"], limits: DEFAULT_LIMITS, specifications: [] });
  const c = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
  const t0 = c(); const f = collectFacts(s, []); const t1 = c();
  let total = 0;
  const rows = preparedRules().map((p) => { const a = c(); const n = [...p.check.run(f, p.rule.params, p.tools)].length; const d = c() - a; total += d; return [p.rule.id, d.toFixed(1), n].join(" "); });
  console.log("facts", t1 - t0, "rules", total, "\n" + rows.join("\n"));
}, 60000);
