import { isObject } from "../../facts/members.ts";
import type { Reading } from "../inclusion.ts";
import type { Schema, SchemaObject, Typed } from "../schema.ts";
import { type Atom, isLenient, schemaIn, schemasIn, typesOf } from "./atom.ts";
import { homeNames, staysHome } from "./home.ts";
import { entriesOf, namesOf, own } from "./keywords.ts";

/** A schema on its own, as an independent validator reads it, and which object of it came from which of the original. */
export interface Exported {
  readonly schema: SchemaObject | boolean;
  readonly origins: ReadonlyMap<object, SchemaObject>;
}

/** Schemas that are taken along; beyond, nothing is confirmed. */
const MOST = 20_000;
const DEPTH = 200;

/** What is copied as it is. */
const PLAIN = [
  "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern",
  "format", "minProperties", "maxProperties", "dependentRequired", "uniqueItems", "minItems", "maxItems", "minContains", "maxContains",
]; // biome-ignore format: a list of words
/** Schemas of values of their own. */
const WHOLE = ["additionalProperties", "unevaluatedProperties", "items", "contains"];
/** What readers of an answer do not mind. */
const IGNORED_BY_READERS = new Set(["maxProperties", "propertyNames"]);

/** How a schema is meant where it is used. */
interface Use {
  /** As the schema of a whole value. */
  readonly root: boolean;
  /** The schema of the whole value. */
  readonly whole: Schema;
  /** Inside of an odd number of negations: there nothing is read leniently. */
  readonly negated: boolean;
}

type Written = Record<string, unknown> | boolean;

class TooLarge extends Error {}

/**
 * Writes a schema with all that it refers to as one JSON Schema 2020-12, changed as the reading asks: members that stay at home are not
 * required, members that readers ignore are let be, types that are meant are stated. That the side that is read as closed has no further
 * members needs no second opinion: the search makes none.
 *
 * @returns undefined when it is too large or a reference leads nowhere
 */
