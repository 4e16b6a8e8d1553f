// Fills the generated parts of README.md (between <!-- name --> and <!-- /name -->) from the built program, and writes the pages
// that are made from the rulebook and the checks. `npm run readme` does it; tests hold the pages to it.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundled } from "./bundled.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * @param {string[]} args of the program
 * @returns {string} its standard output
 */
function program(...args) {
  const options = { cwd: root, encoding: "utf8", env: { PATH: process.env.PATH }, maxBuffer: 64 * 1024 * 1024 };
  try {
    return execFileSync(process.execPath, ["bin/govstack-check.cjs", ...args], {
      ...options,
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch (error) {
    return error.stdout; // A verdict that stops a pipeline is still output.
  }
}

/** The `check --help` of the program. */
function help() {
  return `\n\`\`\`text\n${program("check", "--help").trim()}\n\`\`\`\n`;
}

/** One line for each command, as the program's own help says it. */
function commands() {
  const block = /^Commands:\n((?: .*\n)+)/mu.exec(program("--help"))?.[1] ?? "";
  return `\n\`\`\`text\n${block.trimEnd()}\n\`\`\`\n`;
}

/** How far each kind of evidence can take the REQUIRED requirements, as the report computes it. */
function reach() {
  const report = JSON.parse(program("check", "fixtures/consent-service/submission", "--format", "json"));
  const names = {
    openapi: "OpenAPI documents",
    repository: "a repository",
    configuration: "deployment configuration",
    live: "a running system",
  };
  const rows = report.reach.map(({ source, settle, refute }) => `| ${names[source]} | ${settle} | ${refute} |`);
  const total = report.verdict.required.total;
  return `\nOf the ${total} REQUIRED requirements, the rules of this version can, from

| evidence | settle | only refute |
| --- | --- | --- |
${rows.join("\n")}

so "Incomplete" is what an honest check of an OpenAPI document ends in, not a fault of the service.\n`;
}

/** What there is of each building block: its requirements, what rules do for them, and its published operations. */
function blocks() {
  const requirements = JSON.parse(program("list", "requirements", "--format", "json"));
  const publications = [...new Set(requirements.map(({ publication }) => publication))];
  const rows = publications.flatMap((publication) => {
    const [id, edition] = publication.split("@");
    if (!id.startsWith("govstack-bb-")) return [];
    const all = requirements.filter((one) => one.publication === publication);
    const own = all.filter(({ kind }) => kind !== "service-api");
    const contract = join(root, "dist", `contract-${id}-${edition}.json`);
    const operations = existsSync(contract) ? JSON.parse(readFileSync(contract, "utf8")).operations : [];
    const provided = operations.filter(({ role }) => role === "provider").length;
    return [
      {
        link: `[${id.replace("govstack-bb-", "")}](rules/${id}/${edition}/README.md) ${edition}`,
        numbers: [
          own.length,
          own.filter(({ level }) => level === "REQUIRED").length,
          own.filter(({ rules }) => rules.length > 0).length,
          operations.length,
          provided,
        ],
      },
    ];
  });
  const sum = (index) => rows.reduce((total, { numbers }) => total + numbers[index], 0);
  const total = [0, 1, 2, 3, 4].map((index) => sum(index));
  const lines = rows.map(({ link, numbers }) => `| ${link} | ${numbers.join(" | ")} |`);
  return `\n| building block | requirements | REQUIRED | with rules | operations published | for it to offer |
| --- | ---: | ---: | ---: | ---: | ---: |
${lines.join("\n")}
| all ${rows.length} | ${total.join(" | ")} |\n`;
}

/**
 * @param {string} text of README.md
 * @returns {string} with its generated parts made anew
 */
export function renderReadme(text) {
  const parts = { blocks, commands, help, reach };
  return Object.entries(parts).reduce(
    (readme, [name, make]) =>
      readme.replace(
        new RegExp(`(<!-- ${name} -->)[^]*?(<!-- /${name} -->)`),
        (_, open, close) => `${open}${make()}${close}`,
      ),
    text,
  );
}

/** Size of the package in kB, as `npm pack` makes it. */
export function packageSize() {
  const out = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const pack = JSON.parse(out);
  const [first] = Array.isArray(pack) ? pack : Object.values(pack);
  return { kilobytes: Math.round(first.size / 1000), files: first.files.map(({ path }) => path) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = join(root, "README.md");
  const text = renderReadme(await readFile(file, "utf8"));
  const { renderGuide, rulesReadmes } = await bundled(root, "pages");
  for (const page of rulesReadmes(root)) await writeFile(join(root, page.path), page.text);
  const guide = join(root, "docs", "writing-rules.md");
  await writeFile(guide, renderGuide(await readFile(guide, "utf8"), root));
  await writeFile(file, text.replace(/(<!-- size -->).*?(<!-- \/size -->)/, `$1${packageSize().kilobytes} kB$2`));
}
