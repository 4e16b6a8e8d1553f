/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/**
 * How two schemas are read when one is asked to contain the other.
 *
 * `plain`: as JSON Schema says. `request`: `sub` is what a reference lets clients send, `sup` what a service accepts: objects of `sub` are
 * closed (a client sends the members that are named there, unless `additionalProperties` says what else), members that are readOnly are not
 * sent and not asked for. `response`: `sub` is what a service answers, closed in the same way (it answers with the members that are named there), `sup` what a
 * reference promises: members that `sup` does not know are ignored by its readers, so `additionalProperties: false` in `sup` refuses nothing;
 * members that are writeOnly do not occur. In both, `properties` without a type mean an object, and `items` a list.
 */
export type Reading = "plain" | "request" | "response";

/** Why it cannot be told whether one schema contains the other. */
export interface Unknown {
  /**
   * `reference`: a `$ref` leads nowhere. `keyword`: a keyword, or a combination of keywords, beyond this library. `pattern`: an expression
   * that is no regular language, or too large. `format`: the formats differ and nothing says which contains which. `budget`: the steps are
   * used up. `unconfirmed`: a counterexample was found that an independent validator does not confirm on both sides.
   * `published`: the published reference is defective there, and the offer follows its letter instead of what was meant.
   */
  readonly code: "reference" | "keyword" | "pattern" | "format" | "budget" | "unconfirmed" | "published";
  /** The keyword, pattern or reference that it is about, as written; "" where there is none. */
  readonly detail: string;
}

/** Whether every value of one schema is a value of another. */
export type Inclusion =
  | { readonly answer: "yes" }
  /** `counterexample` is a value of `sub` and none of `sup`, confirmed on both sides; as small as could be found, and always the same. */
  | { readonly answer: "no"; readonly counterexample: Json }
  | { readonly answer: "unknown"; readonly why: Unknown };
