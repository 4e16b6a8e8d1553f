import { createHash } from "node:crypto";
import { decode } from "../document/decode.ts";
import type {
  EncodingFault,
  History,
  Limits,
  Problem,
  Repository,
  RepositoryFile,
  RepositoryReader,
} from "../model.ts";
import { summary } from "./discover.ts";
import type { Intake } from "./intake.ts";
import { pathFrom } from "./paths.ts";
import { walkRepository, withFolders } from "./repository-walk.ts";

/** How a repository is to be read. */
export interface RepositoryRequest {
  readonly reader: RepositoryReader;
  /** Folder of the source code below the root, as govstack.yaml names it; "" for all. */
  readonly folder: string;
  /** Files and folders of the deployment that may lie elsewhere. */
  readonly deployment: readonly string[];
  /** Look at what .gitignore names too, as a reviewer does. */
  readonly includeIgnored: boolean;
}

/**
 * Walks the folder that is handed in and shows its files to the reader: the text of each once, in order of path, none kept. A .gitignore
 * is obeyed only in a work tree of Git (in a folder that was copied, whatever lies there was handed in) and never for a file that Git
 * has. Nothing here makes a run end with exit code 2: what could not be read is counted and said.
 */
export async function readRepository(
  intake: Intake,
  limits: Limits,
  request: RepositoryRequest,
): Promise<{ readonly repository: Repository; readonly problems: readonly Problem[] }> {
  const { reader, includeIgnored } = request;
  const version = await history(intake, limits);
  const tracked = version.tracked === undefined ? undefined : withFolders(version.tracked);
  const {
    files: found,
    links,
    leftOut,
  } = walkRepository(intake, limits, includeIgnored || tracked === undefined ? undefined : (path) => tracked.has(path));
  const inScope = scopeOf(request);
  const files = found.map(({ path, bytes }): RepositoryFile => ({ path, bytes, inScope: inScope(path) }));
  const misencoded: { path: string; encoding: EncodingFault }[] = [];
  const digest = createHash("sha256");
  const read = { files: 0, bytes: 0 };
  reader.begin(files, version.history);
  for (const file of files) {
    if (!reader.wants(file)) continue;
    const taken = intake.take(file.path, limits.fileBytes);
    if (!taken.ok) {
      leftOut[taken.reason === "too-large" ? "too-large" : taken.reason === "total" ? "limit" : "unreadable"] += 1;
      continue;
    }
    digest.update(`${file.path}\0${taken.sha256}\n`);
    read.files += 1;
    read.bytes += taken.bytes.length;
    const decoded = decode(taken.bytes);
    if ("text" in decoded && !decoded.text.includes("\0")) await reader.take(file, decoded.text);
    else if ("fault" in decoded && isText(taken.bytes)) misencoded.push({ path: file.path, encoding: decoded.fault });
    else leftOut.binary += 1;
  }
  const repository: Repository = {
    files,
    leftOut,
    read,
    digest: `sha256:${digest.digest("hex")}`,
    misencoded,
    ...(version.history === undefined ? {} : { history: version.history }),
  };
  return { repository, problems: [...version.problems, ...summary("links-left-out", links)] };
}

interface VersionControl {
  readonly history?: History;
  /** Paths that version control has. */
  readonly tracked?: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/** What `.git` tells; the reader of Git's format is loaded only where there is one. */
async function history(intake: Intake, limits: Limits): Promise<VersionControl> {
  const real = intake.real(".git");
  if (!real.ok && real.reason === "missing") return { problems: [] };
  const { readHistory } = await import("./history.ts");
  return readHistory(intake, limits);
}

function scopeOf({ folder, deployment }: RepositoryRequest): (path: string) => boolean {
  const named = [folder, ...deployment].flatMap((written) => pathFrom("", written) ?? []);
  if (named.includes("")) return () => true;
  return (path) => named.some((one) => path === one || path.startsWith(`${one}/`));
}

/** Whether bytes that are not UTF-8 are text in another encoding: no zero byte and hardly a control character, or a byte order mark. */
function isText(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 8_192);
  if ((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)) return true;
  let odd = 0;
  for (const byte of start) {
    if (byte === 0) return false;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b) odd += 1;
  }
  return odd * 100 < start.length;
}
