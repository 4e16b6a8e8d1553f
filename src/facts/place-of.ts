import type { Place } from "../model.ts";
import type { Fact, FactKind, OperationFact } from "./facts.ts";
import { isObject, type Source } from "./members.ts";
import { SOURCE, type Sourced } from "./source.ts";

/** Where a field is written: at the key of the fact, at a member below it, or at the first of several that is there. */
type Origin = "key" | readonly string[] | { readonly firstOf: readonly (readonly string[])[] };

/** Where the fields of each kind are written, seen from the object at the fact's place. A field that is not listed is computed. */
const ORIGINS: Readonly<Record<FactKind, Readonly<Record<string, Origin>>>> = {
  document: {
    openapi: ["openapi"],
    title: ["info", "title"],
    version: ["info", "version"],
    license: ["info", "license"],
    operations: ["paths"],
  },
  server: { url: ["url"], expanded: ["url"] },
  operation: {
    method: "key",
    name: "key",
    operationId: ["operationId"],
    summary: ["summary"],
    description: ["description"],
    deprecated: ["deprecated"],
    tags: ["tags"],
    requestHeaders: ["parameters"],
    responseHeaders: ["responses"],
    statuses: ["responses"],
    hasRequestBody: ["requestBody"],
    parameters: ["parameters"],
    callbacks: ["callbacks"],
    servers: ["servers"],
  },
  parameter: {
    name: ["name"],
    in: ["in"],
    required: ["required"],
    description: ["description"],
    type: ["schema", "type"],
    format: ["schema", "format"],
    fields: ["schema"],
    opaque: ["schema"],
  },
  property: {
    name: "key",
    type: ["type"],
    format: ["format"],
    pattern: ["pattern"],
    description: ["description"],
    nullable: { firstOf: [["nullable"], ["type"]] },
    readOnly: ["readOnly"],
    writeOnly: ["writeOnly"],
    hasEnum: { firstOf: [["enum"], ["const"]] },
    examples: { firstOf: [["example"], ["examples"]] },
  },
  schema: {
    name: "key",
    type: ["type"],
    description: ["description"],
    members: ["properties"],
    required: ["required"],
    untyped: ["properties"],
    closed: { firstOf: [["additionalProperties"], ["unevaluatedProperties"]] },
  },
  "media-type": {
    mediaType: "key",
    essence: "key",
    charset: "key",
    alternatives: "key",
    hasSchema: ["schema"],
    freeForm: ["schema"],
    binary: ["schema"],
  },
  "security-scheme": {
    name: "key",
    type: ["type"],
    scheme: ["scheme"],
    bearerFormat: ["bearerFormat"],
    in: ["in"],
    parameter: ["name"],
    flows: ["flows"],
  },
  example: { name: "key" },
  file: {},
};

/** A field that only one kind of fact has. */
const MARKS: readonly (readonly [string, FactKind])[] = [
  ["siblings", "property"],
  ["closed", "schema"],
  ["valueType", "example"],
  ["securityPlace", "operation"],
  ["opaque", "parameter"],
  ["essence", "media-type"],
  ["purpose", "server"],
  ["bearerFormat", "security-scheme"],
  ["openapi", "document"],
];

/**
 * The place at which a field of a fact is written: that of the member it was read from, where the object at the fact's place has
 * it, otherwise (the member is missing, or it stands behind a reference) that of the fact.
 *
 * @param field name of the field in the published form; undefined: the fact as a whole
 */
export function placeOf(fact: Fact, field: string | undefined): Place {
  if (field === undefined) return fact.place;
  const kind = MARKS.find(([mark]) => mark in fact)?.[1] ?? "file";
  if (kind === "operation") {
    const operation = fact as OperationFact;
    if (field === "security" || field === "securityStated") return operation.securityPlace;
    if (field === "path") return pathPlace(operation);
  }
  const origins = ORIGINS[kind];
  const origin = Object.hasOwn(origins, field) ? origins[field] : undefined;
  if (origin === undefined) return fact.place;
  if (origin === "key") return fact.place.key();
  const source = (fact as Sourced)[SOURCE];
  const ways = "firstOf" in origin ? origin.firstOf : [origin];
  const way = ways.find((steps) => source !== undefined && has(source, steps));
  return way === undefined ? fact.place : fact.place.child(...way);
}

/** The key of the path item, unless that stands elsewhere, behind a `$ref` of the path. */
function pathPlace({ place, path }: OperationFact): Place {
  const item = place.parent;
  return item?.token === path ? item.key() : place;
}

function has(source: Source, steps: readonly string[]): boolean {
  let at: unknown = source;
  for (const step of steps) {
    if (!isObject(at) || !Object.hasOwn(at, step)) return false;
    at = at[step];
  }
  return true;
}
