import type { Json } from "../inclusion.ts";
import { objectOf } from "./json.ts";

/** Changes that are tried. */
const TRIES = 300;

/**
 * A smaller value that still serves: members and items are taken away, texts shortened and numbers brought nearer to zero as long as they can be.
 *
 * @param serves whether a value is still a counterexample
 */
export function shrunk(value: Json, serves: (value: Json) => boolean): Json {
  let best = value;
  let tries = 0;
  for (let again = true; again; ) {
    again = false;
    for (const smaller of reductions(best)) {
      if (++tries > TRIES) return best;
      if (!serves(smaller)) continue;
      best = smaller;
      again = true;
      break;
    }
  }
  return best;
}

/** Values that are one step smaller, in a fixed order. */
function* reductions(value: Json): Generator<Json> {
  if (typeof value === "string") yield* textReductions(value);
  else if (typeof value === "number") yield* numberReductions(value);
  else if (Array.isArray(value)) {
    const items = value as readonly Json[];
    for (const index of items.keys()) yield items.filter((_, position) => position !== index);
    for (const [index, item] of items.entries()) {
      for (const smaller of reductions(item)) yield items.map((one, position) => (position === index ? smaller : one));
    }
  } else if (typeof value === "object" && value !== null) {
    const members = Object.entries(value as Readonly<Record<string, Json>>);
    for (const [name] of members) yield objectOf(members.filter(([other]) => other !== name));
    for (const [name, member] of members) {
      for (const smaller of reductions(member)) {
        yield objectOf(members.map(([other, one]) => [other, other === name ? smaller : one] as const));
      }
    }
  }
}

function* textReductions(text: string): Generator<Json> {
  const characters = [...text];
  if (characters.length > 1) yield "a";
  if (characters.length > 8) yield characters.slice(0, characters.length >> 1).join("");
}

function* numberReductions(value: number): Generator<Json> {
  if (value !== 0) yield 0;
  if (Math.abs(value) > 1) yield Math.sign(value);
  if (!Number.isInteger(value)) yield Math.trunc(value);
}
