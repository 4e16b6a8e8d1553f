import type { Place } from "../../model.ts";

/** Where a walk stands: a stack of keys. Places are made of it for defects only, and neighbours share the part above them. */
export class Trail {
  readonly #keys: (string | number)[] = [];
  readonly #places: (Place | undefined)[] = [];
  #base: Place;
  depth = 0;

  constructor(base: Place) {
    this.#base = base;
  }

  /** Starts anew at a place. */
  start(base: Place): void {
    this.#base = base;
    this.depth = 0;
  }

  get file(): string {
    return this.#base.file;
  }

  /** Goes down to a member or item; leave it by `up`. */
  down(key: string | number): void {
    this.#keys[this.depth] = key;
    this.depth += 1;
    this.#places[this.depth] = undefined;
  }

  up(): void {
    this.depth -= 1;
  }

  /** The place where the walk stands, or one below it. */
  place(...steps: (string | number)[]): Place {
    let known = this.depth;
    while (known > 0 && this.#places[known] === undefined) known -= 1;
    let place = known === 0 ? this.#base : (this.#places[known] as Place);
    for (; known < this.depth; known += 1) {
      place = place.child(this.#keys[known] as string | number);
      this.#places[known + 1] = place;
    }
    return steps.length === 0 ? place : place.child(...steps);
  }

  /** The name of the field whose value is looked at; items of lists are called like the list. */
  field(): string {
    for (let place: Place | undefined = this.place(); place !== undefined; place = place.parent) {
      if (typeof place.token === "string") return place.token.slice(0, 200);
    }
    return this.file;
  }
}
