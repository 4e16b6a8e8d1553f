import type { Place } from "../model.ts";
import type { Source } from "./members.ts";
import type { Scope } from "./scope.ts";

/**
 * Notes keys that only OpenAPI 2.0 knows (sections Swagger Object and Operation Object: `produces`, `consumes`) in a later document:
 * they say of bodies in which formats they travel, and nobody reads them there.
 */
export function noteLeftovers(scope: Scope, holder: Source, place: Place, keys: readonly string[]): void {
  if (scope.version === "2.0") return;
  for (const key of keys) if (Object.hasOwn(holder, key)) scope.unread(place.child(key), "media-type");
}

/**
 * Notes a body whose schema stands where OpenAPI 2.0 has it, beside and not in `content` (3.0.3, sections 4.7.13 and 4.7.17): its
 * formats are not stated. What no operation uses never travels.
 */
export function noteBareSchema(
  scope: Scope,
  body: Source,
  place: Place,
  operation: string,
  kind: "request-body" | "response",
): void {
  if (operation === "" || Object.hasOwn(body, "content") || !Object.hasOwn(body, "schema")) return;
  scope.unread(place.child("schema"), kind);
}
