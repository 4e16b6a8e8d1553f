import type { Place } from "../../model.ts";
import type { Fact } from "../facts.ts";
import type { RepositoryFact } from "./facts.ts";

/** A fact of a repository as rules see it: without its place, and without the fields that begin with an underscore. */
export function publishedRepositoryFact(fact: Fact): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(fact).filter(([key, value]) => key !== "place" && !key.startsWith("_") && value !== undefined),
  );
}

/** Where a field of it is written: at a place of its own, or where the fact is. */
export function placeOfRepositoryFact(fact: RepositoryFact, field: string): Place {
  const places = fact._places;
  const own = places !== undefined && Object.hasOwn(places, field) ? places[field] : undefined;
  return own ?? fact.place;
}
