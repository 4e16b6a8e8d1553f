import type { Place } from "../model.ts";
import type { SampleFact } from "./facts.ts";
import { isObject, member, type Source } from "./members.ts";
import type { Scope } from "./scope.ts";

/** How the examples beside a schema travel. */
export interface Use {
  readonly direction: SampleFact["direction"];
  readonly notation: SampleFact["notation"];
}

/** What examples are given for: a schema, where it stands, and how its values travel. */
export interface SampleContext extends Use {
  readonly scope: Scope;
  readonly name: string;
  readonly schema: unknown;
  readonly schemaPlace: Place;
}

/** Values that stand in the schema itself are written as they are, and may travel either way. */
const AS_IS: Use = { direction: undefined, notation: "value" };

/** One value that stands beside a schema. Without a schema there is nothing to hold it to. */
export function collectSample(
  { scope, name, schema, schemaPlace, direction, notation }: SampleContext,
  kind: SampleFact["kind"],
  value: unknown,
  place: Place,
): void {
  if (!isObject(schema)) return;
  const { document, reader } = scope;
  scope.out.samples.push({ place, document, kind, name, value, schema, schemaPlace, direction, notation, reader });
}

/**
 * The values that a schema gives of itself under one of its keywords (OpenAPI 3.0.3, section 4.7.24; JSON Schema 2020-12 validation,
 * sections 6.1 and 9). In OpenAPI 3.0 nothing beside a `$ref` counts, and `examples` and `const` are no keywords.
 */
export function collectSchemaSamples(scope: Scope, schema: Source, place: Place, name: string, key: string): void {
  if (scope.reader.dialect === "3.0" && (key === "examples" || key === "const" || Object.hasOwn(schema, "$ref")))
    return;
  const value = schema[key];
  const at = place.step(key);
  const context = { scope, name, schema, schemaPlace: place, ...AS_IS };
  if (key === "example" || key === "default") collectSample(context, key, value, at);
  else if (key === "const") collectSample({ ...context, schema: without(schema, key) }, key, value, at);
  else if (Array.isArray(value)) {
    const kind = key === "enum" ? "enum" : "example";
    const held = kind === "enum" ? { ...context, schema: without(schema, key) } : context;
    for (const [index, one] of value.entries()) collectSample(held, kind, one, at.step(index));
  }
}

/** Whether one of the values of a list may be it is not asked of the members of that list: with all of them it would be quadratic. */
function without(schema: Source, keyword: string): Source {
  const { [keyword]: _, ...rest } = schema;
  return rest;
}

/** How values of a media type may be written in a contract. */
export function notationOf(essence: string): SampleFact["notation"] {
  if (/[/+]json$/.test(essence)) return "json";
  return /[/+]xml$/.test(essence) ? "markup" : "text";
}

/** Which way the values of a media type travel. A parameter may be a header of a response, too. */
export function directionOf(usage: "request" | "response" | "error" | "parameter"): SampleFact["direction"] {
  if (usage === "parameter") return undefined;
  return usage === "request" ? "request" : "response";
}

/**
 * The JSON Schema that a document's schemas are written in: undefined for one that the document names (`jsonSchemaDialect`, OpenAPI 3.1.0,
 * section 4.8.1) and that is not the usual one.
 */
export function dialectOf(version: string, root: Source): SampleFact["reader"]["dialect"] {
  if (version < "3.1") return "3.0";
  const stated = member(root, "jsonSchemaDialect");
  if (stated === undefined) return "3.1";
  const usual = /^https?:\/\/(?:json-schema\.org\/draft\/2020-12\/schema|spec\.openapis\.org\/oas\/3\.\d\/)/;
  return typeof stated === "string" && usual.test(stated) ? "3.1" : undefined;
}
