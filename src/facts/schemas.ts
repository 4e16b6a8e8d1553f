import type { Place } from "../model.ts";
import { collectScalars, collectText } from "./examples.ts";
import type { ExampleFact } from "./facts.ts";
import { isObject, list, member, type Source } from "./members.ts";
import { isObjectSchema, ObjectSchema } from "./object-schemas.ts";
import { type Owner, Property } from "./properties.ts";
import { collectSchemaSamples } from "./sample-values.ts";
import { NOBODY, type Scope } from "./scope.ts";
import { addChild, addTarget, type SchemaNode } from "./usage.ts";

/**
 * What stands behind a keyword: sub-schemas that the values (or parts of them) reach, sub-schemas apart from them, values, a text,
 * or what has a way of its own.
 */
type Keyword =
  | "reference"
  | "properties"
  | "schemas"
  | "map"
  | "apart"
  | "apart-map"
  | "values"
  | "text"
  | "discriminator";

/**
 * The keywords that the walk follows: those of OpenAPI 3.0 (4.7.24) and of JSON Schema 2020-12, whichever version the document
 * has: a keyword that its version does not know is a defect, and its contents are still looked at.
 */
const KEYWORDS: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ["$ref", "reference"],
  ["properties", "properties"],
  ["items", "schemas"],
  ["prefixItems", "schemas"],
  ["allOf", "schemas"],
  ["anyOf", "schemas"],
  ["oneOf", "schemas"],
  ["additionalProperties", "schemas"],
  ["additionalItems", "schemas"],
  ["contains", "schemas"],
  ["contentSchema", "schemas"],
  ["if", "schemas"],
  ["then", "schemas"],
  ["else", "schemas"],
  ["unevaluatedItems", "schemas"],
  ["unevaluatedProperties", "schemas"],
  ["patternProperties", "map"],
  ["dependentSchemas", "map"],
  ["not", "apart"],
  ["propertyNames", "apart"],
  ["$defs", "apart-map"],
  ["definitions", "apart-map"],
  ["example", "values"],
  ["examples", "values"],
  ["default", "values"],
  ["const", "values"],
  ["enum", "values"],
  ["description", "text"],
  ["discriminator", "discriminator"],
]);

/** Nesting at which the walk goes on later instead of deeper. */
const DEPTH = 100;

/** A schema being walked. */
interface Here {
  readonly scope: Scope;
  readonly schema: Source;
  readonly place: Place;
  readonly name: string;
  readonly depth: number;
  /** Made when something below needs it: most schemas have nothing below. */
  node: SchemaNode | undefined;
}

/**
 * Walks a schema and everything below it, once, where it is defined: properties, object schemas, example values and texts become facts,
 * references are noted as ways on which values travel, and what they lead to is visited later.
 *
 * @param name the property, parameter or header that the schema describes, "" for none
 * @returns its node, or undefined when no value travels on from it or it was visited before
 */
export function collectSchema(
  scope: Scope,
  schema: unknown,
  place: Place,
  name: string,
  depth = 0,
): SchemaNode | undefined {
  if (!isObject(schema) || scope.schemas.has(schema)) return undefined;
  let here: Here | undefined;
  let entered = false;
  // `for in` and not `Object.keys`: this loop runs for every schema, and parsed objects inherit nothing that is enumerable.
  for (const key in schema) {
    const keyword = KEYWORDS.get(key);
    if (keyword === undefined) continue;
    if (!entered) {
      entered = true;
      scope.schemas.set(schema, undefined);
    }
    const value = schema[key];
    if (keyword === "text") {
      collectText(scope, value, place, name, key);
    } else if (keyword === "values") {
      const kind = key === "examples" ? "example" : (key as ExampleFact["kind"]);
      collectScalars({ scope, kind, schema, schemaPlace: place }, value, place.step(key), name);
      collectSchemaSamples(scope, schema, place, name, key);
    } else if (keyword === "reference" || (typeof value === "object" && value !== null)) {
      here ??= { scope, schema, place, name, depth, node: undefined };
      walkKeyword(here, keyword, key, value);
    }
  }
  if (isObjectSchema(schema)) {
    here ??= { scope, schema, place, name, depth, node: undefined };
    if (!isIgnored(here)) scope.out.schemas.push(new ObjectSchema(scope, schema, place, name, nodeOf(here)));
  }
  return here?.node;
}

