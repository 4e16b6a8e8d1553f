import { opendirSync } from "node:fs";
import { join } from "node:path";
import type { Limits, Problem } from "../../model.ts";
import type { Intake } from "../intake.ts";

/** How many entries of one folder of `.git` are looked at. */
const MOST_ENTRIES = 20_000;
/** How much all objects together may become when they are unpacked: ten thousand commits are a few megabytes. */
const MOST_UNPACKED = 512 * 1024 * 1024;

/** An entry of a folder. */
export interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

/**
 * The folder `.git` of a submission, read through its door for files and no other way. It runs nothing and obeys no setting. What is
 * wrong with it is noted, each kind of thing once.
 */
export class GitFolder {
  /** Path of the folder, relative to the submission's root. */
  readonly path: string;
  readonly #intake: Intake;
  readonly #most: number;
  readonly #problems = new Map<string, Problem>();
  #unpacked = 0;

  constructor(intake: Intake, limits: Limits, path: string) {
    this.#intake = intake;
    this.#most = limits.historyBytes;
    this.path = path;
  }

  /** What was wrong, in the order in which it was met. */
  get problems(): readonly Problem[] {
    return [...this.#problems.values()];
  }

  /** The first problem of a kind is kept: a damaged history has thousands. */
  note(problem: Omit<Problem, "severity">): void {
    if (!this.#problems.has(problem.code)) this.#problems.set(problem.code, { ...problem, severity: "note" });
  }

  /** Counts bytes that are about to be unpacked; false where they are too many, which is noted. */
  spend(bytes: number): boolean {
    this.#unpacked += bytes;
    if (this.#unpacked <= MOST_UNPACKED) return true;
    this.note({ code: "history-too-large", data: { file: this.path, limit: MOST_UNPACKED }, file: this.path });
    return false;
  }

  /** The place of a file as problems name it. */
  name(path: string): string {
    return `${this.path}/${path}`;
  }

  /** The bytes of a file; undefined where there is none. One that can't be read is noted. */
  bytes(path: string): Uint8Array | undefined {
    const file = this.name(path);
    const taken = this.#intake.take(file, this.#most);
    if (taken.ok) return taken.bytes;
    if (taken.reason === "missing") return undefined;
    if (taken.reason === "too-large" || taken.reason === "total") {
      this.note({ code: "history-too-large", data: { file, limit: taken.limit ?? this.#most }, file });
    } else {
      this.note({ code: "history-not-readable", data: { file }, file });
    }
    return undefined;
  }

  /** The text of a small file; undefined where there is none. */
  text(path: string): string | undefined {
    const bytes = this.bytes(path);
    return bytes === undefined ? undefined : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
  }

  /** The entries of a folder by name, links left out; empty where there is none. */
  list(path: string): Entry[] {
    const real = this.#intake.real(this.name(path));
    if (!real.ok) return [];
    const entries: Entry[] = [];
    try {
      const folder = opendirSync(join(this.#intake.root, real.path));
      try {
        for (let entry = folder.readSync(); entry !== null; entry = folder.readSync()) {
          if (entries.length === MOST_ENTRIES) break;
          if (entry.isFile() || entry.isDirectory()) entries.push({ name: entry.name, isFolder: entry.isDirectory() });
        }
      } finally {
        folder.closeSync();
      }
    } catch {
      return [];
    }
    return entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  }
}
