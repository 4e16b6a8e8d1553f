import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "..", "..");

/** What a run of the program left behind. */
export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** Runs the built program as a person would, in a folder. */
export function run(cwd: string, ...args: string[]): Run {
  const { PATH = "" } = process.env;
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, "bin", "govstack-check.cjs"), ...args], {
    cwd,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { PATH },
  });
  return { stdout, stderr, status };
}

/** A new folder with files, given by their paths. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "govstack-check-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Takes a folder away again. */
export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Columns that the widest line of a text takes, invisible characters aside. Lines that must stay whole to be copied do not count. */
export function widest(text: string): number {
  const lines = text.split("\n").filter((line) => !/https?:\/\/\S+$/u.test(line.replace(/\u2069/gu, "")));
  return Math.max(...lines.map((line) => [...line.replace(/[\p{Mn}\p{Cf}]/gu, "")].length));
}
