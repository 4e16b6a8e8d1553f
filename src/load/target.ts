import { lstatSync, statSync } from "node:fs";
import { basename, dirname, join, parse, relative, resolve, sep } from "node:path";
import type { Limits, Problem, RepositoryReader } from "../model.ts";
import type { KnownSpecification } from "./specifications.ts";

/** What to load. */
export interface LoadRequest {
  /** Folders, files or "-", as typed; none means the current folder. */
  readonly paths: readonly string[];
  /** What relative paths are relative to. */
  readonly cwd: string;
  /** An explicit govstack.yaml; its folder is the submission. */
  readonly config?: string;
  /** What came in on standard input, and where it would stand. */
  readonly stdin?: { readonly bytes: Uint8Array; readonly path: string };
  readonly limits: Limits;
  /** The publications that can be judged by. */
  readonly specifications: readonly KnownSpecification[];
  /** Who is shown the repository; without it only OpenAPI documents are read. */
  readonly repository?: RepositoryReader;
  /** Files that a .gitignore names are looked at too. */
  readonly includeIgnored?: boolean;
  /** Told what is being done, and with which file. */
  readonly onProgress?: (phase: string, file: string) => void;
}

/** What a request comes down to: a root, and where to look below it. */
export type Target =
  | { readonly kind: "configured"; readonly root: string; readonly config: string; readonly other?: string }
  | { readonly kind: "folder"; readonly root: string }
  | { readonly kind: "files"; readonly root: string; readonly files: readonly string[]; readonly stdin?: Uint8Array };

/** The names that a configuration is found under, the first first. */
const CONFIGURATIONS = ["govstack.yaml", "govstack.yml"] as const;

/**
 * Tells what a request asks for: one folder, with or without govstack.yaml, or files that make up one submission. Only looks at
 * what kind of thing a path is; reads nothing.
 */
export function targetOfRequest(request: LoadRequest): Target | Problem {
  const { paths, cwd, config, stdin } = request;
  if (config !== undefined) return configured(paths, cwd, config);
  if (paths.includes("-")) {
    if (paths.length > 1) return fatal("stdin-alone");
    if (stdin === undefined) return fatal("nothing-on-stdin");
    const path = resolve(cwd, stdin.path);
    const root = dirname(path);
    if (kindOfPath(root) !== "folder") return fatal("no-such-folder", { path: dirname(stdin.path) });
    return { kind: "files", root, files: [basename(path)], stdin: stdin.bytes };
  }
  // An unset variable in a script, most likely: not the current folder.
  if (paths.includes("")) return fatal("empty-path");
  const named = (paths.length === 0 ? ["."] : paths).map((path) => ({ path, absolute: resolve(cwd, path) }));
  const kinds = named.map(({ absolute }) => kindOfPath(absolute));
  const missing = named.find((_, index) => kinds[index] === "missing");
  if (missing !== undefined) return fatal("no-such-file", { path: missing.path });
  const other = named.find((_, index) => kinds[index] === "other");
  if (other !== undefined) return fatal("not-a-regular-file", { file: other.path });
  if (!kinds.includes("folder")) return files(named.map(({ absolute }) => absolute));
  if (named.length > 1) return fatal("one-folder-at-a-time");
  return folder(named[0]?.absolute ?? cwd);
}

function folder(root: string): Target {
  const [config, other] = CONFIGURATIONS.filter(
    (name) => lstatSync(join(root, name), { throwIfNoEntry: false }) !== undefined,
  );
  if (config === undefined) return { kind: "folder", root };
  return { kind: "configured", root, config, ...(other === undefined ? {} : { other }) };
}

function configured(paths: readonly string[], cwd: string, config: string): Target | Problem {
  const path = resolve(cwd, config);
  const kind = kindOfPath(path);
  if (kind === "missing") return fatal("no-such-file", { path: config });
  if (kind !== "file") return fatal("not-a-regular-file", { file: config });
  const root = dirname(path);
  // The folder may be named beside its own configuration; anything else would be a second submission.
  if (paths.length > 1 || (paths[0] !== undefined && resolve(cwd, paths[0]) !== root))
    return fatal("paths-beside-config");
  return { kind: "configured", root, config: basename(path) };
}

function files(absolute: readonly string[]): Target | Problem {
  const root = absolute.map(dirname).reduce(commonFolder);
  // Below the root of the whole disk every file would count as part of the submission.
  if (root === parse(root).root) return fatal("no-common-folder");
  return { kind: "files", root, files: absolute.map((path) => relative(root, path).split(sep).join("/")) };
}

function commonFolder(a: string, b: string): string {
  let folder = a;
  while (b !== folder && !b.startsWith(folder.endsWith(sep) ? folder : folder + sep)) folder = dirname(folder);
  return folder;
}

function kindOfPath(path: string): "folder" | "file" | "other" | "missing" {
  try {
    const stat = statSync(path);
    return stat.isDirectory() ? "folder" : stat.isFile() ? "file" : "other";
  } catch {
    return "missing";
  }
}

function fatal(code: string, data: Problem["data"] = {}): Problem {
  return { code, data, severity: "fatal" };
}
