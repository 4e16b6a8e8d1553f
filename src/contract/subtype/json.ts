import { isObject } from "../../facts/members.ts";
import type { Json } from "../inclusion.ts";

export type JsonType = "null" | "boolean" | "number" | "string" | "array" | "object";

/** The JSON type of a value (JSON Schema 2020-12 core, section 4.2.1); whole numbers are numbers here. */
export function typeOf(value: unknown): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const type = typeof value;
  return type === "boolean" || type === "number" || type === "string" ? type : "object";
}

/** Whether two values are equal as JSON Schema has it (2020-12 core, section 4.2.2). Deeper than 200 levels nothing is. */
export function equal(first: unknown, second: unknown, depth = 0): boolean {
  if (first === second) return true;
  if (depth > 200 || typeof first !== "object" || typeof second !== "object") return false;
  if (Array.isArray(first)) {
    if (!Array.isArray(second) || first.length !== second.length) return false;
    return first.every((item, index) => equal(item, second[index], depth + 1));
  }
  if (!isObject(first) || !isObject(second)) return false;
  const names = Object.keys(first);
  if (names.length !== Object.keys(second).length) return false;
  return names.every((name) => Object.hasOwn(second, name) && equal(first[name], second[name], depth + 1));
}

/** An object of these members, `__proto__` as an ordinary one. */
export function objectOf(members: Iterable<readonly [string, Json]>): Json {
  return Object.fromEntries(members) as { readonly [name: string]: Json };
}

/** Code points of a text: what `minLength` and `maxLength` count (2020-12 validation, section 6.3). */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}
