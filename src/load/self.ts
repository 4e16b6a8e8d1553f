import type { Document } from "../model.ts";
import { folderOf, pathFrom } from "./paths.ts";
import { type Target, targetOf } from "./reference.ts";

const ABSOLUTE = /^(?:[a-z][a-z0-9+.-]*:|\/)/i;
/** Stands for wherever the files of a submission are published; only to take addresses apart with. */
const SOMEWHERE = "govstack://submission/";
const LONGEST = 4096;

/** The address that a document gives itself (`$self`, OpenAPI 3.2.0, section 4.1.1), undefined in older versions. */
function selfOf(document: Document | undefined): string | undefined {
  const value = document?.value;
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "$self")) return undefined;
  const { $self: self, openapi } = value as { $self?: unknown; openapi?: unknown };
  const stated = Object.hasOwn(value, "openapi") && typeof openapi === "string" && openapi.startsWith("3.2");
  return stated && typeof self === "string" && self !== "" && self.length <= LONGEST ? self : undefined;
}

/**
 * The path that the relative references of a document start from: its own, unless it says by a relative `$self` that it belongs elsewhere.
 * A document with the address of a web page keeps its neighbours: they lie beside it there as here.
 *
 * @returns undefined where that would be outside of the submission
 */
export function basePathOf(document: Document): string | undefined {
  const self = selfOf(document);
  return self === undefined || ABSOLUTE.test(self) ? document.path : pathFrom(folderOf(document.path), self);
}

/** Knows where references lead in documents that state their own address, and to documents that do. Nothing is ever fetched. */
export class Addresses {
  readonly #look: (path: string) => Document | undefined;
  readonly #documents: () => Iterable<Document>;
  #known: ReadonlyMap<string, string> | undefined;

  /**
   * @param look the parsed file at a path
   * @param documents the documents that may state an address; asked for at most once, when the first address is looked for
   */
  constructor(look: (path: string) => Document | undefined, documents: () => Iterable<Document>) {
    this.#look = look;
    this.#documents = documents;
  }

  /** Where a reference in a file points. Like `targetOf`, and addresses that a document of the submission gives itself are known. */
  target(reference: unknown, file: string): Target {
    const document = this.#look(file);
    const self = selfOf(document);
    if (document === undefined || self === undefined) {
      const target = targetOf(reference, file);
      return target.ok || target.reason !== "url" ? target : (this.#addressed(reference, SOMEWHERE) ?? target);
    }
    if (ABSOLUTE.test(self)) return this.#addressed(reference, self) ?? targetOf(reference, file);
    const base = basePathOf(document);
    if (base === undefined) return { ok: false, reason: "outside" };
    const target = targetOf(reference, base);
    if (!target.ok) return target.reason === "url" ? (this.#addressed(reference, SOMEWHERE) ?? target) : target;
    return target.file === base ? { ...target, file } : target;
  }

  #addressed(reference: unknown, base: string): Target | undefined {
    if (typeof reference !== "string" || reference.startsWith("#") || reference.length > LONGEST) return undefined;
    const address = resolved(reference, base);
    if (address === undefined) return undefined;
    this.#known ??= addressesOf(this.#documents());
    const file = this.#known.get(withoutFragment(address));
    const hash = reference.indexOf("#");
    return file === undefined ? undefined : targetOf(hash < 0 ? "#" : reference.slice(hash), file);
  }
}

/** The documents by their absolute addresses. Of two that claim the same one the first counts. */
function addressesOf(documents: Iterable<Document>): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const document of documents) {
    const self = selfOf(document);
    const address = self === undefined || !ABSOLUTE.test(self) ? undefined : resolved(self, SOMEWHERE);
    if (address !== undefined && !known.has(address)) known.set(withoutFragment(address), document.path);
  }
  return known;
}

function resolved(reference: string, base: string): string | undefined {
  const whole = URL.canParse(base) ? base : URL.canParse(base, SOMEWHERE) ? new URL(base, SOMEWHERE).href : SOMEWHERE;
  return URL.canParse(reference, whole) ? new URL(reference, whole).href : undefined;
}

function withoutFragment(address: string): string {
  const hash = address.indexOf("#");
  return hash < 0 ? address : address.slice(0, hash);
}
