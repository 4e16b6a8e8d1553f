import type { Place } from "../model.ts";
import { collectExamples } from "./examples.ts";
import type { MediaTypeFact } from "./facts.ts";
import { collectHeaders } from "./headers.ts";
import { isObject, member, object, type Source } from "./members.ts";
import { directionOf, notationOf, type Use } from "./sample-values.ts";
import { formatOf } from "./schema-view.ts";
import { collectSchema } from "./schemas.ts";
import type { Scope, Target, User } from "./scope.ts";
import { SOURCE, type Sourced } from "./source.ts";
import { isFreeForm } from "./stated-values.ts";

/** Every media type of a `content` map (OpenAPI 3.0.3, section 4.7.14), with its schema, examples and part headers. */
export function collectContent(
  scope: Scope,
  holder: Source,
  place: Place,
  user: User,
  usage: MediaTypeFact["usage"],
): void {
  const kind = usage === "request" ? "request-body" : usage === "parameter" ? "parameter" : "response";
  const content = scope.section(holder, "content", place, kind);
  if (content === undefined || !scope.first(content)) return;
  const mediaTypes = Object.keys(content);
  const alternatives = mediaTypes.map(essenceOf);
  for (const [index, mediaType] of mediaTypes.entries()) {
    const at = place.child("content", mediaType);
    const target = scope.follow(content[mediaType], at, "request-body");
    if (target === undefined) continue;
    const { value } = target;
    // Read when a rule asks for it.
    let freeForm: boolean | undefined;
    let binary: boolean | undefined;
    const fact: MediaTypeFact & Sourced = {
      place: at,
      document: scope.document,
      usage,
      mediaType,
      essence: alternatives[index] as string,
      charset: charsetOf(mediaType),
      alternatives,
      hasSchema: hasSchema(value),
      get freeForm() {
        freeForm ??= saysNothing(scope, target);
        return freeForm;
      },
      get binary() {
        binary ??= formatOf(scope, member(value, "schema"), target.place.child("schema")) === "binary";
        return binary;
      },
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
  if (Object.hasOwn(value, "itemSchema")) collectSchema(scope, value.itemSchema, place.child("itemSchema"), user.name);
  if (scope.version >= "3.2") collectEncodings(scope, value, place, user);
  else collectParts(scope, value, place, user);
}

/** The headers of the named parts of a body (OpenAPI 3.0.3, section 4.7.15). */
function collectParts(scope: Scope, holder: Source, place: Place, user: User): void {
  const encoding = object(holder, "encoding");
  if (encoding === undefined) return;
  for (const [part, settings] of Object.entries(encoding)) {
    if (isObject(settings)) collectHeaders(scope, settings, place.child("encoding", part), user);
  }
}

/** Parts by name or by position, and parts of parts (OpenAPI 3.2.0, section 4.15). */
function collectEncodings(scope: Scope, holder: Source, place: Place, user: User): void {
  const open: Target[] = [{ value: holder, place }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, place: at } = next;
    collectParts(scope, value, at, user);
    for (const name of ["encoding", "prefixEncoding"]) {
      const parts = member(value, name);
      if (typeof parts !== "object" || parts === null || !scope.first(parts)) continue;
      for (const [part, settings] of Object.entries(parts)) {
        const step = Array.isArray(parts) ? Number(part) : part;
        if (isObject(settings)) open.push({ value: settings, place: at.child(name, step) });
      }
    }
    const item = member(value, "itemEncoding");
    if (!isObject(item) || !scope.first(item)) continue;
    collectHeaders(scope, item, at.child("itemEncoding"), user);
    open.push({ value: item, place: at.child("itemEncoding") });
  }
}

/** A media type that operations share: its schema and examples where they are defined. Who uses it says what it is used for. */
export function collectSharedMediaType(scope: Scope, { value, place }: Target, user: User): void {
  if (scope.first(value)) collectMediaType(scope, value, place, user, { direction: undefined, notation: "value" });
}

/** Whether a media type says what travels: all of it, or the items that a stream of it is made of (OpenAPI 3.2.0, section 4.14). */
export function hasSchema(mediaType: Source): boolean {
  return Object.hasOwn(mediaType, "schema") || Object.hasOwn(mediaType, "itemSchema");
}

function saysNothing(scope: Scope, { value, place }: Target): boolean {
  const keyword = Object.hasOwn(value, "schema") ? "schema" : "itemSchema";
  return isFreeForm(scope, member(value, keyword), place.child(keyword));
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
