import { isObject, list, member, type Source } from "../members.ts";
import type { Site } from "./site.ts";

/**
 * The whole query string is one parameter, and then there are no others in it (OpenAPI 3.2.0, section 4.12.1). What the official schema
 * sees: the parameters that stand in the list themselves.
 */
export function checkQueryString(owner: Source, site: Site): void {
  let whole: number | undefined;
  let single: number | undefined;
  for (const [index, parameter] of list(owner, "parameters").entries()) {
    const where = isObject(parameter) ? member(parameter, "in") : undefined;
    if (where === "querystring") {
      if (whole !== undefined) site.structural("querystring-not-alone", {}, site.place("parameters", index));
      else whole = index;
    } else if (where === "query") single ??= index;
  }
  if (whole !== undefined && single !== undefined) {
    site.structural("querystring-not-alone", {}, site.place("parameters", whole));
  }
}
