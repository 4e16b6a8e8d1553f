import type { Place } from "../model.ts";
import { collectExamples } from "./examples.ts";
import type { MediaTypeFact } from "./facts.ts";
import { collectHeaders } from "./headers.ts";
import { isObject, member, object, type Source } from "./members.ts";
import { directionOf, notationOf, type Use } from "./sample-values.ts";
import { collectSchema } from "./schemas.ts";
import type { Scope, User } from "./scope.ts";
import { SOURCE, type Sourced } from "./source.ts";

/** Every media type of a `content` map (OpenAPI 3.0.3, section 4.7.14), with its schema, examples and part headers. */
export function collectContent(
  scope: Scope,
  holder: Source,
  place: Place,
  user: User,
  usage: MediaTypeFact["usage"],
): void {
  const content = object(holder, "content");
  if (content === undefined || !scope.first(content)) return;
  const mediaTypes = Object.keys(content);
  const alternatives = mediaTypes.map(essenceOf);
  for (const [index, mediaType] of mediaTypes.entries()) {
    const at = place.child("content", mediaType);
    const target = scope.follow(content[mediaType], at, "request-body");
    if (target === undefined) continue;
    const { value } = target;
    const fact: MediaTypeFact & Sourced = {
      place: at,
      document: scope.document,
      usage,
      mediaType,
      essence: alternatives[index] as string,
      charset: charsetOf(mediaType),
      alternatives,
      hasSchema: Object.hasOwn(value, "schema"),
      operation: user.operation,
      [SOURCE]: value,
    };
    scope.out.mediaTypes.push(fact);
    const use: Use = { direction: directionOf(usage), notation: notationOf(fact.essence) };
    if (scope.first(value)) collectMediaType(scope, value, target.place, user, use);
  }
}

function collectMediaType(scope: Scope, value: Source, place: Place, user: User, use: Use): void {
  const at = place.child("schema");
  const schema = member(value, "schema");
  collectSchema(scope, schema, at, user.name);
  collectExamples({ scope, name: user.name, schema, schemaPlace: at, ...use }, value, place);
  const encoding = object(value, "encoding");
  if (encoding === undefined) return;
  for (const [part, settings] of Object.entries(encoding)) {
    if (isObject(settings)) collectHeaders(scope, settings, place.child("encoding", part), user);
  }
}

/** A media type without its parameters, in lower case (RFC 9110, section 8.3.1). */
export function essenceOf(mediaType: string): string {
  return (mediaType.split(";", 1)[0] as string).trim().toLowerCase();
}

/** The value of the charset parameter, in lower case and without quotes; "" where there is none. */
export function charsetOf(mediaType: string): string {
  for (const parameter of mediaType.split(";").slice(1)) {
    const [name, value] = parameter.split("=", 2) as [string, string?];
    if (name.trim().toLowerCase() !== "charset" || value === undefined) continue;
    return value.trim().replaceAll('"', "").toLowerCase();
  }
  return "";
}
