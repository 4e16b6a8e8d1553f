import { essenceOf } from "../../facts/media-types.ts";
import { isObject, list, member, text } from "../../facts/members.ts";
import type { Target } from "../../facts/scope.ts";
import type { Place } from "../../model.ts";
import type { InterfaceParameter } from "../interface.ts";
import { addGap, type Reader } from "./reader.ts";

type Location = InterfaceParameter["in"];

/** Where parameters travel, and how they are written there unless they say otherwise (OpenAPI 3.0.3, section 4.7.12.2; 3.2.0, section 4.12). */
const STYLES: ReadonlyMap<unknown, string> = new Map([
  ["path", "simple"],
  ["query", "form"],
  ["header", "simple"],
  ["cookie", "form"],
  ["querystring", ""],
]);

/** Headers of which a parameter says nothing: media types and security do (OpenAPI 3.0.3, section 4.7.12.2). */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(["accept", "content-type", "authorization"]);

/** How a list is written in OpenAPI 2.0 (`collectionFormat`, section "Parameter Object"), as 3.0 has it. `tsv` has no other name there. */
const COLLECTIONS: ReadonlyMap<unknown, readonly [style: string, explode: boolean]> = new Map([
  ["ssv", ["spaceDelimited", false]],
  ["pipes", ["pipeDelimited", false]],
  ["tsv", ["tabDelimited", false]],
  ["multi", ["form", true]],
]);

/**
 * The parameters that an operation takes: its own, and those of its path item that it does not replace (OpenAPI 3.0.3, section 4.7.10).
 *
 * @param shared those of the path item
 */
export function parametersOf(
  reader: Reader,
  shared: readonly InterfaceParameter[],
  operation: Target,
  gaps: Place[],
): readonly InterfaceParameter[] {
  const own = listOf(reader, operation, gaps);
  if (shared.length === 0) return own;
  if (own.length === 0) return shared;
  reader.copies -= shared.length;
  if (reader.copies < 0) {
    addGap(gaps, operation.place);
    return own;
  }
  const replaced = new Set(own.map(nameOf));
  return [...shared.filter((one) => !replaced.has(nameOf(one))), ...own];
}

function nameOf({ in: where, name }: InterfaceParameter): string {
  return `${where}:${name}`;
}

/** The parameters that a path item or an operation states. */
export function listOf(reader: Reader, holder: Target, gaps: Place[]): readonly InterfaceParameter[] {
  const stated = member(holder.value, "parameters");
  if (stated === undefined) return NONE;
  const place = holder.place.step("parameters");
  if (!Array.isArray(stated)) {
    addGap(gaps, place);
    return NONE;
  }
  return list(holder.value, "parameters").flatMap((written, index) => {
    const target = reader.follow(written, place.step(index), gaps);
    if (target === undefined) return [];
    return reader.part("parameter", { written, target }, gaps, (own) => readParameter(reader, target, own)) ?? [];
  });
}

const NONE: readonly InterfaceParameter[] = [];

function readParameter(reader: Reader, { value, place }: Target, gaps: Place[]): InterfaceParameter | undefined {
  const name = text(value, "name");
  const where = member(value, "in");
  const usual = STYLES.get(where);
  if (name === "" || usual === undefined) {
    addGap(gaps, place);
    return undefined;
  }
  if (where === "header" && SAID_ELSEWHERE.has(name.toLowerCase())) return undefined;
  const media = mediaOf(reader, { value, place }, gaps);
  const { style, explode } = styleOf(reader, { value, place }, usual);
  return {
    name,
    in: where as Location,
    required: where === "path" || member(value, "required") === true,
    style,
    explode,
    schema: reader.schema(media?.value ?? value, media?.place ?? place, gaps),
    ...(media !== undefined && { mediaType: media.mediaType }),
    place,
  };
}

/** The one media type of a parameter with `content` (OpenAPI 3.0.3, section 4.7.12.2). */
function mediaOf(
  reader: Reader,
  parameter: Target,
  gaps: Place[],
): (Target & { readonly mediaType: string }) | undefined {
  if (Object.hasOwn(parameter.value, "schema")) return undefined;
  const [first] = reader.entries(parameter, "content", gaps);
  if (first === undefined) return undefined;
  const [mediaType, written, place] = first;
  const target = reader.follow(written, place, gaps);
  return target === undefined ? undefined : { ...target, mediaType: essenceOf(mediaType) };
}

function styleOf(
  reader: Reader,
  { value }: Target,
  usual: string,
): { readonly style: string; readonly explode: boolean } {
  if (reader.version === "2.0") {
    const schema = member(value, "schema");
    const isList = isObject(schema) && member(schema, "type") === "array";
    const [style, explode] = COLLECTIONS.get(member(value, "collectionFormat")) ?? [usual, false];
    return isList ? { style, explode } : { style: usual, explode: usual === "form" };
  }
  const style = text(value, "style") || usual;
  const explode = member(value, "explode");
  return { style, explode: typeof explode === "boolean" ? explode : style === "form" || style === "cookie" };
}
