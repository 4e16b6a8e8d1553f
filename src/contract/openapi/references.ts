import { follow } from "../../instance/reference.ts";
import { Place, type Resolver } from "../../model.ts";
import { isSchema } from "./convert.ts";

/** A schema of a document as it is written, and where. */
export interface SchemaAt {
  readonly schema: unknown;
  readonly place: Place;
}

/**
 * The schema that a `$ref` in a file leads to.
 *
 * @param whole follow chains of references to their end, as nothing beside a `$ref` counts. Otherwise one step is taken where that can be
 *   told: what it leads to may be a `$ref` with other keywords beside it, in this file or in another
 * @returns undefined where it leads nowhere, round in a circle, or to what is no schema
 */
export function schemaBehind(
  resolver: Resolver,
  reference: unknown,
  file: string,
  whole: boolean,
): SchemaAt | undefined {
  const end = resolver.resolve(reference, new Place(file));
  if (!end.found || !isSchema(end.value)) return undefined;
  const near = whole ? undefined : oneStep(resolver, reference, file);
  return near !== undefined && isSchema(near.schema) ? near : { schema: end.value, place: end.place };
}

function oneStep(resolver: Resolver, reference: unknown, file: string): SchemaAt | undefined {
  if (typeof reference !== "string") return undefined;
  const hash = reference.indexOf("#/");
  if (hash < 0) return undefined;
  if (hash === 0) return follow(resolver, reference, file);
  const other = resolver.resolve(reference.slice(0, hash), new Place(file));
  // A file that is nothing but a reference to another one is left to the resolver.
  if (!other.found || other.place.parent !== undefined) return undefined;
  return follow(resolver, reference.slice(hash), other.place.file);
}
