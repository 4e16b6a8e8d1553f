import { isObject, member, type Source } from "../members.ts";
import { checkHeaderName } from "./header-names.ts";
import type { Site } from "./site.ts";
import { ofObject } from "./spots.ts";

/** Types of security schemes with the fields that each needs (OpenAPI 3.0.3, section 4.7.27; 3.1 adds mutualTLS). */
const TYPES: ReadonlyMap<string, readonly string[]> = new Map([
  ["apiKey", ["name", "in"]],
  ["http", ["scheme"]],
  ["mutualTLS", []],
  ["oauth2", ["flows"]],
  ["openIdConnect", ["openIdConnectUrl"]],
]);
const OF_SOME_TYPE = ["name", "in", "scheme", "bearerFormat", "flows", "openIdConnectUrl", "oauth2MetadataUrl"];
const KEY_PLACES = ["query", "header", "cookie"];

/** Names in the IANA registry of HTTP authentication schemes, lower case. */
const AUTHENTICATION_SCHEMES = new Set([
  "basic",
  "bearer",
  "concealed",
  "digest",
  "dpop",
  "gnap",
  "hoba",
  "mutual",
  "negotiate",
  "oauth",
  "privatetoken",
  "scram-sha-1",
  "scram-sha-256",
  "vapid",
]);

/** The fields that a Security Scheme Object needs and may have, by its type. */
export function checkSecurityScheme(found: Source, site: Site): void {
  const type = member(found, "type");
  if (typeof type !== "string") return;
  if (type === "basic") {
    site.structural("swagger2-key", { key: "type: basic", instead: "type: http, scheme: basic" }, site.place("type"));
    return;
  }
  const needed = type === "mutualTLS" && site.version === "3.0" ? undefined : TYPES.get(type);
  if (needed === undefined) {
    const allowed = [...TYPES.keys()].filter((name) => name !== "mutualTLS" || site.version >= "3.1").join(", ");
    site.structural("not-allowed-value", { field: "type", value: type.slice(0, 200), allowed }, site.place("type"));
    return;
  }
  for (const field of needed) {
    const legacy = field === "flows" && Object.hasOwn(found, "flow");
    if (!Object.hasOwn(found, field) && !legacy) {
      site.structural("missing-field", { field, object: "Security Scheme" }, ofObject(site.place()));
    }
  }
  const scheme = member(found, "scheme");
  const bearer = typeof scheme === "string" && scheme.toLowerCase() === "bearer";
  for (const field of OF_SOME_TYPE) {
    if (!Object.hasOwn(found, field) || needed.includes(field)) continue;
    if (field === "oauth2MetadataUrl" && (type === "oauth2" || site.version < "3.2")) continue;
    if (field === "bearerFormat" && type === "http" && (bearer || typeof scheme !== "string")) continue;
    const where =
      field === "bearerFormat" && type === "http" ? `scheme: ${String(scheme).slice(0, 200)}` : `type: ${type}`;
    site.structural("misplaced-field", { field, object: "Security Scheme", where }, site.place(field).key());
  }
  if (type === "apiKey") checkKey(found, site);
  if (type === "http" && typeof scheme === "string" && !AUTHENTICATION_SCHEMES.has(scheme.toLowerCase())) {
    site.semantic("unknown-auth-scheme", { scheme: scheme.slice(0, 200) }, site.place("scheme"));
  }
}

function checkKey(found: Source, site: Site): void {
  const where = member(found, "in");
  // The official schemas do not look at this name.
  if (where === "header") checkHeaderName(member(found, "name"), site, "name", false);
  else if (typeof where === "string" && !KEY_PLACES.includes(where)) {
    site.structural(
      "not-allowed-value",
      { field: "in", value: where.slice(0, 200), allowed: KEY_PLACES.join(", ") },
      site.place("in"),
    );
  }
}

/** A Security Requirement Object names schemes that the document declares (OpenAPI 3.0.3, section 4.7.30). */
export function checkRequirement(requirement: Source, site: Site): void {
  const names = Object.keys(requirement);
  if (names.length === 0) return;
  const swagger = site.version === "2.0";
  const components = swagger ? site.root : (member(site.root, "components") ?? {});
  if (!isObject(components) || Object.hasOwn(components, "$ref")) return;
  const declared = member(components, swagger ? "securityDefinitions" : "securitySchemes") ?? {};
  if (!isObject(declared) || Object.hasOwn(declared, "$ref")) return;
  // A leftover of Swagger 2.0 is told of where it stands, not at each use.
  const legacy = member(site.root, "securityDefinitions");
  for (const name of names) {
    if (Object.hasOwn(declared, name) || (isObject(legacy) && Object.hasOwn(legacy, name))) continue;
    // From OpenAPI 3.2 on (section 4.30) a scheme may also be named by its address.
    if (site.version >= "3.2" && /[#/.]/.test(name) && site.leads(name)) continue;
    site.semantic("undeclared-security", { name: name.slice(0, 200) }, site.place(name).key());
  }
}
