import type { Schema, SchemaObject } from "../../../src/contract/schema.ts";
import { record } from "./nodes.ts";

/**
 * What a mutation does to the set of values: `narrow` harms requests only, `widen` answers only, `change` both, `same` nothing. `same` may
 * also add what a reader ignores.
 */
export type Effect = "narrow" | "widen" | "change" | "same";

/** Where the schema stands: there are no nulls in parameters, and no empty path segment. */
export type Position = "path" | "parameter" | "body";

export interface SchemaMutation {
  readonly name: string;
  readonly effect: Effect;
  /** The mutated schemas, none where it does not apply. `layer`: the node is one of several of an allOf. */
  readonly apply: (node: SchemaObject, position: Position) => readonly Schema[];
}

const typeOf = (node: SchemaObject): string => {
  const types = (Array.isArray(node.type) ? node.type : [node.type]).filter((one) => one !== "null");
  return types.length === 1 && typeof types[0] === "string" ? types[0] : "";
};
const has = (node: SchemaObject, ...keywords: readonly string[]) => keywords.some((one) => Object.hasOwn(node, one));
const without = (node: SchemaObject, ...keywords: readonly string[]): SchemaObject =>
  Object.fromEntries(Object.entries(node).filter(([keyword]) => !keywords.includes(keyword)));
const number = (value: unknown, otherwise: number): number => (typeof value === "number" ? value : otherwise);
const names = (node: SchemaObject): readonly string[] =>
  Array.isArray(node.required) ? node.required.filter((one) => typeof one === "string") : [];
const isNumeric = (node: SchemaObject) => ["number", "integer"].includes(typeOf(node)) && !has(node, "enum", "const");
const isText = (node: SchemaObject) => typeOf(node) === "string" && !has(node, "enum", "const");
const isFree = (node: SchemaObject) => isText(node) && !has(node, "format", "pattern", "minLength", "maxLength");
const isList = (node: SchemaObject) => typeOf(node) === "array";
const isObject = (node: SchemaObject) => typeOf(node) === "object" || (!has(node, "type") && has(node, "properties"));
const optional = (node: SchemaObject) =>
  Object.keys(record(node.properties)).filter((one) => !names(node).includes(one));
const needed = (node: SchemaObject) => names(node).filter((one) => Object.hasOwn(record(node.properties), one));
/** How long a list may be: one of different values of a list not longer than those. */
const sized = (node: SchemaObject) => {
  const most = number(node.maxItems, Number.POSITIVE_INFINITY);
  const items = node.items as SchemaObject | undefined;
  return node.uniqueItems === true && Array.isArray(items?.enum) ? Math.min(most, items.enum.length) : most;
};
const allowed = (node: SchemaObject): readonly unknown[] => (Array.isArray(node.enum) ? node.enum : []);
/** Values of an enum that its type allows. */
const values = (node: SchemaObject): readonly unknown[] => {
  const type = typeOf(node);
  return allowed(node).filter((one) =>
    type === "string" ? typeof one === "string" : type === "integer" ? Number.isInteger(one) : false,
  );
};
const KNOWN_FORMATS = new Set(["date", "date-time", "email", "uuid", "uri", "ipv4", "ipv6"]);
const when = (condition: boolean, ...mutants: readonly Schema[]): readonly Schema[] => (condition ? mutants : []);

/** Markings by which a member does not travel in one direction: what is required of it says nothing. */
const travels = (node: SchemaObject, name: string) => {
  const property = record(node.properties)[name];
  return (
    typeof property !== "object" ||
    (property.readOnly !== true && property.writeOnly !== true && !has(property, "$ref"))
  );
};

