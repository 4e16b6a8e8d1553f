import type { Data, Place } from "../../model.ts";
import type { Defect } from "../facts.ts";
import type { Memory } from "./site.ts";

/** Nobody reads more; a hostile document could have millions. The walk stops there, and says that it did not see the rest. */
const MOST_DEFECTS = 20_000;

/** What a walk finds and remembers. */
export class Ledger {
  readonly defects: Defect[] = [];
  readonly unchecked: Place[] = [];
  readonly memory: Memory = {
    operationIds: new Map(),
    linked: [],
    required: [],
    combined: new Set(),
    doubtful: [],
    alone: new Set(),
    identified: false,
    incomplete: false,
  };
  /** Whether the part that is walked is one that the official schema sees: it follows no references. */
  protected official = true;
  readonly #document: Place;

  /** @param document the place of the whole document */
  constructor(document: Place) {
    this.#document = document;
  }

  get full(): boolean {
    return this.defects.length >= MOST_DEFECTS;
  }

  /** Something that the official schema refuses as well, wherever it sees this object. */
  structural(name: string, data: Data, place: Place): void {
    this.#add({ case: name, data, place, ...(this.official ? { structural: true } : {}) });
  }

  /** Something that only the text of the specification forbids. */
  semantic(name: string, data: Data, place: Place, related?: readonly Place[]): void {
    this.#add({ case: name, data, place, ...(related === undefined ? {} : { related }) });
  }

  /** Notes a part that cannot be examined. */
  skip(place: Place): void {
    if (this.unchecked.length < MOST_DEFECTS) this.unchecked.push(place);
  }

  #add(defect: Defect): void {
    if (this.full) return;
    this.defects.push(defect);
    if (this.full) this.skip(this.#document);
  }
}
