import type { InterfaceContent } from "./interface.ts";

/** What people write for a media type that is none (measured: ten times `json` in one published interface). */
const MEANT: Readonly<Record<string, string>> = {
  json: "application/json",
  xml: "application/xml",
  text: "text/plain",
};

/** A media type in lower case without parameters; what is plainly meant by one that is none. */
export function mediaTypeOf(written: string): string {
  const bare = (written.split(";", 1)[0] ?? "").trim().toLowerCase();
  return Object.hasOwn(MEANT, bare) ? (MEANT[bare] ?? bare) : bare;
}

/** Whether a media type stands for several: `text/*`, or any. */
export function isRange(mediaType: string): boolean {
  return mediaType.includes("*");
}

/** How near a media type comes to one that is asked for. */
const EXACT = 0;
const SUFFIX = 1;
const RANGE = 2;

/**
 * How a media type or range takes in another: exactly, by the suffix `+json` or `+xml` of one that is JSON or XML as well (RFC 6839), as a
 * range, or not at all (undefined). `application/json` takes in `application/ld+json`; not the other way round.
 */
function takesIn(wide: string, narrow: string): number | undefined {
  if (wide === narrow) return EXACT;
  const [type = "", subtype = ""] = wide.split("/");
  if (type === "*" || (subtype === "*" && narrow.startsWith(`${type}/`))) return RANGE;
  if (wide === "application/json" && narrow.endsWith("+json")) return SUFFIX;
  if (wide === "application/xml" && (narrow.endsWith("+xml") || narrow === "text/xml")) return SUFFIX;
  return undefined;
}

/**
 * The offered content that serves one of the reference. A request of the reference's media type must be one that the offer takes; an answer
 * of the offer must be one that the reference's readers take. A range of the reference leaves the choice to the offer; an offered range
 * has what is asked for in it.
 *
 * @returns the nearest one, of several the first; undefined when none serves
 */
export function contentFor(
  reference: InterfaceContent,
  offered: readonly InterfaceContent[],
  direction: "request" | "response",
): InterfaceContent | undefined {
  const asked = mediaTypeOf(reference.mediaType);
  let best: { readonly content: InterfaceContent; readonly distance: number } | undefined;
  for (const content of offered) {
    const given = mediaTypeOf(content.mediaType);
    const [wide, narrow] = direction === "request" ? [given, asked] : [asked, given];
    const open = isRange(direction === "request" ? asked : given) ? takesIn(narrow, wide) : undefined;
    const distance = takesIn(wide, narrow) ?? open;
    if (distance !== undefined && (best === undefined || distance < best.distance)) best = { content, distance };
  }
  return best?.content;
}

/** Media types as they are listed to people. */
export function listed(contents: readonly InterfaceContent[]): string {
  return contents.map(({ mediaType }) => mediaType).join(", ");
}

/** Whether a body of this media type is written as text pairs, so that the number 1 and the text "1" look alike. */
export function isForm(mediaType: string): boolean {
  const bare = mediaTypeOf(mediaType);
  return bare === "application/x-www-form-urlencoded" || bare === "multipart/form-data";
}