const NARROW: Readonly<Record<string, SchemaMutation["apply"]>> = {
  "required added": (node) =>
    optional(node)
      .filter((name) => isObject(node) && travels(node, name))
      .slice(0, 2)
      .map((name) => ({ ...node, required: [...names(node), name] })),
  "enum narrowed": (node) => when(values(node).length > 1, { ...node, enum: values(node).slice(0, -1) }),
  "enum added": (node) => when(isFree(node), { ...node, enum: ["one", "two"] }),
  "const added": (node) => when(isFree(node), { ...node, const: "one" }),
  "type narrowed": (node) => when(isNumeric(node) && typeOf(node) === "number", { ...node, type: "integer" }),
  "minimum raised": (node) =>
    when(isNumeric(node) && number(node.minimum, 0) + 2 < number(node.maximum, 1e9), {
      ...node,
      minimum: number(node.minimum, 0) + 2,
    }),
  "maximum lowered": (node) =>
    when(isNumeric(node) && number(node.maximum, 1e6) - 1 > number(node.minimum, 0), {
      ...node,
      maximum: number(node.maximum, 1e6) - 1,
    }),
  "exclusive minimum": (node) =>
    when(isNumeric(node) && !has(node, "exclusiveMinimum") && number(node.minimum, 0) + 1 < number(node.maximum, 1e9), {
      ...node,
      exclusiveMinimum: number(node.minimum, 0),
    }),
  "multiple added": (node) =>
    when(isNumeric(node) && !has(node, "multipleOf", "minimum", "maximum"), { ...node, multipleOf: 7 }),
  "maxLength lowered": (node) =>
    when(isText(node) && !has(node, "format", "pattern") && number(node.maxLength, 4) - 1 > number(node.minLength, 0), {
      ...node,
      maxLength: number(node.maxLength, 4) - 1,
    }),
  "minLength raised": (node) =>
    when(
      isText(node) && !has(node, "format", "pattern") && number(node.minLength, 0) + 2 <= number(node.maxLength, 99),
      {
        ...node,
        minLength: number(node.minLength, 0) + 2,
      },
    ),
  "pattern added": (node) => when(isFree(node), { ...node, pattern: "^[a-z]{2,5}$" }),
  "format added": (node) => when(isFree(node), { ...node, format: "uuid" }),
  "null refused": (node, position) =>
    when(
      position === "body" &&
        Array.isArray(node.type) &&
        node.type.includes("null") &&
        typeOf(node) !== "" &&
        !has(node, "enum"),
      {
        ...node,
        type: typeOf(node),
      },
    ),
  "minItems raised": (node) =>
    when(isList(node) && number(node.minItems, 0) + 2 <= sized(node), {
      ...node,
      minItems: number(node.minItems, 0) + 2,
    }),
  "maxItems lowered": (node) =>
    when(
      isList(node) &&
        number(node.maxItems, 3) <= sized(node) &&
        number(node.maxItems, 3) - 1 > number(node.minItems, 0),
      {
        ...node,
        maxItems: number(node.maxItems, 3) - 1,
      },
    ),
  "uniqueItems added": (node) =>
    when(isList(node) && !has(node, "uniqueItems") && sized(node) > 1, { ...node, uniqueItems: true }),
  "maxProperties added": (node) =>
    when(isObject(node) && optional(node).length > 0 && Object.keys(record(node.properties)).length > 1, {
      ...node,
      maxProperties: Math.max(names(node).length, 1),
    }),
  "member refused": (node) =>
    optional(node)
      .filter(
        (name) => isObject(node) && travels(node, name) && !has(node, "additionalProperties", "patternProperties"),
      )
      .slice(0, 1)
      .map((name) => ({ ...node, properties: without(record(node.properties), name), additionalProperties: false })),
};

