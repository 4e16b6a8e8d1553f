import { substituted } from "../containers/variables.ts";

/** A map of a parsed document; undefined for anything else. */
export function mapOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

/** A list of a parsed document, at most 1,000 items; empty for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, 1_000) : [];
}

/** A text, number or boolean as text, at most 1,000 characters; "" for anything else. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value.slice(0, 1_000);
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/**
 * The same with Compose's variables replaced by their defaults; what has none stays as written. `$$` is a dollar.
 * https://docs.docker.com/reference/compose-file/interpolation/
 */
export function interpolated(value: unknown): string {
  return textOf(value)
    .split("$$")
    .map((part) => substituted(part, () => undefined))
    .join("$");
}

/** The texts of a list, or the one text that may stand in its place. */
export function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? listOf(value) : [value]).map(interpolated).filter((text) => text !== "");
}

/** The names of a list of names or of a map by names: Compose allows both for networks and dependencies. */
export function namesOf(value: unknown): string[] {
  const map = mapOf(value);
  return map === undefined ? textsOf(value) : Object.keys(map).slice(0, 1_000);
}
