import { isObject } from "../../facts/members.ts";
import type { Reading } from "../inclusion.ts";
import type { Schema, SchemaObject, Typed } from "../schema.ts";
import { type Atom, isLenient, schemaIn, typesOf } from "./atom.ts";
import { homeNames, staysHome } from "./home.ts";
import { namesOf, own } from "./keywords.ts";

/** A schema on its own, as an independent validator reads it, and which object of it came from which of the original. */
export interface Exported {
  readonly schema: SchemaObject | boolean;
  readonly origins: ReadonlyMap<object, SchemaObject>;
}

/** Schemas that are taken along; beyond, nothing is confirmed. */
const MOST = 20_000;
const DEPTH = 200;

const MAPS = ["properties", "patternProperties", "dependentSchemas"];
const LISTS = ["allOf", "anyOf", "prefixItems"];
const SINGLE = [
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
/** Those that describe values of their own. */
const WHOLE = new Set(["additionalProperties", "unevaluatedProperties", "items", "contains"]);
/** What is copied as it is. */
const PLAIN = [
  "type", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern",
  "format", "minProperties", "maxProperties", "dependentRequired", "uniqueItems", "minItems", "maxItems", "minContains", "maxContains",
]; // biome-ignore format: a list of words
/** What readers of an answer do not mind. */
const IGNORED_BY_READERS = new Set(["maxProperties", "propertyNames"]);

/**
 * Writes a schema with all that it refers to as one JSON Schema 2020-12, changed as the reading asks: members that stay at home are not
 * required, members that readers ignore are let be, types that are meant are stated. That the side that is read as closed has no further
 * members needs no second opinion: the search makes none.
 *
 * @returns undefined when it is too large or a reference leads nowhere
 */
export function exported(typed: Typed, side: Atom["side"], reading: Reading): Exported | undefined {
  const origins = new Map<object, SchemaObject>();
  const names = new Map<SchemaObject, Map<string, string>>();
  const definitions: Record<string, unknown> = {};
  const waiting: {
    readonly name: string;
    readonly schema: SchemaObject;
    readonly root: boolean;
    readonly whole: Schema;
  }[] = [];
  let count = 0;

  const write = (schema: Schema, root: boolean, whole: Schema, depth: number): Record<string, unknown> | boolean => {
    if (typeof schema === "boolean") return schema;
    if (++count > MOST || depth > DEPTH) throw new TooLarge();
    const copy: Record<string, unknown> = {};
    origins.set(copy, schema);
    writeReference(schema, copy, root, whole);
    for (const keyword of PLAIN) {
      const ignored = reading === "response" && side === "sup" && IGNORED_BY_READERS.has(keyword);
      if (Object.hasOwn(schema, keyword) && !ignored) copy[keyword] = schema[keyword];
    }
    const types = typesOf(schema, root, reading);
    if (types !== undefined) copy.type = types.length === 1 ? types[0] : [...types];
    if (copy.pattern === "") delete copy.pattern;
    const home = homeNames(whole, typed.space, reading);
    const required = namesOf(own(schema, "required")).filter((name) => !home.has(name));
    if (required.length > 0) copy.required = required;
    writeSchemas(schema, copy, root, whole, depth);
    if (copy.prefixItems !== undefined && copy.contains !== undefined) setContainsApart(copy, schema);
    return copy;
  };

  /** Ajv passes over `contains` for an empty list where `prefixItems` stands beside it. */
  const setContainsApart = (copy: Record<string, unknown>, schema: SchemaObject): void => {
    const apart: Record<string, unknown> = {};
    for (const keyword of ["contains", "minContains", "maxContains"]) {
      if (copy[keyword] !== undefined) apart[keyword] = copy[keyword];
      delete copy[keyword];
    }
    origins.set(apart, schema);
    copy.allOf = [...((copy.allOf as unknown[]) ?? []), apart];
  };

  const writeReference = (schema: SchemaObject, copy: Record<string, unknown>, root: boolean, whole: Schema): void => {
    const reference = own(schema, "$ref");
    if (typeof reference !== "string") return;
    const target = typed.space.resolve(reference);
    if (target === undefined) throw new TooLarge();
    if (typeof target === "boolean") {
      if (!target) copy.not = {};
      return;
    }
    // The same schema can be meant as a whole and as a part, and of values whose members differ in what stays at home.
    const use = `${root} ${[...homeNames(whole, typed.space, reading)].sort().join(" ")}`;
    const uses = names.get(target) ?? new Map<string, string>();
    names.set(target, uses);
    let name = uses.get(use);
    if (name === undefined) {
      name = `s${names.size}_${uses.size}`;
      uses.set(use, name);
      waiting.push({ name, schema: target, root, whole });
    }
    copy.$ref = `#/$defs/${name}`;
  };

  const writeSchemas = (
    schema: SchemaObject,
    copy: Record<string, unknown>,
    root: boolean,
    whole: Schema,
    depth: number,
  ): void => {
    const inner = (one: Schema, isWhole: boolean, asRoot = isWhole): Record<string, unknown> | boolean =>
      write(one, asRoot, isWhole ? one : whole, depth + 1);
    const open = reading === "response" && side === "sup";
    for (const keyword of MAPS) {
      const map = Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
      if (!isObject(map)) continue;
      const entries = Object.entries(map).flatMap(([name, value]) => {
        const one = schemaIn(value);
        if (one === undefined) return [];
        const home = side === "sup" && staysHome(one, typed.space, reading);
        return [[name, home ? true : inner(one, keyword !== "dependentSchemas")] as const];
      });
      copy[keyword] = Object.fromEntries(entries);
    }
    const meant = root && !Object.hasOwn(schema, "type");
    for (const keyword of [...LISTS, "oneOf"]) {
      const list = Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
      if (!Array.isArray(list) || list.length === 0) continue;
      const parts = list.flatMap((value) => {
        const one = schemaIn(value);
        return one === undefined
          ? []
          : [inner(one, keyword === "prefixItems", keyword === "prefixItems" || (keyword === "allOf" && meant))];
      });
      const lenient = keyword === "oneOf" && isLenient(schema, side, reading);
      if (!lenient) copy[keyword] = parts;
      else if (copy.anyOf === undefined) copy.anyOf = parts;
      else copy.allOf = [...((copy.allOf as unknown[]) ?? []), { anyOf: parts }];
    }
    for (const keyword of SINGLE) {
      const one = schemaIn(Object.hasOwn(schema, keyword) ? schema[keyword] : undefined);
      if (one === undefined || (open && IGNORED_BY_READERS.has(keyword))) continue;
      if (open && one === false && (keyword === "additionalProperties" || keyword === "unevaluatedProperties"))
        continue;
      copy[keyword] = inner(one, WHOLE.has(keyword));
    }
  };

  try {
    const schema = write(typed.schema, true, typed.schema, 0);
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      definitions[next.name] = write(next.schema, next.root, next.whole, 0);
    }
    return { schema: typeof schema === "boolean" ? schema : Object.assign(schema, { $defs: definitions }), origins };
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

class TooLarge extends Error {}