const WIDEN: Readonly<Record<string, SchemaMutation["apply"]>> = {
  "required dropped": (node) =>
    needed(node)
      .filter((name) => travels(node, name))
      .slice(0, 2)
      .map((name) => ({ ...node, required: names(node).filter((one) => one !== name) })),
  "enum widened": (node) =>
    when(values(node).length > 0 && typeOf(node) === "string", { ...node, enum: [...values(node), "another-one"] }),
  "enum dropped": (node) => when(values(node).length > 0, without(node, "enum")),
  "const dropped": (node) => when(has(node, "const") && typeOf(node) === "string", without(node, "const")),
  "type widened": (node) =>
    when(isNumeric(node) && typeOf(node) === "integer", { ...without(node, "format"), type: "number" }),
  "type dropped": (node) => when(isFree(node), without(node, "type")),
  "second type": (node, position) =>
    when(position === "body" && isText(node), { ...node, type: ["string", "boolean"] }),
  "null allowed": (node, position) =>
    when(
      position === "body" &&
        typeOf(node) !== "" &&
        !Array.isArray(node.type) &&
        has(node, "type") &&
        !has(node, "enum", "const"),
      {
        ...node,
        type: [typeOf(node), "null"],
      },
    ),
  "minimum dropped": (node) => when(isNumeric(node) && has(node, "minimum"), without(node, "minimum")),
  "maximum dropped": (node) => when(isNumeric(node) && has(node, "maximum"), without(node, "maximum")),
  "maximum raised": (node) =>
    when(isNumeric(node) && has(node, "maximum"), { ...node, maximum: number(node.maximum, 0) + 1 }),
  "maxLength dropped": (node) =>
    when(isText(node) && has(node, "maxLength") && !has(node, "pattern", "format"), without(node, "maxLength")),
  "maxLength raised": (node) =>
    when(isText(node) && has(node, "maxLength") && !has(node, "pattern", "format"), {
      ...node,
      maxLength: number(node.maxLength, 0) + 1,
    }),
  "minLength dropped": (node, position) =>
    when(
      isText(node) && number(node.minLength, 0) > (position === "path" ? 1 : 0) && !has(node, "pattern", "format"),
      without(node, "minLength"),
    ),
  "pattern dropped": (node) =>
    when(isText(node) && has(node, "pattern") && node.pattern !== "" && !has(node, "format"), without(node, "pattern")),
  "format dropped": (node) =>
    when(isText(node) && KNOWN_FORMATS.has(String(node.format)) && !has(node, "pattern"), without(node, "format")),
  "minItems dropped": (node) => when(isList(node) && number(node.minItems, 0) > 0, without(node, "minItems")),
  "maxItems dropped": (node) => when(isList(node) && has(node, "maxItems"), without(node, "maxItems")),
  "uniqueItems dropped": (node) =>
    when(isList(node) && node.uniqueItems === true && sized(node) > 1, without(node, "uniqueItems")),
};

/** A type that no value of the other is written like, in a body or in an address. */
const OTHER_TYPE: Readonly<Record<string, Schema>> = {
  string: { type: "integer" },
  integer: { type: "boolean" },
  number: { type: "boolean" },
  boolean: { type: "integer" },
  array: { type: "boolean" },
  object: { type: "boolean" },
};

const CHANGE: Readonly<Record<string, SchemaMutation["apply"]>> = {
  "type changed": (node) => {
    const other = has(node, "enum", "const") ? undefined : OTHER_TYPE[typeOf(node)];
    return when(other !== undefined, other ?? true);
  },
  "list of it": (node, position) =>
    when(position === "body" && typeOf(node) !== "" && !has(node, "enum", "const"), { type: "array", items: node }),
};

