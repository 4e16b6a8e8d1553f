import { isObject } from "../facts/members.ts";
import { type Place, pointerText } from "../model.ts";
import type { Inclusion, Json, Reading, Unknown } from "./inclusion.ts";
import type { Schema, SchemaObject, Typed } from "./schema.ts";
import { target } from "./schema-walk.ts";
import { includes, refusal, requiresNothing } from "./subtype/index.ts";
import { Likeness } from "./subtype/same.ts";

/** Why a value is refused, as the library of schemas tells it. */
export type Refusal = NonNullable<ReturnType<typeof refusal>>;

/** Whether what one side sends is what the other takes; for "no", a value and why it is refused. */
export type SchemaAnswer =
  | { readonly answer: "yes" }
  | { readonly answer: "no"; readonly counterexample: Json; readonly refusal: Refusal }
  | { readonly answer: "unknown"; readonly why: Unknown };

/** Pairs that may use up their steps before those that follow get fewer: a hostile document could ask for thousands. */
const PATIENCE = 5;
const FEWER_STEPS = 2000;

/**
 * Answers for the schemas of one comparison. The same two schemas are compared once, however many operations share them.
 */
export class SchemaAnswers {
  readonly #known = new Map<SchemaObject, Map<SchemaObject, Map<Reading, SchemaAnswer>>>();
  readonly #empty = new Map<SchemaObject, Map<Reading, boolean>>();
  /** Of all schemas together: what two operations share is looked through once. */
  readonly #likeness = new Likeness();
  #exhausted = 0;

  /** Whether every value of `sub` is one of `sup` under the reading. */
  compare(sub: Typed, sup: Typed, reading: Reading): SchemaAnswer {
    const from = target(sub);
    const to = target(sup);
    if (!isObject(from) || !isObject(to)) return this.#ask(sub, sup, reading);
    const bySup = within(this.#known, from);
    const byReading = within(bySup, to);
    const known = byReading.get(reading);
    if (known !== undefined) return known;
    const answer = this.#ask({ schema: from, space: sub.space }, { schema: to, space: sup.space }, reading);
    byReading.set(reading, answer);
    return answer;
  }

  /** Whether a schema asks nothing of a value that could be compared: no schema, no type, an open object. */
  isEmpty(typed: Typed, reading: Reading): boolean {
    const schema = target(typed);
    if (!isObject(schema)) return requiresNothing(typed, reading);
    const byReading = within(this.#empty, schema);
    const known = byReading.get(reading);
    if (known !== undefined) return known;
    const answer = requiresNothing({ schema, space: typed.space }, reading);
    byReading.set(reading, answer);
    return answer;
  }

  /** Why a schema refuses a value; undefined when it does not. */
  refusal(typed: Typed, value: Json, reading: Reading): Refusal | undefined {
    return refusal(typed, value, reading);
  }

  #ask(sub: Typed, sup: Typed, reading: Reading): SchemaAnswer {
    if (this.#likeness.same(sub, sup)) return { answer: "yes" };
    const inclusion: Inclusion =
      this.#exhausted < PATIENCE ? includes(sub, sup, reading) : includes(sub, sup, reading, FEWER_STEPS);
    if (inclusion.answer === "unknown" && inclusion.why.code === "budget") this.#exhausted++;
    if (inclusion.answer !== "no") return inclusion;
    const { counterexample } = inclusion;
    const why = refusal(sup, counterexample, reading);
    if (why === undefined) return { answer: "unknown", why: { code: "unconfirmed", detail: "" } };
    return { answer: "no", counterexample, refusal: why };
  }
}

function within<Key, Inner, Value>(outer: Map<Key, Map<Inner, Value>>, key: Key): Map<Inner, Value> {
  let inner = outer.get(key);
  if (inner === undefined) {
    inner = new Map();
    outer.set(key, inner);
  }
  return inner;
}

/** Where a refusing keyword stands; undefined when its schema was not read from a file. */
export function placeOfKeyword({ space }: Typed, { schema, keyword }: Refusal): Place | undefined {
  const place = isSchemaObject(schema) ? space.place(schema) : undefined;
  return place !== undefined && Object.hasOwn(schema, keyword) ? place.child(keyword) : place;
}

function isSchemaObject(schema: Schema): schema is SchemaObject {
  return typeof schema !== "boolean";
}

/** The placeholders that say why a payload is refused (see `Difference.data`). */
export function reasonData({ keyword, path, data }: Refusal): Readonly<Record<string, string>> {
  return { why: keyword, keyword, limit: cut(limitOf(data)), at: pointerText(path) };
}

/** What a keyword asks for: the one thing of its data that is not about the value. */
function limitOf(data: Refusal["data"]): string {
  for (const name of ["name", "expected", "allowed", "limit", "pattern", "format"]) {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    if (typeof value === "string" || typeof value === "number") return String(value);
  }
  return "";
}

/** Longer texts are cut: a finding is read, not parsed. */
const LONGEST = 200;

/** A payload as compact JSON of at most 200 characters, cut with "…". */
export function shownPayload(value: Json): string {
  return cut(JSON.stringify(value));
}

function cut(text: string): string {
  if (text.length <= LONGEST) return text;
  const end = LONGEST - 1;
  // No half of a surrogate pair.
  return `${text.slice(0, /[\uD800-\uDBFF]/u.test(text[end - 1] ?? "") ? end - 1 : end)}…`;
}
