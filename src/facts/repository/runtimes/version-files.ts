import type { Place } from "../../../model.ts";
import type { TextFile } from "../noun.ts";
import { javaVersion, leadingVersion, type Stated } from "./stated.ts";

/** Files that pin one language by a version in their first line. */
const SINGLE: Readonly<Record<string, string>> = {
  ".nvmrc": "node",
  ".node-version": "node",
  ".python-version": "python",
  ".ruby-version": "ruby",
  ".java-version": "java",
  ".go-version": "go",
  ".php-version": "php",
  "runtime.txt": "python",
};

/** Names of tools in `.tool-versions` (https://asdf-vm.com/) and `.sdkmanrc`. */
const TOOLS: Readonly<Record<string, string>> = {
  nodejs: "node",
  node: "node",
  python: "python",
  golang: "go",
  go: "go",
  java: "java",
  ruby: "ruby",
  php: "php",
  dotnet: "dotnet",
  "dotnet-core": "dotnet",
  postgres: "postgres",
  mysql: "mysql",
};

/** Names of long-term versions (https://nodejs.org/en/about/previous-releases), as `lts/<name>`. */
const NODE_NAMES: Readonly<Record<string, string>> = {
  argon: "4",
  boron: "6",
  carbon: "8",
  dubnium: "10",
  erbium: "12",
  fermium: "14",
  gallium: "16",
  hydrogen: "18",
  iron: "20",
  jod: "22",
  krypton: "24",
};

/** Whether a file pins versions, by its name. */
export function isVersionFile(name: string): boolean {
  return Object.hasOwn(SINGLE, name) || name === ".tool-versions" || name === ".sdkmanrc";
}

/** The versions that such a file pins. */
export function inVersionFile(file: TextFile, name: string): Stated[] {
  const single = Object.hasOwn(SINGLE, name) ? SINGLE[name] : undefined;
  return file.lines.slice(0, 100).flatMap((line, index): Stated[] => {
    const text = line.slice(0, 200).replace(/#.*/u, "");
    const place = (part: string): Place => file.at(index + 1, line.indexOf(part) + 1);
    if (single !== undefined) return pin(single, text.trim(), place(text.trim()));
    const [, tool = "", version = ""] = /^\s*([\w-]{1,40})(?:\s+|\s*=\s*)([\w.+-]{1,80})/u.exec(text) ?? [];
    const known = Object.hasOwn(TOOLS, tool) ? TOOLS[tool] : undefined;
    return known === undefined ? [] : pin(known, version, place(version));
  });
}

function pin(name: string, written: string, place: Place): Stated[] {
  const version = versionOf(name, written);
  return version === undefined ? [] : [{ name, version, source: "pin", place }];
}

function versionOf(name: string, written: string): string | undefined {
  if (name === "java") return javaVersion(/(?:^|-)(\d[\d._]*)/u.exec(written)?.[1] ?? "");
  const series = /^lts\/(\w{1,20})$/iu.exec(written)?.[1]?.toLowerCase() ?? "";
  if (name === "node" && Object.hasOwn(NODE_NAMES, series)) return NODE_NAMES[series];
  return leadingVersion(written.replace(/^(?:python|ruby|go|php|node)-?(?=\d)/u, ""));
}
