import type { OperationComparison } from "./comparison.ts";
import type { InterfaceOperation } from "./interface.ts";
import { index } from "./match-index.ts";
import { folded } from "./match-path.ts";

type Nearest = OperationComparison["nearest"];

/** Longer paths and segments are nobody's misspelling. */
const SEGMENTS = 24;
const LETTERS = 64;
/** Segments compared letter by letter in all, so that thousands of missing operations beside thousands of offered ones cost little. */
const COMPARED = 100_000;

/**
 * What almost is an operation of the reference that nothing serves: the same path (folded) serving another one, the same path or operationId
 * with another method, or the same method with a path that differs in the spelling of one segment or by a prefix. A hint for people: it
 * decides nothing.
 */
export class NearestOperations {
  readonly #byPath: ReadonlyMap<string, readonly InterfaceOperation[]>;
  readonly #byId: ReadonlyMap<string, readonly InterfaceOperation[]>;
  readonly #byGap: ReadonlyMap<string, readonly InterfaceOperation[]>;
  readonly #byEnd: ReadonlyMap<string, readonly InterfaceOperation[]>;
  #left = COMPARED;

  constructor(offered: readonly InterfaceOperation[]) {
    this.#byPath = index(offered, ({ path }) => [folded(path)]);
    this.#byId = index(offered, ({ operationId }) => (operationId === "" ? [] : [operationId]));
    this.#byGap = index(offered, ({ method, path }) => gaps(method, segmentsOf(path)).filter((key) => key !== ""));
    this.#byEnd = index(offered, ({ method, path }) => ends(method, segmentsOf(path)));
  }

  /** The nearest offered operation, and how it differs from a match. */
  of(missing: InterfaceOperation): Nearest {
    const samePath = this.#byPath.get(folded(missing.path)) ?? [];
    const taken = samePath.find(({ method }) => method === missing.method);
    if (taken !== undefined) return { offered: taken, because: "taken" };
    const [otherMethod] = samePath;
    if (otherMethod !== undefined) return { offered: otherMethod, because: "method" };
    const sameName = this.#byId.get(missing.operationId) ?? [];
    const [named] = sameName;
    if (missing.operationId !== "" && named !== undefined && sameName.length === 1 && named.method !== missing.method) {
      return { offered: named, because: "method" };
    }
    const offered = this.#misspelled(missing) ?? this.#prefixed(missing);
    return offered && { offered, because: "path" };
  }

  #misspelled({ method, path }: InterfaceOperation): InterfaceOperation | undefined {
    const segments = segmentsOf(path);
    let best: { readonly offered: InterfaceOperation; readonly distance: number } | undefined;
    for (const [position, key] of gaps(method, segments).entries()) {
      if (key === "") continue;
      const word = segments[position] ?? "";
      for (const offered of this.#byGap.get(key) ?? []) {
        if (this.#left-- <= 0) return best?.offered;
        const other = segmentsOf(offered.path)[position] ?? "";
        const most = Math.floor(Math.min(word.length, other.length) / 3);
        const distance = editDistance(word, other, most);
        if (most > 0 && distance <= most && (best === undefined || distance < best.distance))
          best = { offered, distance };
      }
    }
    return best?.offered;
  }

  #prefixed({ method, path }: InterfaceOperation): InterfaceOperation | undefined {
    const segments = segmentsOf(path);
    if (segments.every(isVariable)) return undefined;
    return this.#byEnd.get(`${method} ${segments.join("/")}`)?.[0];
  }
}

function segmentsOf(path: string): string[] {
  const segments = folded(path).split("/").slice(1);
  return segments.length > SEGMENTS ? [] : segments;
}

/** For each literal segment the path with that segment left open; "" for a variable, which no spelling sets apart. */
function gaps(method: string, segments: readonly string[]): string[] {
  return segments.map((segment, position) =>
    isVariable(segment) || segment.length > LETTERS
      ? ""
      : `${method} ${segments.map((other, place) => (place === position ? "*" : other)).join("/")}`,
  );
}

/** The path without one, two … of its first segments, as long as those are literal. */
function ends(method: string, segments: readonly string[]): string[] {
  const found: string[] = [];
  for (let start = 1; start < segments.length && !isVariable(segments[start - 1] ?? ""); start++) {
    found.push(`${method} ${segments.slice(start).join("/")}`);
  }
  return found;
}

function isVariable(segment: string): boolean {
  return segment.includes("{");
}

/** How many letters must be added, dropped or replaced; anything over `most` counts as more than `most`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (last[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    last = current;
  }
  return last[b.length] ?? 0;
}
