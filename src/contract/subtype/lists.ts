import type { Json } from "../inclusion.ts";
import { type Atom, made, opposite } from "./atom.ts";
import { Doubt } from "./doubt.ts";
import { equal } from "./json.ts";
import { EMPTY, found, type Outcome, type Search } from "./search.ts";
import type { State } from "./state.ts";
import { differentItems } from "./unique.ts";

/** Longest list that is made. */
const LONGEST = 300;
/** Ways to spread demands over positions that are tried. */
const SPREADS = 400;

/** A list of a length, with its items as all schemas want them and with the items that must be there. */
export function listWitness(state: State, search: Search): Outcome {
  if (state.unique && state.repeats) return EMPTY;
  if (state.allowed !== undefined) return search.first(state.allowed, (value) => knownList(state, value, search));
  const named = Math.max(
    0,
    ...state.lists.map(({ prefix }) => prefix.length),
    ...state.items.map(({ from }) => from + 1),
  );
  const contained = state.contains.reduce((sum, { least }) => sum + least, 0);
  const enough = named + state.items.length + contained + (state.repeats ? 2 : 0) + state.forbidden.length + 1;
  const longest = Math.min(state.most, Math.max(state.least, enough));
  if (state.least > LONGEST || contained > LONGEST) throw new Doubt("budget", "minItems");
  return search.first(span(state.least, Math.min(longest, LONGEST)), (length) => ofLength(state, length, search));
}

