import type { Place } from "../model.ts";
import { collectTexts } from "./examples.ts";
import { collectHeaders } from "./headers.ts";
import { noteBareSchema } from "./leftovers.ts";
import { collectContent } from "./media-types.ts";
import { isObject, member, object, type Source } from "./members.ts";
import type { Scope, Target, User } from "./scope.ts";
import { collectServer } from "./servers.ts";
import { type Bits, usageName } from "./usage.ts";

/** Names of headers that are listed for one operation at most; no real one comes near. */
const MAX_HEADERS = 100;

/** One Request Body Object (OpenAPI 3.0.3, section 4.7.13), at its definition. */
export function collectRequestBody(scope: Scope, { value, place }: Target, user: User): void {
  if (!scope.first(value)) return;
  collectTexts(scope, value, place);
  noteBareSchema(scope, value, place, user.operation, "request-body");
  collectContent(scope, value, place, user, "request");
}

/** One Response Object (OpenAPI 3.0.3, section 4.7.17), at its definition. */
export function collectResponse(scope: Scope, { value, place }: Target, user: User): void {
  if (!scope.first(value)) return;
  collectTexts(scope, value, place);
  collectHeaders(scope, value, place, user);
  noteBareSchema(scope, value, place, user.operation, "response");
  collectContent(scope, value, place, user, usageName(user.bits));
  for (const [name, link] of Object.entries(object(value, "links") ?? {})) {
    const target = scope.follow(link, place.child("links", name), "link");
    if (target === undefined) continue;
    if (target.value === link) collectLink(scope, target);
    else scope.later(target, "link", user);
  }
}

/** One Link Object (OpenAPI 3.0.3, section 4.7.20): it may name a server of its own. */
export function collectLink(scope: Scope, { value, place }: Target): void {
  if (!scope.first(value)) return;
  collectTexts(scope, value, place);
  collectServer(scope, member(value, "server"), place.child("server"));
}

/** Notes that the schemas of a body travel one way for some operation; a shared body travels each way once. */
export function travel(scope: Scope, body: Source, place: Place, bits: Bits): void {
  if (!scope.travels(body, bits)) return;
  const content = object(body, "content") ?? {};
  for (const mediaType of Object.keys(content)) {
    const media = scope.follow(content[mediaType], place.child("content", mediaType), "request-body");
    if (media === undefined) continue;
    for (const keyword of ["schema", "itemSchema"]) {
      const schema = member(media.value, keyword);
      if (isObject(schema)) scope.roots.push({ schema, bits });
    }
  }
}

/** Lower-case names of the headers of a response. */
export function headerNames(scope: Scope, response: Source): readonly string[] {
  const headers = object(response, "headers");
  if (headers === undefined) return [];
  let names = scope.headerNames.get(headers);
  if (names === undefined) {
    names = [
      ...new Set(
        Object.keys(headers)
          .slice(0, MAX_HEADERS)
          .map((name) => name.toLowerCase()),
      ),
    ];
    scope.headerNames.set(headers, names);
  }
  return names;
}

/** Two lists of names as one without repetitions; the same list where one of them adds nothing. */
export function union(first: readonly string[], second: readonly string[]): readonly string[] {
  if (first === second || second.length === 0) return first;
  if (first.length === 0) return second;
  return [...new Set([...first, ...second])].slice(0, MAX_HEADERS);
}
