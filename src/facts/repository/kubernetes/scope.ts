import type { Place } from "../../../model.ts";
import type { Manifest } from "./manifest.ts";
import { member } from "./members.ts";
import { isUnresolved } from "./placeholders.ts";

/** What stands at a path below an object. */
export interface Found {
  /** Undefined: nothing, or nothing that is known. */
  readonly value: unknown;
  /** It, or something that it would stand in, is only known when a template is filled in. */
  readonly unresolved: boolean;
  /** Where it is written, or else the closest thing around it that is. */
  readonly place: Place;
}

/** An object of a manifest with its place. */
export class Scope {
  readonly value: unknown;
  readonly place: Place;
  readonly #manifest: Manifest;

  constructor(value: unknown, place: Place, manifest: Manifest) {
    this.value = value;
    this.place = place;
    this.#manifest = manifest;
  }

  /** What stands at a path of names below it. */
  find(...names: readonly string[]): Found {
    let at = this.value;
    let place = this.place;
    for (const name of names) {
      const next = member(at, name);
      if (next === undefined) {
        return { value: undefined, unresolved: this.#hides(at, place), place: this.#manifest.writtenAt(place.key()) };
      }
      at = next;
      place = place.child(name);
    }
    const unresolved = (typeof at === "string" && isUnresolved(at)) || this.#manifest.mayDiffer(place);
    return { value: unresolved ? undefined : at, unresolved, place: this.#manifest.writtenAt(place.key()) };
  }

  /** Whether something that is not there may be hidden behind a template. */
  #hides(value: unknown, place: Place): boolean {
    if (typeof value === "string") return isUnresolved(value);
    if (typeof value !== "object" || value === null) return this.#manifest.mayDiffer(place);
    return Object.keys(value).some(isUnresolved) || this.#manifest.mayDiffer(place);
  }
}
