import { type Document, type Limits, Place, type Pointer, type Resolution, type Resolver } from "../model.ts";
import { anchorsOf } from "./anchors.ts";
import { Addresses } from "./self.ts";

type Failure = Extract<Resolution, { found: false }>["reason"];

/** What became of a file that a `$ref` names. */
export type Outcome =
  | { readonly state: "parsed"; readonly document: Document }
  | { readonly state: "missing" | "outside" | "unreadable" | "limit" };

/** Where a chain of references has come to: a value, its place, and the steps still to go from there. */
interface Position {
  file: string;
  value: unknown;
  pointer: (string | number)[];
  steps: string[];
}

/**
 * A resolver over files that have been read.
 *
 * @param look what became of the file at a path inside the submission; undefined when nothing ever asked for it
 * @param limits `referenceChain`: how many `$ref`s may follow each other
 * @param documents those that may give themselves an address by which others refer to them
 */
export function createResolver(
  look: (path: string) => Outcome | undefined,
  limits: Limits,
  documents: () => Iterable<Document> = () => [],
): Resolver {
  const memo = new Map<string, Map<string, Resolution>>();
  const anchors = new Map<Document, ReadonlyMap<string, Pointer>>();

  const parsed = (path: string): Document | undefined => {
    const outcome = look(path);
    return outcome?.state === "parsed" ? outcome.document : undefined;
  };
  const addresses = new Addresses(parsed, documents);

  const anchor = (document: Document, name: string): Pointer | undefined => {
    const known = anchors.get(document) ?? anchorsOf(document);
    anchors.set(document, known);
    return known.get(name);
  };

  /** Goes to the start of a target; the pointer's steps remain to be taken. */
  const enter = (reference: unknown, file: string, rest: readonly string[]): Position | Failure => {
    const target = addresses.target(reference, file);
    if (!target.ok) return target.reason;
    const outcome = look(target.file);
    if (outcome === undefined || outcome.state === "missing") return "missing-file";
    if (outcome.state !== "parsed") return outcome.state;
    const { document } = outcome;
    const start: Position = { file: document.path, value: document.value, pointer: [], steps: [...rest] };
    if ("steps" in target.fragment) {
      start.steps.unshift(...target.fragment.steps);
      return start;
    }
    const pointer = anchor(document, target.fragment.anchor);
    if (pointer === undefined) return "dangling";
    start.steps.unshift(...pointer.map(String));
    return start;
  };

  const follow = (reference: unknown, file: string): Resolution => {
    const target = asWritten(reference);
    const passed = new Set<unknown>();
    let position = enter(reference, file, []);
    for (let hops = 1; ; hops++) {
      if (typeof position === "string") return { found: false, reason: position, target };
      const next = walk(position);
      if (next === "dangling") return { found: false, reason: "dangling", target };
      if (next === undefined) {
        return { found: true, value: position.value, place: Place.of(position.file, position.pointer) };
      }
      // Only where the whole reference stands for the value: on the way of a pointer the same one may be passed twice.
      if (position.steps.length === 0) {
        if (passed.has(position.value)) return { found: false, reason: "cycle", target };
        passed.add(position.value);
      }
      if (hops >= limits.referenceChain) return { found: false, reason: "limit", target };
      position = enter(next, position.file, position.steps);
    }
  };

  return {
    resolve(reference, from) {
      if (typeof reference !== "string") return follow(reference, from.file);
      const known = memo.get(from.file) ?? new Map<string, Resolution>();
      memo.set(from.file, known);
      const before = known.get(reference);
      if (before !== undefined) return before;
      const resolution = follow(reference, from.file);
      known.set(reference, resolution);
      return resolution;
    },
    document: parsed,
  };
}

/**
 * Takes the steps of a pointer through own members and items. Stops where a `$ref` stands in the way or at the end.
 *
 * @returns that `$ref`, or undefined at a value that is none
 */
function walk(position: Position): string | "dangling" | undefined {
  for (;;) {
    const { value, steps } = position;
    const step = steps[0];
    if (step === undefined) return referenceIn(value);
    const token = typeof value === "object" && value !== null ? member(value, step) : undefined;
    if (token === undefined) return referenceIn(value) ?? "dangling";
    position.value = (value as Record<string | number, unknown>)[token];
    position.pointer.push(token);
    steps.shift();
  }
}

/** The key or index that a step names in a value, if there is such an own member. */
function member(value: object, step: string): string | number | undefined {
  if (!Array.isArray(value)) return Object.hasOwn(value, step) ? step : undefined;
  return /^(?:0|[1-9]\d{0,15})$/.test(step) && Number(step) < value.length ? Number(step) : undefined;
}

function referenceIn(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "$ref")) return undefined;
  const reference = (value as { $ref?: unknown }).$ref;
  return typeof reference === "string" ? reference : undefined;
}

function asWritten(reference: unknown): string {
  if (typeof reference === "string") return reference;
  if (Array.isArray(reference)) return "[…]";
  return typeof reference === "object" && reference !== null ? "{…}" : String(reference);
}
