import { lstatSync } from "node:fs";
import { join } from "node:path";
import { decode } from "../document/decode.ts";
import type { Limits, Repository } from "../model.ts";
import { leadsOut, listFolder } from "./entries.ts";
import { IgnoreFiles } from "./ignored.ts";
import type { Intake } from "./intake.ts";
import { compare, folderOf } from "./paths.ts";

/** A file that was found, not yet read. */
export interface FoundFile {
  readonly path: string;
  readonly bytes: number;
}

/** What a walk through a whole repository found. */
export interface RepositoryWalk {
  /** In order of path. */
  readonly files: readonly FoundFile[];
  /** Links that lead out of the submission. */
  readonly links: readonly string[];
  readonly leftOut: { -readonly [K in keyof Repository["leftOut"]]: number };
}

/** Installed packages and what tools keep for themselves: nobody wrote them for this solution. `.git` is read as history. */
const VENDORED = new Set([
  ".git",
  ".hg",
  ".svn",
  ".gradle",
  ".terraform",
  ".venv",
  "__pycache__",
  "bower_components",
  "jspm_packages",
  "node_modules",
  "Pods",
  "venv",
]);
/** Folders that hold what was installed or built where one of these files stands beside them; elsewhere the name means something else. */
const BESIDE: Readonly<Record<string, { readonly as: "vendored" | "built"; readonly of: RegExp }>> = {
  vendor: { as: "vendored", of: /^(?:go\.mod|composer\.json|Gemfile)$/u },
  target: { as: "built", of: /^(?:pom\.xml|Cargo\.toml|build\.sbt)$/u },
  build: { as: "built", of: /^build\.gradle(?:\.kts)?$/u },
  dist: { as: "built", of: /^(?:package\.json|pyproject\.toml|setup\.py)$/u },
  ".next": { as: "built", of: /^package\.json$/u },
  ".nuxt": { as: "built", of: /^package\.json$/u },
};
/** Of one .gitignore. */
const MOST_IGNORE_BYTES = 1024 * 1024;

/**
 * Lists the regular files of a repository, dot files included. Links are not followed: what they lead to inside the submission is found
 * where it lies. What is left out is counted.
 *
 * @param tracked whether version control has a file or, for a folder, anything in it: then no .gitignore hides it. Undefined: no
 *   .gitignore is obeyed
 */
export function walkRepository(
  intake: Intake,
  limits: Limits,
  tracked: ((path: string) => boolean) | undefined,
): RepositoryWalk {
  const leftOut = { ignored: 0, vendored: 0, built: 0, "too-large": 0, binary: 0, unreadable: 0, limit: 0 };
  const files: FoundFile[] = [];
  const links: string[] = [];
  const ignored = new IgnoreFiles();
  const open = [""];
  let count = 0;
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const entries = listFolder(intake, folder);
    if (entries === undefined) {
      leftOut.unreadable += 1;
      continue;
    }
    if (tracked !== undefined && entries.some(({ name }) => name === ".gitignore")) readIgnore(intake, folder, ignored);
    const names = entries.map(({ name }) => name);
    for (const entry of entries) {
      count += 1;
      if (count > limits.files) {
        leftOut.limit += 1;
        return { files: files.sort(byPath), links, leftOut };
      }
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      const isFolder = entry.isDirectory();
      const why = isFolder ? folderLeftOut(entry.name, names) : undefined;
      if (why !== undefined) leftOut[why] += entry.name === ".git" ? 0 : 1;
      else if (tracked !== undefined && ignored.names(path, isFolder) && !tracked(path)) leftOut.ignored += 1;
      else if (isFolder) {
        if (path.split("/").length > limits.folderDepth) leftOut.limit += 1;
        else open.push(path);
      } else if (entry.isFile()) {
        const bytes = sizeOf(intake, path);
        if (bytes === undefined) leftOut.unreadable += 1;
        else files.push({ path, bytes });
      } else if (!entry.isSymbolicLink()) leftOut.unreadable += 1;
      else if (leadsOut(intake, path)) links.push(path);
    }
  }
  return { files: files.sort(byPath), links, leftOut };
}

function folderLeftOut(name: string, beside: readonly string[]): "vendored" | "built" | undefined {
  if (VENDORED.has(name)) return "vendored";
  const known = Object.hasOwn(BESIDE, name) ? BESIDE[name] : undefined;
  return known !== undefined && beside.some((file) => known.of.test(file)) ? known.as : undefined;
}

function readIgnore(intake: Intake, folder: string, ignored: IgnoreFiles): void {
  const taken = intake.take(folder === "" ? ".gitignore" : `${folder}/.gitignore`, MOST_IGNORE_BYTES);
  const decoded = taken.ok ? decode(taken.bytes) : undefined;
  if (decoded !== undefined && "text" in decoded) ignored.add(folder, decoded.text);
}

function sizeOf(intake: Intake, path: string): number | undefined {
  try {
    return lstatSync(join(intake.root, path)).size;
  } catch {
    return undefined;
  }
}

function byPath(a: FoundFile, b: FoundFile): number {
  return compare(a.path, b.path);
}

/** Every folder that one of these files lies in, and the files themselves. */
export function withFolders(paths: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set(paths);
  for (const path of paths) {
    for (let folder = folderOf(path); folder !== "" && !all.has(folder); folder = folderOf(folder)) all.add(folder);
  }
  return all;
}
