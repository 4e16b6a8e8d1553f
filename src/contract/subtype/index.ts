import type { Inclusion, Json, Reading } from "../inclusion.ts";
import type { Typed } from "../schema.ts";
import type { Atom } from "./atom.ts";
import { Doubt } from "./doubt.ts";
import { Search } from "./search.ts";
import { shrunk } from "./shrink.ts";
import { validatorOf } from "./validator.ts";

export { requiresNothing } from "./nothing.ts";
export { type Refusal, refusal } from "./refusal.ts";

/** Steps of one question unless the caller gives another number. */
const STEPS = 200_000;

/**
 * Whether every value of one schema is a value of another (src/contract/inclusion.ts says under which readings). It looks for a value that is
 * one of `sub` and none of `sup`; "no" is only said with such a value, which Ajv has confirmed on both sides.
 */
export function includes(sub: Typed, sup: Typed, reading: Reading, steps = STEPS): Inclusion {
  const atoms: readonly Atom[] = [
    { ...sub, side: "sub", positive: true, root: true, plain: false, whole: sub.schema },
    { ...sup, side: "sup", positive: false, root: true, plain: true, whole: sup.schema },
  ];
  try {
    const outcome = new Search(reading, steps).solve(atoms);
    if (outcome.kind === "empty") return { answer: "yes" };
    if (outcome.kind === "unknown") return { answer: "unknown", why: outcome.why };
    return confirmed(sub, sup, reading, outcome.value);
  } catch (error) {
    if (error instanceof Doubt) return { answer: "unknown", why: error.why };
    if (error instanceof RangeError) return { answer: "unknown", why: { code: "budget", detail: "depth" } };
    throw error;
  }
}

function confirmed(sub: Typed, sup: Typed, reading: Reading, value: Json): Inclusion {
  const inside = validatorOf(sub, "sub", reading);
  const outside = validatorOf(sup, "sup", reading);
  const serves = (one: Json): boolean => inside?.(one) === true && outside?.(one) === false;
  if (!serves(value)) return { answer: "unknown", why: { code: "unconfirmed", detail: "" } };
  return { answer: "no", counterexample: shrunk(value, serves) };
}
