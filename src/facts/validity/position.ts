import type { Place } from "../../model.ts";
import { isObject } from "../members.ts";
import type { Kind, Shape } from "./shapes.ts";

/** What OpenAPI says stands at a position of a document. */
export interface Position {
  readonly kind: Kind;
  /** Whether a walk from the root comes by: not where a `$ref` on the way stands for what is written beside it. */
  readonly passed: boolean;
}

/**
 * The kind of object at a place of an OpenAPI document, by its position alone; undefined where OpenAPI does not say, and in files that
 * are no such document.
 */
export function positionOf(document: unknown, root: Kind, place: Place): Position | undefined {
  if (!isObject(document) || !(Object.hasOwn(document, "openapi") || Object.hasOwn(document, "swagger")))
    return undefined;
  let shape: Shape | undefined = { is: "object", kind: root, reference: false };
  let value: unknown = document;
  let passed = true;
  for (const token of place.pointer) {
    if (shape.is === "object" && shape.reference && isObject(value) && Object.hasOwn(value, "$ref")) passed = false;
    shape = step(shape, token);
    if (shape === undefined) return undefined;
    value = (value as Record<string | number, unknown>)[token];
  }
  const end = shape.is === "choice" ? shape.object : shape;
  return end?.is === "object" ? { kind: end.kind, passed } : undefined;
}

/** The shape of a member or item of something with a shape. */
function step(shape: Shape, token: string | number): Shape | undefined {
  if (typeof token === "number") {
    const list = shape.is === "choice" ? shape.list : shape;
    return list?.is === "list" ? list.of : undefined;
  }
  const object = shape.is === "choice" ? shape.object : shape;
  if (object?.is !== "object") return undefined;
  const { fields, extensible, others, names } = object.kind;
  const field = fields.get(token);
  if (field !== undefined) return field;
  if ((extensible && token.startsWith("x-")) || typeof others === "string") return undefined;
  return names?.pattern.test(token) === false ? undefined : others;
}
