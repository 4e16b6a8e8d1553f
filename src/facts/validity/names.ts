import type { Source } from "../members.ts";
import { closest } from "./closest.ts";
import type { Kind, Shape } from "./shapes.ts";
import type { Fault } from "./values.ts";

/** What is wrong with a field that an object of a kind does not have. */
export function fieldFault(value: Source, key: string, kind: Kind): Fault {
  const object = kind.name;
  const field = key.slice(0, 200);
  const instead = kind.legacy?.get(key);
  if (instead !== undefined) return { case: "swagger2-key", data: { key: field, instead } };
  if (key === "$ref") return { case: "reference-not-allowed", data: { object } };
  const meant = closest(key, kind.fields.keys());
  if (meant === undefined || Object.hasOwn(value, meant)) return { case: "unknown-field", data: { field, object } };
  return { case: "misspelt-field", data: { field, object, instead: meant } };
}

/**
 * What is wrong with the name of a member of a map, undefined if nothing is. The official schema of OpenAPI 3.0 does not look at
 * components with illegal names at all.
 */
export function memberFault(
  member: unknown,
  key: string,
  kind: Kind,
  shape: Shape,
): (Fault & { readonly structural: boolean }) | undefined {
  const illegal = kind.names?.pattern.test(key) === false;
  const structural = !(illegal && kind.names?.structural === false);
  if (key === "$ref" && typeof member === "string" && shape.is !== "string") {
    return { case: "reference-not-allowed", data: { object: kind.name }, structural };
  }
  if (!illegal || kind.names === undefined) return undefined;
  return { case: kind.names.case, data: { name: key.slice(0, 200) }, structural };
}
