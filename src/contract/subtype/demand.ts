import type { Json, Reading } from "../inclusion.ts";
import type { Schema, SchemaObject } from "../schema.ts";
import { type Atom, child, opposite, part, schemaIn, schemasIn, together, typesOf } from "./atom.ts";
import { Doubt } from "./doubt.ts";
import { homeNames, staysHome } from "./home.ts";
import { equal, typeOf } from "./json.ts";
import { allows, COUNTS, countOf, entriesOf, formatOf, namesOf, numberOf, own, textOf } from "./keywords.ts";
import { evaluatedBy } from "./named.ts";
import type { State, Way } from "./state.ts";

/**
 * Adds to a state what a schema asks of a value of its type (JSON Schema 2020-12). A keyword that is not understood is passed over: what is
 * found is confirmed by others, and where nothing is found with less asked, nothing is with more.
 *
 * @returns false when no value of this type can match
 * @throws Doubt for a reference that leads nowhere
 */
export function demand(atom: Atom, state: State, reading: Reading): boolean {
  const { schema } = atom;
  if (typeof schema === "boolean") return schema;
  if (!follow(atom, schema, state)) return false;
  const mode = allows(typesOf(schema, atom.root, reading), state.type);
  if (mode === "none") return false;
  if (mode === "whole") state.multiples.push(1);
  if (!demandValues(schema, state)) return false;
  const counts = COUNTS[state.type];
  if (counts !== undefined) {
    state.least = Math.max(state.least, Math.ceil(countOf(schema, counts[0]) ?? 0));
    state.most = Math.min(state.most, Math.floor(countOf(schema, counts[1]) ?? Number.POSITIVE_INFINITY));
  }
  if (state.type === "number") demandNumber(schema, state);
  else if (state.type === "string") demandText(schema, state);
  else if (state.type === "array") demandItems(atom, schema, state);
  else if (state.type === "object") demandMembers(atom, schema, state, reading);
  demandCombinations(atom, schema, state);
  return state.least <= state.most;
}

/** Goes on with what a `$ref` stands for. */
function follow(atom: Atom, schema: SchemaObject, state: State): boolean {
  const reference = own(schema, "$ref");
  if (typeof reference !== "string") return true;
  const target = atom.space.resolve(reference);
  if (target === undefined) throw new Doubt("reference", reference);
  state.pending.push({ ...atom, schema: target });
  return true;
}

function demandValues(schema: SchemaObject, state: State): boolean {
  for (const list of valuesOf(schema)) {
    const before = state.allowed;
    state.allowed = list.filter(
      (value) => typeOf(value) === state.type && (before === undefined || before.some((one) => equal(one, value))),
    );
    if (state.allowed.length === 0) return false;
  }
  return true;
}

/** The lists of values that a schema allows: `enum`, and `const` as a list of one. */
export function valuesOf(schema: SchemaObject): readonly (readonly Json[])[] {
  const lists: (readonly Json[])[] = [];
  const listed = own(schema, "enum");
  if (Array.isArray(listed)) lists.push(listed as Json[]);
  if (Object.hasOwn(schema, "const")) lists.push([schema.const as Json]);
  return lists;
}

function demandNumber(schema: SchemaObject, state: State): void {
  for (const [keyword, exclusive, list] of [
    ["minimum", false, state.lows],
    ["exclusiveMinimum", true, state.lows],
    ["maximum", false, state.highs],
    ["exclusiveMaximum", true, state.highs],
  ] as const) {
    const value = numberOf(schema, keyword);
    if (value !== undefined) list.push({ value, exclusive });
  }
  const divisor = numberOf(schema, "multipleOf");
  if (divisor !== undefined && divisor > 0) state.multiples.push(divisor);
}

function demandText(schema: SchemaObject, state: State): void {
  const pattern = textOf(schema, "pattern");
  if (pattern !== undefined) state.patterns.push(pattern);
  const format = formatOf(schema);
  if (format !== undefined) state.formats.push(format);
}

function demandItems(atom: Atom, schema: SchemaObject, state: State): void {
  const prefix = schemasIn(own(schema, "prefixItems")).map((one) => child(atom, one));
  const rest = schemaIn(own(schema, "items"));
  if (prefix.length > 0 || rest !== undefined) {
    state.lists.push({ prefix, rest: rest === undefined ? undefined : child(atom, rest) });
  }
  if (own(schema, "uniqueItems") === true) state.unique = true;
  const contained = schemaIn(own(schema, "contains"));
  if (contained !== undefined) {
    const least = countOf(schema, "minContains") ?? 1;
    const most = countOf(schema, "maxContains") ?? Number.POSITIVE_INFINITY;
    state.contains.push({ atom: child(atom, contained), least, most });
  }
}

