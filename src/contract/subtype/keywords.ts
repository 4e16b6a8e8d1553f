import { isObject } from "../../facts/members.ts";
import type { SchemaObject } from "../schema.ts";
import type { JsonType } from "./json.ts";

/** A keyword's own value. */
export function own(schema: SchemaObject, keyword: string): unknown {
  return Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
}

/** The number of a keyword, undefined where it has none. */
export function numberOf(schema: SchemaObject, keyword: string): number | undefined {
  const value = own(schema, keyword);
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** The count of a keyword such as `minLength`. */
export function countOf(schema: SchemaObject, keyword: string): number | undefined {
  const value = numberOf(schema, keyword);
  return value !== undefined && value >= 0 ? value : undefined;
}

/** The text of a keyword, undefined where it has none or an empty one, which asks for nothing. */
export function textOf(schema: SchemaObject, keyword: string): string | undefined {
  const value = own(schema, keyword);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The members of a keyword that holds things by name. */
export function entriesOf(schema: SchemaObject, keyword: string): readonly (readonly [string, unknown])[] {
  const value = own(schema, keyword);
  return isObject(value) ? Object.entries(value) : [];
}

/** The names that a keyword lists. */
export function namesOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === "string") : [];
}

/** Whether `type` lets values of a JSON type be, and for numbers which. */
export function allows(types: readonly string[] | undefined, type: JsonType): "all" | "whole" | "none" {
  if (types === undefined || types.includes(type)) return "all";
  return type === "number" && types.includes("integer") ? "whole" : "none";
}

/** Names of the keywords that bound lengths and counts, by JSON type. */
export const COUNTS: Readonly<Partial<Record<JsonType, readonly [least: string, most: string]>>> = {
  string: ["minLength", "maxLength"],
  array: ["minItems", "maxItems"],
  object: ["minProperties", "maxProperties"],
};

/** Formats that say nothing that can be held against a text or number, and the empty one. */
const SILENT = new Set(["", "password", "binary", "float", "double", "int32", "int64", "html", "markdown"]);

/** The format of a text as a label; undefined where there is none that binds. */
export function formatOf(schema: SchemaObject): string | undefined {
  const format = own(schema, "format");
  return typeof format === "string" && !SILENT.has(format) ? format : undefined;
}

/** Keywords beyond this library that could change what is allowed. */
const STRANGE = ["$dynamicRef", "$recursiveRef", "unevaluatedItems"];

/** The first keyword of a schema that this library does not understand. */
export function strangeIn(schema: SchemaObject): string | undefined {
  return STRANGE.find((keyword) => Object.hasOwn(schema, keyword) && schema[keyword] !== true);
}
