import type { Place } from "../model.ts";
import type { PropertyFact } from "./facts.ts";
import { isObject, list, member, type Source } from "./members.ts";
import type { Scope, Target } from "./scope.ts";

/** Schemas read for one value at most: itself and what its `$ref`s and `allOf`s lead to. */
const MAX_LAYERS = 40;
/** Example values and extensions listed for one schema at most. */
const MAX_NOTES = 50;

/**
 * The schema itself and those that `$ref` and `allOf` add to it, nearest first. In OpenAPI 3.0 nothing beside a `$ref` counts
 * (Reference Object, 4.7.23).
 */
function layers(scope: Scope, schema: Source, place: Place): readonly Source[] {
  // Most schemas stand alone.
  if (!Object.hasOwn(schema, "$ref") && !Object.hasOwn(schema, "allOf")) return [schema];
  const layered: Source[] = [];
  const found: Target[] = [{ value: schema, place }];
  const seen = new Set<object>();
  for (const { value, place: at } of found) {
    if (seen.has(value) || seen.size === MAX_LAYERS) continue;
    seen.add(value);
    const refers = Object.hasOwn(value, "$ref");
    if (!refers || scope.version !== "3.0") {
      layered.push(value);
      for (const [index, part] of list(value, "allOf").entries()) {
        if (isObject(part)) found.push({ value: part, place: at.child("allOf", index) });
      }
    }
    const target = refers ? scope.follow(value, at, "schema") : undefined;
    if (target !== undefined) found.push(target);
  }
  return layered;
}

/** The example values of a schema as text: those of the nearest layer that has any. Lists and objects are left out. */
export function exampleTexts(scope: Scope, schema: Source, place: Place): readonly string[] {
  for (const layer of layers(scope, schema, place)) {
    const values = [member(layer, "example"), ...list(layer, "examples")].filter(isScalar);
    if (values.length > 0) return values.slice(0, MAX_NOTES).map(String);
  }
  return [];
}

/**
 * The specification extensions of a schema (OpenAPI 3.0.3, section 4.9), nearest first, each name once. The members of an extension
 * that is an object follow as `x-name.member`.
 */
export function extensionsOf(scope: Scope, schema: Source, place: Place): PropertyFact["extensions"] {
  let found: Map<string, string> | undefined;
  for (const layer of layers(scope, schema, place)) {
    for (const key in layer) {
      if (!key.startsWith("x-")) continue;
      found ??= new Map();
      addExtension(found, key.toLowerCase(), layer[key]);
    }
  }
  if (found === undefined) return [];
  return [...found].slice(0, MAX_NOTES).map(([name, value]) => ({ name, value }));
}

function addExtension(found: Map<string, string>, name: string, value: unknown): void {
  if (found.has(name)) return;
  const values = Array.isArray(value) ? value.slice(0, MAX_NOTES).filter(isScalar) : [value].filter(isScalar);
  found.set(name, values.join(", "));
  if (!isObject(value)) return;
  for (const key of Object.keys(value).slice(0, MAX_NOTES)) {
    if (isScalar(value[key])) found.set(`${name}.${key.toLowerCase()}`, String(value[key]));
  }
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
