import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readlinkSync, readSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Limits } from "../model.ts";

/** The bytes of a file, read once and whole. */
export interface Taken {
  readonly ok: true;
  /** Where it really lies, links followed: relative to the root, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Lower-case hex digest of exactly these bytes. */
  readonly sha256: string;
}

/**
 * Why a file was not read. `outside`: a link on the way leads out of the submission. `not-regular`: a folder, pipe, device or
 * socket. `too-large`, `total`: a limit. `changed`: it grew or shrank while it was read. `denied`: the system refused.
 */
export interface Refused {
  readonly ok: false;
  readonly path: string;
  readonly reason: "missing" | "outside" | "not-regular" | "too-large" | "total" | "changed" | "denied";
  /** For `too-large`: its size, and the limit. */
  readonly bytes?: number;
  readonly limit?: number;
  /** For `denied`: the system's name of the error. */
  readonly error?: string;
}

const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const LINUX = process.platform === "linux";

/**
 * The one door through which files of a submission come in: regular files below the root only, opened without following a link
 * and without waiting for a pipe, checked after opening (so that a folder swapped for a link in between gains nothing), capped,
 * hashed. It remembers how much it has let in, not what: whoever takes a file keeps it.
 */
export class Intake {
  /** The real path of the root. */
  readonly root: string;
  readonly #prefix: string;
  readonly #limits: Limits;
  readonly #provided = new Map<string, Uint8Array>();
  #total = 0;

  /** @throws the system's error when there is no such folder */
  constructor(root: string, limits: Limits) {
    this.root = realpathSync.native(root);
    this.#prefix = this.root.endsWith(sep) ? this.root : this.root + sep;
    this.#limits = limits;
  }

  /** Bytes that did not come from the disk (standard input) for a path directly below the root. */
  provide(path: string, bytes: Uint8Array): void {
    this.#provided.set(path, bytes);
  }

  /**
   * Where a path leads when links are followed, if that is inside the root.
   *
   * @param path a path inside the submission
   */
  real(path: string): { readonly ok: true; readonly path: string } | Refused {
    if (this.#provided.has(path)) return { ok: true, path };
    try {
      const real = realpathSync.native(join(this.root, path));
      if (!this.#inside(real)) return { ok: false, path, reason: "outside" };
      return { ok: true, path: relative(this.root, real).split(sep).join("/") };
    } catch (error) {
      return refusedBySystem(path, error);
    }
  }

  /**
   * Reads a file.
   *
   * @param path a path inside the submission; links inside the root are followed
   * @param most how many bytes it may have
   */
  take(path: string, most: number): Taken | Refused {
    const provided = this.#provided.get(path);
    if (provided !== undefined) return this.#admit(path, provided.length, most) ?? taken(path, provided);
    const real = this.real(path);
    if (!real.ok) return real;
    let file: number | undefined;
    try {
      const name = join(this.root, real.path);
      file = openSync(name, FLAGS);
      return this.#read(file, name, real.path, most);
    } catch (error) {
      return refusedBySystem(path, error);
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }

  #read(file: number, name: string, path: string, most: number): Taken | Refused {
    const stat = fstatSync(file);
    if (!stat.isFile()) return { ok: false, path, reason: "not-regular" };
    if (!this.#openedInside(file, name, stat)) return { ok: false, path, reason: "outside" };
    const refused = this.#admit(path, stat.size, most);
    if (refused !== undefined) return refused;
    // One byte more than there should be, to see growth.
    const buffer = Buffer.allocUnsafeSlow(stat.size + 1);
    let length = 0;
    for (;;) {
      const count = readSync(file, buffer, length, buffer.length - length, null);
      length += count;
      if (count === 0 || length === buffer.length) break;
    }
    if (length !== stat.size) return { ok: false, path, reason: "changed" };
    return taken(path, buffer.subarray(0, length));
  }

  /** Whether the file that was opened, not only its name, lies below the root. */
  #openedInside(file: number, name: string, opened: { readonly dev: number; readonly ino: number }): boolean {
    if (LINUX) return this.#inside(readlinkSync(`/proc/self/fd/${file}`));
    const named = statSync(name);
    return this.#inside(realpathSync.native(name)) && named.dev === opened.dev && named.ino === opened.ino;
  }

  #admit(path: string, bytes: number, most: number): Refused | undefined {
    if (bytes > most) return { ok: false, path, reason: "too-large", bytes, limit: most };
    if (this.#total + bytes > this.#limits.totalBytes) {
      return { ok: false, path, reason: "total", limit: this.#limits.totalBytes };
    }
    this.#total += bytes;
    return undefined;
  }

  #inside(real: string): boolean {
    return real === this.root || real.startsWith(this.#prefix);
  }
}

function taken(path: string, bytes: Uint8Array): Taken {
  return { ok: true, path, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** ENXIO: a socket. ELOOP: links in a circle, or a link put in the way after its target was looked up. */
const REASONS: Readonly<Record<string, Refused["reason"]>> = {
  ENOENT: "missing",
  ENOTDIR: "missing",
  ENAMETOOLONG: "missing",
  ERR_INVALID_ARG_VALUE: "missing",
  ELOOP: "outside",
  EISDIR: "not-regular",
  ENXIO: "not-regular",
};

function refusedBySystem(path: string, error: unknown): Refused {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const reason = REASONS[code] ?? "denied";
  return reason === "denied" ? { ok: false, path, reason, error: code } : { ok: false, path, reason };
}
