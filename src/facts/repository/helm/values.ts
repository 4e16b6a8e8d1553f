import type { Place } from "../../../model.ts";

type Members = Readonly<Record<string, unknown>>;

/** Deeper values are passed on as they are, without saying where they are written. */
const DEEPEST = 50;

/** The values of a chart, and for each member of each map in them where it is written. */
export class Values {
  readonly root: Members;
  readonly #places: WeakMap<object, ReadonlyMap<string, Place>> = new WeakMap();

  /** @param layers maps of values with the place of each, the last one wins (https://helm.sh/docs/chart_template_guide/values_files/) */
  constructor(layers: readonly { readonly value: unknown; readonly place: Place }[]) {
    this.root = this.#merged(
      layers.filter(({ value }) => isMap(value)),
      0,
    ) as Members;
  }

  /** Where the member of a map is written; undefined for maps that are not among the values. */
  placeOf(map: unknown, name: string): Place | undefined {
    return typeof map === "object" && map !== null ? this.#places.get(map)?.get(name) : undefined;
  }

  /** What a path leads to. */
  at(path: readonly string[]): unknown {
    let value: unknown = this.root;
    for (const name of path) value = isMap(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    return value;
  }

  #merged(layers: readonly { readonly value: unknown; readonly place: Place }[], depth: number): unknown {
    const made: Record<string, unknown> = Object.create(null);
    const places = new Map<string, Place>();
    const names = new Set(layers.flatMap(({ value }) => Object.keys(value as Members)));
    for (const name of names) {
      const own = layers
        .filter(({ value }) => Object.hasOwn(value as Members, name))
        .map(({ value, place }) => ({ value: (value as Members)[name], place: place.child(name) }));
      const last = own.at(-1);
      if (last === undefined) continue;
      const maps = own.filter(({ value }) => isMap(value));
      places.set(name, last.place);
      made[name] = isMap(last.value) && depth < DEEPEST ? this.#merged(maps, depth + 1) : this.#list(last, depth);
    }
    // The prototype is an ordinary one again, so that nobody needs to know.
    const result = Object.setPrototypeOf(made, Object.prototype) as object;
    this.#places.set(result, places);
    return result;
  }

  /** Maps in a list know where their members are written too. */
  #list({ value, place }: { readonly value: unknown; readonly place: Place }, depth: number): unknown {
    if (!Array.isArray(value) || depth >= DEEPEST) return value;
    const made = value.slice(0, 1_000).map((one: unknown, index) => {
      const inner = { value: one, place: place.child(index) };
      return isMap(one) ? this.#merged([inner], depth + 1) : this.#list(inner, depth + 1);
    });
    this.#places.set(made, new Map(made.map((_, index) => [String(index), place.child(index)])));
    return made;
  }
}

/** Whether other values of the same chart (values-prod.yaml …) say anything at a path, below it or above it. */
export function saidElsewhere(others: readonly unknown[], path: readonly (string | number)[]): boolean {
  return others.some((other) => {
    let at = other;
    for (const step of path) {
      if (!isMap(at)) return at !== undefined && at !== other;
      if (!Object.hasOwn(at, step)) return false;
      at = at[step];
    }
    return at !== undefined;
  });
}

function isMap(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