function demandMembers(atom: Atom, schema: SchemaObject, state: State, reading: Reading): void {
  const closes = reading !== "plain" && atom.side === "sub" && !atom.plain;
  const properties = new Map<string, Atom>();
  for (const [name, value] of entriesOf(schema, "properties")) {
    const property = schemaIn(value);
    if (property === undefined) continue;
    if (atom.side === "sub" && staysHome(property, atom.space, reading)) state.absent.add(name);
    else if (closes) state.known.add(name);
    properties.set(name, child(atom, property));
  }
  const patterns = entriesOf(schema, "patternProperties").flatMap(([pattern, value]) => {
    const member = schemaIn(value);
    return member === undefined ? [] : [[pattern, child(atom, member)] as const];
  });
  const rest = schemaIn(own(schema, "additionalProperties"));

  if (closes) {
    state.knownPatterns.push(...patterns.map(([pattern]) => pattern));
    const further = rest ?? schemaIn(own(schema, "unevaluatedProperties"));
    if (further !== undefined && further !== false) state.opened = true;
  }
  if (properties.size > 0 || patterns.length > 0 || rest !== undefined) {
    state.members.push({ properties, patterns, rest: rest === undefined ? undefined : child(atom, rest) });
  }
  const unevaluated = schemaIn(own(schema, "unevaluatedProperties"));
  if (unevaluated !== undefined && unevaluated !== true) demandEvaluated(atom, unevaluated, state);
  for (const name of requiredOf(atom, schema, reading)) state.required.add(name);
  const names = schemaIn(own(schema, "propertyNames"));
  if (names !== undefined) state.names.push(part(atom, names));
  for (const [name, list] of entriesOf(schema, "dependentRequired")) {
    state.choices.push([
      (next) => next.absent.add(name) !== undefined,
      (next) => {
        for (const one of [name, ...namesOf(list)]) next.required.add(one);
        return true;
      },
    ]);
  }
  for (const [name, value] of entriesOf(schema, "dependentSchemas")) {
    const dependent = schemaIn(value);
    if (dependent === undefined) continue;
    state.choices.push([(next) => next.absent.add(name) !== undefined, pushing(part(atom, dependent))]);
  }
}

/** Says what members must be that no part of the schema evaluates; passed over where there are too many ways. */
function demandEvaluated(atom: Atom, unevaluated: Schema, state: State): void {
  const rest = child(atom, unevaluated);
  const ways = evaluatedBy(atom)?.map(({ atoms, members }): Way => {
    return (next) => {
      next.pending.push(...atoms);
      if (members !== undefined) next.members.push({ ...members, rest });
      return true;
    };
  });
  if (ways?.length === 1) ways[0]?.(state);
  else if (ways !== undefined) state.choices.push(ways);
}

/** The members that a schema requires and that travel this way. */
export function requiredOf(atom: Atom, schema: SchemaObject, reading: Reading): readonly string[] {
  const required = namesOf(own(schema, "required"));
  if (reading === "plain" || required.length === 0) return required;
  const home = homeNames(atom.whole, atom.space, reading);
  return required.filter((name) => !home.has(name));
}

function demandCombinations(atom: Atom, schema: SchemaObject, state: State): void {
  for (const one of schemasIn(own(schema, "allOf"))) state.pending.push(together(atom, schema, one));
  const any = schemasIn(own(schema, "anyOf"));
  if (any.length > 0) state.choices.push(any.map((one) => pushing(together(atom, schema, one))));
  const one = schemasIn(own(schema, "oneOf"));
  if (one.length > 0) {
    state.choices.push(one.map((_, index) => pushing(...only(atom, schema, one, index))));
  }
  const not = schemaIn(own(schema, "not"));
  if (not !== undefined) state.pending.push(opposite(part(atom, not)));
  const condition = schemaIn(own(schema, "if"));
  if (condition === undefined) return;
  const then = schemaIn(own(schema, "then")) ?? true;
  const otherwise = schemaIn(own(schema, "else")) ?? true;
  state.choices.push([
    pushing(part(atom, condition), part(atom, then)),
    pushing(opposite(part(atom, condition)), part(atom, otherwise)),
  ]);
}

/** One alternative of `oneOf` and none of the others. */
function only(atom: Atom, around: SchemaObject, alternatives: readonly Schema[], chosen: number): Atom[] {
  return alternatives.map((schema, index) => {
    const one = together(atom, around, schema);
    return index === chosen ? one : opposite(one);
  });
}

/** The way that asks for these as well. */
export function pushing(...atoms: readonly Atom[]): Way {
  return (state) => state.pending.push(...atoms) > 0;
}
