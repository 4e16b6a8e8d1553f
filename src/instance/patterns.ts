/** A compiled regular expression: whether a text holds a match anywhere; undefined when engines may differ on that text. */
export interface Pattern {
  (text: string): boolean | undefined;
  /** Instructions of the compiled program: a match takes at most about its size times the length of the text. */
  readonly size: number;
}

/**
 * Compiles regular expressions of a submission into tests that take linear time. Patterns of a submission never run on Node's own
 * engine, which a pattern such as `^(a+)+$` keeps busy for ever.
 */
export interface PatternEngine {
  /** @returns undefined when the expression is malformed, too large, or needs more than a linear engine can do. */
  compile(source: string): Pattern | undefined;
}
