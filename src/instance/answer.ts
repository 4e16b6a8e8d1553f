import type { Data, Place, Pointer } from "../model.ts";

/** Whether a value matches a schema. */
export type Answer =
  /** It matches. `warnings`: formats that it does not have; JSON Schema leaves open whether a format binds. */
  | { readonly outcome: "valid"; readonly warnings: readonly Reason[] }
  /** It does not, for these reasons: the smallest ones, at most 100. */
  | { readonly outcome: "invalid"; readonly reasons: readonly Reason[]; readonly warnings: readonly Reason[] }
  /** It cannot be told. */
  | { readonly outcome: "unknown"; readonly doubt: Doubt };

/** One thing in a value that one keyword does not allow. */
export interface Reason {
  /** The keyword, for example `maxLength`; `false` for the schema that allows nothing. */
  readonly keyword: string;
  /** Where in the value. For a missing member the object that lacks it. */
  readonly path: Pointer;
  /** Where the keyword stands. */
  readonly schema: Place;
  /**
   * Of the schema, never of the value, but for names of members: `expected` and `actual` (types), `allowed`, `limit`, `name`,
   * `pattern`, `format`.
   */
  readonly data: Data;
}

/** Why it cannot be told whether a value matches a schema. */
export interface Doubt {
  /**
   * `reference`: a `$ref` leads nowhere. `keyword`: a keyword that is not supported here, or not with that value. `pattern`: a
   * regular expression that no linear engine takes. `size`: too much to compare. `reading`: readings of the specification differ.
   * `budget`: the steps are used up.
   */
  readonly code: "reference" | "keyword" | "pattern" | "size" | "reading" | "budget";
  /** The keyword that it is about. */
  readonly keyword: string;
}
