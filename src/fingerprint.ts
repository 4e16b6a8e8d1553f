import { createHash } from "node:crypto";
import { type Data, escapedStep, type Pointer } from "./model.ts";

/** Longer steps of a pointer are shown by their beginning and a digest of the whole. */
const LONGEST_STEP = 300;

/**
 * Makes what shows a step of a pointer as text (RFC 6901 escapes included). A key can be megabytes long and stand in thousands of
 * findings: beyond 300 characters it is cut, with a digest that keeps it apart from others. Long ones are remembered.
 */
export function stepNamer(): (step: string | number) => string {
  const long = new Map<string, string>();
  return (step) => {
    const text = String(step);
    if (text.length <= LONGEST_STEP) return escapedStep(text);
    let name = long.get(text);
    if (name === undefined) {
      name = `${escapedStep(text.slice(0, 200))}…${hash(text).slice(0, 12)}`;
      long.set(text, name);
    }
    return name;
  };
}

/**
 * Names the steps of a pointer by what they mean, so that the name survives edits elsewhere: list items by their identity
 * (`in:name` of a parameter, name, url, operationId, the value of a plain item), never by position.
 *
 * @param root the parsed file
 * @returns the pointer's text with list positions replaced, `*` where an item has no identity of its own
 */
export function stablePointer(root: unknown, pointer: Pointer, nameOf = stepNamer()): string {
  const steps: string[] = [];
  let value: unknown = root;
  for (const token of pointer) {
    if (Array.isArray(value)) {
      value = value[Number(token)];
      steps.push(identity(value));
    } else {
      value = member(value, String(token));
      steps.push(String(token));
    }
  }
  return steps.map((step) => `/${nameOf(step)}`).join("");
}

function identity(item: unknown): string {
  if (item === null || typeof item !== "object") return String(item);
  const location = member(item, "in");
  const name = member(item, "name");
  if (typeof location === "string" && typeof name === "string") return `${location}:${name}`;
  for (const key of ["name", "url", "operationId", "$ref", "title"]) {
    const value = member(item, key);
    if (typeof value === "string") return value;
  }
  return "*";
}

function member(value: unknown, key: string): unknown {
  return value !== null && typeof value === "object" && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** What a fingerprint is made of. */
export interface Identity {
  readonly rule: string;
  readonly file: string;
  readonly stablePointer: string;
  readonly case: string;
  readonly data: Data;
}

/**
 * Fingerprints of the findings of one rule, in the order given: sha256 (first 32 hex digits) of rule, file, stable pointer and
 * case. Those that would be equal get their data added, and a running number where even that is equal. Never line, text or order.
 */
export function fingerprints(findings: readonly Identity[]): string[] {
  const plain = findings.map((finding) => text([finding.rule, finding.file, finding.stablePointer, finding.case]));
  const seen = count(plain);
  const withData = plain.map((one, index) =>
    (seen.get(one) ?? 0) > 1 ? text([one, dataText(findings[index]?.data ?? {})]) : one,
  );
  const given = new Map<string, number>();
  return withData.map((one) => {
    const number = given.get(one) ?? 0;
    given.set(one, number + 1);
    return hash(number === 0 ? one : text([one, String(number)]));
  });
}

function dataText(data: Data): string {
  return JSON.stringify(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function count(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function text(parts: readonly string[]): string {
  return parts.join("\n");
}

function hash(value: string): string {
  return createHash("sha256").update(value).digest("hex").slice(0, 32);
}
