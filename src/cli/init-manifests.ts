import { decode } from "../document/decode.ts";
import type { Intake } from "../load/intake.ts";
import { DEFAULT_LIMITS } from "../model.ts";
import { readPom } from "./init-pom.ts";

/** What a package manifest says of a solution. */
export interface Manifest {
  readonly file: string;
  readonly name?: string;
  readonly version?: string;
  readonly vendor?: string;
  readonly licence?: string;
}

export type ManifestFacts = Omit<Manifest, "file">;

/** The manifests that are read, in the order in which they are asked. */
const READERS: Readonly<Record<string, (text: string) => ManifestFacts>> = {
  "package.json": readPackageJson,
  "pom.xml": readPom,
  "pyproject.toml": readPyproject,
  "composer.json": readComposerJson,
};

/** The first manifest at the root of a submission that names anything. Whatever is wrong with one is passed over. */
export function readManifest(intake: Intake): Manifest | undefined {
  for (const [file, read] of Object.entries(READERS)) {
    const taken = intake.take(file, DEFAULT_LIMITS.fileBytes);
    const decoded = taken.ok ? decode(taken.bytes) : undefined;
    if (decoded === undefined || !("text" in decoded)) continue;
    const facts = read(decoded.text);
    if (Object.keys(facts).length > 0) return { file, ...facts };
  }
  return undefined;
}

/** https://docs.npmjs.com/cli/configuring-npm/package-json: name, version, license, author. */
function readPackageJson(text: string): ManifestFacts {
  const root = parseJson(text);
  const author = member(root, "author");
  return facts({
    name: textOf(root, "name")?.replace(/^@[^/]*\//u, ""),
    version: textOf(root, "version"),
    vendor: typeof author === "string" ? author.replace(/[<(].*$/su, "") : textOf(author, "name"),
    licence: textOf(root, "license"),
  });
}

/** https://getcomposer.org/doc/04-schema.md: name is vendor/package. */
function readComposerJson(text: string): ManifestFacts {
  const root = parseJson(text);
  const [vendor, name] = (textOf(root, "name") ?? "").split("/");
  const authors = member(root, "authors");
  const author = Array.isArray(authors) ? textOf(authors[0], "name") : undefined;
  const licence = member(root, "license");
  return facts({
    name: name ?? vendor,
    version: textOf(root, "version"),
    vendor: author ?? (name === undefined ? undefined : vendor),
    licence: Array.isArray(licence)
      ? licence.filter((one) => typeof one === "string").join(" OR ")
      : textOf(root, "license"),
  });
}

/**
 * The keys of [project] (PEP 621) and [tool.poetry] that stand alone on a line with a plain string; a whole TOML reader would be
 * too much for a proposal that people look over.
 */
function readPyproject(text: string): ManifestFacts {
  const found: Record<string, string> = {};
  let section = "";
  for (const line of text.split(/\r?\n/u)) {
    if (line.length > 1000) continue;
    const head = /^\s*\[([^[\]]+)\]\s*(?:#.*)?$/u.exec(line)?.[1];
    if (head !== undefined) section = head.trim();
    if (section !== "project" && section !== "tool.poetry") continue;
    const pair = /^\s*([a-z-]+)\s*=\s*(?:\{\s*text\s*=\s*|\[\s*\{\s*name\s*=\s*)?["']([^"']*)["']/u.exec(line);
    const [, key = "", value = ""] = pair ?? [];
    if (pair !== null && !Object.hasOwn(found, key)) found[key] = value;
  }
  const { name, version, license: licence, authors } = found;
  return facts({ name, version, vendor: authors?.replace(/[<(].*$/u, ""), licence });
}

/** Only what is there and says something. */
function facts(all: Readonly<Record<keyof ManifestFacts, string | undefined>>): ManifestFacts {
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) => {
      const text = value?.trim() ?? "";
      return text === "" ? [] : [[key, text]];
    }),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

function textOf(value: unknown, key: string): string | undefined {
  const found = member(value, key);
  return typeof found === "string" ? found : undefined;
}
