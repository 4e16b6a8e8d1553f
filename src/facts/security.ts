import type { Place } from "../model.ts";
import { collectTexts } from "./examples.ts";
import type { SecurityAlternative, SecuritySchemeFact } from "./facts.ts";
import { isObject, member, object, type Source, text } from "./members.ts";
import type { Scope } from "./scope.ts";
import { collectAddress } from "./servers.ts";
import { SOURCE, type Sourced } from "./source.ts";

/** The URLs of an OAuth Flow Object (OpenAPI 3.0.3, section 4.7.29; 3.2.0, section 4.29) and what they are for. */
const FLOW_URLS = [
  ["authorizationUrl", "authorization"],
  ["deviceAuthorizationUrl", "authorization"],
  ["tokenUrl", "token"],
  ["refreshUrl", "refresh"],
] as const;

/** The security schemes of a document (OpenAPI 3.0.3, section 4.7.27), with the addresses they name. */
export function collectSecuritySchemes(scope: Scope): void {
  const components = object(scope.root, "components");
  const schemes = components === undefined ? undefined : object(components, "securitySchemes");
  if (schemes === undefined) return;
  const place = scope.place.child("components", "securitySchemes");
  for (const name of Object.keys(schemes)) {
    const at = place.child(name);
    const target = scope.follow(schemes[name], at, "security-scheme");
    // A scheme that cannot be read is declared all the same, only nothing is known of it.
    const { value, place: defined } = target ?? { value: {}, place: at };
    const fact = schemeFact(scope, name, value, defined);
    scope.securitySchemes.set(name, fact);
    scope.out.securitySchemes.push(fact);
    if (scope.first(value)) collectAddresses(scope, value, defined);
  }
}

function schemeFact(scope: Scope, name: string, value: Source, place: Place): SecuritySchemeFact {
  const flows = object(value, "flows") ?? {};
  const fact: SecuritySchemeFact & Sourced = {
    place,
    document: scope.document,
    name,
    type: text(value, "type"),
    scheme: text(value, "scheme").toLowerCase(),
    bearerFormat: text(value, "bearerFormat"),
    in: text(value, "in"),
    parameter: text(value, "name"),
    flows: Object.keys(flows).filter((flow) => isObject(flows[flow]) && !flow.startsWith("x-")),
    [SOURCE]: value,
  };
  return fact;
}

function collectAddresses(scope: Scope, value: Source, place: Place): void {
  collectTexts(scope, value, place);
  collectAddress(scope, member(value, "openIdConnectUrl"), place.child("openIdConnectUrl"), "openid-configuration");
  collectAddress(scope, member(value, "oauth2MetadataUrl"), place.child("oauth2MetadataUrl"), "openid-configuration");
  for (const [flow, settings] of Object.entries(object(value, "flows") ?? {})) {
    if (!isObject(settings)) continue;
    for (const [key, purpose] of FLOW_URLS) {
      collectAddress(scope, member(settings, key), place.child("flows", flow, key), purpose);
    }
  }
}

/** A scheme that a requirement names by its address (OpenAPI 3.2.0, section 4.30). */
function addressed(scope: Scope, name: string): SecuritySchemeFact | undefined {
  if (scope.version < "3.2" || !/[#/.]/.test(name)) return undefined;
  const target = scope.peek(name, scope.place);
  if (target === undefined) return undefined;
  const fact = schemeFact(scope, name, target.value, target.place);
  scope.securitySchemes.set(name, fact);
  if (scope.first(target.value)) {
    scope.out.securitySchemes.push(fact);
    collectAddresses(scope, target.value, target.place);
  }
  return fact;
}

/**
 * The alternatives of a `security` list (OpenAPI 3.0.3, section 4.7.30). What is no object is not read as "anonymous": it counts
 * as an alternative that asks for an unknown scheme.
 */
export function securityAlternatives(scope: Scope, security: readonly unknown[]): readonly SecurityAlternative[] {
  return security.map((alternative) => {
    const names = isObject(alternative)
      ? Object.keys(alternative)
      : [typeof alternative === "object" && alternative !== null ? "" : String(alternative)];
    const schemes: SecuritySchemeFact[] = [];
    const unknown: string[] = [];
    for (const name of names) {
      const scheme = scope.securitySchemes.get(name) ?? addressed(scope, name);
      if (scheme === undefined) unknown.push(name);
      else schemes.push(scheme);
    }
    return { schemes, unknown };
  });
}
