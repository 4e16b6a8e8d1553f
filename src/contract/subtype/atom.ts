import { isObject } from "../../facts/members.ts";
import type { Reading } from "../inclusion.ts";
import { NOWHERE, type Schema, type SchemaObject, type SchemaSpace } from "../schema.ts";

/** One demand on a value: that it matches a schema, or that it does not. */
export interface Atom {
  readonly schema: Schema;
  readonly space: SchemaSpace;
  /** Which of the two schemas of the question it comes from; readings treat them differently. */
  readonly side: "sub" | "sup";
  readonly positive: boolean;
  /** It is the schema of a whole value, not a part of one as a member of `allOf` is. */
  readonly root: boolean;
  /** It comes out of a negation: such are never read as closed. */
  readonly plain: boolean;
  /** The schema of the whole value that this is a part of. */
  readonly whole: Schema;
}

/** A demand by a schema of our own making. */
export function made(schema: SchemaObject, positive = true): Atom {
  return { schema, space: NOWHERE, side: "sub", positive, root: false, plain: true, whole: schema };
}

/** The same demand by another schema, which describes a value of its own. */
export function child(atom: Atom, schema: Schema): Atom {
  return { ...atom, schema, root: true, whole: schema };
}

/** The same demand by a schema that describes the same value. */
export function part(atom: Atom, schema: Schema): Atom {
  return { ...atom, schema, root: false };
}

/** The same demand by a member of `allOf`, `anyOf` or `oneOf`: where the schema around it leaves the type open, it may state it. */
export function together(atom: Atom, around: SchemaObject, schema: Schema): Atom {
  return { ...atom, schema, root: atom.root && !Object.hasOwn(around, "type") };
}

/** The opposite demand. What a negation leads to is never read as closed. */
export function opposite(atom: Atom): Atom {
  return { ...atom, positive: !atom.positive, plain: true };
}

/** The schema in a parsed value, undefined when it is none. */
export function schemaIn(value: unknown): Schema | undefined {
  return typeof value === "boolean" || isObject(value) ? value : undefined;
}

/** The schemas of a list in a parsed value. */
export function schemasIn(value: unknown): readonly Schema[] {
  return Array.isArray(value) ? value.map(schemaIn).filter((one) => one !== undefined) : [];
}

/** Keywords that only objects are asked about, and those that only lists are. */
const OBJECT_WORDS = ["properties", "required", "additionalProperties", "patternProperties"];

/**
 * The types a schema allows. Contracts often leave out `type: object` beside `properties`; read as a request or an answer, they mean it.
 *
 * @returns undefined when it allows all
 */
export function typesOf(schema: SchemaObject, root: boolean, reading: Reading): readonly string[] | undefined {
  const stated = Object.hasOwn(schema, "type") ? schema.type : undefined;
  if (typeof stated === "string") return [stated];
  if (Array.isArray(stated)) return stated.filter((type) => typeof type === "string");
  if (!root || reading === "plain" || Object.hasOwn(schema, "enum") || Object.hasOwn(schema, "const")) return undefined;
  if (OBJECT_WORDS.some((word) => Object.hasOwn(schema, word))) return ["object"];
  return Object.hasOwn(schema, "items") ? ["array"] : undefined;
}

/** `oneOf` is read as `anyOf` where a discriminator chooses, and where readers ignore what would tell the alternatives apart. */
export function isLenient(schema: SchemaObject, side: Atom["side"], reading: Reading): boolean {
  if (reading === "plain" || side === "sub") return false;
  return reading === "response" || isObject(schema.discriminator);
}