const SAME: Readonly<Record<string, SchemaMutation["apply"]>> = {
  "in allOf": (node) => [{ allOf: [node] }],
  // A mark in an alternative is none of the member.
  "in anyOf of one": (node) => when(!has(node, "readOnly", "writeOnly"), { anyOf: [node] }),
  "in oneOf of one": (node) => when(!has(node, "readOnly", "writeOnly"), { oneOf: [node] }),
  "twice in allOf": (node) => when(!has(node, "additionalProperties"), { allOf: [node, node] }),
  "split into allOf": (node) => {
    const entries = Object.entries(record(node.properties));
    if (
      entries.length < 2 ||
      has(node, "additionalProperties", "allOf", "patternProperties") ||
      typeOf(node) !== "object"
    )
      return [];
    const half = { ...without(node, "required"), properties: Object.fromEntries(entries.slice(0, 1)) };
    const rest = {
      type: "object",
      properties: Object.fromEntries(entries.slice(1)),
      ...(names(node).length > 0 && { required: names(node) }),
    };
    return Array.isArray(node.type) ? [] : [{ allOf: [half, rest] }];
  },
  "text added": (node) => [{ ...node, title: "Title", description: "Text.", "x-note": true }],
  "type as a list of one": (node) => when(typeof node.type === "string", { ...node, type: [node.type] }),
  "minLength 0": (node) => when(isText(node) && !has(node, "minLength"), { ...node, minLength: 0 }),
  "minItems 0": (node) => when(isList(node) && !has(node, "minItems"), { ...node, minItems: 0 }),
  "minProperties 0": (node) => when(isObject(node) && !has(node, "minProperties"), { ...node, minProperties: 0 }),
  "uniqueItems false": (node) => when(isList(node) && !has(node, "uniqueItems"), { ...node, uniqueItems: false }),
  "enum of one as const": (node) =>
    when(Array.isArray(node.enum) && node.enum.length === 1, {
      ...without(node, "enum"),
      const: allowed(node)[0],
    }),
  "const as enum of one": (node) => when(has(node, "const"), { ...without(node, "const"), enum: [node.const] }),
  "enum as anyOf of const": (node) =>
    when(values(node).length > 0 && values(node).length === allowed(node).length, {
      ...without(node, "enum"),
      anyOf: values(node).map((value) => ({ const: value })),
    }),
  "enum reordered": (node) => when(Array.isArray(node.enum), { ...node, enum: [...allowed(node)].reverse() }),
  "keywords reordered": (node) => [Object.fromEntries(Object.entries(node).reverse())],
  "required reordered": (node) => when(names(node).length > 1, { ...node, required: [...names(node)].reverse() }),
  "properties reordered": (node) =>
    when(has(node, "properties"), {
      ...node,
      properties: Object.fromEntries(Object.entries(record(node.properties)).reverse()),
    }),
  "null in anyOf": (node) =>
    when(Array.isArray(node.type) && node.type.includes("null") && typeOf(node) !== "" && !has(node, "enum", "const"), {
      anyOf: [{ ...node, type: typeOf(node) }, { type: "null" }],
    }),
  "null in oneOf": (node) =>
    when(Array.isArray(node.type) && node.type.includes("null") && typeOf(node) !== "" && !has(node, "enum", "const"), {
      oneOf: [{ type: "null" }, { ...node, type: typeOf(node) }],
    }),
  "integer as multiple of 1": (node) =>
    when(
      isNumeric(node) && typeOf(node) === "integer" && !has(node, "multipleOf", "format") && !Array.isArray(node.type),
      { ...node, type: "number", multipleOf: 1 },
    ),
  "minimum as exclusive": (node) =>
    when(isNumeric(node) && typeOf(node) === "integer" && has(node, "minimum"), {
      ...without(node, "minimum"),
      exclusiveMinimum: number(node.minimum, 0) - 1,
    }),
  "optional member added": (node) =>
    when(isObject(node) && has(node, "properties"), {
      ...node,
      properties: { ...record(node.properties), "x-new": { type: "integer" } },
    }),
  "extra members closed": (node) =>
    when(
      isObject(node) && has(node, "properties") && !has(node, "additionalProperties", "patternProperties", "allOf"),
      { ...node, additionalProperties: false },
    ),
  "extra members open": (node) =>
    when(
      isObject(node) &&
        has(node, "properties") &&
        (node.additionalProperties === false || !has(node, "additionalProperties")),
      { ...node, additionalProperties: true },
    ),
};

function list(effect: Effect, mutations: Readonly<Record<string, SchemaMutation["apply"]>>): SchemaMutation[] {
  return Object.entries(mutations).map(([name, apply]) => ({ name, effect, apply }));
}

export const SCHEMA_MUTATIONS: readonly SchemaMutation[] = [
  ...list("narrow", NARROW),
  ...list("widen", WIDEN),
  ...list("change", CHANGE),
  ...list("same", SAME),
];
