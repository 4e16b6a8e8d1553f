import type { ApiDocument } from "../model.ts";
import { isObject, member, object, type Source } from "./members.ts";

/** Fields of a path item that hold an operation (OpenAPI 3.0.3, section 4.7.9). */
const METHODS: ReadonlySet<string> = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** The longest method of a path item. */
const LONGEST = "options".length;

/** An operation as it stands in its path item. */
export interface Written {
  /** As it is sent. */
  readonly method: string;
  /** The way to it from the path item. */
  readonly steps: readonly string[];
  readonly operation: Source;
}

/** The operations of a path item. From OpenAPI 3.2 on (section 4.9) there is QUERY, and any other method in `additionalOperations`. */
export function operationsOf(item: Source, version: ApiDocument["version"]): readonly Written[] {
  const newest = version >= "3.2";
  const found: Written[] = [];
  for (const key of Object.keys(item)) {
    const operation = item[key];
    if (!isObject(operation) || !(METHODS.has(key) || (newest && key === "query"))) continue;
    found.push({ method: key.toUpperCase(), steps: [key], operation });
  }
  const others = newest ? object(item, "additionalOperations") : undefined;
  for (const method of Object.keys(others ?? {})) {
    const operation = others?.[method];
    if (isObject(operation)) found.push({ method, steps: ["additionalOperations", method], operation });
  }
  return found;
}

/**
 * The ways from a path item to what seems to be an operation and is none: a method written in capitals (the fields are case-sensitive,
 * OpenAPI 3.0.3, section 4.1) or something else than an object.
 */
export function unreadOperationsOf(item: Source, version: ApiDocument["version"]): readonly (readonly string[])[] {
  const newest = version >= "3.2";
  const found: string[][] = [];
  for (const key of Object.keys(item)) {
    if (key.length > LONGEST) continue;
    const method = key.toLowerCase();
    if (!(METHODS.has(method) || (newest && method === "query"))) continue;
    if (key !== method || !isObject(item[key])) found.push([key]);
  }
  const others = newest ? member(item, "additionalOperations") : undefined;
  if (others !== undefined && !isObject(others)) found.push(["additionalOperations"]);
  if (isObject(others)) {
    for (const method of Object.keys(others)) {
      if (!isObject(others[method])) found.push(["additionalOperations", method]);
    }
  }
  return found;
}
