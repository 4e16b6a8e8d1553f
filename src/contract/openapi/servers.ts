import { isObject, list, object, text, textOrNumber } from "../../facts/members.ts";
import type { Target } from "../../facts/scope.ts";
import { expandTemplate } from "../../facts/servers.ts";
import type { Reader } from "./reader.ts";

/** Servers of one list that are looked at, and the longest address of one; no real ones come near. */
const MAX_SERVERS = 50;
const MAX_URL = 8192;
/** What stands before the path in an address: scheme and host (RFC 3986, section 3), one of them or none. */
const BEFORE_PATH = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/[^/?#]*)?/i;

/**
 * Path parts of the servers in force: of the operation, or else of its path item, or else of the document (OpenAPI 3.0.3, sections 4.7.5,
 * 4.7.9, 4.7.10). Where none are stated it is the host's root: "".
 */
export function basePathsOf(reader: Reader, item: Target, operation: Target): readonly string[] {
  for (const { value } of [operation, item, reader.root]) {
    const servers = list(value, "servers");
    if (servers.length > 0) return reader.once("servers", servers, [], () => pathsOf(servers));
  }
  return ROOT;
}

const ROOT: readonly string[] = [""];

function pathsOf(servers: readonly unknown[]): readonly string[] {
  const paths = servers.slice(0, MAX_SERVERS).flatMap((server) => {
    const url = isObject(server) ? text(server, "url") : "";
    if (!isObject(server) || url === "" || url.length > MAX_URL) return [];
    const variables = object(server, "variables") ?? {};
    const [address = url] = expandTemplate(url, (name) => {
      const variable = object(variables, name);
      const value = variable === undefined ? "" : textOrNumber(variable, "default");
      return value === "" ? [] : [value];
    });
    return [pathOf(address)];
  });
  return paths.length === 0 ? ROOT : [...new Set(paths)];
}

/** The path of an address, absolute or relative to where the document is, without trailing slash. */
function pathOf(address: string): string {
  const path = (address.replace(BEFORE_PATH, "").split(/[?#]/, 1)[0] ?? "").replace(/^\.?\//, "");
  let end = path.length;
  while (path[end - 1] === "/") end--;
  return end === 0 || path === "." ? "" : `/${path.slice(0, end)}`;
}
