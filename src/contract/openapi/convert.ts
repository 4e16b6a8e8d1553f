import { isObject, list, member, type Source, text } from "../../facts/members.ts";
import { KNOWN_SCHEMAS } from "../../instance/interpreter.ts";
import { newShape, OLD_KEYWORDS, type Shape } from "./keywords.ts";

/** A keyword of the converted schema: how its value is read, and the value as the document has it. */
export interface Keyword {
  readonly name: string;
  readonly shape: Shape;
  readonly value: unknown;
}

/** What a schema object becomes. `nullBeside`: a null is allowed beside all that the keywords say. */
export interface Converted {
  readonly keywords: readonly Keyword[];
  readonly nullBeside: boolean;
}

const COMBINATIONS = ["allOf", "anyOf", "oneOf", "not"];

/**
 * A schema object of OpenAPI 2.0 or 3.0 in the words of JSON Schema 2020-12. Nothing beside a `$ref` counts (3.0.3, section 4.7.23).
 * `nullable` adds null to what is allowed: that is what it is written for, although 3.0.3 reads it so that a list of values without null
 * or a combination beside it takes the null away again. Both sides of a comparison are read this way.
 */
export function convertOld(schema: Source, version: "2.0" | "3.0"): Converted {
  if (Object.hasOwn(schema, "$ref")) return { keywords: [referenceOf(schema)], nullBeside: false };
  const nullable = member(schema, "nullable") === true || (version === "2.0" && member(schema, "x-nullable") === true);
  const nullBeside = nullable && COMBINATIONS.some((keyword) => Object.hasOwn(schema, keyword));
  const keywords: Keyword[] = [];
  for (const name of Object.keys(schema)) {
    const shape = OLD_KEYWORDS.get(name);
    const value = shape === undefined ? undefined : oldValue(schema, name, nullable && !nullBeside);
    if (shape !== undefined && value !== undefined) keywords.push({ name, shape, value });
  }
  if (version === "2.0" && member(schema, "type") === "file" && !Object.hasOwn(schema, "format")) {
    keywords.push({ name: "format", shape: "data", value: "binary" });
  }
  return { keywords, nullBeside };
}

/** The value of a keyword in JSON Schema 2020-12; undefined where it says nothing, or is said by its neighbour. */
function oldValue(schema: Source, name: string, nullable: boolean): unknown {
  const value = schema[name];
  if (name === "minimum" || name === "maximum") return isExclusive(schema, name) ? undefined : value;
  if (name === "exclusiveMinimum") return limitOf(value, schema, "minimum");
  if (name === "exclusiveMaximum") return limitOf(value, schema, "maximum");
  if (name === "format") return value === "" ? undefined : value;
  // A file is a string of bytes (3.0.3, section 4.7.14.2).
  if (name === "type") return withNull(value === "file" ? "string" : value, nullable);
  if (name === "enum") return nullable && Array.isArray(value) && !value.includes(null) ? [...value, null] : value;
  if (name === "discriminator" && typeof value === "string") return { propertyName: value };
  return value;
}

function withNull(type: unknown, nullable: boolean): unknown {
  if (!nullable) return type;
  return [...(Array.isArray(type) ? type.filter((one) => one !== "null") : [type]), "null"];
}

function isExclusive(schema: Source, name: "minimum" | "maximum"): boolean {
  const keyword = name === "minimum" ? "exclusiveMinimum" : "exclusiveMaximum";
  return member(schema, keyword) === true && typeof schema[name] === "number";
}

/** In 3.0 the exclusive ones are switches of their neighbours. One with a number is a mistake whose meaning is plain. */
function limitOf(value: unknown, schema: Source, neighbour: "minimum" | "maximum"): unknown {
  if (typeof value !== "boolean") return value;
  const limit = member(schema, neighbour);
  return value && typeof limit === "number" ? limit : undefined;
}

/**
 * A schema object of OpenAPI 3.1 or later, which is JSON Schema already: without what limits nothing.
 *
 * @param foreign another JSON Schema, in which the whole document is written: named at each schema, so that nobody takes it for this one
 */
export function convertNew(schema: Source, foreign: string | undefined): Converted {
  const keywords: Keyword[] = [];
  for (const name of Object.keys(schema)) {
    if (name === "$ref") {
      keywords.push(referenceOf(schema));
      continue;
    }
    const shape = newShape(name);
    if (shape === undefined || saysNothing(name, schema[name])) continue;
    keywords.push({ name, shape, value: schema[name] });
  }
  const format = Object.hasOwn(schema, "format") ? undefined : bytesFormat(schema);
  if (format !== undefined) keywords.push({ name: "format", shape: "data", value: format });
  if (foreign !== undefined && !Object.hasOwn(schema, "$schema")) {
    keywords.push({ name: "$schema", shape: "data", value: foreign });
  }
  return { keywords, nullBeside: false };
}

function saysNothing(name: string, value: unknown): boolean {
  if (name === "format") return value === "";
  return name === "$schema" && typeof value === "string" && KNOWN_SCHEMAS.test(value);
}

/** What replaced the formats `byte` and `binary` in OpenAPI 3.1 (3.1.1, section 4.4.3), called by the older name. */
function bytesFormat(schema: Source): string | undefined {
  const type = member(schema, "type");
  const isText = type === "string" || list(schema, "type").includes("string");
  const encoding = text(schema, "contentEncoding");
  if (encoding === "base64" && isText) return "byte";
  const bytes = encoding === "" && text(schema, "contentMediaType").toLowerCase() === "application/octet-stream";
  return bytes && (isText || type === undefined) ? "binary" : undefined;
}

function referenceOf(schema: Source): Keyword {
  return { name: "$ref", shape: "data", value: schema.$ref };
}

/** Whether a value can be a schema at all. */
export function isSchema(value: unknown): value is boolean | Source {
  return typeof value === "boolean" || isObject(value);
}
