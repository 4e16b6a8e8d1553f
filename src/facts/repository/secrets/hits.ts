import type { Found } from "./find.ts";

/** A credential in a file. */
export interface Hit extends Found {
  /** Where its line begins, from the beginning of the text. */
  readonly start: number;
}

/** At most so many of a file are told: more say no more. */
const MOST_OF_FILE = 50;

/** What was found in a file: each value of a line once, the surest reading of it. */
export class Hits {
  readonly #byLine = new Map<number, Hit[]>();
  #count = 0;

  get full(): boolean {
    return this.#count >= MOST_OF_FILE;
  }

  /**
   * @param offset that columns are counted from
   * @param start of the line
   */
  addAll(found: Iterable<Found>, offset: number, start = offset): void {
    for (const one of found) this.add({ ...one, start, column: one.column + offset - start });
  }

  add(hit: Hit): void {
    if (this.full) return;
    const known = this.#byLine.get(hit.start) ?? [];
    const same = known.findIndex(({ value }) => value.includes(hit.value) || hit.value.includes(value));
    const other = known[same];
    if (other === undefined) {
      known.push(hit);
      this.#count += 1;
    } else known[same] = merged(other, hit);
    this.#byLine.set(hit.start, known);
  }

  /** All of them, in order of place. */
  list(): Hit[] {
    return [...this.#byLine.values()].flat().sort((a, b) => a.start - b.start || a.column - b.column);
  }
}

/** Of two readings of one spot: the surer kind, the name and the default that either knows. */
function merged(first: Hit, second: Hit): Hit {
  const sure = first.confidence === "certain" || second.confidence !== "certain" ? first : second;
  const other = sure === first ? second : first;
  return { ...sure, name: sure.name || other.name, isDefault: sure.isDefault || other.isDefault };
}
