import type { GitFolder } from "./folder.ts";

/** Names of branches and tags, and the objects that they stand for. */
export interface References {
  /** The branch that HEAD names, "" where HEAD names a commit. */
  readonly branch: string;
  /** The commit that HEAD stands for; undefined in a repository without commits. */
  readonly head?: string;
  /** By name, those of other repositories too, without the name of the other repository. */
  readonly branches: readonly string[];
  readonly tags: readonly string[];
}

const OBJECT_ID = /^[0-9a-f]{40}$/u;
const MOST = 100_000;
const DEEPEST = 12;
/** A reference may name another one, as HEAD does. Git follows five. */
const LONGEST_CHAIN = 5;

/**
 * Reads HEAD, `packed-refs` and the files below `refs/` (https://git-scm.com/docs/gitrepository-layout).
 *
 * @returns undefined where there is no HEAD: then it is no repository
 */
export function readReferences(git: GitFolder): References | undefined {
  const head = git.text("HEAD")?.slice(0, 4_096).trim();
  if (head === undefined || !(OBJECT_ID.test(head) || head.startsWith("ref:"))) return undefined;
  const known = packedReferences(git);
  for (const [name, value] of looseReferences(git)) known.set(name, value);
  const target = head.startsWith("ref:") ? head.slice(4).trim() : "";
  const id = target === "" ? head : follow(target, known);
  return {
    branch: target.startsWith("refs/heads/") ? target.slice("refs/heads/".length) : "",
    ...(id === undefined ? {} : { head: id }),
    branches: names(known, /^refs\/(?:heads|remotes\/[^/]+)\/(?!HEAD$)(.+)$/u),
    tags: names(known, /^refs\/tags\/(.+)$/u),
  };
}

function follow(name: string, known: ReadonlyMap<string, string>): string | undefined {
  let value = known.get(name);
  for (let steps = 0; value?.startsWith("ref:") && steps < LONGEST_CHAIN; steps++)
    value = known.get(value.slice(4).trim());
  return value !== undefined && OBJECT_ID.test(value) ? value : undefined;
}

function names(known: ReadonlyMap<string, string>, shape: RegExp): string[] {
  const found = new Set<string>();
  for (const name of known.keys()) {
    const short = shape.exec(name)?.[1];
    if (short !== undefined) found.add(short);
  }
  return [...found].sort();
}

/** Lines `<object id> <name>`; lines with `#` and `^` say more about the file and the line before. */
function packedReferences(git: GitFolder): Map<string, string> {
  const known = new Map<string, string>();
  for (const line of (git.text("packed-refs") ?? "").split("\n")) {
    if (known.size === MOST) break;
    const [id = "", name = ""] = line.slice(0, 4_096).trimEnd().split(" ");
    if (OBJECT_ID.test(id) && name.startsWith("refs/")) known.set(name, id);
  }
  return known;
}

function* looseReferences(git: GitFolder): Generator<[name: string, value: string]> {
  const open = ["refs/tags", "refs/remotes", "refs/heads"];
  let count = 0;
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const { name, isFolder } of git.list(folder)) {
      count += 1;
      if (count > MOST) return;
      const path = `${folder}/${name}`;
      if (isFolder) {
        if (path.split("/").length < DEEPEST) open.push(path);
      } else if (!name.endsWith(".lock")) {
        const value = git.text(path)?.slice(0, 4_096).trim() ?? "";
        if (OBJECT_ID.test(value) || value.startsWith("ref:")) yield [path, value];
      }
    }
  }
}
