import type { Source } from "./members.ts";

/** The key under which a fact remembers the object it was read from, so that `placeOf` can ask which members that object has. */
export const SOURCE = Symbol("source");

/** A fact that remembers the object at its place. No report sees it: symbols are left out of JSON. */
export interface Sourced {
  readonly [SOURCE]?: Source;
}
