import { type Data, Place, type Resolution, type Resolver, unescapedStep } from "../../model.ts";
import { isObject } from "../members.ts";
import { positionOf } from "./position.ts";
import type { Kind } from "./shapes.ts";
import { jsonType } from "./spots.ts";

/** What came of following a reference: its target, and whether nobody looks at it otherwise; or a defect. */
export type Followed =
  | { readonly problem?: undefined; readonly value: unknown; readonly place: Place; readonly first: boolean }
  | {
      /** A case of the check, or `unreadable`, which is no defect of the document. */
      readonly problem: string;
      readonly data: Data;
      /** What stands there was not seen, though it may exist. */
      readonly unseen: boolean;
    };

interface Entry {
  readonly resolution: Resolution;
  readonly kinds: Map<Kind, Followed>;
}

const REASONS: Record<Extract<Resolution, { found: false }>["reason"], string> = {
  dangling: "dangling-reference",
  "missing-file": "missing-file",
  cycle: "reference-cycle",
  outside: "reference-outside",
  url: "reference-url",
  malformed: "reference-malformed",
  limit: "reference-limit",
  unreadable: "unreadable",
};
const UNSEEN = new Set(["outside", "url", "limit", "unreadable"]);

/** Follows references, each once per file, text and expected kind. */
export class References {
  readonly #resolver: Resolver;
  readonly #root: Kind;
  readonly #file: string;
  readonly #files = new Map<string, Map<string, Entry>>();

  /**
   * @param root the kind of a whole OpenAPI document
   * @param file the document that is walked as a whole
   */
  constructor(resolver: Resolver, root: Kind, file: string) {
    this.#resolver = resolver;
    this.#file = file;
    this.#root = root;
  }

  follow(reference: string, file: string, kind: Kind): Followed {
    const entry = this.#entry(reference, file);
    const known = entry.kinds.get(kind);
    if (known !== undefined) return known;
    const followed = this.#judge(reference, entry.resolution, kind);
    entry.kinds.set(kind, followed.problem === undefined ? { ...followed, first: false } : followed);
    return followed;
  }

  /** What a reference leads to, undefined when it leads nowhere. */
  value(reference: string, file: string): unknown {
    const { resolution } = this.#entry(reference, file);
    return resolution.found ? resolution.value : undefined;
  }

  resolution(reference: string, file: string): Resolution {
    return this.#entry(reference, file).resolution;
  }

  /**
   * Where a reference that leads nowhere goes first, if that is a reference as well: then the fault is further on. Undefined if the
   * reference itself is at fault.
   */
  hop(reference: string, file: string): { value: unknown; place: Place } | undefined {
    const hash = reference.indexOf("#");
    if (hash < 0) return undefined;
    const start = this.#start(reference.slice(0, hash), file);
    if (start === undefined) return undefined;
    let { value, place } = start;
    for (const token of pointerOf(reference.slice(hash + 1))) {
      const key = Array.isArray(value) ? Number(token) : token;
      if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
      value = (value as Record<string | number, unknown>)[key];
      place = place.child(key);
    }
    return isObject(value) && Object.hasOwn(value, "$ref") ? { value, place } : undefined;
  }

  #start(path: string, file: string): { value: unknown; place: Place } | undefined {
    if (path === "") return { value: this.#resolver.document(file)?.value, place: new Place(file) };
    const whole = this.resolution(path, file);
    return whole.found ? whole : undefined;
  }

  #entry(reference: string, file: string): Entry {
    const entries = this.#files.get(file) ?? new Map<string, Entry>();
    this.#files.set(file, entries);
    let entry = entries.get(reference);
    if (entry === undefined) {
      entry = { resolution: this.#resolver.resolve(reference, new Place(file)), kinds: new Map() };
      entries.set(reference, entry);
    }
    return entry;
  }

  #judge(reference: string, resolution: Resolution, kind: Kind): Followed {
    if (!resolution.found) {
      const target = resolution.target.slice(0, 300);
      return { problem: REASONS[resolution.reason], data: { target }, unseen: UNSEEN.has(resolution.reason) };
    }
    const { value, place } = resolution;
    const position = positionOf(this.#resolver.document(place.file)?.value, this.#root, place);
    const fits = isObject(value) || (typeof value === "boolean" && kind.name === "Schema");
    const found = fits ? (position?.kind.name ?? kind.name) : jsonType(value);
    if (found !== kind.name) {
      const data = { target: reference.slice(0, 300), expected: kind.name, found };
      return { problem: "wrong-kind", data, unseen: false };
    }
    return { value, place, first: !(position?.passed === true && place.file === this.#file) };
  }
}

/** The steps of a JSON pointer in a URI fragment (RFC 6901, section 6); none for what is not written like one. */
function pointerOf(fragment: string): string[] {
  let text = fragment;
  try {
    text = decodeURIComponent(fragment);
  } catch {
    // Taken as it is written.
  }
  return text.split("/").slice(1).map(unescapedStep);
}
