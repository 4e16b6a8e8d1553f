import type { Limits, Problem } from "../model.ts";
import { leadsOut, listFolder } from "./entries.ts";
import type { Intake, Refused, Taken } from "./intake.ts";
import { compare } from "./paths.ts";
import { looksLikeOpenApi } from "./sniff.ts";

/** What a walk through a folder found. */
export interface Discovery {
  /** Files that may be OpenAPI documents, taken in; or that would have to be looked at and could not be. By path. */
  readonly candidates: readonly (Taken | Refused)[];
  /** Files that were known before. */
  readonly known: readonly string[];
  readonly problems: readonly Problem[];
}

/** Folders of installed packages and built things: not what a vendor wrote. Dot folders are left out too. */
const LEFT_OUT = new Set([
  "node_modules",
  "bower_components",
  "vendor",
  "dist",
  "build",
  "target",
  "out",
  "venv",
  "__pycache__",
]);
/** What version control, pipelines and editors keep for themselves: nobody looks for a document there, nor needs to be told. */
const OF_TOOLS = new Set([".git", ".github", ".gitlab", ".circleci", ".husky", ".vscode", ".idea", ".devcontainer"]);
const CANDIDATE = /\.(?:ya?ml|json)$/i;
const CONFIGURATION = /^govstack\.ya?ml$/i;
/** How many names a problem lists. */
const LISTED = 5;

/**
 * Walks a folder for files that look like OpenAPI documents. Links are not followed: what they lead to inside the submission is
 * found where it lies. Folders and files that were passed over are said, not silently dropped.
 *
 * @param folder a path inside the submission, "" for the root; it is searched even if its name would be left out further down
 * @param known files that need no look, by path
 * @param inScope whether what a limit cuts off was asked for, so that the problem is fatal
 */
export function discover(
  intake: Intake,
  folder: string,
  limits: Limits,
  known: (path: string) => boolean,
  inScope: boolean,
): Discovery {
  const walk = walkFolder(intake, folder, limits, known);
  const severity = inScope ? "fatal" : "note";
  const problems: Problem[] = [...summary("left-out", walk.leftOut), ...summary("links-left-out", walk.links)];
  if (walk.tooMany) problems.push({ code: "too-many-files", data: { limit: limits.files }, severity });
  for (const file of walk.tooDeep.sort(compare).slice(0, LISTED)) {
    problems.push({ code: "folder-too-deep", data: { file, limit: limits.folderDepth }, severity, file });
  }
  for (const file of walk.closed.sort(compare).slice(0, LISTED)) {
    problems.push({ code: "cannot-read-folder", data: { file }, severity, file });
  }
  const candidates: (Taken | Refused)[] = [];
  for (const path of walk.files.sort(compare)) {
    if (known(path)) continue;
    const taken = intake.take(path, limits.openapiBytes);
    if (!taken.ok || looksLikeOpenApi(taken.bytes)) candidates.push(taken);
  }
  return { candidates, known: walk.files.filter(known), problems };
}

interface Walk {
  readonly files: string[];
  readonly leftOut: string[];
  /** Links that lead out of the submission. */
  readonly links: string[];
  readonly tooDeep: string[];
  /** Folders that the system does not let us list. */
  readonly closed: string[];
  tooMany: boolean;
}

function walkFolder(intake: Intake, start: string, limits: Limits, known: (path: string) => boolean): Walk {
  const walk: Walk = { files: [], leftOut: [], links: [], tooDeep: [], closed: [], tooMany: false };
  const open = [start];
  let count = 0;
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const entries = listFolder(intake, folder);
    if (entries === undefined) walk.closed.push(folder);
    for (const entry of entries ?? []) {
      count += 1;
      if (count > limits.files) {
        walk.tooMany = true;
        return walk;
      }
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isSymbolicLink()) {
        if (!known(path) && leadsOut(intake, path)) walk.links.push(path);
      } else if (entry.isDirectory()) {
        if (OF_TOOLS.has(entry.name)) continue;
        if (entry.name.startsWith(".") || LEFT_OUT.has(entry.name)) walk.leftOut.push(path);
        else if (path.split("/").length > limits.folderDepth) walk.tooDeep.push(path);
        else open.push(path);
      } else if (CANDIDATE.test(entry.name) && !CONFIGURATION.test(entry.name)) {
        walk.files.push(path);
      }
    }
  }
  return walk;
}

/** One problem for all of a kind: how many, and the first few by name. None for none. */
export function summary(code: string, paths: readonly string[]): Problem[] {
  if (paths.length === 0) return [];
  const names = paths.toSorted(compare).slice(0, LISTED).join(", ");
  const more = Math.max(0, paths.length - LISTED);
  return [{ code, data: { count: paths.length, names, more }, severity: "note" }];
}
