import type { Reading } from "../inclusion.ts";
import { NOWHERE } from "../schema.ts";
import type { Atom } from "./atom.ts";

/** Short names of demands, so that the same demand is known again. For one question. */
export class Naming {
  readonly #reading: Reading;
  readonly #ids = new Map<unknown, number>();

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** The same for the same demands, in whatever order. */
  ofAll(atoms: readonly Atom[]): string {
    return [...new Set(atoms.map((atom) => this.of(atom)))].sort().join(" ");
  }

  /** The same for the same demand. */
  of({ schema, side, positive, root, plain, whole, space }: Atom): string {
    const sign = positive ? "" : "!";
    // Schemas made here are the same when they are written alike.
    if (space === NOWHERE) return `${sign}${this.#idOf(JSON.stringify(schema))}`;
    const of = this.#reading === "plain" || whole === schema ? "" : `/${this.#idOf(whole)}`;
    return `${sign}${this.#idOf(schema)}${side === "sub" ? "a" : "b"}${root ? "r" : ""}${plain ? "p" : ""}${of}`;
  }

  #idOf(key: unknown): number {
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#ids.size;
      this.#ids.set(key, id);
    }
    return id;
  }
}
