import { isObject } from "../../facts/members.ts";
import type { Schema, SchemaSpace } from "../schema.ts";
import { equal } from "./json.ts";

/** A schema in its space. */
interface Side {
  readonly schema: Schema;
  readonly space: SchemaSpace;
}

const VALUES = [
  "type", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern",
  "format", "minProperties", "maxProperties", "dependentRequired", "uniqueItems", "minItems", "maxItems", "minContains", "maxContains",
  "required", "readOnly", "writeOnly", "discriminator", "$dynamicRef", "unevaluatedItems",
]; // biome-ignore format: a list of words
const SCHEMAS = [
  "additionalProperties",
  "propertyNames",
  "items",
  "contains",
  "not",
  "if",
  "then",
  "else",
  "unevaluatedProperties",
];
const LISTS = ["allOf", "anyOf", "oneOf", "prefixItems"];
const MAPS = ["properties", "patternProperties", "dependentSchemas"];
/** What says something beside a `$ref`. */
const SAYING = [...VALUES, ...SCHEMAS, ...LISTS, ...MAPS];
const DEPTH = 100;

/**
 * Tells whether two schemas are written alike, prose and references aside: then each contains the other, and nothing need be searched. Pairs
 * that come up again within themselves count as alike.
 */
export class Likeness {
  readonly #known = new Map<object, Map<object, boolean>>();

  /** Whether they are alike. False may also mean that it was too deep to tell. */
  same(first: Side, second: Side, depth = 0): boolean {
    const a = meant(first);
    const b = meant(second);
    if (a === b) return a !== undefined && (first.space === second.space || typeof a === "boolean");
    if (!isObject(a) || !isObject(b) || depth > DEPTH) return false;
    const byFirst = this.#known.get(a) ?? new Map<object, boolean>();
    this.#known.set(a, byFirst);
    const known = byFirst.get(b);
    if (known !== undefined) return known;
    byFirst.set(b, true);
    const alike = this.#alike(a, first.space, b, second.space, depth + 1);
    // What was found alike on the way may have leaned on this pair.
    if (!alike) this.#known.clear();
    const again = this.#known.get(a) ?? new Map<object, boolean>();
    this.#known.set(a, again.set(b, alike));
    return alike;
  }

  #alike(a: object, spaceA: SchemaSpace, b: object, spaceB: SchemaSpace, depth: number): boolean {
    const one = a as Readonly<Record<string, unknown>>;
    const other = b as Readonly<Record<string, unknown>>;
    const both = (keyword: string): [unknown, unknown] => [memberOf(one, keyword), memberOf(other, keyword)];
    const alike = (x: unknown, y: unknown): boolean =>
      x === undefined || y === undefined
        ? x === y
        : this.same({ schema: x as Schema, space: spaceA }, { schema: y as Schema, space: spaceB }, depth);
    const target = (schema: Side["schema"], space: SchemaSpace): Schema | undefined =>
      isObject(schema) && typeof memberOf(schema, "$ref") === "string"
        ? space.resolve(schema.$ref as string)
        : undefined;
    return (
      VALUES.every((keyword) => equal(...both(keyword))) &&
      (memberOf(one, "$ref") === undefined) === (memberOf(other, "$ref") === undefined) &&
      (memberOf(one, "$ref") === undefined ||
        (target(one, spaceA) !== undefined && alike(target(one, spaceA), target(other, spaceB)))) &&
      SCHEMAS.every((keyword) => alike(...both(keyword))) &&
      LISTS.every((keyword) => listsAlike(...both(keyword), alike)) &&
      MAPS.every((keyword) => mapsAlike(...both(keyword), alike))
    );
  }
}

/** The schema at the end of a chain of references that stand alone; undefined when it leads nowhere or in a circle. */
function meant({ schema, space }: Side): Schema | undefined {
  let current: Schema | undefined = schema;
  for (let hops = 0; hops < DEPTH && isObject(current); hops++) {
    const own: Readonly<Record<string, unknown>> = current;
    if (typeof memberOf(own, "$ref") !== "string" || SAYING.some((keyword) => Object.hasOwn(own, keyword)))
      return current;
    current = space.resolve(own.$ref as string);
  }
  return isObject(current) ? undefined : current;
}

function memberOf(schema: Readonly<Record<string, unknown>>, keyword: string): unknown {
  return Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
}

type Alike = (x: unknown, y: unknown) => boolean;

function listsAlike(x: unknown, y: unknown, alike: Alike): boolean {
  if (!Array.isArray(x) || !Array.isArray(y)) return x === y;
  return x.length === y.length && x.every((one, index) => alike(one, y[index]));
}

function mapsAlike(x: unknown, y: unknown, alike: Alike): boolean {
  if (!isObject(x) || !isObject(y)) return x === y;
  const names = Object.keys(x);
  return (
    names.length === Object.keys(y).length && names.every((name) => Object.hasOwn(y, name) && alike(x[name], y[name]))
  );
}
