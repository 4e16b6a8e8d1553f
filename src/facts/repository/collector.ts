import {
  type Document,
  type History,
  type Limits,
  Place,
  type Problem,
  type RepositoryFile,
  type RepositoryReader,
} from "../../model.ts";
import { emptyLists, type RepositoryFacts, type RepositoryLists, type RepositoryRoot } from "./facts.ts";
import { isGenerated, languageOf } from "./languages.ts";
import type { NounReader } from "./noun.ts";
import { readers } from "./readers.ts";
import { type Notebook, RepositoryText } from "./text-file.ts";
import { RepositoryTree } from "./tree.ts";

/** What was read from a repository. */
export interface Collection {
  readonly facts: RepositoryFacts;
  /** What places in YAML and JSON files are located by. */
  readonly documents: ReadonlyMap<string, Document>;
  readonly problems: readonly Problem[];
}

/** Shows every file of a repository to the readers of all nouns, and keeps the facts that they make of it. */
export class RepositoryCollector implements RepositoryReader {
  readonly #limits: Limits;
  readonly #readers: readonly NounReader[];
  readonly #notebook: Notebook = { documents: new Map(), problems: [], unread: [] };
  readonly #kept = new Map<string, readonly NounReader[]>();
  #tree = new RepositoryTree([]);

  constructor(limits: Limits, nouns: readonly (() => NounReader)[] = readers) {
    this.#limits = limits;
    this.#readers = nouns.map((create) => create());
  }

  begin(files: readonly RepositoryFile[], history?: History): void {
    this.#tree = new RepositoryTree(files, history);
  }

  wants(file: RepositoryFile): boolean {
    const willing = this.#readers.filter((reader) => reader.wants(file, this.#tree));
    if (willing.length > 0) this.#kept.set(file.path, willing);
    return willing.length > 0;
  }

  async take(file: RepositoryFile, text: string): Promise<void> {
    const shown = new RepositoryText(file.path, text, this.#tree.purposeOf(file.path), this.#limits, this.#notebook);
    for (const reader of this.#kept.get(file.path) ?? []) {
      const work = reader.take(shown, this.#tree);
      if (work !== undefined) await work;
    }
    this.#kept.delete(file.path);
  }

  /** The facts of everything that was taken. */
  finish(): Collection {
    const { documents, problems, unread } = this.#notebook;
    const lists = { ...emptyLists(), unread } as Record<keyof RepositoryLists | "unread", unknown[]>;
    for (const reader of this.#readers) {
      for (const [name, list] of Object.entries(reader.finish(this.#tree))) {
        for (const fact of list ?? []) lists[name as keyof RepositoryLists | "unread"].push(fact);
      }
    }
    const facts = lists as unknown as RepositoryFacts;
    const root = rootOf(facts, this.#tree);
    return { facts: { ...facts, ...(root === undefined ? {} : { root }) }, documents, problems };
  }
}

/** Undefined for an empty repository. */
function rootOf({ projects }: RepositoryLists, tree: RepositoryTree): RepositoryRoot | undefined {
  const [first] = tree.files;
  if (first === undefined) return undefined;
  const source = tree.files.find(({ path }) => {
    return languageOf(path).kind === "source" && tree.purposeOf(path) === "product" && !isGenerated(path);
  });
  const [project] = [...projects]
    .filter(({ purpose }) => purpose === "product")
    .sort((a, b) => a.folder.split("/").length - b.folder.split("/").length || (a.document < b.document ? -1 : 1));
  const file = project?.document ?? source?.path ?? first.path;
  return { place: Place.at(file, { line: 1, column: 1, text: "" }), hasSource: source !== undefined };
}
