import type { PatternEngine } from "../instance/patterns.ts";
import { type ApiDocument, Place, type Resolver } from "../model.ts";
import { collectComponents, settle } from "./components.ts";
import { collectTexts } from "./examples.ts";
import type { DocumentFact, OperationFact } from "./facts.ts";
import { noteLeftovers } from "./leftovers.ts";
import { isObject, list, member, object, type Source, text, textOrNumber } from "./members.ts";
import { collectPathItem } from "./operations.ts";
import type { Property } from "./properties.ts";
import { type Collected, Scope } from "./scope.ts";
import { collectSecuritySchemes } from "./security.ts";
import { collectServers } from "./servers.ts";
import { SOURCE, type Sourced } from "./source.ts";
import { SwaggerReader } from "./swagger/document.ts";
import { propagate } from "./usage.ts";

/**
 * Walks one OpenAPI document as a whole, once: paths, webhooks, what they lead to, then the rest of the components.
 *
 * @param out the lists that the facts are added to
 * @returns the fact of the document itself
 */
export function collectDocument(
  api: ApiDocument,
  resolver: Resolver,
  out: Collected,
  patterns?: PatternEngine,
): DocumentFact {
  const written: Source = isObject(api.document.value) ? api.document.value : {};
  const start = { value: written, place: new Place(api.document.path) };
  const swagger = api.version === "2.0" ? new SwaggerReader(start, resolver) : undefined;
  const { value: root, place } = swagger?.read() ?? start;
  const scope = new Scope(api.document.path, api.version, root, out, resolver, patterns, place);
  const before = out.operations.length;
  const firstProperty = out.properties.length;
  collectIntroduction(scope);
  collectSecuritySchemes(scope);
  collectServers(scope, root, scope.place);
  collectItems(scope, "paths", "path");
  collectItems(scope, "webhooks", "webhook");
  noteLeftovers(scope, scope.root, scope.place, ["produces", "consumes"]);
  collectComponents(scope);
  if (swagger?.cut === true) scope.exhausted(scope.place, "response");
  propagate(scope);
  return documentFact(scope, api.inScope, out.operations.length - before, firstProperty);
}

function collectIntroduction(scope: Scope): void {
  const info = object(scope.root, "info");
  if (info !== undefined) collectTexts(scope, info, scope.place.child("info"));
  for (const [index, tag] of list(scope.root, "tags").entries()) {
    if (isObject(tag)) collectTexts(scope, tag, scope.place.child("tags", index));
  }
}

/** The path items of `paths` or `webhooks`. */
function collectItems(scope: Scope, section: string, kind: OperationFact["kind"]): void {
  const items = scope.section(scope.root, section, scope.place, "path-item") ?? {};
  for (const path of Object.keys(items)) {
    if (path.startsWith("x-")) continue;
    collectPathItem(scope, items[path], scope.place.child(section, path), { kind, path });
    settle(scope);
  }
}

/** The document and its Info Object (OpenAPI 3.0.3, section 4.7.2). */
function documentFact(scope: Scope, inScope: boolean, operations: number, firstProperty: number): DocumentFact {
  const info: Source = object(scope.root, "info") ?? {};
  const license = member(info, "license");
  const beyondProperties = scope.out.properties.length;
  // Read when a rule asks for it.
  let extensions: DocumentFact["propertyExtensions"] | undefined;
  const fact: DocumentFact & Sourced = {
    place: scope.place,
    document: scope.document,
    inScope,
    openapi: text(scope.root, "openapi"),
    title: text(info, "title"),
    version: textOrNumber(info, "version"),
    ...(isObject(license) && {
      license: { name: text(license, "name"), identifier: text(license, "identifier"), url: text(license, "url") },
    }),
    operations,
    get propertyExtensions() {
      extensions ??= collectedExtensions(scope.out.properties, firstProperty, beyondProperties);
      return extensions;
    },
    [SOURCE]: scope.root,
  };
  return fact;
}

/** Extensions, and values of each, that are listed for one document at most. */
const MAX_EXTENSIONS = 50;

/** The extensions of the properties from one position to another, each name with the values it has. */
function collectedExtensions(
  properties: readonly Property[],
  from: number,
  to: number,
): DocumentFact["propertyExtensions"] {
  const found = new Map<string, Set<string>>();
  for (let index = from; index < to; index++) {
    for (const { name, value } of properties[index]?.extensions ?? []) {
      const values = found.get(name);
      if (values !== undefined) {
        if (values.size < MAX_EXTENSIONS) values.add(value);
      } else if (found.size < MAX_EXTENSIONS) found.set(name, new Set([value]));
    }
  }
  return [...found].map(([name, values]) => ({ name, values: [...values] }));
}
