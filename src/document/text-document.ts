import type { Document, Location, Place } from "../model.ts";
import { Lines } from "./lines.ts";
import { offsetOf, plant, type Spot } from "./spots.ts";

/** A parsed text. How places are found in it is the syntax's business: `find` fills in the offsets of a trie of places. */
export class TextDocument implements Document {
  readonly path: string;
  readonly text: string;
  readonly value: unknown;
  readonly #lines: Lines;
  readonly #find: (root: Spot) => void;

  constructor(path: string, text: string, value: unknown, find: (root: Spot) => void) {
    this.path = path;
    this.text = text;
    this.value = value;
    this.#lines = new Lines(text);
    this.#find = find;
  }

  locate(places: readonly Place[]): Location[] {
    const { root, leaves } = plant(places);
    this.#find(root);
    return places.map((place, index) => this.#lines.locate(this.path, offsetOf(place, leaves[index] as Spot)));
  }

  line(line: number): string {
    return this.#lines.line(line);
  }
}
