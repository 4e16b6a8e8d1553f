import type { Json, Reading, Unknown } from "../inclusion.ts";
import type { Atom } from "./atom.ts";
import { demand } from "./demand.ts";
import { Doubt } from "./doubt.ts";
import { equal, type JsonType } from "./json.ts";
import { listWitness } from "./lists.ts";
import { Naming } from "./naming.ts";
import { numberWitness } from "./numbers.ts";
import { objectWitness } from "./objects.ts";
import { refute } from "./refute.ts";
import { Likeness } from "./same.ts";
import { copyOf, freshState, type State, type Way } from "./state.ts";
import { textWitness } from "./texts.ts";

/** What a search ends with: a value, that there is none, or that it cannot be told. */
export type Outcome =
  | { readonly kind: "found"; readonly value: Json }
  | { readonly kind: "empty" }
  | { readonly kind: "unknown"; readonly why: Unknown };

export const EMPTY: Outcome = { kind: "empty" };
export const found = (value: Json): Outcome => ({ kind: "found", value });

/** Values in values: deeper than this nothing is looked for. */
const DEPTH = 120;
/** The order in which types are tried: what people read most easily first. */
const TYPES: readonly JsonType[] = ["object", "array", "string", "number", "boolean", "null"];
const NO_DEPTH = Number.POSITIVE_INFINITY;

/**
 * Looks for a value that meets a list of demands. Where it says that there is none, there is none; what it finds should be confirmed, since
 * keywords that it does not understand are passed over.
 *
 * A demand that comes up again while it is being looked for is taken as unmeetable there: were it met at all, it would be met by a value that
 * does not hold another such value, because values are finite.
 */
export class Search {
  readonly reading: Reading;
  #steps: number;
  readonly #naming: Naming;
  readonly #known = new Map<string, Outcome>();
  readonly #open = new Map<string, number>();
  /** Searches without a result, by key, with the outermost open search that they depended on. */
  readonly #provisional = new Map<string, number>();
  readonly #likeness = new Likeness();
  /** The outermost open search that a result since then depended on. */
  #lowest = NO_DEPTH;

  constructor(reading: Reading, steps: number) {
    this.reading = reading;
    this.#steps = steps;
    this.#naming = new Naming(reading);
  }

  /** A value that meets all demands at once. */
  solve(atoms: readonly Atom[]): Outcome {
    const key = this.#naming.ofAll(atoms);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const open = this.#open.get(key) ?? this.#provisional.get(key);
    if (open !== undefined) {
      this.#lowest = Math.min(this.#lowest, open);
      return EMPTY;
    }
    const depth = this.#open.size;
    if (depth >= DEPTH) return { kind: "unknown", why: { code: "budget", detail: "depth" } };
    const before = this.#lowest;
    this.#lowest = NO_DEPTH;
    this.#open.set(key, depth);
    const outcome = this.#contradicts(atoms) ? EMPTY : this.#byType(atoms);
    this.#open.delete(key);
    const independent = this.#lowest >= depth;
    if (outcome.kind === "found" || independent) this.#known.set(key, outcome);
    else if (outcome.kind === "empty") this.#provisional.set(key, this.#lowest);
    this.#settle(depth, outcome, independent);
    this.#lowest = independent ? before : Math.min(before, this.#lowest);
    return outcome;
  }

