import type { History, Limits, Problem } from "../model.ts";
import { GitFolder } from "./git/folder.ts";
import { readIndex } from "./git/index-file.ts";
import { readLog } from "./git/log.ts";
import { ObjectStore } from "./git/objects.ts";
import { type References, readReferences } from "./git/references.ts";
import type { Intake } from "./intake.ts";

/** What version control knows of a folder. */
export interface VersionControl {
  readonly history?: History;
  /** Paths of the files that it has, relative to the submission's root. */
  readonly tracked?: ReadonlySet<string>;
  readonly problems: Problem[];
}

/**
 * Reads what the folder `.git` tells: branches, tags, commits, and which files it has. Only files below it are read, each within the
 * limits; no program is started, no hook runs, no setting of the repository is obeyed, and no other repository that it names is followed.
 * A reader of our own, because one for all purposes unpacks whatever it is given, however much a few bytes become, and follows
 * differences in circles.
 *
 * @param folder where `.git` lies, relative to the submission's root; "" for the root
 */
export async function readHistory(intake: Intake, limits: Limits, folder = ""): Promise<VersionControl> {
  const path = folder === "" ? ".git" : `${folder}/.git`;
  const git = new GitFolder(intake, limits, path);
  const real = intake.real(path);
  if (!real.ok && real.reason === "missing") return { problems: [] };
  if (!real.ok) git.note({ code: "history-elsewhere", data: { file: path }, file: path });
  else if (git.list("").length === 0) noteFile(git, intake, path);
  else if (isForeign(git)) git.note({ code: "history-unknown-format", data: { file: path }, file: path });
  else {
    const references = readReferences(git);
    if (references === undefined) git.note({ code: "history-damaged", data: { file: path }, file: path });
    else return { ...read(git, references, limits, folder), problems: [...git.problems] };
  }
  return { problems: [...git.problems] };
}

/** `.git` is a file in work trees and submodules, that names a folder elsewhere; an empty folder is nothing to speak of. */
function noteFile(git: GitFolder, intake: Intake, path: string): void {
  const taken = intake.take(path, 65_536);
  if (taken.ok) git.note({ code: "history-elsewhere", data: { file: path }, file: path });
}

/** Formats that Git reads only since lately: ids of another kind, references in tables (`extensions` of its own settings file). */
function isForeign(git: GitFolder): boolean {
  const lines = (git.text("config") ?? "").slice(0, 65_536).split("\n");
  return lines.some((line) =>
    /^\s*(?:objectformat\s*=\s*"?sha256|refstorage\s*=\s*"?reftable)/iu.test(line.slice(0, 200)),
  );
}

function read(
  git: GitFolder,
  references: References,
  limits: Limits,
  folder: string,
): Omit<VersionControl, "problems"> {
  const { branch, head, branches, tags } = references;
  const boundary = new Set((git.text("shallow") ?? "").split("\n").slice(0, 100_000));
  const log = head === undefined ? undefined : readLog(new ObjectStore(git), head, boundary, limits.commits);
  if (log?.missing !== undefined) noteMissing(git, log.missing);
  const tracked = readTracked(git, folder);
  const history: History = {
    branch,
    branches,
    tags,
    commits: log?.commits ?? [],
    more: log?.more ?? false,
    shallow: boundary.size > 1 || (boundary.size === 1 && !boundary.has("")),
    ...(tracked === undefined ? {} : { tracked }),
  };
  return { history, ...(tracked === undefined ? {} : { tracked }) };
}

/** A commit that is not there: in another repository perhaps, beyond a limit, or lost. */
function noteMissing(git: GitFolder, commit: string): void {
  const file = git.path;
  if (git.problems.some(({ code }) => code === "history-too-large" || code === "history-not-readable")) return;
  const isElsewhere =
    git.list("objects/info").some(({ name }) => name === "alternates") || git.text("commondir") !== undefined;
  if (isElsewhere) git.note({ code: "history-elsewhere", data: { file }, file });
  else git.note({ code: "history-commit-missing", data: { file, commit: commit.slice(0, 12) }, file });
}

function readTracked(git: GitFolder, folder: string): ReadonlySet<string> | undefined {
  const bytes = git.bytes("index");
  if (bytes === undefined) return undefined;
  const paths = readIndex(bytes);
  if (paths === undefined || folder === "") return paths;
  return new Set([...paths].map((path) => `${folder}/${path}`));
}
