import type { Place } from "../model.ts";
import { object, type Source } from "./members.ts";
import type { Scope, Target, User } from "./scope.ts";
import { collectValue } from "./values.ts";

/** The `headers` of a response or of one part of a multipart body. */
export function collectHeaders(scope: Scope, holder: Source, place: Place, user: User): void {
  const headers = object(holder, "headers");
  if (headers === undefined || !scope.first(headers)) return;
  for (const name of Object.keys(headers)) {
    const target = scope.follow(headers[name], place.child("headers", name), "header");
    if (target === undefined) continue;
    const named: User = { ...user, name };
    if (target.value === headers[name]) collectHeader(scope, target, named);
    else scope.later(target, "header", named);
  }
}

/** One Header Object (OpenAPI 3.0.3, section 4.7.21): a parameter without name and location. */
export function collectHeader(scope: Scope, { value, place }: Target, user: User): void {
  if (scope.first(value)) collectValue(scope, value, place, user);
}
