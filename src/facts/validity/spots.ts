import type { Place } from "../../model.ts";

/** Where something is said of a whole object or list: its key, if it has one, since its value may start lines below. */
export function ofObject(place: Place): Place {
  return typeof place.token === "string" ? place.key() : place;
}

/** Where something is said of a value: the value if it is short, otherwise its key. */
export function ofValue(place: Place, value: unknown): Place {
  return typeof value === "object" && value !== null ? ofObject(place) : place;
}

/** The JSON type of a parsed value. */
export function jsonType(value: unknown): "null" | "boolean" | "number" | "string" | "array" | "object" {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "array";
  const type = typeof value;
  return type === "boolean" || type === "number" || type === "string" ? type : "object";
}
