import type { Data } from "../../model.ts";
import type { Shape } from "./shapes.ts";
import { jsonType } from "./spots.ts";

/** Shapes of values that have nothing below them. */
export type ScalarShape = Exclude<Shape, { is: "object" | "list" | "choice" }>;

/** What is wrong with a value: a case, and its data but for the name of the field. */
export interface Fault {
  readonly case: string;
  readonly data: Data;
}

/** A value of another JSON type than asked for. A bare number or boolean where YAML wants quotes is told apart: it is the usual slip. */
export function wrongType(value: unknown, expected: string): Fault {
  const found = jsonType(value);
  if (expected === "string" && (found === "number" || found === "boolean")) {
    return { case: "unquoted-text", data: { value: String(value) } };
  }
  return { case: "wrong-type", data: { expected, found } };
}

/** What is wrong with a scalar, undefined if nothing is. */
export function faultOf(
  value: unknown,
  shape: Exclude<Shape, { is: "object" | "list" | "choice" }>,
): Fault | undefined {
  if (shape.is === "any") return undefined;
  if (shape.is === "boolean") return typeof value === "boolean" ? undefined : wrongType(value, "boolean");
  if (shape.is === "number") return numberFault(value, shape);
  if (typeof value !== "string") return wrongType(value, "string");
  if (shape.allowed !== undefined && !shape.allowed.includes(value)) return notAllowed(value, shape.allowed);
  if (shape.pattern === undefined || shape.pattern.test(value)) return undefined;
  return { case: "malformed-value", data: { value: value.slice(0, 200) } };
}

/** A value that is none of those allowed. */
export function notAllowed(value: string, allowed: readonly string[]): Fault {
  return { case: "not-allowed-value", data: { value: value.slice(0, 200), allowed: allowed.join(", ") } };
}

function numberFault(value: unknown, shape: Extract<Shape, { is: "number" }>): Fault | undefined {
  if (typeof value !== "number" || (shape.integer && !Number.isInteger(value))) {
    return wrongType(value, shape.integer ? "integer" : "number");
  }
  const positive = shape.limit === "positive";
  if (shape.limit === "none" || (positive ? value > 0 : value >= 0)) return undefined;
  return { case: "not-allowed-value", data: { value: String(value), allowed: positive ? "> 0" : "≥ 0" } };
}
