import { collectLink, collectRequestBody, collectResponse } from "./bodies.ts";
import { collectExample } from "./examples.ts";
import type { UnresolvedFact } from "./facts.ts";
import { collectHeader } from "./headers.ts";
import { collectSharedMediaType } from "./media-types.ts";
import { isObject, object } from "./members.ts";
import { collectCallback } from "./operations.ts";
import { collectParameter } from "./parameters.ts";
import { collectSchema } from "./schemas.ts";
import { NOBODY, type Pending, type Scope } from "./scope.ts";

/** The sections of a Components Object (OpenAPI 3.0.3, section 4.7.7) and what they hold. Security schemes are read first of all. */
const SECTIONS: readonly (readonly [string, UnresolvedFact["kind"]])[] = [
  ["parameters", "parameter"],
  ["headers", "header"],
  ["requestBodies", "request-body"],
  ["responses", "response"],
  ["schemas", "schema"],
  ["examples", "example"],
  ["links", "link"],
  ["mediaTypes", "media-type"],
];

/**
 * Everything in components that no operation has led to. Callbacks and path items that nothing refers to offer no operation and
 * are left out.
 */
export function collectComponents(scope: Scope): void {
  const components = object(scope.root, "components");
  if (components === undefined) return;
  for (const [section, kind] of SECTIONS) {
    const entries = object(components, section) ?? {};
    const place = scope.place.child("components", section);
    for (const name of Object.keys(entries)) {
      const value = entries[name];
      const at = place.child(name);
      const user = kind === "header" ? { ...NOBODY, name } : NOBODY;
      if (kind === "schema") collectSchema(scope, value, at, "");
      else {
        const target = scope.follow(value, at, kind);
        if (target !== undefined) visit(scope, { ...target, kind, user });
      }
      settle(scope);
    }
  }
}

/** Visits everything that was put off. */
export function settle(scope: Scope): void {
  for (const pending of scope.pending()) visit(scope, pending);
}

/** Visits one thing by its kind; what was visited before is not visited again. */
function visit(scope: Scope, pending: Pending): void {
  const { value, place, kind, user } = pending;
  if (!isObject(value)) return;
  if (kind === "schema") collectSchema(scope, value, place, user.name);
  else if (kind === "parameter") collectParameter(scope, pending, user);
  else if (kind === "header") collectHeader(scope, pending, user);
  else if (kind === "request-body") collectRequestBody(scope, pending, user);
  else if (kind === "response") collectResponse(scope, pending, user);
  else if (kind === "example")
    collectExample({ scope, kind: "example", schema: undefined, schemaPlace: place }, value, place, user.name);
  else if (kind === "media-type") collectSharedMediaType(scope, pending, user);
  else if (kind === "link") collectLink(scope, pending);
  else if (kind === "callback") collectCallback(scope, pending);
}
