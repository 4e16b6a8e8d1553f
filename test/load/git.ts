import { createHash } from "node:crypto";
import fs, { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import git from "isomorphic-git";
import { readHistory, type VersionControl } from "../../src/load/history.ts";
import { Intake } from "../../src/load/intake.ts";
import { DEFAULT_LIMITS, type Limits } from "../../src/model.ts";

/** A repository for tests, made by another implementation of Git than ours. */
export class Repository {
  readonly dir: string;
  #time = 1_767_000_000;

  constructor(dir: string) {
    this.dir = dir;
  }

  async init(branch = "main"): Promise<this> {
    await git.init({ fs, dir: this.dir, defaultBranch: branch });
    return this;
  }

  /** Writes files, adds them and commits; gives the id. */
  async commit(
    message: string,
    files: Readonly<Record<string, string>> = {},
    name = "Ada",
    parent?: string[],
  ): Promise<string> {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.dir, path)), { recursive: true });
      writeFileSync(join(this.dir, path), text);
      await git.add({ fs, dir: this.dir, filepath: path });
    }
    this.#time += 60;
    const author = { name, email: `${name.toLowerCase()}@registry.example`, timestamp: this.#time, timezoneOffset: 0 };
    return git.commit({ fs, dir: this.dir, message, author, ...(parent === undefined ? {} : { parent }) });
  }

  async tag(name: string): Promise<void> {
    await git.tag({ fs, dir: this.dir, ref: name });
  }

  async branch(name: string): Promise<void> {
    await git.branch({ fs, dir: this.dir, ref: name });
  }

  /** Puts every loose object into one pack, and removes it from where it was. */
  async pack(): Promise<string> {
    const objects = join(this.dir, ".git", "objects");
    const oids = readdirSync(objects)
      .filter((name) => name.length === 2)
      .flatMap((start) => readdirSync(join(objects, start)).map((rest) => start + rest));
    const { filename } = await git.packObjects({ fs, dir: this.dir, oids, write: true });
    await git.indexPack({ fs, dir: this.dir, filepath: `.git/objects/pack/${filename}` });
    for (const oid of oids) rmSync(join(objects, oid.slice(0, 2)), { recursive: true, force: true });
    return join(objects, "pack", filename);
  }

  path(...steps: string[]): string {
    return join(this.dir, ".git", ...steps);
  }
}

/** Reads the history of a folder with the limits in force, unless some are given. */
export function read(dir: string, limits: Partial<Limits> = {}, folder?: string): Promise<VersionControl> {
  const all = { ...DEFAULT_LIMITS, ...limits };
  return readHistory(new Intake(dir, all), all, folder);
}

/** A digest of everything below a folder: reading must change nothing. */
export function digestOf(folder: string): string {
  const hash = createHash("sha256");
  const visit = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inside = join(path, entry.name);
      hash.update(entry.name);
      if (entry.isDirectory()) visit(inside);
      else if (entry.isFile()) hash.update(readFileSync(inside));
    }
  };
  visit(folder);
  return hash.digest("hex");
}
