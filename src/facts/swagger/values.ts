import { isObject, list, member, object, type Source, text } from "../members.ts";
import type { Target } from "../scope.ts";
import { VALUE_KEYWORDS } from "./keywords.ts";
import { TranslatedPlace } from "./translated-place.ts";

/** Stands for any media type where a document states none. */
export const UNSTATED = "*/*";
const FORMS = ["application/x-www-form-urlencoded", "multipart/form-data"];
/** The media types of one list that are looked at; no real list comes near. */
const MAX_MEDIA_TYPES = 100;

/** An object without some of its members. */
export function without(source: Source, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(source).filter(([name]) => !names.includes(name)));
}

/** The schema that the keywords of a parameter or header amount to. */
export function schemaOf(source: Source): Record<string, unknown> {
  const keywords = Object.entries(source).filter(([name]) => VALUE_KEYWORDS.includes(name) || isNullable(name));
  return fileless(Object.fromEntries(keywords)) as Record<string, unknown>;
}

function isNullable(name: string): boolean {
  return name === "x-nullable";
}

/** A file is a string of bytes in OpenAPI 3.0 (3.0.3, section 4.7.14.2). */
export function fileless(schema: unknown): unknown {
  if (!isObject(schema) || member(schema, "type") !== "file") return schema;
  return { ...schema, type: "string", format: text(schema, "format") || "binary" };
}

/** A parameter that is no body, or a header: its keywords become its schema. */
export function valueObject({ value, place }: Target): Target {
  const rest = without(value, VALUE_KEYWORDS);
  return { value: { ...rest, schema: schemaOf(value) }, place: new TranslatedPlace(place, [["schema", place]]) };
}

/** The media types of `consumes` or `produces`, as texts, each once. */
export function mediaTypes(stated: readonly unknown[]): readonly string[] {
  const texts = stated.slice(0, MAX_MEDIA_TYPES).filter((one) => typeof one === "string");
  return texts.length === 0 ? [UNSTATED] : [...new Set(texts)];
}

/** A parameter in `body`: the request body. Its media types are those that the operation consumes. */
export function bodyObject({ value, place }: Target, consumes: readonly string[]): Target {
  const media = { schema: member(value, "schema") };
  const content = Object.fromEntries(consumes.map((mediaType) => [mediaType, media]));
  const at = new TranslatedPlace(
    place,
    consumes.map((mediaType) => [mediaType, place]),
  );
  return { value: { ...without(value, ["schema"]), content }, place: new TranslatedPlace(place, [["content", at]]) };
}

/** Parameters in `formData`: together they are an object that travels as a form. */
export function formObject(parameters: readonly Target[], consumes: readonly string[], operation: Target): Target {
  const stated = consumes.filter((one) => FORMS.includes(one.split(";", 1)[0]?.trim().toLowerCase() ?? ""));
  const files = parameters.some(({ value }) => member(value, "type") === "file");
  const forms = stated.length > 0 ? stated : [FORMS[files ? 1 : 0] as string];
  const properties = parameters.map(({ value }) => [text(value, "name"), propertyOf(value)] as const);
  const required = parameters.filter(({ value }) => member(value, "required") === true);
  const schema = {
    type: "object",
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required: required.map(({ value }) => text(value, "name")) }),
  };
  const holder = parameters[0]?.place.parent ?? operation.place;
  const named = parameters.map(({ value, place }) => [text(value, "name"), place] as const);
  const at = new TranslatedPlace(holder, [["properties", new TranslatedPlace(holder, named)]]);
  const media = new TranslatedPlace(holder, [["schema", at]]);
  const content = new TranslatedPlace(
    holder,
    forms.map((form) => [form, media]),
  );
  const one = { schema };
  return {
    value: { content: Object.fromEntries(forms.map((form) => [form, one])) },
    place: new TranslatedPlace(holder, [["content", content]]),
  };
}

function propertyOf(parameter: Source): Record<string, unknown> {
  const extensions = Object.entries(parameter).filter(([name]) => name.startsWith("x-"));
  const description = Object.hasOwn(parameter, "description") ? { description: parameter.description } : {};
  return { ...description, ...schemaOf(parameter), ...Object.fromEntries(extensions) };
}

/**
 * A response: its schema and its examples by media type become content. Without a schema there is none, but for media types that an
 * example is given for.
 */
export function responseObject({ value, place }: Target, produces: readonly string[]): Target {
  const examples = object(value, "examples") ?? {};
  const schema = Object.hasOwn(value, "schema") ? { schema: fileless(value.schema) } : {};
  const offered = Object.hasOwn(value, "schema") ? produces : [];
  const shown = Object.keys(examples).filter((name) => !name.startsWith("x-"));
  const named = offered.length === 1 && offered[0] === UNSTATED && shown.length > 0 ? shown : [...offered, ...shown];
  const all = [...new Set(named)].slice(0, MAX_MEDIA_TYPES);
  const content = all.map((mediaType) => {
    if (!Object.hasOwn(examples, mediaType)) return [mediaType, schema] as const;
    return [mediaType, { ...schema, example: examples[mediaType] }] as const;
  });
  const places = all.map((mediaType) => {
    const example = place.child("examples", mediaType);
    return [mediaType, new TranslatedPlace(place, [["example", example]])] as const;
  });
  const headers = object(value, "headers");
  const at = headers === undefined ? undefined : headersObject({ value: headers, place: place.child("headers") });
  return {
    value: {
      ...without(value, ["schema", "examples", "headers"]),
      ...(at !== undefined && { headers: at.value }),
      ...(all.length > 0 && { content: Object.fromEntries(content) }),
    },
    place: new TranslatedPlace(place, [
      ["content", new TranslatedPlace(place, places)],
      ...(at === undefined ? [] : [["headers", at.place] as const]),
    ]),
  };
}

function headersObject({ value, place }: Target): Target {
  const headers = Object.entries(value).flatMap(([name, header]) =>
    isObject(header) ? [[name, valueObject({ value: header, place: place.child(name) })] as const] : [],
  );
  return {
    value: Object.fromEntries(headers.map(([name, header]) => [name, header.value])),
    place: new TranslatedPlace(
      place,
      headers.map(([name, header]) => [name, header.place]),
    ),
  };
}

/** The entries of a list that are objects, with where they stand. */
export function entriesOf({ value, place }: Target, name: string): readonly Target[] {
  return list(value, name).flatMap((entry, index) =>
    isObject(entry) ? [{ value: entry, place: place.child(name, index) }] : [],
  );
}
