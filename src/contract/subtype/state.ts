import type { Json } from "../inclusion.ts";
import type { Atom } from "./atom.ts";
import type { JsonType } from "./json.ts";

/** What one schema says of an object's members. */
export interface Members {
  readonly properties: ReadonlyMap<string, Atom>;
  readonly patterns: readonly (readonly [pattern: string, atom: Atom])[];
  /** What members must be that neither of the two names. */
  readonly rest: Atom | undefined;
}

/** A member that must exist so that the value is refused. */
export type MemberDemand =
  | { readonly kind: "named"; readonly name: string; readonly atom: Atom }
  /** Any member that `members` does not name. */
  | { readonly kind: "other"; readonly members: Pick<Members, "properties" | "patterns">; readonly atom: Atom }
  | { readonly kind: "matching"; readonly pattern: string; readonly atom: Atom }
  /** A name that fits the atom. */
  | { readonly kind: "name"; readonly atom: Atom };

/** An item that must exist: at a position, or at any from there on. */
export interface ItemDemand {
  readonly from: number;
  readonly exact: boolean;
  readonly atom: Atom;
}

/** One of several ways to meet a demand: changes the state; false when it is no way at all. */
export type Way = (state: State) => boolean;

/** All that is known of a value of one JSON type: a conjunction that grows, and alternatives still to be chosen from. */
export interface State {
  readonly type: JsonType;
  pending: Atom[];
  /** What was pending and has been worked off, by name. */
  done: Set<string>;
  /** Alternatives that a schema offers. */
  choices: (readonly Way[])[];
  /** Ways in which a schema refuses a value. */
  refusals: (readonly Way[])[];
  allowed: readonly Json[] | undefined;
  forbidden: Json[];
  /** Something of it must be refused. */
  contested: boolean;
  // Numbers. Bounds are lists of what was asked; the narrowest counts.
  lows: { readonly value: number; readonly exclusive: boolean }[];
  highs: { readonly value: number; readonly exclusive: boolean }[];
  multiples: number[];
  nonMultiples: number[];
  // Texts; lengths in code points. `least` and `most` are also those of lists and objects.
  least: number;
  most: number;
  patterns: string[];
  nonPatterns: string[];
  formats: string[];
  nonFormats: string[];
  // Lists.
  lists: { readonly prefix: readonly Atom[]; readonly rest: Atom | undefined }[];
  unique: boolean;
  repeats: boolean;
  items: ItemDemand[];
  contains: { readonly atom: Atom; readonly least: number; readonly most: number }[];
  // Objects.
  required: Set<string>;
  absent: Set<string>;
  members: Members[];
  names: Atom[];
  wanted: MemberDemand[];
  /** Names and patterns that the closed side names. */
  known: Set<string>;
  knownPatterns: string[];
  /** Something says what else there may be. */
  opened: boolean;
}

/** A state in which everything of a type is possible. */
export function freshState(type: JsonType, pending: readonly Atom[]): State {
  return {
    type,
    pending: [...pending],
    done: new Set(),
    choices: [],
    refusals: [],
    allowed: undefined,
    forbidden: [],
    contested: false,
    lows: [],
    highs: [],
    multiples: [],
    nonMultiples: [],
    least: 0,
    most: Number.POSITIVE_INFINITY,
    patterns: [],
    nonPatterns: [],
    formats: [],
    nonFormats: [],
    lists: [],
    unique: false,
    repeats: false,
    items: [],
    contains: [],
    required: new Set(),
    absent: new Set(),
    members: [],
    names: [],
    wanted: [],
    known: new Set(),
    knownPatterns: [],
    opened: false,
  };
}

/** A copy that can be changed without changing the original. */
export function copyOf(state: State): State {
  return {
    ...state,
    pending: [...state.pending],
    done: new Set(state.done),
    choices: [...state.choices],
    refusals: [...state.refusals],
    forbidden: [...state.forbidden],
    lows: [...state.lows],
    highs: [...state.highs],
    multiples: [...state.multiples],
    nonMultiples: [...state.nonMultiples],
    patterns: [...state.patterns],
    nonPatterns: [...state.nonPatterns],
    formats: [...state.formats],
    nonFormats: [...state.nonFormats],
    lists: [...state.lists],
    items: [...state.items],
    contains: [...state.contains],
    required: new Set(state.required),
    absent: new Set(state.absent),
    members: [...state.members],
    names: [...state.names],
    wanted: [...state.wanted],
    known: new Set(state.known),
    knownPatterns: [...state.knownPatterns],
  };
}
