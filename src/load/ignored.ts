import createIgnore, { type Ignore } from "ignore";
import { folderOf } from "./paths.ts";

/** Longer lines, and lines with more wildcards, are not obeyed: matched by a backtracking engine, they could keep it busy. */
const LONGEST_LINE = 200;
const MOST_WILDCARDS = 4;
const MOST_LINES = 2_000;

/**
 * Which files a repository’s own `.gitignore` files name (gitignore(5)): the nearest file that says anything of a path decides. Lines
 * that would be costly to match are left out, so that more is examined, never less.
 */
export class IgnoreFiles {
  readonly #byFolder = new Map<string, Ignore>();

  /** @param folder the folder that the file lies in, "" for the root */
  add(folder: string, text: string): void {
    const lines = text
      .split(/\r\n|\n|\r/u)
      .slice(0, MOST_LINES)
      .filter((line) => line.length <= LONGEST_LINE && (line.match(/[*?[]/gu)?.length ?? 0) <= MOST_WILDCARDS);
    this.#byFolder.set(folder, createIgnore({ allowRelativePaths: false }).add(lines));
  }

  /** @param isFolder whether the path is that of a folder */
  names(path: string, isFolder: boolean): boolean {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const rules = this.#byFolder.get(folder);
      if (rules !== undefined) {
        const below = folder === "" ? path : path.slice(folder.length + 1);
        const { ignored, unignored } = rules.test(isFolder ? `${below}/` : below);
        if (ignored) return true;
        if (unignored) return false;
      }
      if (folder === "") return false;
    }
  }
}
