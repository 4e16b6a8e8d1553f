import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deflateSync } from "node:zlib";

/** A commit to be written. */
export interface NewCommit {
  /** As Git writes it: `Ada Example <ada@registry.example>`. */
  readonly author: string;
  /** Seconds since 1970. */
  readonly time: number;
  readonly message: string;
  /** Files that it adds, relative to the folder, as they lie there. */
  readonly files: readonly string[];
}

/** A history to be written, oldest commit first. */
export interface NewHistory {
  /** "": HEAD names the last commit and no branch. */
  readonly branch: string;
  readonly branches: readonly string[];
  readonly tags: readonly string[];
  readonly shallow: boolean;
  readonly commits: readonly NewCommit[];
}

/**
 * Writes the folder `.git` of a small repository, with loose objects and an index (https://git-scm.com/docs/gitrepository-layout).
 *
 * @param folder a folder of our own, in which the files already lie
 */
export function writeGit(folder: string, history: NewHistory): void {
  const write = (path: string, content: string | Uint8Array): void => {
    const file = join(folder, ".git", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  const put = (type: string, content: Buffer): string => {
    const whole = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
    const id = createHash("sha1").update(whole).digest("hex");
    write(`objects/${id.slice(0, 2)}/${id.slice(2)}`, deflateSync(whole));
    return id;
  };
  const blobs = new Map<string, string>();
  let last: string | undefined;
  for (const { author, time, message, files } of history.commits) {
    for (const path of files) blobs.set(path, put("blob", readFileSync(join(folder, path))));
    const person = `${author} ${time} +0000`;
    const parent = last === undefined ? "" : `parent ${last}\n`;
    const head = `tree ${putTree(blobs, put)}\n${parent}author ${person}\ncommitter ${person}\n`;
    last = put("commit", Buffer.from(`${head}\n${message}\n`));
  }
  const { branch, branches, tags, shallow } = history;
  write("HEAD", branch === "" ? `${last ?? ""}\n` : `ref: refs/heads/${branch}\n`);
  write("config", "[core]\n\trepositoryformatversion = 0\n\tbare = false\n");
  write("index", indexOf(blobs));
  if (last === undefined) return;
  for (const name of branch === "" ? branches : [branch, ...branches]) write(`refs/heads/${name}`, `${last}\n`);
  for (const name of tags) write(`refs/tags/${name}`, `${last}\n`);
  if (shallow) write("shallow", `${last}\n`);
}

/** Writes the trees of a folder and those below it; their entries are in order of name, folders as if they ended in a slash. */
function putTree(blobs: ReadonlyMap<string, string>, put: (type: string, content: Buffer) => string): string {
  const folders = new Map<string, Map<string, string>>();
  const entries: { readonly name: string; readonly mode: string; readonly id: string }[] = [];
  for (const [path, id] of blobs) {
    const [name = "", ...rest] = path.split("/");
    if (rest.length === 0) entries.push({ name, mode: "100644", id });
    else folders.set(name, (folders.get(name) ?? new Map()).set(rest.join("/"), id));
  }
  for (const [name, inside] of folders) entries.push({ name, mode: "40000", id: putTree(inside, put) });
  const key = ({ name, mode }: { readonly name: string; readonly mode: string }): Buffer =>
    Buffer.from(mode === "40000" ? `${name}/` : name);
  entries.sort((a, b) => Buffer.compare(key(a), key(b)));
  const lines = entries.map(({ name, mode, id }) =>
    Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, "hex")]),
  );
  return put("tree", Buffer.concat(lines));
}

/** The file `index`, version 2 (https://git-scm.com/docs/index-format), without the times of the files. */
function indexOf(blobs: ReadonlyMap<string, string>): Buffer {
  const entries = [...blobs]
    .map(([path, id]) => ({ name: Buffer.from(path), id }))
    .sort((a, b) => Buffer.compare(a.name, b.name))
    .map(({ name, id }) => {
      const size = 62 + name.length;
      const entry = Buffer.alloc((Math.floor(size / 8) + 1) * 8);
      entry.writeUInt32BE(0o100644, 24);
      entry.write(id, 40, "hex");
      entry.writeUInt16BE(Math.min(name.length, 0xfff), 60);
      name.copy(entry, 62);
      return entry;
    });
  const head = Buffer.alloc(12);
  head.write("DIRC");
  head.writeUInt32BE(2, 4);
  head.writeUInt32BE(entries.length, 8);
  const body = Buffer.concat([head, ...entries]);
  return Buffer.concat([body, createHash("sha1").update(body).digest()]);
}
