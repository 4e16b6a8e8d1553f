import type { Place } from "../../../model.ts";
import { listOf, mapOf } from "./values.ts";

/** A service as one file writes it. */
export interface Layer {
  readonly place: Place;
  readonly service: Readonly<Record<string, unknown>>;
}

/** A value with the place it is written at. */
export interface Written {
  readonly value: unknown;
  readonly place: Place;
}

/**
 * A service as several files or services write it: what it extends, the file that it is first written in, the files laid over it.
 * Single values of upper layers hide those of lower ones, lists and maps are joined.
 * https://docs.docker.com/reference/compose-file/merge/
 */
export class Layers {
  readonly layers: readonly Layer[];

  /** @param layers the lowest first, at least one */
  constructor(layers: readonly Layer[]) {
    this.layers = layers;
  }

  /** The uppermost value below a path of keys. */
  get(...keys: readonly string[]): Written | undefined {
    for (const { place, service } of [...this.layers].reverse()) {
      let value: unknown = service;
      for (const key of keys) {
        const map = mapOf(value);
        value = map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
      }
      if (value !== undefined && value !== null) return { value, place: place.child(...keys) };
    }
    return undefined;
  }

  /** The items of a list in all layers. */
  items(key: string): Written[] {
    return this.layers.flatMap(({ place, service }) => {
      return listOf(service[key]).map((value, index) => ({ value, place: place.child(key, index) }));
    });
  }

  /** The values of all layers, the lowest first. */
  all(key: string): Written[] {
    return this.layers.flatMap(({ place, service }) => {
      return service[key] === undefined ? [] : [{ value: service[key], place: place.child(key) }];
    });
  }
}
