import { isObject, list, member, object } from "../facts/members.ts";
import type { Place, Pointer } from "../model.ts";
import type { Schema, SchemaObject, Typed } from "./schema.ts";

/** Objects looked at for one question. A schema may lead back to itself or fan out without end. */
const LIMIT = 200;

/** The schema that a bare `$ref` stands for, at the end of the chain; others stay as they are. */
export function target({ schema, space }: Typed): Schema {
  let current = schema;
  for (let steps = 0; steps < LIMIT; steps++) {
    if (typeof current === "boolean") return current;
    const reference = member(current, "$ref");
    if (typeof reference !== "string" || Object.keys(current).length > 1) return current;
    const next = space.resolve(reference);
    if (next === undefined) return current;
    current = next;
  }
  return current;
}

/** A schema object and all that bind the same value: what it refers to and its `allOf`, and on demand its alternatives. */
export function* layers({ schema, space }: Typed, alternatives = false): Generator<SchemaObject> {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [schema];
  for (let next = waiting.shift(); next !== undefined && seen.size < LIMIT; next = waiting.shift()) {
    if (!isObject(next) || seen.has(next)) continue;
    seen.add(next);
    yield next;
    const reference = member(next, "$ref");
    if (typeof reference === "string") waiting.push(space.resolve(reference));
    waiting.push(...list(next, "allOf").slice(0, LIMIT));
    if (alternatives) waiting.push(...[...list(next, "anyOf"), ...list(next, "oneOf")].slice(0, LIMIT));
  }
}

/** The schema of a member, wherever a layer or an alternative names it. */
export function propertyOf(typed: Typed, name: string): Schema | undefined {
  for (const layer of layers(typed, true)) {
    const property = member(object(layer, "properties") ?? {}, name);
    if (typeof property === "boolean" || isObject(property)) return property;
  }
  return undefined;
}

/** How a value is written in an address or header: as one word, as a list or as an object. */
export type Form = "word" | "list" | "object";

/** The forms that the values of a schema may have. Of one that states no type, a word. */
export function formsOf(typed: Typed): ReadonlySet<Form> {
  const forms = new Set<Form>();
  for (const layer of layers(typed, true)) {
    const type = member(layer, "type");
    for (const one of Array.isArray(type) ? type : [type]) {
      if (one === "array") forms.add("list");
      else if (one === "object") forms.add("object");
      else if (typeof one === "string" && one !== "null") forms.add("word");
    }
    if (type === undefined && Object.hasOwn(layer, "properties")) forms.add("object");
    if (type === undefined && Object.hasOwn(layer, "items")) forms.add("list");
  }
  return forms.size === 0 ? new Set(["word"]) : forms;
}

/**
 * Where a schema governs a spot of a value: as deep as its members and items lead along the pointer. For a member that is missing, the place
 * where it is described, which is what must become required, or else the object that should have it.
 *
 * @returns undefined when nothing on the way was read from a file
 */
export function placeAt(typed: Typed, at: Pointer, missing?: string): Place | undefined {
  const { space } = typed;
  let place = placeOf(typed);
  let current: Schema = typed.schema;
  for (const step of missing === undefined ? at : [...at, missing]) {
    const next = below({ schema: current, space }, step);
    if (next === undefined) return place;
    current = next;
    place = placeOf({ schema: next, space }) ?? place;
  }
  return place;
}

/** The first place that a schema or what it refers to has. */
function placeOf(typed: Typed): Place | undefined {
  const last = target(typed);
  const own = isObject(last) ? typed.space.place(last) : undefined;
  return own ?? (isObject(typed.schema) ? typed.space.place(typed.schema) : undefined);
}

function below(typed: Typed, step: string | number): Schema | undefined {
  if (typeof step === "string") {
    const property = propertyOf(typed, step);
    if (property !== undefined) return property;
  }
  for (const layer of layers(typed, true)) {
    const child =
      typeof step === "number"
        ? (list(layer, "prefixItems")[step] ?? member(layer, "items"))
        : member(layer, "additionalProperties");
    if (isObject(child)) return child;
  }
  return undefined;
}
