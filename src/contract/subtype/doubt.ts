import type { Unknown } from "../inclusion.ts";

/** Thrown inside the search where it cannot tell; caught where alternatives are tried, never seen outside this library. */
export class Doubt extends Error {
  readonly why: Unknown;
  constructor(code: Unknown["code"], detail: string) {
    super(code);
    this.why = { code, detail: detail.slice(0, 200) };
  }
}
