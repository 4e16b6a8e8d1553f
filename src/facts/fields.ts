import type { Place } from "../model.ts";
import type { ParameterFact } from "./facts.ts";
import { isObject } from "./members.ts";
import type { Scope, Target } from "./scope.ts";

/** The member names of an object-valued schema, and whether a reference on the way led nowhere. */
export interface Fields {
  readonly fields: ParameterFact["fields"];
  readonly opaque: boolean;
}

export const NONE: Fields = { fields: [], opaque: false };
/** The keywords whose sub-schemas say more about the same value, its items or its members. */
const KEYWORDS: ReadonlySet<string> = new Set([
  "$ref",
  "properties",
  "items",
  "prefixItems",
  "allOf",
  "anyOf",
  "oneOf",
  "additionalProperties",
  "patternProperties",
  "dependentSchemas",
  "if",
  "then",
  "else",
]);
/** Those that hold schemas by name; the names of `properties` are field names. */
const MAPS: ReadonlySet<string> = new Set(["properties", "patternProperties", "dependentSchemas"]);

interface Step {
  readonly schema: unknown;
  readonly place: Place;
}

/**
 * The names of all properties that a schema describes, through references, compositions and lists, to any depth. Each schema is
 * entered once, so recursive ones end. The budget of the document bounds the whole; what it cuts off is said by `opaque`.
 */
export function fieldsOf(scope: Scope, schema: unknown, place: Place): Fields {
  const start = scope.follow(schema, place, "schema");
  // In OpenAPI 3.1 a schema may say more beside its reference; then it is read itself.
  const alone = isObject(schema) && (scope.version < "3.1" || Object.keys(schema).length === 1);
  const from = alone && start !== undefined ? start.value : schema;
  if (!isObject(from)) return NONE;
  if (start === undefined && alone) return { fields: [], opaque: true };
  const known = scope.fields.get(from);
  if (known !== undefined) return known;
  const fields = readFields(scope, { value: from, place: alone && start !== undefined ? start.place : place });
  scope.fields.set(from, fields);
  return fields;
}

function readFields(scope: Scope, start: Target): Fields {
  const fields: { readonly name: string; readonly place: Place }[] = [];
  const entered = new Set<object>();
  const queue: Step[] = [{ schema: start.value, place: start.place }];
  let opaque = false;
  for (const { schema, place } of queue) {
    if (!isObject(schema) || entered.has(schema)) continue;
    entered.add(schema);
    if (scope.budgets.fields-- <= 0) return { fields, opaque: true };
    const alone = scope.version < "3.1" && Object.hasOwn(schema, "$ref");
    for (const key of alone ? ["$ref"] : Object.keys(schema)) {
      if (!KEYWORDS.has(key)) continue;
      const before = queue.length;
      if (key === "$ref") {
        const target = scope.follow(schema, place, "schema");
        if (target === undefined) opaque = true;
        else queue.push({ schema: target.value, place: target.place });
      } else {
        enqueue(queue, schema[key], place.child(key), MAPS.has(key));
      }
      if (key !== "properties") continue;
      for (const { place: at } of queue.slice(before)) fields.push({ name: String(at.token), place: at });
    }
  }
  return { fields, opaque };
}

/** Adds what stands behind a keyword: the schemas of a map or list, or the one schema. */
function enqueue(queue: Step[], value: unknown, place: Place, isMap: boolean): void {
  if (Array.isArray(value)) {
    if (!isMap) for (const [index, schema] of value.entries()) queue.push({ schema, place: place.child(index) });
  } else if (isObject(value)) {
    if (!isMap) queue.push({ schema: value, place });
    else for (const name of Object.keys(value)) queue.push({ schema: value[name], place: place.child(name) });
  }
}
