import { member, type Source } from "../members.ts";
import { checkHeaderName } from "./header-names.ts";
import type { Site } from "./site.ts";
import { ofObject } from "./spots.ts";

/** What a body has, and nothing else (OpenAPI 2.0, "Parameter Object"). */
const OF_BODIES = ["name", "in", "description", "required", "schema"];
/** Where values may repeat a name, or come without a value. */
const REPEATABLE = ["query", "formData"];

/** What the table of a Parameter Object cannot say: most fields depend on where it travels. */
export function checkSwaggerParameter(parameter: Source, site: Site): void {
  const where = member(parameter, "in");
  if (typeof where !== "string") return;
  const misplaced = (field: string): void => {
    const data = { field: field.slice(0, 200), object: "Parameter", where: `in: ${where.slice(0, 200)}` };
    site.structural("misplaced-field", data, site.place(field).key());
  };
  const needed = where === "body" ? "schema" : "type";
  if (!Object.hasOwn(parameter, needed)) missing(needed, "Parameter", site);
  if (where === "body") {
    const fields = Object.keys(parameter).filter((field) => !OF_BODIES.includes(field) && !field.startsWith("x-"));
    for (const field of fields) misplaced(field);
    return;
  }
  if (Object.hasOwn(parameter, "schema")) misplaced("schema");
  if (!REPEATABLE.includes(where)) {
    if (Object.hasOwn(parameter, "allowEmptyValue")) misplaced("allowEmptyValue");
    if (member(parameter, "collectionFormat") === "multi") {
      const allowed = "csv, ssv, tsv, pipes";
      const data = { field: "collectionFormat", value: "multi", allowed };
      site.structural("not-allowed-value", data, site.place("collectionFormat"));
    }
  }
  if (member(parameter, "type") === "file" && where !== "formData") misplaced("type");
  if (where === "path") checkPathParameter(parameter, site);
  if (where === "header") checkHeaderName(member(parameter, "name"), site, "name");
  checkItems(parameter, site);
}

/** It is always required. */
function checkPathParameter(parameter: Source, site: Site): void {
  const required = member(parameter, "required");
  if (required !== false && required !== undefined) return;
  const name = member(parameter, "name");
  const data = { name: typeof name === "string" ? name.slice(0, 200) : "" };
  const place = required === false ? site.place("required") : ofObject(site.place());
  site.structural("path-parameter-optional", data, place);
}

/** A list says what is in it ("Items Object"); only the text asks for that. */
export function checkItems(value: Source, site: Site): void {
  if (member(value, "type") === "array" && !Object.hasOwn(value, "items")) {
    site.semantic("array-without-items", {}, site.place("type"));
  }
}

/** Types of security schemes, flows included, with the fields that each needs ("Security Scheme Object"). */
const TYPES: ReadonlyMap<string, readonly string[]> = new Map([
  ["basic", []],
  ["apiKey", ["name", "in"]],
  ["oauth2", ["flow"]],
]);
const FLOWS: ReadonlyMap<string, readonly string[]> = new Map([
  ["implicit", ["authorizationUrl"]],
  ["password", ["tokenUrl"]],
  ["application", ["tokenUrl"]],
  ["accessCode", ["authorizationUrl", "tokenUrl"]],
]);
const OF_SOME_TYPE = ["name", "in", "flow", "authorizationUrl", "tokenUrl", "scopes"];

/** The fields that a Security Scheme Object needs and may have, by its type and flow. */
export function checkSwaggerScheme(scheme: Source, site: Site): void {
  const type = member(scheme, "type");
  if (typeof type !== "string") return;
  const ofType = TYPES.get(type);
  if (ofType === undefined) {
    notAllowed("type", type, [...TYPES.keys()], site);
    return;
  }
  const flow = member(scheme, "flow");
  const ofFlow = type === "oauth2" && typeof flow === "string" ? FLOWS.get(flow) : [];
  if (ofFlow === undefined) notAllowed("flow", String(flow), [...FLOWS.keys()], site);
  const needed = [...ofType, ...(ofFlow ?? [])];
  for (const field of needed) if (!Object.hasOwn(scheme, field)) missing(field, "Security Scheme", site);
  const may = type === "oauth2" ? [...needed, "scopes"] : needed;
  for (const field of OF_SOME_TYPE) {
    if (!Object.hasOwn(scheme, field) || may.includes(field)) continue;
    const where = type === "oauth2" ? `flow: ${String(flow).slice(0, 200)}` : `type: ${type}`;
    site.structural("misplaced-field", { field, object: "Security Scheme", where }, site.place(field).key());
  }
  if (type === "oauth2" && !Object.hasOwn(scheme, "scopes")) {
    // The schema lets it pass.
    site.semantic("missing-field", { field: "scopes", object: "Security Scheme" }, ofObject(site.place()));
  }
  const where = member(scheme, "in");
  if (type === "apiKey" && typeof where === "string") {
    if (where !== "header" && where !== "query") notAllowed("in", where, ["header", "query"], site);
    else if (where === "header") checkHeaderName(member(scheme, "name"), site, "name");
  }
}

function missing(field: string, object: string, site: Site): void {
  site.structural("missing-field", { field, object }, ofObject(site.place()));
}

function notAllowed(field: string, value: string, allowed: readonly string[], site: Site): void {
  const data = { field, value: value.slice(0, 200), allowed: allowed.join(", ") };
  site.structural("not-allowed-value", data, site.place(field));
}
