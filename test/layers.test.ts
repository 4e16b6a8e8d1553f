import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

// The layers of src/README.md, held by their import lines. A part is a folder of src/, or a file directly in it.

const source = resolve(import.meta.dirname, "..", "src");

/** What each part may import: other parts, packages, and Node's own modules. `types of` a part: what it is made of, and no code. */
const MAY: Record<string, readonly string[]> = {
  model: [],
  "credential-forms": [],
  mask: ["credential-forms"],
  fingerprint: ["model", "node:crypto"],
  document: ["model", "yaml", "js-yaml"],
  schema: ["model", "checks", "#generated"],
  load: [
    "model",
    "document",
    "schema",
    "yaml",
    "@apidevtools/swagger-parser",
    "ignore",
    "#generated",
    "node:fs",
    "node:fs/promises",
    "node:path",
    "node:crypto",
    "node:zlib",
  ],
  instance: ["model", "re2js"],
  facts: [
    "model",
    "document",
    "instance",
    "credential-forms",
    "#generated",
    "@eslint-community/regexpp",
    "@secretlint/secretlint-rule-preset-recommend",
  ],
  contract: [
    "model",
    "facts",
    "instance",
    "ajv/dist/2020.js",
    "types of ajv",
    "ajv-formats",
    "refa",
    "@eslint-community/regexpp",
    "re2js",
  ],
  "contract-results": ["model", "types of contract"],
  // The library of contracts is loaded only where something is compared.
  checks: ["model", "facts", "instance", "credential-forms", "types of contract"],
  locate: ["model"],
  evaluate: ["model", "facts", "checks", "fingerprint", "locate", "mask", "types of contract"],
  "same-duty": ["model", "levels"],
  judge: ["model", "same-duty"],
  levels: ["model"],
  grades: ["model"],
  assess: [
    "model",
    "checks",
    "facts",
    "contract-results",
    "evaluate",
    "grades",
    "judge",
    "levels",
    "locate",
    "mask",
    "types of contract",
  ],
  messages: ["model", "intl-messageformat"],
  report: ["model", "messages", "chalk"],
};

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return files(path);
    return /\.ts$/u.test(entry.name) && !entry.name.endsWith(".d.ts") ? [path] : [];
  });
}

function partOf(path: string): string {
  const [first = ""] = relative(source, path).split("/");
  return first.replace(/\.ts$/u, "");
}

/** The parts, packages and Node modules that a file imports, statically or not. */
function imports(path: string): string[] {
  const text = readFileSync(path, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu, "");
  const types = /^import type\b[^;]*?from\s*["']([^"']+)["']/gmu;
  const named = (found: RegExp, within: string): string[] => [...within.matchAll(found)].map((match) => match[1] ?? "");
  const part = (name: string): string => {
    if (name.startsWith("#generated")) return "#generated";
    return name.startsWith(".") ? partOf(resolve(dirname(path), name)) : name;
  };
  const code = named(/(?<!["'\w-])(?:from|import)\s*\(?\s*["']([^"']+)["']/gu, text.replaceAll(types, ""));
  return [...code.map(part), ...named(types, text).map((name) => `types of ${part(name)}`)];
}

describe("the layers", () => {
  it.each(Object.keys(MAY))("%s imports only what it may", (part) => {
    const own = files(source).filter((path) => partOf(path) === part);
    expect(own.length).toBeGreaterThan(0);
    for (const path of own) {
      const foreign = imports(path).filter((name) => {
        const plain = name.replace("types of ", "");
        return plain !== part && ![name, plain].some((one) => (MAY[part] ?? []).includes(one));
      });
      expect(foreign, relative(source, path)).toEqual([]);
    }
  });

  it("covers every part but the command line", () => {
    const parts = new Set(files(source).map(partOf));
    expect([...parts].filter((part) => !Object.hasOwn(MAY, part)).sort()).toEqual(["cli", "main"]);
  });

  it.each(["model", "facts", "checks", "evaluate", "judge", "assess", "report", "document", "instance", "contract"])(
    "%s is pure",
    (part) => {
      for (const path of files(source).filter((one) => partOf(one) === part)) {
        const text = readFileSync(path, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, "");
        expect(text, relative(source, path)).not.toMatch(
          /\bconsole\.|\bprocess\.|\bDate\.now\b|new Date\(|Math\.random|\bfetch\(/u,
        );
      }
    },
  );
});
