import { Lines } from "../../../document/lines.ts";
import { offsetOf, plant, type Spot } from "../../../document/spots.ts";
import type { Document, Location, Place } from "../../../model.ts";

/** What a template gave: its documents, where their members stand in the output, and where the output comes from. */
export interface Rendered {
  readonly values: readonly unknown[];
  find(root: Spot): void;
  /** The offset in the template of an offset in the output. */
  sourceOf(offset: number): number;
}

/** A template of a chart as a document: pointers lead into what it gives, locations into the template as it is written. */
export class TemplateDocument implements Document {
  readonly path: string;
  readonly text: string;
  readonly #lines: Lines;
  #rendered: Rendered | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    this.#lines = new Lines(text);
  }

  /** To be called when the values of its chart are known. */
  set rendered(rendered: Rendered) {
    this.#rendered = rendered;
  }

  get value(): unknown {
    return this.#rendered?.values ?? [];
  }

  locate(places: readonly Place[]): Location[] {
    const { root, leaves } = plant(places);
    this.#rendered?.find(root);
    return places.map((place, index) => {
      const offset = this.#rendered?.sourceOf(offsetOf(place, leaves[index] as Spot)) ?? 0;
      return this.#lines.locate(this.path, offset);
    });
  }

  line(line: number): string {
    return this.#lines.line(line);
  }
}
