import { Place, type Resolver, unescapedStep } from "../model.ts";
import type { SchemaTarget } from "./evaluator.ts";

/**
 * The schema that a `$ref` names. A pointer into the same file is followed one step only: what it leads to may itself be a `$ref` with
 * other keywords beside it, which count from OpenAPI 3.1 on. All else is left to the resolver, which follows chains to their end.
 */
export function follow(resolver: Resolver, reference: unknown, file: string): SchemaTarget | undefined {
  const local =
    typeof reference === "string" && reference.startsWith("#/") ? step(resolver, reference, file) : undefined;
  if (local !== undefined) return local;
  const resolution = resolver.resolve(reference, new Place(file));
  return resolution.found ? { schema: resolution.value, place: resolution.place } : undefined;
}

/** RFC 6901, section 6: a JSON pointer as the fragment of a URI. */
function step(resolver: Resolver, reference: string, file: string): SchemaTarget | undefined {
  let schema: unknown = resolver.document(file)?.value;
  let place = new Place(file);
  for (const written of reference.slice(2).split("/")) {
    if (typeof schema !== "object" || schema === null) return undefined;
    const token = unescaped(written);
    if (token === undefined || !Object.hasOwn(schema, token)) return undefined;
    const key = Array.isArray(schema) ? Number(token) : token;
    schema = (schema as Record<string | number, unknown>)[key];
    place = place.child(key);
  }
  return typeof schema === "object" || typeof schema === "boolean" ? { schema, place } : undefined;
}

function unescaped(written: string): string | undefined {
  try {
    return unescapedStep(decodeURIComponent(written));
  } catch {
    return undefined;
  }
}
