// Loaded by Node in front of every measured program (`node --require`): writes down, when the process ends, what it has used.
const { appendFileSync } = require("node:fs");

process.on("exit", (code) => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  appendFileSync(
    process.env.BENCH_METER,
    `${JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, rss: maxRSS / 1024, code })}\n`,
  );
});
