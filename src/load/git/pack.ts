import { applyDelta } from "./delta.ts";
import type { GitFolder } from "./folder.ts";
import { type GitObject, MOST_BYTES, unpack } from "./objects.ts";
import { PackIndex } from "./pack-index.ts";

const TYPES: Readonly<Record<number, GitObject["type"]>> = { 1: "commit", 2: "tree", 3: "blob", 4: "tag" };
const OFFSET_DELTA = 6;
const REFERENCE_DELTA = 7;
/** Git itself makes chains of no more than 4,095. */
const LONGEST_CHAIN = 4_096;
/** Objects that are kept because others may be differences to them. */
const CACHE_BYTES = 16 * 1024 * 1024;

interface Entry {
  readonly type: number;
  readonly size: number;
  /** Where its packed content begins. */
  readonly start: number;
  /** For a difference: where the object begins that it is one to. */
  readonly base?: number;
}

/** One pack of objects with its index, both read when first needed (https://git-scm.com/docs/gitformat-pack). */
export class Pack {
  readonly #git: GitFolder;
  readonly #path: string;
  readonly #cache = new Map<number, GitObject>();
  #cached = 0;
  #index: PackIndex | undefined;
  #bytes: Uint8Array | undefined;
  #read = false;

  /** @param path without `.idx` and `.pack` */
  constructor(git: GitFolder, path: string) {
    this.#git = git;
    this.#path = path;
  }

  /** An object by its id; undefined where the pack does not have it, or not whole. */
  read(id: string): GitObject | undefined {
    this.#index ??= new PackIndex(this.#git.bytes(`${this.#path}.idx`) ?? new Uint8Array());
    const offset = this.#index.offsetOf(id);
    if (offset === undefined) return undefined;
    if (!this.#read) {
      this.#read = true;
      this.#bytes = this.#git.bytes(`${this.#path}.pack`);
    }
    return this.#bytes === undefined ? undefined : this.#at(this.#bytes, this.#index, offset);
  }

  /** Goes down the chain of differences to a whole object, then up again. */
  #at(pack: Uint8Array, index: PackIndex, offset: number): GitObject | undefined {
    const deltas: { readonly at: number; readonly entry: Entry }[] = [];
    let at = offset;
    let object = this.#cache.get(at);
    while (object === undefined) {
      const entry = readEntry(pack, index, at);
      if (entry === undefined || deltas.length > LONGEST_CHAIN) return undefined;
      const type = TYPES[entry.type];
      if (type !== undefined) {
        const bytes = this.#unpack(pack, entry);
        if (bytes === undefined) return undefined;
        object = this.#keep(at, { type, bytes });
      } else {
        if (entry.base === undefined) return undefined;
        deltas.push({ at, entry });
        at = entry.base;
        object = this.#cache.get(at);
      }
    }
    for (let delta = deltas.pop(); delta !== undefined; delta = deltas.pop()) {
      const difference = this.#unpack(pack, delta.entry);
      const fits = difference !== undefined && this.#git.spend(object.bytes.length);
      const bytes = fits ? applyDelta(object.bytes, difference, MOST_BYTES) : undefined;
      if (bytes === undefined) return undefined;
      object = this.#keep(delta.at, { type: object.type, bytes });
    }
    return object;
  }

  #unpack(pack: Uint8Array, { start, size }: Entry): Buffer | undefined {
    return this.#git.spend(size) ? unpack(pack.subarray(start), size) : undefined;
  }

  #keep(offset: number, object: GitObject): GitObject {
    if (this.#cached > CACHE_BYTES) {
      this.#cache.clear();
      this.#cached = 0;
    }
    this.#cache.set(offset, object);
    this.#cached += object.bytes.length + 100;
    return object;
  }
}

/** The head of an entry: its type, its size, and for a difference what it is one to. */
function readEntry(pack: Uint8Array, index: PackIndex, offset: number): Entry | undefined {
  let at = offset;
  let byte = pack[at++] ?? 0;
  const type = (byte >> 4) & 7;
  let size = byte & 15;
  for (let shift = 4; byte & 0x80; shift += 7) {
    byte = pack[at++] ?? 0;
    // No object of interest is anywhere near this large.
    if (shift > 28) return undefined;
    size += (byte & 0x7f) * 2 ** shift;
  }
  if (type === REFERENCE_DELTA) {
    const id = Buffer.from(pack.subarray(at, at + 20)).toString("hex");
    const base = index.offsetOf(id);
    return base === undefined ? undefined : { type, size, start: at + 20, base };
  }
  if (type !== OFFSET_DELTA) return { type, size, start: at };
  byte = pack[at++] ?? 0;
  let back = byte & 0x7f;
  for (let bytes = 1; byte & 0x80; bytes++) {
    if (bytes > 5) return undefined;
    byte = pack[at++] ?? 0;
    back = (back + 1) * 128 + (byte & 0x7f);
  }
  const base = offset - back;
  return back === 0 || base < 12 ? undefined : { type, size, start: at, base };
}
