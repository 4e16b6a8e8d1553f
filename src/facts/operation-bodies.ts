import type { Place } from "../model.ts";
import type { OperationBody } from "./facts.ts";
import { essenceOf, hasSchema } from "./media-types.ts";
import { isObject, list, member, object } from "./members.ts";
import { viewSchema } from "./schema-view.ts";
import type { Scope, Target } from "./scope.ts";
import { type Bits, usageName } from "./usage.ts";

/** A Request Body or Response Object of an operation, with what it is to it. */
export interface Holder {
  readonly target: Target;
  readonly bits: Bits;
  /** The status of a response as written, "" for a request body. */
  readonly status: string;
}

/** Schemas nested deeper than this are not looked into; what lies below is taken as not there. */
const DEPTH = 40;
/** Names listed for one body at most. */
const MAX_MEMBERS = 1000;

/** What the bodies of an operation are made of: one entry per media type, the request's first. */
export function readBodies(scope: Scope, holders: readonly Holder[]): readonly OperationBody[] {
  return holders.flatMap(({ target: { value, place }, bits, status }) => {
    const usage = status === "" ? "request" : usageName(bits);
    const content = object(value, "content") ?? {};
    return Object.keys(content).flatMap((mediaType) => {
      const media = scope.follow(content[mediaType], place.child("content", mediaType), "request-body");
      if (media === undefined) return [];
      return [{ usage, status, essence: essenceOf(mediaType), ...describe(scope, media) }];
    });
  });
}

type Description = Omit<OperationBody, "usage" | "status" | "essence">;

/** A Media Type Object (OpenAPI 3.0.3, section 4.7.14); one that several operations share is read once. */
function describe(scope: Scope, { value, place }: Target): Description {
  const known = scope.bodies.get(value);
  if (known !== undefined) return known;
  // A stream is described by what it is made of (OpenAPI 3.2.0, section 4.14.2).
  const streams = Object.hasOwn(value, "itemSchema") && !Object.hasOwn(value, "schema");
  const keyword = streams ? "itemSchema" : "schema";
  const schema = member(value, keyword);
  const at = place.child(keyword);
  const name = nameOf(scope, schema, at, 0);
  const members = new Set<string>();
  addMembers(scope, schema, at, members, new Set());
  const description: Description = {
    hasSchema: hasSchema(value),
    schema: streams && name !== "" ? `${name}[]` : name,
    type: streams ? "array" : viewSchema(scope, schema, at).type,
    members: [...members],
    hasExample: Object.hasOwn(value, "example") || Object.hasOwn(value, "examples") || hasExample(scope, schema, at, 0),
  };
  scope.bodies.set(value, description);
  return description;
}

/** The name of the shared schema that a body follows, with [] behind it for a list of such; "" for one that stands there itself. */
function nameOf(scope: Scope, schema: unknown, place: Place, depth: number): string {
  if (!isObject(schema) || depth > DEPTH) return "";
  const reference = member(schema, "$ref");
  if (typeof reference === "string") {
    const token = scope.follow(schema, place, "schema")?.place.token;
    return typeof token === "string" ? token : reference.slice(reference.lastIndexOf("/") + 1);
  }
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const parts = list(schema, keyword);
    if (parts.length === 1) return nameOf(scope, parts[0], place.child(keyword, 0), depth + 1);
  }
  const item = nameOf(scope, member(schema, "items"), place.child("items"), depth + 1);
  return item === "" ? "" : `${item}[]`;
}

/** Adds the member names of an object, or of the objects in a list, through references and compositions. */
function addMembers(scope: Scope, schema: unknown, place: Place, into: Set<string>, entered: Set<object>): void {
  if (!isObject(schema) || entered.has(schema) || entered.size > DEPTH) return;
  entered.add(schema);
  for (const name of Object.keys(object(schema, "properties") ?? {})) {
    if (into.size < MAX_MEMBERS) into.add(name);
  }
  if (Object.hasOwn(schema, "$ref")) {
    const target = scope.follow(schema, place, "schema");
    if (target !== undefined) addMembers(scope, target.value, target.place, into, entered);
  }
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    for (const [index, part] of list(schema, keyword).entries()) {
      addMembers(scope, part, place.child(keyword, index), into, entered);
    }
  }
  addMembers(scope, member(schema, "items"), place.child("items"), into, entered);
}

/** Whether an example stands anywhere in a schema. Each schema is searched once per document. */
function hasExample(scope: Scope, schema: unknown, place: Place, depth: number): boolean {
  if (!isObject(schema) || depth > DEPTH) return false;
  const known = scope.exampled.get(schema);
  if (known !== undefined) return known;
  // A schema that leads back to itself adds no example of its own.
  scope.exampled.set(schema, false);
  const found =
    Object.hasOwn(schema, "example") || Object.hasOwn(schema, "examples") || below(scope, schema, place, depth);
  scope.exampled.set(schema, found);
  return found;
}

function below(scope: Scope, schema: Readonly<Record<string, unknown>>, place: Place, depth: number): boolean {
  const search = (value: unknown, at: Place): boolean => hasExample(scope, value, at, depth + 1);
  if (Object.hasOwn(schema, "$ref")) {
    const target = scope.follow(schema, place, "schema");
    if (target !== undefined && search(target.value, target.place)) return true;
  }
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const at = place.child(keyword);
    if (list(schema, keyword).some((part, index) => search(part, at.child(index)))) return true;
  }
  const properties = object(schema, "properties") ?? {};
  const at = place.child("properties");
  if (Object.keys(properties).some((name) => search(properties[name], at.child(name)))) return true;
  return ["items", "additionalProperties"].some((keyword) => search(member(schema, keyword), place.child(keyword)));
}
