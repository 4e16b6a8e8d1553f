import type { Place } from "../model.ts";
import type { OperationBody } from "./facts.ts";
import { essenceOf, hasSchema } from "./media-types.ts";
import { isObject, list, member, object, type Source } from "./members.ts";
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
/** The keywords whose schemas all say something about the same value. */
const COMPOSITIONS = ["allOf", "anyOf", "oneOf"] as const;
/** The keywords whose schemas describe what a value is made of, besides `properties`. */
const BELOW = ["items", "additionalProperties"] as const;
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
  const whole: Part = { schema, near: at };
  const name = nameOf(scope, schema, at, 0);
  const members = new Set<string>();
  addMembers(scope, whole, members, new Set());
  const description: Description = {
    hasSchema: hasSchema(value),
    schema: streams && name !== "" ? `${name}[]` : name,
    type: streams ? "array" : viewSchema(scope, schema, at).type,
    members: [...members],
    hasExample: Object.hasOwn(value, "example") || Object.hasOwn(value, "examples") || hasExample(scope, whole, 0),
  };
  scope.bodies.set(value, description);
  return description;
}

/**
 * Every reference below was followed by the walk already, and those that lead nowhere are noted: from here on `near` is any place in
 * the file of a schema, from which its references are looked up.
 */
interface Part {
  readonly schema: unknown;
  readonly near: Place;
}

/** What says more about the same value. Before OpenAPI 3.1 nothing beside a `$ref` counts (3.0.3, section 4.7.23). */
function partsOf(scope: Scope, schema: Source, near: Place): readonly Part[] {
  const parts: Part[] = [];
  if (Object.hasOwn(schema, "$ref")) {
    const target = scope.follow(schema, near, "schema");
    if (target !== undefined) parts.push({ schema: target.value, near: target.place });
    if (scope.version < "3.1") return parts;
  }
  for (const keyword of COMPOSITIONS) for (const part of list(schema, keyword)) parts.push({ schema: part, near });
  return parts;
}

/** Whether what stands in a schema itself counts. */
function isRead(scope: Scope, schema: Source): boolean {
  return scope.version >= "3.1" || !Object.hasOwn(schema, "$ref");
}

/** The name of the shared schema that a body follows, with [] behind it for a list of such; "" for one that stands there itself. */
function nameOf(scope: Scope, schema: unknown, near: Place, depth: number): string {
  if (!isObject(schema) || depth > DEPTH) return "";
  const reference = member(schema, "$ref");
  if (typeof reference === "string") {
    const token = scope.follow(schema, near, "schema")?.place.token;
    return typeof token === "string" ? token : reference.slice(reference.lastIndexOf("/") + 1);
  }
  for (const keyword of COMPOSITIONS) {
    const parts = list(schema, keyword);
    if (parts.length === 1) return nameOf(scope, parts[0], near, depth + 1);
  }
  const item = nameOf(scope, member(schema, "items"), near, depth + 1);
  return item === "" ? "" : `${item}[]`;
}

/** Adds the member names of an object, or of the objects in a list, through references and compositions. */
function addMembers(scope: Scope, { schema, near }: Part, into: Set<string>, entered: Set<object>): void {
  if (!isObject(schema) || entered.has(schema) || entered.size > DEPTH) return;
  entered.add(schema);
  if (isRead(scope, schema)) {
    for (const name of Object.keys(object(schema, "properties") ?? {})) {
      if (into.size < MAX_MEMBERS) into.add(name);
    }
    addMembers(scope, { schema: member(schema, "items"), near }, into, entered);
  }
  for (const part of partsOf(scope, schema, near)) addMembers(scope, part, into, entered);
}

/** Whether an example stands anywhere in a schema. Each schema is searched once per document. */
function hasExample(scope: Scope, { schema, near }: Part, depth: number): boolean {
  if (!isObject(schema) || depth > DEPTH) return false;
  const known = scope.exampled.get(schema);
  if (known !== undefined) return known;
  // A schema that leads back to itself adds no example of its own.
  scope.exampled.set(schema, false);
  const found =
    (isRead(scope, schema) && hasExampleInside(scope, schema, near, depth)) ||
    partsOf(scope, schema, near).some((part) => hasExample(scope, part, depth + 1));
  scope.exampled.set(schema, found);
  return found;
}

function hasExampleInside(scope: Scope, schema: Source, near: Place, depth: number): boolean {
  if (Object.hasOwn(schema, "example") || Object.hasOwn(schema, "examples")) return true;
  const below = [...Object.values(object(schema, "properties") ?? {}), ...BELOW.map((key) => member(schema, key))];
  return below.some((one) => hasExample(scope, { schema: one, near }, depth + 1));
}