export function exported(typed: Typed, side: Atom["side"], reading: Reading): Exported | undefined {
  const exporter = new Exporter(typed, side, reading);
  try {
    return { schema: exporter.all(), origins: exporter.origins };
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

class Exporter {
  readonly origins = new Map<object, SchemaObject>();
  readonly #typed: Typed;
  readonly #side: Atom["side"];
  readonly #reading: Reading;
  readonly #names = new Map<SchemaObject, Map<string, string>>();
  readonly #waiting: { readonly name: string; readonly schema: SchemaObject; readonly use: Use }[] = [];
  #count = 0;

  constructor(typed: Typed, side: Atom["side"], reading: Reading) {
    this.#typed = typed;
    this.#side = side;
    this.#reading = reading;
  }

  all(): SchemaObject | boolean {
    const { schema } = this.#typed;
    const written = this.#write(schema, { root: true, whole: schema, negated: false }, 0);
    const definitions: Record<string, unknown> = {};
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      definitions[next.name] = this.#write(next.schema, next.use, 0);
    }
    return typeof written === "boolean" ? written : Object.assign(written, { $defs: definitions });
  }

  #write(schema: Schema, use: Use, depth: number): Written {
    if (typeof schema === "boolean") return schema;
    if (++this.#count > MOST || depth > DEPTH) throw new TooLarge();
    const copy: Record<string, unknown> = {};
    this.origins.set(copy, schema);
    const lenient = this.#reading === "response" && this.#side === "sup" && !use.negated;
    for (const keyword of PLAIN) {
      const idle = (lenient && IGNORED_BY_READERS.has(keyword)) || (keyword === "pattern" && schema[keyword] === "");
      if (Object.hasOwn(schema, keyword) && !idle) copy[keyword] = schema[keyword];
    }
    const types = typesOf(schema, use.root, this.#reading);
    if (types !== undefined) copy.type = types.length === 1 ? types[0] : [...types];
    const home = homeNames(use.whole, this.#typed.space, this.#reading);
    const required = namesOf(own(schema, "required")).filter((name) => !home.has(name));
    if (required.length > 0) copy.required = required;
    // Ajv takes a missing member without a name for none.
    if (required.includes(""))
      and(copy, { anyOf: [{ not: { type: "object" } }, { not: { properties: { "": false } } }] });
    this.#writeReference(schema, copy, use);
    this.#writeWholes(schema, copy, use, lenient, depth);
    this.#writeParts(schema, copy, use, lenient, depth);
    return copy;
  }

  #writeReference(schema: SchemaObject, copy: Record<string, unknown>, use: Use): void {
    const reference = own(schema, "$ref");
    if (typeof reference !== "string") return;
    const target = this.#typed.space.resolve(reference);
    if (target === undefined) throw new TooLarge();
    if (typeof target === "boolean") {
      if (!target) and(copy, { not: {} });
      return;
    }
    const home = [...homeNames(use.whole, this.#typed.space, this.#reading)].sort().join(" ");
    const key = `${use.root} ${use.negated} ${home}`;
    const uses = this.#names.get(target) ?? new Map<string, string>();
    this.#names.set(target, uses);
    let name = uses.get(key);
    if (name === undefined) {
      name = `s${this.#names.size}_${uses.size}`;
      uses.set(key, name);
      this.#waiting.push({ name, schema: target, use });
    }
    copy.$ref = `#/$defs/${name}`;
  }

  /** Schemas of members and items. */
  #writeWholes(schema: SchemaObject, copy: Record<string, unknown>, use: Use, lenient: boolean, depth: number): void {
    const write = (one: Schema, negated = use.negated): Written =>
      this.#write(one, { root: true, whole: one, negated }, depth + 1);
    for (const keyword of ["properties", "patternProperties"]) {
      if (!isObject(own(schema, keyword))) continue;
      const entries = entriesOf(schema, keyword).flatMap(([name, value]) => {
        const one = schemaIn(value);
        if (one === undefined) return [];
        const home = this.#side === "sup" && staysHome(one, this.#typed.space, this.#reading);
        return [[name, home ? true : write(one)] as const];
      });
      copy[keyword] = Object.fromEntries(entries);
    }
    const prefix = schemasIn(own(schema, "prefixItems"));
    if (prefix.length > 0) copy.prefixItems = prefix.map((one) => write(one));
    for (const keyword of WHOLE) {
      const one = schemaIn(own(schema, keyword));
      if (one === undefined || (lenient && one === false && /Properties$/u.test(keyword))) continue;
      copy[keyword] = write(one);
    }
    if (copy.contains === undefined) return;
    // On its own: Ajv passes over `contains` for an empty list where `prefixItems` stands beside it.
    const { contains, minContains, maxContains } = copy;
    for (const keyword of ["contains", "minContains", "maxContains"]) delete copy[keyword];
    const apart: Record<string, unknown> = { contains, ...(minContains === undefined ? {} : { minContains }) };
    this.origins.set(apart, schema);
    and(copy, apart);
    if (maxContains === undefined) return;
    const most = {
      contains: write(schemaIn(own(schema, "contains")) ?? true, !use.negated),
      minContains: 0,
      maxContains,
    };
    this.origins.set(most, schema);
    and(copy, most);
  }

  /** Schemas of the same value. */
  #writeParts(schema: SchemaObject, copy: Record<string, unknown>, use: Use, lenient: boolean, depth: number): void {
    const write = (one: Schema, negated = use.negated, root = false): Written =>
      this.#write(one, { root, whole: use.whole, negated }, depth + 1);
    const meant = use.root && !Object.hasOwn(schema, "type");
    for (const one of schemasIn(own(schema, "allOf"))) and(copy, write(one, use.negated, meant));
    const any = schemasIn(own(schema, "anyOf"));
    if (any.length > 0) copy.anyOf = any.map((one) => write(one, use.negated, meant));
    const one = schemasIn(own(schema, "oneOf"));
    if (one.length > 0) {
      const written = one.map((each) => write(each, use.negated, meant));
      if (isLenient(schema, this.#side, this.#reading) && !use.negated) and(copy, { anyOf: written });
      else copy.oneOf = written;
    }
    const not = schemaIn(own(schema, "not"));
    if (not !== undefined) copy.not = write(not, !use.negated);
    const names = schemaIn(own(schema, "propertyNames"));
    if (names !== undefined && !lenient) copy.propertyNames = write(names);
    if (isObject(own(schema, "dependentSchemas"))) {
      const entries = entriesOf(schema, "dependentSchemas").flatMap(([name, value]) => {
        const dependent = schemaIn(value);
        return dependent === undefined ? [] : [[name, write(dependent)] as const];
      });
      copy.dependentSchemas = Object.fromEntries(entries);
    }
    const condition = schemaIn(own(schema, "if"));
    if (condition === undefined) return;
    const then = schemaIn(own(schema, "then"));
    const otherwise = schemaIn(own(schema, "else"));
    if (!lenient) {
      for (const keyword of ["if", "then", "else"]) {
        const one = schemaIn(own(schema, keyword));
        if (one !== undefined) copy[keyword] = write(one);
      }
      return;
    }
    // Read leniently, a condition may be met and not be met at once.
    if (then !== undefined) and(copy, { anyOf: [{ not: write(condition, true) }, write(then)] });
    if (otherwise !== undefined) and(copy, { anyOf: [write(condition), write(otherwise)] });
  }
}

/** Adds a schema that must match as well. */
function and(copy: Record<string, unknown>, schema: Written): void {
  copy.allOf = [...((copy.allOf as unknown[] | undefined) ?? []), schema];
}