function span(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

function ofLength(state: State, length: number, search: Search): Outcome {
  const base = span(0, length - 1).map((index) => atomsAt(state, index));
  return search.first(spreads(state, length), (spread) => {
    search.spend();
    const wanted = base.map((atoms, index) => [...atoms, ...(spread[index] ?? [])]);
    return state.repeats ? withRepeat(state, wanted, search) : withItems(state, wanted, search);
  });
}

/** What all schemas say of the item at a position. */
function atomsAt(state: State, index: number): Atom[] {
  return state.lists.flatMap(({ prefix, rest }) => prefix[index] ?? (rest === undefined ? [] : [rest]));
}

/** What is asked of single positions besides: demands spread over them in every way that differs. */
function* spreads(state: State, length: number): Generator<Atom[][]> {
  let count = 0;
  for (const matching of matchings(state, length)) {
    for (const placed of placings(state, length, 0, matching)) {
      if (++count > SPREADS) throw new Doubt("budget", "items");
      yield placed;
    }
  }
}

/** Which positions match each `contains`: as few as there must be first, the others not where there is a maximum. */
function* matchings(state: State, length: number, index = 0): Generator<Atom[][]> {
  const one = state.contains[index];
  if (one === undefined) {
    yield span(0, length - 1).map(() => []);
    return;
  }
  const bounded = one.most !== Number.POSITIVE_INFINITY;
  const most = bounded ? Math.min(one.most, length) : Math.min(one.least, length);
  for (const rest of matchings(state, length, index + 1)) {
    for (let count = one.least; count <= most; count++) {
      for (const positions of chosen(length, count)) {
        yield rest.map((atoms, position) => {
          if (positions.has(position)) return [...atoms, one.atom];
          return bounded ? [...atoms, opposite(one.atom)] : atoms;
        });
      }
    }
  }
}

/** Ways to choose some of the positions. */
function* chosen(length: number, count: number, from = 0): Generator<Set<number>> {
  if (count === 0) yield new Set();
  else {
    for (let first = from; first <= length - count; first++) {
      for (const rest of chosen(length, count - 1, first + 1)) yield new Set([first, ...rest]);
    }
  }
}

/** Positions for the items that must be there. */
function* placings(state: State, length: number, index: number, atoms: Atom[][]): Generator<Atom[][]> {
  const demand = state.items[index];
  if (demand === undefined) {
    yield atoms;
    return;
  }
  const last = demand.exact ? demand.from : length - 1;
  for (let at = demand.from; at <= Math.min(last, length - 1); at++) {
    const next = atoms.map((one, position) => (position === at ? [...one, demand.atom] : one));
    yield* placings(state, length, index + 1, next);
  }
}

function withItems(state: State, wanted: readonly Atom[][], search: Search): Outcome {
  const outcome = state.unique ? differentItems(wanted, search) : items(wanted, search);
  if (!isItems(outcome)) return outcome;
  return unlessForbidden(state, outcome, wanted, search);
}

/** The items, each as it is wanted. */
function items(wanted: readonly Atom[][], search: Search): readonly Json[] | Outcome {
  const values: Json[] = [];
  for (const atoms of wanted) {
    search.spend();
    const outcome = search.solve(atoms);
    if (outcome.kind !== "found") return outcome;
    values.push(outcome.value);
  }
  return values;
}

function isItems(result: readonly Json[] | Outcome): result is readonly Json[] {
  return Array.isArray(result);
}

/** Two items are the same. */
function withRepeat(state: State, wanted: readonly Atom[][], search: Search): Outcome {
  const pairs = span(0, wanted.length - 1).flatMap((first) =>
    span(first + 1, wanted.length - 1).map((second) => [first, second] as const),
  );
  return search.first(pairs, ([first, second]) => {
    search.spend();
    const shared = [...(wanted[first] ?? []), ...(wanted[second] ?? [])];
    const both = search.solve(shared);
    if (both.kind !== "found") return both;
    const same = made({ const: both.value });
    const next = wanted.map((atoms, index) => (index === first || index === second ? [...shared, same] : atoms));
    const outcome = withItems({ ...state, repeats: false }, next, search);
    // Another value for the two might do.
    if (outcome.kind === "empty" && state.forbidden.length > 0) throw new Doubt("keyword", "uniqueItems");
    return outcome;
  });
}

/** The list, or one with another item where it is forbidden. */
function unlessForbidden(state: State, items: readonly Json[], wanted: readonly Atom[][], search: Search): Outcome {
  const isForbidden = (list: readonly Json[]): boolean => state.forbidden.some((value) => equal(value, list));
  if (!isForbidden(items)) return found(items);
  let changeable = false;
  for (const [index, atoms] of wanted.entries()) {
    let exclude: Json[] = [items[index] as Json];
    for (let tries = 0; tries <= state.forbidden.length; tries++) {
      const other = search.solve([...atoms, made({ enum: exclude }, false)]);
      if (other.kind === "unknown") return other;
      if (other.kind === "empty") break;
      const changed = items.map((item, position) => (position === index ? other.value : item));
      if (!isForbidden(changed) && !(state.unique && hasTwins(changed))) return found(changed);
      changeable = true;
      exclude = [...exclude, other.value];
    }
  }
  // Several changes at once might do.
  if (changeable) throw new Doubt("keyword", "enum");
  return EMPTY;
}

function hasTwins(items: readonly Json[]): boolean {
  return items.some((item, index) => items.slice(index + 1).some((other) => equal(item, other)));
}

/** A list that is given: whether it meets everything. */
function knownList(state: State, value: Json, search: Search): Outcome {
  if (!Array.isArray(value) || value.length < state.least || value.length > state.most) return EMPTY;
  if (value.length > LONGEST) throw new Doubt("budget", "enum");
  const fixed = value.map((item: Json, index) => [...atomsAt(state, index), made({ const: item })]);
  const free: State = { ...state, allowed: undefined };
  if (state.unique && hasTwins(value)) return EMPTY;
  if (state.repeats && !hasTwins(value)) return EMPTY;
  return search.first(spreads(free, value.length), (spread) => {
    const wanted = fixed.map((atoms, index) => [...atoms, ...(spread[index] ?? [])]);
    return withItems({ ...free, repeats: false, unique: false }, wanted, search);
  });
}
