import type { ApiDocument, Limits, Location, Problem } from "../model.ts";
import { followReferences } from "./closure.ts";
import { discover } from "./discover.ts";
import type { Intake } from "./intake.ts";
import { kindOf } from "./openapi-version.ts";
import { compare, nameOf } from "./paths.ts";
import { type Entry, type Intent, type Shelf, severity } from "./shelf.ts";

/** Brings the OpenAPI documents of a submission together: first what was named and what that needs, then what else there is. */
export class Gathering {
  readonly apis = new Map<string, ApiDocument>();
  readonly #intake: Intake;
  readonly #shelf: Shelf;
  readonly #limits: Limits;
  readonly #onProgress: (phase: string, file: string) => void;
  /** Named files that are no OpenAPI documents: wrong, unless another one refers to them. */
  readonly #strangers: { readonly entry: Entry; readonly location: Location | undefined }[] = [];
  /** Files that some `$ref` leads to. */
  readonly #reached = new Set<string>();

  constructor(intake: Intake, shelf: Shelf, limits: Limits, onProgress: (phase: string, file: string) => void) {
    this.#intake = intake;
    this.#shelf = shelf;
    this.#limits = limits;
    this.#onProgress = onProgress;
  }

  /** Takes in a document that the caller or govstack.yaml names. */
  async name(path: string, location?: Location): Promise<void> {
    const entry = await this.#shelf.read(path, this.#intent("openapi", true));
    const { state } = entry.outcome;
    if (state === "missing") this.#wrong("no-such-file", { path }, entry, location);
    if (state === "outside") this.#wrong("link-leaves-folder", { file: path }, entry, location);
    this.#classify(entry, location);
  }

  /** Takes in every OpenAPI document in a folder that govstack.yaml names. */
  async nameFolder(folder: string, location: Location): Promise<void> {
    if (!(await this.#search(folder, true)))
      this.#wrong("folder-without-openapi", { folder }, { inScope: true }, location);
  }

  /** Reads what the documents of one scope refer to. What is an OpenAPI document itself counts as one of its own. */
  async follow(inScope: boolean): Promise<void> {
    const roots = [...this.apis.values()].filter((api) => api.inScope === inScope).map((api) => api.document);
    await followReferences(roots, this.#limits, (path) => this.#refer(path, inScope));
    for (const entry of this.#shelf.entries()) {
      if (!this.#reached.has(entry.path)) continue;
      if (entry.role === "candidate") entry.role = "referenced";
      if (entry.role === "referenced") this.#promote(entry);
    }
    for (const { entry, location } of this.#strangers.splice(0)) {
      if (this.#reached.has(entry.path)) entry.role = "referenced";
      else this.#stranger(entry, location);
    }
  }

  /** Takes in what lies in the folder and was not named: examined, but not in scope. */
  async find(): Promise<void> {
    await this.#search("", false);
  }

  /** @returns whether any OpenAPI document was there, known before or not, readable or not */
  async #search(folder: string, inScope: boolean): Promise<boolean> {
    const known = (path: string): boolean => this.#shelf.has(path);
    const found = discover(this.#intake, folder, this.#limits, known, inScope);
    this.#shelf.problems.push(...found.problems);
    for (const taken of found.candidates) {
      if (!known(taken.path))
        this.#classify(await this.#shelf.put(taken.path, taken, this.#intent("candidate", inScope)));
    }
    return [...found.known, ...found.candidates.map(({ path }) => path)].some(
      (path) => this.#shelf.look(path) !== undefined,
    );
  }

  async #refer(path: string, inScope: boolean): Promise<{ path: string; document?: ApiDocument["document"] }> {
    if (!this.#shelf.has(path) && this.#reached.size >= this.#limits.referencedFiles) {
      if (!this.#shelf.cutOff) {
        const { referencedFiles: limit } = this.#limits;
        this.#shelf.problems.push({
          code: "too-many-referenced-files",
          data: { limit },
          severity: severity({ inScope }),
        });
      }
      this.#shelf.cutOff = true;
      return { path };
    }
    this.#onProgress("resolve", path);
    const entry = await this.#shelf.read(path, this.#intent("referenced", inScope));
    this.#reached.add(entry.path);
    const { outcome } = entry;
    return outcome.state === "parsed" ? { path: entry.path, document: outcome.document } : { path: entry.path };
  }

  #classify(entry: Entry, location?: Location): void {
    if (entry.outcome.state === "unreadable" && entry.role === "candidate") entry.role = "openapi";
    if (entry.outcome.state !== "parsed") return;
    const { document } = entry.outcome;
    const kind = kindOf(document);
    if (kind.is === "api") {
      this.#add(entry, document, kind);
    } else if (kind.is === "refused") {
      entry.role = "openapi";
      entry.refused = true;
      if (kind.format !== undefined) entry.format = kind.format;
      const [at] = document.locate([kind.place]);
      this.#wrong(kind.code, kind.data, entry, at);
    } else if (entry.role === "openapi") {
      this.#strangers.push({ entry, location });
    }
  }

  #promote(entry: Entry): void {
    if (entry.outcome.state !== "parsed") return;
    const kind = kindOf(entry.outcome.document);
    if (kind.is === "api") this.#add(entry, entry.outcome.document, kind);
  }

  #add(
    entry: Entry,
    document: ApiDocument["document"],
    kind: { version: ApiDocument["version"]; format: string },
  ): void {
    entry.role = "openapi";
    entry.format = kind.format;
    this.apis.set(entry.path, { document, version: kind.version, inScope: entry.inScope });
  }

  #stranger(entry: Entry, location: Location | undefined): void {
    entry.refused = true;
    const isConfiguration = /^govstack\.ya?ml$/i.test(nameOf(entry.path));
    const code = isConfiguration ? "configuration-as-document" : "not-openapi";
    this.#wrong(code, { file: entry.path }, entry, location ?? { file: entry.path, line: 1, column: 1 });
  }

  #wrong(code: string, data: Problem["data"], of: { inScope: boolean; path?: string }, location?: Location): void {
    const file = location?.file ?? of.path;
    this.#shelf.problems.push({
      code,
      data,
      severity: severity(of),
      ...(file === undefined ? {} : { file }),
      ...(location === undefined ? {} : { location }),
    });
  }

  #intent(role: Intent["role"], inScope: boolean): Intent {
    const { openapiBytes, fileBytes } = this.#limits;
    return { role, inScope, most: role === "referenced" ? fileBytes : openapiBytes };
  }
}

/** Documents in an order that does not depend on how they were found. */
export function sortedApis(apis: Iterable<ApiDocument>): ApiDocument[] {
  return [...apis].sort((a, b) => compare(a.document.path, b.document.path));
}
