import { folderOf } from "../folder.ts";

/** Which project a file belongs to: the one in the nearest folder at or above it. */
export class Ownership {
  readonly #folders: ReadonlySet<string>;
  readonly #known = new Map<string, string | undefined>();

  constructor(folders: readonly string[]) {
    this.#folders = new Set(folders);
  }

  /** The folder of the project, undefined for a file that is in none. */
  of(path: string): string | undefined {
    return this.#ofFolder(folderOf(path));
  }

  #ofFolder(folder: string): string | undefined {
    if (this.#known.has(folder)) return this.#known.get(folder);
    const owner = this.#folders.has(folder) ? folder : folder === "" ? undefined : this.#ofFolder(folderOf(folder));
    this.#known.set(folder, owner);
    return owner;
  }
}
