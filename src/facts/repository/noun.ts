import type { Document, History, Place, RepositoryFile } from "../../model.ts";
import type { Purpose, RepositoryFacts, RepositoryKind } from "./facts.ts";

/** The lists that one reader fills; `unread` is for files of which no text was seen. */
export type Lists = Partial<Omit<RepositoryFacts, "root">>;

/** A file of the repository with its text. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
  readonly purpose: Purpose;
  /** Its lines without line ends; split once for all readers. */
  readonly lines: readonly string[];
  /** A place in it: 1-based line, and column (1 unless given). */
  at(line: number, column?: number): Place;
  /** The place of an offset into the text. */
  atOffset(offset: number): Place;
  /**
   * The file as one YAML or JSON document, by its name; parsed once for all readers and kept, so that places of it can be located.
   * Undefined where it can't be parsed: that is a note in the report then.
   *
   * @param kinds what may hide in it if it can't be parsed
   */
  parse(kinds: readonly RepositoryKind[]): Promise<Document | undefined>;
  /** The same for several YAML documents in one file: the value is a list of them, and pointers begin with the position. */
  parseAll(kinds: readonly RepositoryKind[]): Promise<Document | undefined>;
  /** Keeps a document that a reader made of the file in another way (a chart's template, with its actions blanked). */
  keep(document: Document): void;
  /** Says that the file can't be understood from a place on: a note in the report, and the kinds of fact that may hide in it. */
  unread(place: Place, kinds: readonly RepositoryKind[]): void;
}

/** What is there. */
export interface Tree {
  readonly files: readonly RepositoryFile[];
  has(path: string): boolean;
  /** Paths of the files directly in a folder, "" for the root. */
  inFolder(folder: string): readonly string[];
  purposeOf(path: string): Purpose;
  /** What version control knows, where there is any. */
  readonly history?: History;
}

/** What reads one kind of noun, or some that stand in the same files. One for each submission; it keeps facts, not texts. */
export interface NounReader {
  /** By its path alone, and what else is there. */
  wants(file: RepositoryFile, tree: Tree): boolean;
  take(file: TextFile, tree: Tree): void | Promise<void>;
  /** The facts, in order of place. */
  finish(tree: Tree): Lists;
}
