import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import type { GitFolder } from "./folder.ts";
import { Pack } from "./pack.ts";

/** An object of Git with its content, at most `MOST_BYTES` of it. */
export interface GitObject {
  readonly type: "commit" | "tree" | "blob" | "tag";
  readonly bytes: Buffer;
}

/** Commits and tags are small. What claims to be larger is not unpacked: a few bytes can stand for gigabytes. */
export const MOST_BYTES = 1024 * 1024;

/**
 * Unpacks a zlib stream that begins a buffer; whatever follows it is left alone.
 *
 * @param size how many bytes it must give
 * @returns undefined where it gives more, fewer or none
 */
export function unpack(packed: Uint8Array, size: number): Buffer | undefined {
  if (size > MOST_BYTES) return undefined;
  try {
    const bytes = inflateSync(packed, { maxOutputLength: Math.max(1, size), chunkSize: Math.max(64, size + 1) });
    return bytes.length === size ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The objects of a repository: loose ones, and those in packs (https://git-scm.com/docs/gitformat-pack). Those of other repositories that
 * it may name (`objects/info/alternates`) are not looked at.
 */
export class ObjectStore {
  readonly #git: GitFolder;
  #packs: readonly Pack[] | undefined;

  constructor(git: GitFolder) {
    this.#git = git;
  }

  /**
   * A commit, if it is there, whole, and the one that its id promises.
   *
   * @param id 40 lower-case hexadecimal digits
   */
  commit(id: string): Buffer | undefined {
    // Nearly all are packed; the newest are loose.
    const object = this.#packed(id) ?? this.#loose(id);
    if (object?.type !== "commit") return undefined;
    const { bytes } = object;
    const digest = createHash("sha1").update(`commit ${bytes.length}\0`).update(bytes).digest("hex");
    return digest === id ? bytes : undefined;
  }

  #packed(id: string): GitObject | undefined {
    this.#packs ??= this.#git
      .list("objects/pack")
      .filter(({ name, isFolder }) => !isFolder && /^pack-[0-9a-f]+\.idx$/u.test(name))
      .map(({ name }) => new Pack(this.#git, `objects/pack/${name.slice(0, -".idx".length)}`));
    for (const pack of this.#packs) {
      const object = pack.read(id);
      if (object !== undefined) return object;
    }
    return undefined;
  }

  #loose(id: string): GitObject | undefined {
    const packed = this.#git.bytes(`objects/${id.slice(0, 2)}/${id.slice(2)}`);
    if (packed === undefined || !this.#git.spend(packed.length)) return undefined;
    try {
      const whole = inflateSync(packed, { maxOutputLength: MOST_BYTES });
      const end = whole.indexOf(0);
      const [, type, size] =
        /^(commit|tree|blob|tag) (\d+)$/u.exec(whole.toString("latin1", 0, Math.max(0, end))) ?? [];
      const bytes = whole.subarray(end + 1);
      this.#git.spend(bytes.length);
      return Number(size) === bytes.length ? { type: type as GitObject["type"], bytes } : undefined;
    } catch {
      return undefined;
    }
  }
}
