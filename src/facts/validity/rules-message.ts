import { member, type Source } from "../members.ts";
import { checkHeaderName } from "./header-names.ts";
import type { Site } from "./site.ts";
import { ofObject } from "./spots.ts";
import { PARAMETER_LEGACY } from "./swagger2.ts";
import { notAllowed } from "./values.ts";

/** Styles by where a parameter travels (OpenAPI 3.0.3, section 4.7.12.3). */
const STYLES: ReadonlyMap<string, readonly string[]> = new Map([
  ["path", ["matrix", "label", "simple"]],
  ["query", ["form", "spaceDelimited", "pipeDelimited", "deepObject"]],
  ["header", ["simple"]],
  ["cookie", ["form"]],
]);

/** In OpenAPI 3.2 (section 4.12) a cookie may also be written as cookies are, and the whole query string is one parameter. */
const STYLES_32: ReadonlyMap<string, readonly string[]> = new Map([
  ...STYLES,
  ["cookie", ["form", "cookie"]],
  ["querystring", []],
]);

/**
 * Fields that describe how a value with a schema is written, so that they mean nothing beside `content`; from OpenAPI 3.2 on its examples
 * may stand there all the same.
 */
const WITH_SCHEMA = ["style", "explode", "allowReserved", "example", "examples"];

/** What a Parameter Object's table cannot say: fields that belong together, and what depends on where it travels. */
export function checkParameter(parameter: Source, site: Site): void {
  const where = member(parameter, "in");
  if (where === "body" || where === "formData") {
    site.structural("swagger2-key", { key: `in: ${where}`, instead: "requestBody" }, site.place("in"));
    return;
  }
  checkSchemaOrContent(parameter, "Parameter", site);
  if (typeof where !== "string") return;
  const known = site.version >= "3.2" ? STYLES_32 : STYLES;
  const styles = known.get(where);
  if (styles === undefined) {
    const fault = notAllowed(where, [...known.keys()]);
    site.structural(fault.case, { field: "in", ...fault.data }, site.place("in"));
    return;
  }
  const style = member(parameter, "style");
  if (typeof style === "string" && !styles.includes(style) && styles.length > 0) {
    site.structural(
      "not-allowed-value",
      { field: "style", value: style.slice(0, 200), allowed: styles.join(", ") },
      site.place("style"),
    );
  }
  if (where === "path") checkPathParameter(parameter, site);
  else if (where === "header") checkHeaderName(member(parameter, "name"), site, "name");
  if (where === "querystring" && Object.hasOwn(parameter, "schema") && !Object.hasOwn(parameter, "content")) {
    site.structural("missing-field", { field: "content", object: "Parameter" }, site.place("schema").key());
  }
  if (site.version < "3.1" || where === "query") return;
  for (const field of ["allowEmptyValue", "allowReserved"]) {
    if (!Object.hasOwn(parameter, field) || (field === "allowReserved" && mayBeReserved(parameter, where, site)))
      continue;
    site.structural("misplaced-field", { field, object: "Parameter", where: `in: ${where}` }, site.place(field).key());
  }
}

/** From OpenAPI 3.2 on (section 4.12) parameters in a path and cookies in the style of forms may leave reserved characters as they are. */
function mayBeReserved(parameter: Source, where: string, site: Site): boolean {
  if (site.version < "3.2" || !Object.hasOwn(parameter, "schema")) return false;
  return where === "path" || (where === "cookie" && (member(parameter, "style") ?? "form") === "form");
}

/** OpenAPI 3.0.3 and 3.1.1, section 4.7.12.2 and 4.8.12.2.1: it is always required. */
function checkPathParameter(parameter: Source, site: Site): void {
  const name = member(parameter, "name");
  const described = site.version === "3.0" || Object.hasOwn(parameter, "schema");
  const required = member(parameter, "required");
  if (required === false || required === undefined) {
    const data = { name: typeof name === "string" ? name.slice(0, 200) : "" };
    const place = required === false ? site.place("required") : ofObject(site.place());
    if (described) site.structural("path-parameter-optional", data, place);
    else site.semantic("path-parameter-optional", data, place);
  }
  const checked = site.version >= "3.2" || (site.version === "3.1" && described);
  if (checked && typeof name === "string" && !/^[^{}]+$/.test(name)) {
    site.structural("malformed-value", { field: "name", value: name.slice(0, 200) }, site.place("name"));
  }
}

/** What a Header Object's table cannot say. */
export function checkHeader(header: Source, site: Site): void {
  checkSchemaOrContent(header, "Header", site);
}

/** Exactly one of `schema` and `content`; the fields that go with a schema go with nothing else. */
function checkSchemaOrContent(value: Source, object: string, site: Site): void {
  checkExamplePair(value, site);
  const content = Object.hasOwn(value, "content");
  if (Object.hasOwn(value, "schema")) {
    if (content) exclusive("schema", "content", site);
    return;
  }
  if (content) {
    const fields = site.version >= "3.2" ? WITH_SCHEMA.slice(0, 3) : WITH_SCHEMA;
    for (const field of fields) if (Object.hasOwn(value, field)) exclusive("content", field, site);
    return;
  }
  if (Object.keys(value).some((key) => PARAMETER_LEGACY.get(key) === "schema")) return;
  site.structural("missing-alternative", { fields: "schema, content", object }, ofObject(site.place()));
}

/** `example` and `examples` exclude each other (OpenAPI 3.0.3, section 4.7.14.1). */
export function checkExamplePair(value: Source, site: Site): void {
  if (Object.hasOwn(value, "example") && Object.hasOwn(value, "examples")) exclusive("example", "examples", site);
}

function exclusive(first: string, second: string, site: Site): void {
  site.structural("exclusive-fields", { first, second }, site.place(second).key());
}

/** A link names its operation one way or the other (OpenAPI 3.0.3, section 4.7.20). */
export function checkLink(link: Source, site: Site): void {
  const id = member(link, "operationId");
  const hasReference = Object.hasOwn(link, "operationRef");
  if (hasReference && id !== undefined) exclusive("operationRef", "operationId", site);
  if (!hasReference && id === undefined) {
    const data = { fields: "operationRef, operationId", object: "Link" };
    if (site.version >= "3.1") site.structural("missing-alternative", data, ofObject(site.place()));
    else site.semantic("missing-alternative", data, ofObject(site.place()));
  }
  if (typeof id === "string") site.memory.linked.push({ id, place: site.place("operationId") });
}
