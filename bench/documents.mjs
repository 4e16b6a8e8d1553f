import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { dump, load } from "js-yaml";

const bench = dirname(fileURLToPath(import.meta.url));
const root = dirname(bench);

/** A folder for what the bench makes, gone when it ends. */
export const scratch = mkdtempSync(join(tmpdir(), "govstack-bench-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

/** GovStack's published files, where they are at hand; they are not part of the project. */
const references = resolve(root, "..", "shared", "references");
const official = existsSync(references);

/**
 * The documents to measure with.
 *
 * @returns {{ small: string, medium: string, json: string, published: string, largeJson: string, largeYaml: string, batch: string[], notes: string[] }}
 */
export function findDocuments() {
  const largeJson = join(bench, "node_modules/@octokit/openapi/generated/ghes-3.17.json");
  const documents = {
    ...(official ? fromReferences() : fromFixtures()),
    published: join(bench, "node_modules/@blockfrost/openapi/openapi.yaml"),
    largeJson,
    largeYaml: converted(largeJson),
  };
  const source = official
    ? "GovStack documents: the published ones in ../shared/references."
    : "GovStack documents: ../shared/references is not there, so the project's own fixtures stand for them (all are small: rows 2, 3, 7, 13 and 16 say less).";
  return {
    ...documents,
    notes: [
      source,
      ...Object.entries(documents).flatMap(([name, path]) =>
        Array.isArray(path) ? [`${name}: ${path.length} documents`] : [`${name}: ${nameOf(path)}, ${sizeOf(path)}`],
      ),
    ],
  };
}

function fromReferences() {
  const at = (...path) => join(references, ...path);
  return {
    small: at("payments", "RegisterBeneficiaryRequest.yml"),
    medium: at("consent", "consent-openapi.yaml"),
    json: at("scheduler", "Govstack_scheduler_BB_APIs.json"),
    batch: filesBelow(references).filter(isOpenApi),
  };
}

function fromFixtures() {
  const files = filesBelow(join(root, "fixtures"))
    .filter(isOpenApi)
    .sort((a, b) => statSync(a).size - statSync(b).size);
  const yaml = files.filter((file) => !file.endsWith(".json"));
  const largest = yaml.at(-1);
  return { small: yaml[0], medium: largest, json: converted(largest, "json"), batch: files };
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Whether the peers, too, take a file for a document and can parse it. */
function isOpenApi(file) {
  const text = readFileSync(file, "utf8");
  return /^\s*(?:\{\s*)?["']?(?:openapi|swagger)["']?\s*:/m.test(text) && !/^(?:<<<<<<<|```)/m.test(text);
}

/** The same document in the other notation. */
function converted(file, to = "yaml") {
  const path = join(scratch, `${file.split(/[\\/]/).at(-1)}.${to}`);
  writeFileSync(
    path,
    to === "yaml"
      ? dump(JSON.parse(readFileSync(file, "utf8")), { lineWidth: -1, noRefs: true })
      : JSON.stringify(load(readFileSync(file, "utf8")), null, 2),
  );
  return path;
}

function nameOf(path) {
  return path.startsWith(scratch) ? `${relative(scratch, path)} (converted)` : relative(root, path);
}

function sizeOf(path) {
  const bytes = statSync(path).size;
  return bytes > 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e3).toFixed(1)} kB`;
}

/** How many values a document holds, every scalar, list and object counted once. */
export function valuesIn(file) {
  const text = readFileSync(file, "utf8");
  let count = 0;
  const open = [file.endsWith(".json") ? JSON.parse(text) : load(text)];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    count += 1;
    if (typeof value === "object" && value !== null) for (const member of Object.values(value)) open.push(member);
  }
  return count;
}
