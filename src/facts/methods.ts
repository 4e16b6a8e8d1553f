import type { ApiDocument } from "../model.ts";
import { isObject, object, type Source } from "./members.ts";

/** Fields of a path item that hold an operation (OpenAPI 3.0.3, section 4.7.9). */
const METHODS: ReadonlySet<string> = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

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
