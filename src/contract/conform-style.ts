import { mediaTypeOf } from "./conform-media-types.ts";
import type { InterfaceParameter } from "./interface.ts";
import { type Form, formsOf } from "./schema-walk.ts";

/**
 * Whether both sides write the values of a parameter alike, by effect: how lists are separated matters only where there are lists, and
 * `explode` means nothing to a single word (OpenAPI 3.0.3, section 4.7.12, "Style Values").
 */
export function writtenAlike(reference: InterfaceParameter, offered: InterfaceParameter): boolean {
  if (reference.mediaType !== undefined || offered.mediaType !== undefined) {
    return contentOf(reference) === contentOf(offered);
  }
  const forms: ReadonlySet<Form> = reference.schema === undefined ? new Set(["word"]) : formsOf(reference.schema);
  // Of a form that the offer does not take, its schema tells.
  const taken: ReadonlySet<Form> = offered.schema === undefined ? forms : formsOf(offered.schema);
  return [...forms].every((form) => !taken.has(form) || effect(reference, form) === effect(offered, form));
}

/** A parameter's notation as people see it: "form explode", "application/json". */
export function notation({ style, explode, mediaType }: InterfaceParameter): string {
  return mediaType ?? (explode ? `${style} explode` : style);
}

function contentOf({ mediaType }: InterfaceParameter): string {
  return mediaType === undefined ? "" : mediaTypeOf(mediaType);
}

/** What a style looks like on the wire: equal for two that write values of that form alike. */
function effect({ style, explode }: InterfaceParameter, form: Form): string {
  const prefix = style === "label" || style === "matrix" ? style : "";
  if (form === "word") return prefix;
  if (form === "object") return `${style === "cookie" ? "form" : style} ${explode}`;
  if (prefix !== "") return `${prefix} ${explode}`;
  if (style === "simple") return "comma";
  if (explode) return "repeated";
  return style === "form" || style === "cookie" ? "comma" : style;
}
