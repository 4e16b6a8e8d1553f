import type { Place } from "../model.ts";

/**
 * A node of the trie of places that are looked for. A syntax fills in the offsets in one pass over its document;
 * -1 stands for "not there".
 */
export interface Spot {
  readonly parent: Spot | undefined;
  children: Map<string, Spot> | undefined;
  /** Offset of the value. */
  value: number;
  /** Offset of the key in front of it; -1 for list items and the root. */
  key: number;
}

/** The trie of all places, and each place's node in it, in the order given. List positions are held as decimal text. */
export function plant(places: readonly Place[]): { root: Spot; leaves: readonly Spot[] } {
  const root: Spot = newSpot(undefined);
  const leaves = places.map((place) => {
    let spot = root;
    for (const token of place.pointer) {
      const name = String(token);
      spot.children ??= new Map();
      let next = spot.children.get(name);
      if (next === undefined) {
        next = newSpot(spot);
        spot.children.set(name, next);
      }
      spot = next;
    }
    return spot;
  });
  return { root, leaves };
}

/** The offset of a place, or of its closest ancestor that the document has. */
export function offsetOf(place: Place, leaf: Spot): number {
  if (place.at === "key" && leaf.key >= 0) return leaf.key;
  let spot: Spot | undefined = leaf;
  while (spot !== undefined && spot.value < 0) spot = spot.parent;
  return spot?.value ?? 0;
}

function newSpot(parent: Spot | undefined): Spot {
  return { parent, children: undefined, value: -1, key: -1 };
}
