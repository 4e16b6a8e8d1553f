import { plant, type Spot } from "../../../document/spots.ts";
import { Place } from "../../../model.ts";
import type { Output } from "./output.ts";

/** More nodes of one template are not asked where they come from. */
const MOST_NODES = 20_000;

/** Where in the values of a chart that which a template gives is written. */
export class Origins {
  readonly #places: ReadonlyMap<string, Place>;

  /** @param find fills in offsets in the output */
  constructor(path: string, values: readonly unknown[], output: Output, find: (root: Spot) => void) {
    const text = output.text();
    const nodes = nodesOf(new Place(path), values);
    const { root, leaves } = plant(nodes);
    find(root);
    const places = new Map<string, Place>();
    for (const [index, place] of nodes.entries()) {
      const spot = leaves[index] as Spot;
      if (spot.value < 0) continue;
      const segment = output.segmentAt(spot.value);
      // A word that goes on with something else is put together in the template.
      if (segment?.origin === undefined || !/^(?:$|[\s"',}\]])/u.test(text.slice(segment.end, segment.end + 1)))
        continue;
      // What holds it comes from the values too, or this is where they begin.
      const above = place.parent;
      const around = above === undefined ? undefined : places.get(keyOf(above));
      const within = spot.key >= 0 && output.segmentAt(spot.key) === segment;
      const last = place.token as string | number;
      if (around !== undefined && sameStretch(output, spot.parent, segment))
        places.set(keyOf(place), around.child(last));
      else places.set(keyOf(place), within ? segment.origin.child(last) : segment.origin);
    }
    this.#places = places;
  }

  /** Undefined where it is written in the template itself. */
  of(place: Place): Place | undefined {
    return this.#places.get(keyOf(place));
  }
}

function sameStretch(output: Output, spot: Spot | undefined, segment: object): boolean {
  return spot !== undefined && spot.value >= 0 && output.segmentAt(spot.value) === segment;
}

function keyOf(place: Place): string {
  return place.pointer.join("\n");
}

/** Every node below some values, what holds it before it. */
function nodesOf(root: Place, values: readonly unknown[]): readonly Place[] {
  const places: Place[] = [];
  const open: { readonly place: Place; readonly value: unknown }[] = values.map((value, index) => ({
    place: root.child(index),
    value,
  }));
  for (let next = 0; next < open.length && places.length < MOST_NODES; next++) {
    const { place, value } = open[next] as (typeof open)[number];
    places.push(place);
    if (Array.isArray(value))
      for (const [index, one] of value.entries()) open.push({ place: place.child(index), value: one });
    else if (typeof value === "object" && value !== null) {
      for (const [name, one] of Object.entries(value)) open.push({ place: place.child(name), value: one });
    }
  }
  return places;
}
