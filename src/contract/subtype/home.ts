import { isObject } from "../../facts/members.ts";
import type { Reading } from "../inclusion.ts";
import type { Schema, SchemaSpace } from "../schema.ts";
import { schemaIn, schemasIn } from "./atom.ts";
import { entriesOf, own } from "./keywords.ts";

/** Whether a member of an object does not travel this way: readOnly in a request, writeOnly in an answer (OpenAPI 3.0.3, section 4.7.24). */
export function staysHome(schema: Schema | undefined, space: SchemaSpace, reading: Reading): boolean {
  if (reading === "plain") return false;
  const keyword = reading === "request" ? "readOnly" : "writeOnly";
  const waiting: unknown[] = [schema];
  for (let count = 0; waiting.length > 0 && count < 20; count++) {
    const current = waiting.pop();
    if (!isObject(current)) continue;
    if (own(current, keyword) === true) return true;
    const reference = own(current, "$ref");
    if (typeof reference === "string") waiting.push(space.resolve(reference));
    waiting.push(...schemasIn(own(current, "allOf")));
  }
  return false;
}

const NONE: ReadonlySet<string> = new Set();
/** Schemas that are looked through for one value. */
const MOST = 200;
const known = new WeakMap<SchemaSpace, WeakMap<object, Map<Reading, ReadonlySet<string>>>>();

/**
 * The members of an object that do not travel this way, wherever in the schema of the whole value they are marked: `required` may stand in
 * another member of `allOf` than the mark.
 */
export function homeNames(whole: Schema, space: SchemaSpace, reading: Reading): ReadonlySet<string> {
  if (reading === "plain" || typeof whole === "boolean") return NONE;
  const bySchema = known.get(space) ?? new WeakMap<object, Map<Reading, ReadonlySet<string>>>();
  known.set(space, bySchema);
  const byReading = bySchema.get(whole) ?? new Map<Reading, ReadonlySet<string>>();
  bySchema.set(whole, byReading);
  const names = byReading.get(reading) ?? lookedUp(whole, space, reading);
  byReading.set(reading, names);
  return names;
}

function lookedUp(whole: Schema, space: SchemaSpace, reading: Reading): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const waiting: unknown[] = [whole];
  while (waiting.length > 0 && seen.size < MOST) {
    const next = waiting.pop();
    if (!isObject(next) || seen.has(next)) continue;
    seen.add(next);
    for (const [name, value] of entriesOf(next, "properties")) {
      if (staysHome(schemaIn(value), space, reading)) names.add(name);
    }
    const reference = own(next, "$ref");
    if (typeof reference === "string") waiting.push(space.resolve(reference));
    for (const keyword of ["allOf", "anyOf", "oneOf"]) waiting.push(...schemasIn(own(next, keyword)).slice(0, MOST));
    for (const keyword of ["if", "then", "else"]) waiting.push(schemaIn(own(next, keyword)));
  }
  return names.size === 0 ? NONE : names;
}
