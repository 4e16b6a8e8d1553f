import type { Fact, FactKind, Facts } from "../facts/facts.ts";
import { REPOSITORY_KINDS, type RepositoryKind } from "../facts/repository/facts.ts";
import type { Source } from "../model.ts";

/** Every kind of fact that rules can name. */
export type AnyKind = FactKind | RepositoryKind;

/** Where the facts of one kind are, which field names one, and what evidence they come from. */
export interface KindOfFact {
  readonly name: string;
  readonly source: Source;
  of(facts: Facts): readonly Fact[];
}

const API: Readonly<Record<FactKind, { readonly list: Exclude<keyof Facts, "repository">; readonly name: string }>> = {
  document: { list: "documents", name: "title" },
  server: { list: "servers", name: "url" },
  operation: { list: "operations", name: "name" },
  parameter: { list: "parameters", name: "name" },
  property: { list: "properties", name: "name" },
  schema: { list: "schemas", name: "name" },
  "media-type": { list: "mediaTypes", name: "mediaType" },
  "security-scheme": { list: "securitySchemes", name: "name" },
  example: { list: "examples", name: "name" },
  file: { list: "files", name: "path" },
};

/** The kinds that OpenAPI documents have. */
export const API_KINDS = Object.keys(API) as readonly FactKind[];

/** All kinds by name. */
export const KINDS: Readonly<Record<AnyKind, KindOfFact>> = {
  ...(Object.fromEntries(
    Object.entries(API).map(([kind, { list, name }]) => [
      kind,
      { name, source: "openapi", of: (facts: Facts) => facts[list] as readonly Fact[] },
    ]),
  ) as unknown as Record<FactKind, KindOfFact>),
  ...(Object.fromEntries(
    Object.entries(REPOSITORY_KINDS).map(([kind, { list, name, source }]) => [
      kind,
      { name, source, of: (facts: Facts) => facts.repository[list] },
    ]),
  ) as unknown as Record<RepositoryKind, KindOfFact>),
};

/** Whether a kind is one of repositories and deployment configuration. */
export function isRepositoryKind(kind: AnyKind): kind is RepositoryKind {
  return Object.hasOwn(REPOSITORY_KINDS, kind);
}

/** The evidence that a rule over one kind of fact reads. */
export function sourceOfSubject(params: Readonly<Record<string, unknown>>): Source {
  return KINDS[params.subject as AnyKind]?.source ?? "openapi";
}
