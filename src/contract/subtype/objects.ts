import type { Json } from "../inclusion.ts";
import { type Atom, made } from "./atom.ts";
import { Doubt } from "./doubt.ts";
import { equal, objectOf } from "./json.ts";
import { atomsFor, furtherNames, isClosed, isNamed, mayBeThere, mentioned } from "./member-names.ts";
import { EMPTY, found, type Outcome, type Search } from "./search.ts";
import type { MemberDemand, State } from "./state.ts";
import { matches } from "./texts.ts";

/** Members of an object that is made. */
const MOST = 2000;

/** Demands on members by name, besides what the schemas say of them. */
type Extra = ReadonlyMap<string, readonly Atom[]>;

/** An object with the members that it must have, as few as there can be, each as all schemas want it. */
export function objectWitness(state: State, search: Search): Outcome {
  if (state.allowed !== undefined) return search.first(state.allowed, (value) => knownObject(state, value, search));
  for (const name of state.required) if (state.absent.has(name)) return EMPTY;
  if (state.required.size > MOST || state.least > MOST) throw new Doubt("budget", "required");
  return place(state, 0, new Map(), search);
}

/** Finds members for the demands, one demand after the other. */
function place(state: State, index: number, extra: Extra, search: Search): Outcome {
  search.spend();
  const demand = state.wanted[index];
  if (demand === undefined) return build(state, extra, search);
  return search.first(namesFor(state, demand, search), (name) => {
    const atoms = demand.kind === "name" ? [] : [demand.atom];
    const next = new Map(extra).set(name, [...(extra.get(name) ?? []), ...atoms]);
    return place(state, index + 1, next, search);
  });
}

/** Names of members that could meet a demand: those that schemas mention first. */
function* namesFor(state: State, demand: MemberDemand, search: Search): Generator<string> {
  if (demand.kind === "named") {
    if (!state.absent.has(demand.name)) yield demand.name;
    return;
  }
  const isOne = (name: string): boolean => {
    if (demand.kind === "matching") return matches(demand.pattern, name);
    if (demand.kind === "other") return !isNamed(demand.members, name);
    return search.can([demand.atom, made({ const: name })]);
  };
  for (const name of mentioned(state)) if (isOne(name)) yield name;
  for (const name of furtherNames(state, search)) if (isOne(name)) yield name;
}

/** Builds the object: what must be there, then what is needed to have enough members. */
function build(state: State, extra: Extra, search: Search): Outcome {
  const members = new Map<string, Json>();
  const names = new Set([...state.required, ...extra.keys()]);
  if (names.size > state.most) return EMPTY;
  // What is asked for beyond the schemas is most likely to fail, so it goes first.
  for (const name of [...extra.keys(), ...state.required]) {
    if (members.has(name)) continue;
    if (!mayBeThere(state, name, search)) return EMPTY;
    const outcome = search.solve([...atomsFor(state, name), ...(extra.get(name) ?? [])]);
    if (outcome.kind !== "found") return outcome;
    members.set(name, outcome.value);
  }
  const filled = fill(state, members, search);
  if (filled !== undefined) return filled;
  return unlessForbidden(state, members, extra, search);
}

/** Adds members until there are enough. @returns why there cannot be enough, or undefined */
function fill(state: State, members: Map<string, Json>, search: Search): Outcome | undefined {
  if (members.size >= state.least) return undefined;
  let doubt: Outcome | undefined;
  for (const name of [...mentioned(state), ...furtherNames(state, search, state.least)]) {
    if (members.size >= state.least) return undefined;
    if (members.has(name) || !mayBeThere(state, name, search)) continue;
    const outcome = search.solve(atomsFor(state, name));
    if (outcome.kind === "found") members.set(name, outcome.value);
    else if (outcome.kind === "unknown") doubt ??= outcome;
  }
  return members.size >= state.least ? undefined : (doubt ?? EMPTY);
}

/** The object, or one with another member or value where it is forbidden. */
function unlessForbidden(state: State, members: Map<string, Json>, extra: Extra, search: Search): Outcome {
  const isForbidden = (value: Json): boolean => state.forbidden.some((one) => equal(one, value));
  const value = objectOf(members);
  if (!isForbidden(value)) return found(value);
  let changeable = false;
  for (const [name, before] of members) {
    let exclude = [before];
    for (let tries = 0; tries <= state.forbidden.length; tries++) {
      const atoms = [...atomsFor(state, name), ...(extra.get(name) ?? []), made({ enum: exclude }, false)];
      const other = search.solve(atoms);
      if (other.kind === "unknown") return other;
      if (other.kind === "empty") break;
      const changed = objectOf(new Map(members).set(name, other.value));
      if (!isForbidden(changed)) return found(changed);
      changeable = true;
      exclude = [...exclude, other.value];
    }
  }
  const grown = members.size < state.most ? grow(state, members, isForbidden, search) : EMPTY;
  // Several changes at once might do.
  if (grown.kind === "empty" && changeable) throw new Doubt("keyword", "enum");
  return grown;
}

/** The object with one member more. */
function grow(
  state: State,
  members: Map<string, Json>,
  isForbidden: (value: Json) => boolean,
  search: Search,
): Outcome {
  const more = [...mentioned(state), ...furtherNames(state, search, isClosed(state) ? 1 : state.forbidden.length + 1)];
  return search.first(more, (name) => {
    if (members.has(name) || !mayBeThere(state, name, search)) return EMPTY;
    const outcome = search.solve(atomsFor(state, name));
    if (outcome.kind !== "found") return outcome;
    const value = objectOf(new Map(members).set(name, outcome.value));
    if (isForbidden(value)) throw new Doubt("keyword", "enum");
    return found(value);
  });
}

/** An object that is given: whether it meets everything. */
function knownObject(state: State, value: Json, search: Search): Outcome {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return EMPTY;
  const members = Object.entries(value as Readonly<Record<string, Json>>);
  if (members.length < state.least || members.length > state.most) return EMPTY;
  if (members.length > MOST) throw new Doubt("budget", "enum");
  if (state.forbidden.some((one) => equal(one, value))) return EMPTY;
  const names = new Set(members.map(([name]) => name));
  for (const name of state.required) if (!names.has(name)) return EMPTY;
  for (const [name, member] of members) {
    if (!mayBeThere(state, name, search)) return EMPTY;
    const outcome = search.solve([...atomsFor(state, name), made({ const: member })]);
    if (outcome.kind !== "found") return outcome;
  }
  const meets = (demand: MemberDemand): Outcome =>
    search.first(members, ([name, member]) => {
      if (demand.kind === "named" && demand.name !== name) return EMPTY;
      if (demand.kind === "matching" && !matches(demand.pattern, name)) return EMPTY;
      if (demand.kind === "other" && isNamed(demand.members, name)) return EMPTY;
      return search.solve([demand.atom, made({ const: demand.kind === "name" ? name : member })]);
    });
  for (const demand of state.wanted) {
    const outcome = meets(demand);
    if (outcome.kind !== "found") return outcome;
  }
  return found(value);
}