function walkKeyword(here: Here, keyword: Keyword, key: string, value: unknown): void {
  if (keyword === "reference") walkReference(here);
  else if (keyword === "apart-map" && isObject(value)) walkMap(here, key, value, false);
  else if (!isIgnored(here)) walkBelow(here, keyword, key, value);
}

function walkBelow(here: Here, keyword: Keyword, key: string, value: unknown): void {
  if (Array.isArray(value)) {
    if (keyword === "schemas") walkList(here, key, value);
  } else if (isObject(value)) {
    if (keyword === "properties") walkProperties(here, value);
    else if (keyword === "schemas") walkSchema(here, value, stepTo(here, key), here.name, true);
    else if (keyword === "apart") walkSchema(here, value, stepTo(here, key), here.name, false);
    else if (keyword === "map") walkMap(here, key, value, true);
    else if (keyword === "discriminator") {
      walkMapping(here, member(value, "mapping"));
      if (Object.hasOwn(value, "defaultMapping")) walkMapping(here, { defaultMapping: value.defaultMapping });
    }
  }
}

function walkReference(here: Here): void {
  const target = here.scope.follow(here.schema, here.place, "schema");
  if (target === undefined) return;
  addTarget(nodeOf(here), target.value);
  if (here.scope.schemas.has(target.value)) return;
  here.scope.later(target, "schema", { ...NOBODY, name: here.name });
}

function walkProperties(here: Here, properties: Source): void {
  const { scope } = here;
  const node = nodeOf(here);
  // Shared by a YAML alias: the facts are there already, only values of this schema reach them, too.
  if (scope.schemas.has(properties)) {
    addTarget(node, properties);
    return;
  }
  scope.schemas.set(properties, node);
  const names = Object.keys(properties);
  const required = list(here.schema, "required");
  const isRequired = required.length > 20 ? new Set(required) : { has: (name: unknown) => required.includes(name) };
  const owner: Owner = { scope, schema: here.schema, node, names, required: isRequired };
  const place = stepTo(here, "properties");
  for (const name of names) {
    const schema = properties[name];
    if (!isObject(schema) && typeof schema !== "boolean") continue;
    const at = place.step(name);
    scope.out.properties.push(new Property(owner, schema, at, name));
    walkSchema(here, schema, at, name, true);
  }
}

function walkList(here: Here, key: string, schemas: readonly unknown[]): void {
  const place = stepTo(here, key);
  for (const [index, schema] of schemas.entries()) {
    walkSchema(here, schema, place.step(index), here.name, true);
  }
}

function walkMap(here: Here, key: string, schemas: Source, reached: boolean): void {
  const place = stepTo(here, key);
  for (const name of Object.keys(schemas)) {
    walkSchema(here, schemas[name], place.step(name), here.name, reached);
  }
}

/** A discriminator's mapping names schemas that the value may be, too (OpenAPI 3.0.3, section 4.7.25). */
function walkMapping(here: Here, mapping: unknown): void {
  if (!isObject(mapping)) return;
  const place = here.place.child("discriminator", "mapping");
  for (const [name, reference] of Object.entries(mapping)) {
    if (typeof reference !== "string" || !reference.includes("/")) continue;
    const target = here.scope.peek(reference, place.child(name));
    if (target === undefined) continue;
    addTarget(nodeOf(here), target.value);
    here.scope.later(target, "schema", NOBODY);
  }
}

/** Walks a sub-schema; `reached` says whether values of the schema around it are also values of it, or hold some. */
function walkSchema(here: Here, schema: unknown, place: Place, name: string, reached: boolean): void {
  if (!isObject(schema)) return;
  if (here.scope.schemas.has(schema)) {
    if (reached) addTarget(nodeOf(here), schema);
  } else if (here.depth < DEPTH) {
    const child = collectSchema(here.scope, schema, place, name, here.depth + 1);
    if (child !== undefined && reached) addChild(nodeOf(here), child);
  } else {
    if (reached) addTarget(nodeOf(here), schema);
    here.scope.later({ value: schema, place }, "schema", { ...NOBODY, name });
  }
}

function nodeOf(here: Here): SchemaNode {
  if (here.node === undefined) {
    here.node = { bits: 0, child: undefined, next: undefined, targets: undefined };
    here.scope.schemas.set(here.schema, here.node);
  }
  return here.node;
}

function stepTo(here: Here, key: string): Place {
  return here.place.step(key);
}

/** In OpenAPI 3.0 sub-schemas beside a `$ref` do not exist (4.7.23). */
function isIgnored(here: Here): boolean {
  return here.scope.version < "3.1" && Object.hasOwn(here.schema, "$ref");
}
