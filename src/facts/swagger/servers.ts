import type { Place } from "../../model.ts";
import { list, type Source, text } from "../members.ts";
import type { Target } from "../scope.ts";
import { TranslatedPlace } from "./translated-place.ts";

/** More schemes than there are. */
const MAX_SCHEMES = 20;

/**
 * The servers that `schemes`, `host` and `basePath` amount to (OpenAPI 2.0, "Swagger Object"): one per scheme, which is where each
 * stands, or one that leaves the scheme open at the host. Without a host it is the one that serves the document: only the path is known.
 *
 * @param holder the document, or an operation with `schemes` of its own
 */
export function serversObject(root: Target, holder: Target): Target | undefined {
  const host = text(root.value, "host");
  const path = text(root.value, "basePath");
  if (host === "" && (path === "" || holder !== root)) return undefined;
  const found: { readonly url: string; readonly place: Place }[] = [];
  if (host === "") found.push({ url: path, place: root.place.child("basePath") });
  else {
    for (const [index, scheme] of list(holder.value, "schemes").slice(0, MAX_SCHEMES).entries()) {
      if (typeof scheme !== "string") continue;
      found.push({ url: `${scheme}://${host}${path}`, place: holder.place.child("schemes", index) });
    }
    if (found.length === 0) found.push({ url: `//${host}${path}`, place: root.place.child("host") });
  }
  const servers: readonly Source[] = found.map(({ url }) => ({ url }));
  const places = found.map(({ place }, index) => [index, new TranslatedPlace(place, [["url", place]])] as const);
  return { value: servers as unknown as Source, place: new TranslatedPlace(holder.place, places) };
}
