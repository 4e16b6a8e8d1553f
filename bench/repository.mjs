// Prints what looking through a whole repository costs, beside `git ls-files` and beside reading all its bytes once.
//   npm run bench:repository -- [files] [rounds]
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { scratch } from "./documents.mjs";
import { inTurn, median, ratio } from "./measure.mjs";

const bench = dirname(fileURLToPath(import.meta.url));
const [files = 20_000, rounds = 3] = process.argv.slice(2).map(Number);
const folder = join(scratch, "repository");

/** What a file of each sort holds; the number makes every file another one. */
const SORTS = [
  { share: 30, path: (n) => `api/src/module${n % 97}/service${n}.ts`, text: typescript },
  { share: 25, path: (n) => `core/src/main/java/org/example/m${n % 89}/Case${n}.java`, text: java },
  { share: 10, path: (n) => `jobs/task${n % 31}/step_${n}.py`, text: python },
  { share: 10, path: (n) => `api/test/module${n % 97}/service${n}.test.ts`, text: typescript },
  { share: 8, path: (n) => `docs/area${n % 53}/page${n}.md`, text: markdown },
  { share: 6, path: (n) => `deploy/k8s/part${n % 41}/app${n}.yaml`, text: manifest },
  {
    share: 4,
    path: (n) => `core/src/main/resources/messages/m${n}.properties`,
    text: (n) => `title.${n}=Case ${n}\nhelp.${n}=Ask at the desk\n`,
  },
  {
    share: 3,
    path: (n) => `core/src/main/resources/db/migration/V${n}__step.sql`,
    text: (n) => `CREATE TABLE t${n} (id BIGINT PRIMARY KEY, name TEXT NOT NULL);\n`,
  },
  {
    share: 3,
    path: (n) => `web/public/data/d${n}.json`,
    text: (n) => JSON.stringify({ id: n, items: Array.from({ length: 40 }, (_, i) => ({ i, name: `n${i * n}` })) }),
  },
  {
    share: 1,
    path: (n) => `services/s${n}/Dockerfile`,
    text: (n) => `FROM node:20.11-alpine\nWORKDIR /app${n}\nCOPY . .\nUSER node\nCMD ["node", "main.js"]\n`,
  },
];

const say = (line) => process.stdout.write(`${line}\n`);
const bytes = write();
const hasGit = ["init -q", "add -A", "-c user.name=x -c user.email=x@example.org commit -qm first"].every(
  (line) => spawnSync("git", line.split(" "), { cwd: folder, stdio: "ignore" }).status === 0,
);
say(
  `${files} files, ${(bytes / 1e6).toFixed(1)} MB; ${rounds} rounds. CPU and peak memory of whole processes, as ratios of the rounds.`,
);
const programs = {
  read: [join(bench, "read-all.mjs"), folder],
  check: [join(bench, "..", "bin", "govstack-check.cjs"), "check", "--fail-on", "none", "-q", folder],
};
const used = await inTurn(programs, rounds);
const shown = ({ median: middle, min, max }) => `${middle.toFixed(2)} (${min.toFixed(2)}–${max.toFixed(2)})`;
say(
  `check / reading all bytes once   CPU ${shown(ratio(used.check, used.read))}   memory ${shown(ratio(used.check, used.read, "rss"))}`,
);
say(
  `check takes ${Math.round(median(used.check.map(({ cpu }) => cpu)))} ms of CPU and ${Math.round(median(used.check.map(({ rss }) => rss)))} MB; exit code ${used.check[0].code}`,
);
if (hasGit) {
  // Node does not say what one child has used, so wall-clock time stands in.
  const started = performance.now();
  for (let round = 0; round < rounds; round += 1) spawnSync("git", ["ls-files"], { cwd: folder, maxBuffer: 1e9 });
  say(
    `git ls-files takes ${Math.round((performance.now() - started) / rounds)} ms (wall clock; start-up of Node not in it)`,
  );
} else say("git ls-files: there is no git here");

function write() {
  let total = 0;
  const made = new Set();
  const deal = SORTS.flatMap((sort) => Array.from({ length: sort.share }, () => sort));
  for (let n = 0; n < files; n += 1) {
    // 37 and 100 have no common divisor: all sorts are mixed.
    const sort = deal[(n * 37) % deal.length];
    const path = join(folder, sort.path(n));
    const text = sort.text(n);
    if (!made.has(dirname(path))) mkdirSync(dirname(path), { recursive: true });
    made.add(dirname(path));
    writeFileSync(path, text);
    total += Buffer.byteLength(text);
  }
  writeFileSync(join(folder, "package.json"), '{"name":"big","version":"1.0.0"}\n');
  return total;
}

function typescript(n) {
  const methods = Array.from(
    { length: 25 },
    (_, i) =>
      `  /** Gives case ${i} of ${n}. */\n  async find${i}(id: string): Promise<Case | undefined> {\n    const found = await this.store.get(\`case:\${id}:${i}\`);\n    return found === undefined ? undefined : toCase(found);\n  }\n`,
  );
  return `import { Store } from "../store.js";\n\nexport class Service${n} {\n  constructor(private readonly store: Store) {}\n\n${methods.join("\n")}}\n`;
}

function java(n) {
  const methods = Array.from(
    { length: 20 },
    (_, i) =>
      `    /** Returns the part ${i}. */\n    public String part${i}() {\n        log.info("part {} of {}", ${i}, this.id);\n        return this.parts.get(${i});\n    }\n`,
  );
  return `package org.example.m${n % 89};\n\nimport java.util.List;\n\npublic class Case${n} {\n    private final List<String> parts;\n\n${methods.join("\n")}}\n`;
}

function python(n) {
  return Array.from(
    { length: 30 },
    (_, i) =>
      `def step_${n}_${i}(rows):\n    """Drops rows without a value."""\n    return [row for row in rows if row.get("v${i}") is not None]\n`,
  ).join("\n\n");
}

function markdown(n) {
  return `# Page ${n}\n\n${Array.from({ length: 8 }, (_, i) => `## Part ${i}\n\nThis part explains how the cases of office ${i * n} are kept and who may read them.\n\n1. Open the list.\n2. Choose the case.\n`).join("\n")}`;
}

function manifest(n) {
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: app${n} }\nspec:\n  replicas: 2\n  selector: { matchLabels: { app: app${n} } }\n  template:\n    metadata: { labels: { app: app${n} } }\n    spec:\n      containers:\n        - name: main\n          image: registry.example/app${n}:1.2.3\n          resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { cpu: 200m, memory: 128Mi } }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: app${n} }\nspec: { ports: [{ port: 80 }] }\n`;
}
