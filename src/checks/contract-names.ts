import type { Schema, SchemaObject, Typed } from "../contract/schema.ts";
import { isObject, member } from "../facts/members.ts";

/** What the members of a schema are called. */
export interface Names {
  /** Folded, of objects to any depth up to six. */
  readonly names: ReadonlySet<string>;
  /** The value, or what it wraps as a member of its own, is an object or anything of which no member is stated: a name may hide there. */
  readonly open: boolean;
  /** A reference that leads nowhere: a name may hide behind it. */
  readonly unresolved: boolean;
  /** Not everything was looked at. */
  readonly cut: boolean;
}

/** How deep members of members are looked at, and how many schemas. */
const DEEPEST = 6;
const MOST = 20_000;
/** How deep what is asked for is looked for in objects that state nothing: in the value, and in an envelope's content. */
const WRAPPED = 1;

/** Keywords under which schemas stand that describe the same value. */
const SAME = ["allOf", "anyOf", "oneOf"] as const;
const SAME_ONE = ["if", "then", "else"] as const;
/** Keywords under which schemas stand that describe items of a list: as deep as the list. */
const ITEMS = ["items", "contains", "additionalItems", "unevaluatedItems"] as const;
/** Keywords that say something of what a value is, so that it is not open. */
const TELLING = [
  "properties",
  "patternProperties",
  "prefixItems",
  "enum",
  "const",
  "$ref",
  ...SAME,
  ...SAME_ONE,
  ...ITEMS,
];

/**
 * A name as names are compared: without what sets spellings apart. `Instance-ID`, `instance_id` and `instanceId` are one.
 */
export function folded(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * The names of all members that values of these schemas have, however they are composed. Each schema is looked at once, so that neither
 * recursion nor what is shared costs more.
 *
 * @param skip marks a member that does not travel: `readOnly` in a request, `writeOnly` in a response
 */
export function memberNames(schemas: readonly Typed[], skip: "readOnly" | "writeOnly"): Names {
  const names = new Set<string>();
  const found = { open: false, unresolved: false };
  const seen = new Set<Schema>();
  let level: readonly Typed[] = schemas;
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth++) {
    const below: Typed[] = [];
    const queue = [...level];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const { schema, space } = next;
      if (seen.has(schema)) continue;
      if (seen.size >= MOST) return { names, ...found, cut: true };
      seen.add(schema);
      if (depth <= WRAPPED && isOpen(schema)) found.open = true;
      if (typeof schema === "boolean") continue;
      const reference = member(schema, "$ref");
      const target = typeof reference === "string" ? space.resolve(reference) : undefined;
      if (target !== undefined) queue.push({ schema: target, space });
      else if (reference !== undefined) found.unresolved = true;
      for (const beside of besides(schema)) queue.push({ schema: beside, space });
      for (const [name, inner] of membersOf(schema)) {
        if (isObject(inner) && member(inner, skip) === true) continue;
        names.add(folded(name));
        if (isSchema(inner)) below.push({ schema: inner, space });
      }
      for (const other of mapsOf(schema)) below.push({ schema: other, space });
    }
    level = below;
  }
  return { names, ...found, cut: false };
}

/** Schemas that describe the same value, or the items of it. */
function besides(schema: SchemaObject): Schema[] {
  const lists = [...SAME, "prefixItems"].flatMap((keyword) => {
    const list = member(schema, keyword);
    return Array.isArray(list) ? list : [];
  });
  return [...lists, ...[...SAME_ONE, ...ITEMS].map((keyword) => member(schema, keyword))].filter(isSchema);
}

function membersOf(schema: SchemaObject): [string, unknown][] {
  const properties = member(schema, "properties");
  return isObject(properties) ? Object.entries(properties) : [];
}

/** What the values under keys are that are data, not names. */
function mapsOf(schema: SchemaObject): SchemaObject[] {
  const patterns = member(schema, "patternProperties");
  const others = [member(schema, "additionalProperties"), member(schema, "unevaluatedProperties")];
  return [...(isObject(patterns) ? Object.values(patterns) : []), ...others].filter(isObject);
}

/** An object, or anything at all, of which no member is stated. */
function isOpen(schema: Schema): boolean {
  if (typeof schema === "boolean") return schema;
  if (TELLING.some((keyword) => member(schema, keyword) !== undefined)) return false;
  const type = member(schema, "type");
  const types = Array.isArray(type) ? type : [type];
  const mayHold = types.some((one) => one === undefined || one === "object" || one === "array");
  if (!mayHold) return false;
  return mapsOf(schema).length === 0;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "boolean" || isObject(value);
}
