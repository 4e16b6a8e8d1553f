import { type Parsed, parseDocument } from "../../document/parse.ts";
import { bothWays, parseStream } from "../../document/stream.ts";
import { type Document, type Limits, Place, type Problem } from "../../model.ts";
import type { Purpose, RepositoryFacts, RepositoryKind } from "./facts.ts";
import type { TextFile } from "./noun.ts";

/** Where a file's readers leave what outlives the file. */
export interface Notebook {
  readonly documents: Map<string, Document>;
  readonly problems: Problem[];
  readonly unread: RepositoryFacts["unread"][number][];
}

/** A file while its readers look at it. */
export class RepositoryText implements TextFile {
  readonly path: string;
  readonly text: string;
  readonly purpose: Purpose;
  readonly #limits: Limits;
  readonly #notebook: Notebook;
  #lines: readonly string[] | undefined;
  #starts: readonly number[] | undefined;
  #parsed: Promise<Parsed> | undefined;
  #stream: Promise<Parsed> | undefined;

  constructor(path: string, text: string, purpose: Purpose, limits: Limits, notebook: Notebook) {
    this.path = path;
    this.text = text;
    this.purpose = purpose;
    this.#limits = limits;
    this.#notebook = notebook;
  }

  get lines(): readonly string[] {
    this.#lines ??= this.text.split(/\r\n|\n|\r/u);
    return this.#lines;
  }

  at(line: number, column = 1): Place {
    return Place.at(this.path, { line, column, text: (this.lines[line - 1] ?? "").slice(0, LONGEST_LINE) });
  }

  atOffset(offset: number): Place {
    const starts = this.#lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return this.at(low + 1, offset - (starts[low] ?? 0) + 1);
  }

  async parse(kinds: readonly RepositoryKind[]): Promise<Document | undefined> {
    const first = this.#parsed === undefined;
    this.#parsed ??= parseDocument(this.path, this.text, this.#limits);
    return this.#settle(await this.#parsed, kinds, first);
  }

  async parseAll(kinds: readonly RepositoryKind[]): Promise<Document | undefined> {
    const first = this.#stream === undefined;
    this.#stream ??= parseStream(this.path, this.text, this.#limits);
    return this.#settle(await this.#stream, kinds, first);
  }

  keep(document: Document): void {
    const { documents } = this.#notebook;
    const kept = documents.get(this.path);
    if (kept !== document) documents.set(this.path, kept === undefined ? document : bothWays(kept, document));
  }

  unread(place: Place, kinds: readonly RepositoryKind[]): void {
    this.#notebook.unread.push({ place, kinds });
    const { spot } = place;
    this.#notebook.problems.push({
      code: "not-understood-beyond",
      data: { file: this.path },
      severity: "note",
      file: this.path,
      ...(spot === undefined ? {} : { location: { file: this.path, line: spot.line, column: spot.column } }),
    });
  }

  /** @param first whether what is wrong with the file has not been said before */
  #settle(parsed: Parsed, kinds: readonly RepositoryKind[], first: boolean): Document | undefined {
    if (parsed.ok) {
      if (first) this.keep(parsed.document);
      return parsed.document;
    }
    const { unread, problems } = this.#notebook;
    unread.push({ place: new Place(this.path), kinds });
    if (first) problems.push(...parsed.problems.map((problem) => ({ ...problem, severity: "note" as const })));
    return undefined;
  }

  #lineStarts(): readonly number[] {
    if (this.#starts === undefined) {
      const starts = [0];
      const end = /\r\n|\n|\r/gu;
      while (end.exec(this.text) !== null) starts.push(end.lastIndex);
      this.#starts = starts;
    }
    return this.#starts;
  }
}

/** More of a line is never shown. */
const LONGEST_LINE = 10_001;
