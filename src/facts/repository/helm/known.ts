import type { Place } from "../../../model.ts";

/** What an expression of a template gives, as far as that is known. */
export interface Known {
  /** Undefined: nothing. */
  readonly value: unknown;
  /** It depends on something that only an installation knows. */
  readonly unresolved: boolean;
  /** Where the value is written, if it is one that is taken from elsewhere as it stands. */
  readonly origin?: Place;
}

/** A value that stands in the template, or was worked out. */
export function known(value: unknown, origin?: Place): Known {
  return origin === undefined ? { value, unresolved: false } : { value, unresolved: false, origin };
}

export const UNRESOLVED: Known = { value: undefined, unresolved: true };

/** What counts as true in a template: everything but nothing, false, 0, and what is empty. */
export function isTrue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return value !== undefined && value !== null && value !== false && value !== 0 && value !== "";
}

/** A value as a template prints it; undefined for maps and lists, which are not meant to be printed. */
export function printed(value: unknown): string | undefined {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? undefined : String(value);
}
