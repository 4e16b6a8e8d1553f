import type { Source } from "../members.ts";
import type { Site } from "./site.ts";

/** A token (RFC 9110, section 5.6.2). */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Names of headers are tokens (RFC 9110, section 5.1); `field` holds the name. */
export function checkHeaderName(name: unknown, site: Site, field: string): void {
  if (typeof name === "string" && !TOKEN.test(name)) {
    site.semantic("illegal-header-name", { name: name.slice(0, 200) }, site.place(field));
  }
}

/** The same for the keys of a map of headers. */
export function checkHeaderNames(headers: Source, site: Site): void {
  for (const name of Object.keys(headers)) {
    if (!TOKEN.test(name) && name !== "$ref") {
      site.semantic("illegal-header-name", { name: name.slice(0, 200) }, site.place(name).key());
    }
  }
}
