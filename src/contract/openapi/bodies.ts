import { essenceOf } from "../../facts/media-types.ts";
import { member } from "../../facts/members.ts";
import type { Target } from "../../facts/scope.ts";
import type { Place } from "../../model.ts";
import type { InterfaceBody, InterfaceContent, InterfaceResponse } from "../interface.ts";
import { addGap, type Reader } from "./reader.ts";

/** What a request carries (OpenAPI 3.0.3, section 4.7.13); undefined where an operation states no body. */
export function requestOf(reader: Reader, operation: Target, gaps: Place[]): InterfaceBody | undefined {
  const written = member(operation.value, "requestBody");
  const target = reader.follow(written, operation.place.step("requestBody"), gaps);
  if (target === undefined) return undefined;
  return reader.part("request", { written, target }, gaps, (own) => ({
    required: member(target.value, "required") === true,
    content: contentOf(reader, target, own),
    place: target.place,
  }));
}

/** The answers of an operation by status (OpenAPI 3.0.3, section 4.7.16). */
export function responsesOf(reader: Reader, operation: Target, gaps: Place[]): readonly InterfaceResponse[] {
  return reader.entries(operation, "responses", gaps).flatMap(([status, written, place]) => {
    const target = reader.follow(written, place, gaps);
    if (target === undefined) return [];
    const response = reader.part("response", { written, target }, gaps, (own) => ({
      content: contentOf(reader, target, own),
      headers: headersOf(reader, target, own),
      place: target.place,
    }));
    return [{ status, ...response }];
  });
}

/** The media types of a body, and what travels in each. */
function contentOf(reader: Reader, body: Target, gaps: Place[]): readonly InterfaceContent[] {
  // A schema without media type is how OpenAPI 2.0 states a body: here nobody can say for what it holds.
  if (Object.hasOwn(body.value, "schema") && !Object.hasOwn(body.value, "content"))
    addGap(gaps, body.place.step("schema"));
  return reader.entries(body, "content", gaps).flatMap(([mediaType, written, place]) => {
    const media = reader.follow(written, place, gaps);
    if (media === undefined) return [];
    const schema = reader.schema(media.value, media.place, gaps);
    // A stream of items (OpenAPI 3.2.0, section 4.14) is none of what is compared.
    if (Object.hasOwn(media.value, "itemSchema")) addGap(gaps, media.place.step("itemSchema"));
    return [{ mediaType: essenceOf(mediaType), schema, place }];
  });
}

/** The headers of a response but for the one that its media type states (OpenAPI 3.0.3, section 4.7.17). */
function headersOf(reader: Reader, response: Target, gaps: Place[]): InterfaceResponse["headers"] {
  return reader.entries(response, "headers", gaps).flatMap(([name, written, at]) => {
    const header = reader.follow(written, at, gaps);
    if (header === undefined || name.toLowerCase() === "content-type") return [];
    const { value, place } = header;
    return [{ name, required: member(value, "required") === true, schema: reader.schema(value, place, gaps), place }];
  });
}