  /** What becomes of searches that came to nothing because this one was open: they stand or fall with it. */
  #settle(depth: number, outcome: Outcome, independent: boolean): void {
    for (const [key, lowest] of this.#provisional) {
      if (lowest < depth) continue;
      if (outcome.kind !== "empty" || independent) this.#provisional.delete(key);
      else this.#provisional.set(key, this.#lowest);
      if (outcome.kind === "empty" && independent) this.#known.set(key, EMPTY);
    }
  }

  /** The value must match a schema and not match one that is written alike. */
  #contradicts(atoms: readonly Atom[]): boolean {
    return atoms.some(
      (atom) => !atom.positive && atoms.some((other) => other.positive && this.#likeness.same(atom, other)),
    );
  }

  /** Whether there is a value that meets all demands. @throws Doubt where that cannot be told */
  can(atoms: readonly Atom[]): boolean {
    const outcome = this.solve(atoms);
    if (outcome.kind === "unknown") throw new Doubt(outcome.why.code, outcome.why.detail);
    return outcome.kind === "found";
  }

  /** Takes steps off the budget. @throws Doubt when there are none left */
  spend(steps = 1): void {
    this.#steps -= steps;
    if (this.#steps < 0) throw new Doubt("budget", "");
  }

  /** Tries ways one after the other: the first value found, else the first doubt, else nothing. */
  first<Item>(items: Iterable<Item>, attempt: (item: Item) => Outcome): Outcome {
    let doubt: Outcome | undefined;
    for (const item of items) {
      const outcome = this.#attempt(() => attempt(item));
      if (outcome.kind === "found") return outcome;
      if (outcome.kind === "unknown") {
        doubt ??= outcome;
        if (this.#steps < 0) return outcome;
      }
    }
    return doubt ?? EMPTY;
  }

  #attempt(run: () => Outcome): Outcome {
    try {
      return run();
    } catch (error) {
      if (error instanceof Doubt) return { kind: "unknown", why: error.why };
      throw error;
    }
  }

  #byType(atoms: readonly Atom[]): Outcome {
    return this.first(TYPES, (type) => this.#grow(freshState(type, atoms)));
  }

  /** Works off what is pending, then chooses. */
  #grow(state: State): Outcome {
    if (!this.#settled(state)) return EMPTY;
    if (state.choices.length + state.refusals.length > 1 && !this.#narrow(state)) return EMPTY;
    // What is offered comes before what is refused: only then does it show in how few ways that can be.
    const open = state.choices.length > 0 ? state.choices : state.refusals;
    if (open.length === 0) return this.#leaf(state);
    const ways = open.reduce((fewest, one) => (one.length < fewest.length ? one : fewest));
    const rest = open.filter((one) => one !== ways);
    return this.first(ways, (way) => {
      const next = copyOf(state);
      if (state.choices.length > 0) next.choices = [...rest];
      else next.refusals = [...rest];
      return way(next) ? this.#grow(next) : EMPTY;
    });
  }

  /** Works off what is pending. @returns false when it contradicts itself */
  #settled(state: State): boolean {
    for (let atom = state.pending.pop(); atom !== undefined; atom = state.pending.pop()) {
      this.spend();
      // A schema may come up again for the same value, over other ways or in a circle: it asks for nothing more.
      const name = this.#naming.of(atom);
      if (state.done.has(name)) continue;
      state.done.add(name);
      const alive = atom.positive ? demand(atom, state, this.reading) : refute(atom, state, this.reading);
      if (!alive) return false;
    }
    return true;
  }

  /**
   * Drops the ways that cannot be gone even if nothing else had to be chosen, and goes those that alone are left, until there are none such:
   * otherwise twenty alternatives against twenty would be tried in all combinations.
   *
   * @returns false when no way is left somewhere
   */
  #narrow(state: State): boolean {
    for (let again = true; again; ) {
      again = false;
      for (const list of [state.choices, state.refusals]) {
        for (const [index, ways] of list.entries()) {
          const others = state.choices.length - (list === state.choices ? 1 : 0);
          const left = ways.filter((way) => this.#isOpen(state, way, others > 0));
          if (left.length === 0) return false;
          list[index] = left;
          if (left.length > 1) continue;
          list.splice(index, 1);
          if (!left[0]?.(state) || !this.#settled(state)) return false;
          again = true;
          break;
        }
        if (again) break;
      }
    }
    return true;
  }

  /** @param more whether what is still to be chosen may name further members */
  #isOpen(state: State, way: Way, more: boolean): boolean {
    const outcome = this.#attempt(() => {
      const next = copyOf(state);
      next.choices = [];
      next.refusals = [];
      if (!way(next) || !this.#settled(next)) return EMPTY;
      next.opened ||= more || next.choices.length > 0;
      return this.#leaf(next);
    });
    if (this.#steps < 0) throw new Doubt("budget", "");
    return outcome.kind !== "empty";
  }

  #leaf(state: State): Outcome {
    this.spend();
    switch (state.type) {
      case "null":
        return fixedWitness(state, [null]);
      case "boolean":
        return fixedWitness(state, [true, false]);
      case "number":
        return numberWitness(state);
      case "string":
        return textWitness(state, this);
      case "array":
        return listWitness(state, this);
      case "object":
        return objectWitness(state, this);
    }
  }
}

/** One of a few values that is allowed and not forbidden. */
function fixedWitness(state: State, values: readonly Json[]): Outcome {
  const allowed = state.allowed ?? values;
  const value = allowed.find((one) => !state.forbidden.some((other) => equal(one, other)));
  return value === undefined ? EMPTY : found(value);
}
