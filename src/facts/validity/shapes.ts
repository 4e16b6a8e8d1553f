import type { Source } from "../members.ts";
import type { Site } from "./site.ts";

/** What a value in an OpenAPI document must look like. */
export type Shape =
  | { readonly is: "any" }
  | { readonly is: "boolean" }
  | { readonly is: "string"; readonly allowed?: readonly string[]; readonly pattern?: RegExp }
  | { readonly is: "number"; readonly integer: boolean; readonly limit: "none" | "not-negative" | "positive" }
  | { readonly is: "list"; readonly of: Shape; readonly filled: boolean; readonly unique: boolean }
  | ObjectShape
  | ChoiceShape;

/**
 * An object of a kind; or, where OpenAPI allows it, a Reference Object that leads to one. `combined` marks schemas that are applied together with another
 * to one value.
 */
export interface ObjectShape {
  readonly is: "object";
  readonly kind: Kind;
  readonly reference: boolean;
  readonly combined?: true;
}

/** One of several shapes, told apart by the JSON type of the value. */
export interface ChoiceShape {
  readonly is: "choice";
  readonly string?: Shape;
  readonly boolean?: Shape;
  readonly list?: Shape;
  readonly object?: ObjectShape;
  readonly combined?: true;
  /** What people are told to write. */
  readonly expected: string;
}

/** One kind of object of OpenAPI: its fields, and what the table of fields cannot say. */
export interface Kind {
  /** As the specification calls it, without the word Object. */
  readonly name: string;
  readonly fields: ReadonlyMap<string, Shape>;
  readonly required: readonly string[];
  /** Whether fields that start with `x-` may hold anything. */
  readonly extensible: boolean;
  /** Fields that are in no table: refused, ignored, or members of a map with a shape. */
  readonly others: "refused" | "ignored" | Shape;
  /** What the names of a map's members must match, and the case that says they do not. */
  readonly names?: { readonly pattern: RegExp; readonly case: string; readonly structural: boolean };
  /** Fields of Swagger 2.0 with what OpenAPI 3 has instead. */
  readonly legacy?: ReadonlyMap<string, string>;
  /** Whether objects of this kind are remembered, so that shared ones are walked once. */
  readonly shared: boolean;
  /** True for an object that is written in another language and cannot be examined. */
  readonly opaque?: (value: Source, site: Site) => boolean;
  /** Rules between fields, and what the official schemas do not say. */
  readonly rule?: (value: Source, site: Site) => void;
}

export const ANY: Shape = { is: "any" };
export const BOOLEAN: Shape = { is: "boolean" };
export const STRING: Shape = { is: "string" };
export const NUMBER: Shape = { is: "number", integer: false, limit: "none" };
export const COUNT: Shape = { is: "number", integer: true, limit: "not-negative" };
export const POSITIVE: Shape = { is: "number", integer: false, limit: "positive" };

/** A string that is one of some values. */
export function oneOf(...allowed: string[]): Shape {
  return { is: "string", allowed };
}

/** A string that matches a pattern. */
export function matching(pattern: RegExp): Shape {
  return { is: "string", pattern };
}

/** A list of items of one shape; `filled` asks for at least one, `unique` for no two equal strings. */
export function listOf(of: Shape, { filled = false, unique = false } = {}): Shape {
  return { is: "list", of, filled, unique };
}

/** An object of a kind, never a reference. */
export function object(kind: Kind): ObjectShape {
  return { is: "object", kind, reference: false };
}

/** An object of a kind, or a reference to one. */
export function orReference(kind: Kind): ObjectShape {
  return { is: "object", kind, reference: true };
}

/** An object whose members all have one shape. */
export function mapOf(
  name: string,
  others: Kind["others"],
  more: Partial<Omit<Kind, "name" | "others">> = {},
): ObjectShape {
  return object({ name, fields: NO_FIELDS, required: [], extensible: false, others, shared: false, ...more });
}

const NO_FIELDS: ReadonlyMap<string, Shape> = new Map();

/** What a kind is made of. */
export type KindParts = Partial<Omit<Kind, "name" | "fields">> & { readonly fields: Readonly<Record<string, Shape>> };

/**
 * A kind that may be named before its parts are known, since kinds contain each other: `define` fills it once.
 * Closed and extensible unless the parts say otherwise, as most kinds of OpenAPI are.
 */
export function kind(name: string): Kind & { define(parts: KindParts): void } {
  const made = { name, fields: NO_FIELDS, required: [], extensible: true, others: "refused", shared: true } as const;
  return Object.assign({ ...made } as Kind, {
    define(this: Kind, { fields, ...parts }: KindParts): void {
      Object.assign(this, parts, { fields: new Map(Object.entries(fields)) });
    },
  });
}
