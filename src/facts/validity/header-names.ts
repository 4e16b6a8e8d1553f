import type { Place } from "../../model.ts";
import type { Source } from "../members.ts";
import type { Site } from "./site.ts";

/** A token (RFC 9110, section 5.6.2). */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/**
 * Names of headers are tokens (RFC 9110, section 5.1); `field` holds the name.
 *
 * @param official whether the official schema of OpenAPI 3.2 looks at this name
 */
export function checkHeaderName(name: unknown, site: Site, field: string, official = true): void {
  if (typeof name === "string" && !TOKEN.test(name)) illegal(name, site.place(field), site, official);
}

/** The same for the keys of a map of headers. */
export function checkHeaderNames(headers: Source, site: Site): void {
  for (const name of Object.keys(headers)) {
    if (!TOKEN.test(name) && name !== "$ref") {
      illegal(name, site.place(name).key(), site, true);
    }
  }
}

/** Since OpenAPI 3.2 the official schema says so, too. */
function illegal(name: string, place: Place, site: Site, official: boolean): void {
  const data = { name: name.slice(0, 200) };
  if (official && site.version >= "3.2") site.structural("illegal-header-name", data, place);
  else site.semantic("illegal-header-name", data, place);
}
