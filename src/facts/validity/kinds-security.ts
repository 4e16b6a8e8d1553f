import type { ApiDocument } from "../../model.ts";
import { checkRequirement, checkSecurityScheme } from "./rules-security.ts";
import { BOOLEAN, type Kind, kind, listOf, mapOf, type ObjectShape, object, STRING } from "./shapes.ts";
import { FLOWS_LEGACY, SECURITY_LEGACY } from "./swagger2.ts";

/** The kinds that say who may call. */
export interface SecurityKinds {
  readonly scheme: Kind;
  readonly requirement: ObjectShape;
}

/** Builds them for a version of OpenAPI 3. Which fields go with which type of scheme is a rule of its own. */
export function securityKinds(version: ApiDocument["version"]): SecurityKinds {
  const newest = version >= "3.2";
  const scheme = kind("Security Scheme");
  const flows = kind("OAuth Flows");
  const scopes = mapOf("Scopes", STRING);
  const flow = (...urls: string[]) => {
    const made = kind("OAuth Flow");
    made.define({
      fields: { refreshUrl: STRING, scopes, ...Object.fromEntries(urls.map((url) => [url, STRING])) },
      required: [...urls, "scopes"],
    });
    return object(made);
  };
  flows.define({
    fields: {
      implicit: flow("authorizationUrl"),
      password: flow("tokenUrl"),
      clientCredentials: flow("tokenUrl"),
      authorizationCode: flow("authorizationUrl", "tokenUrl"),
      ...(newest ? { deviceAuthorization: flow("deviceAuthorizationUrl", "tokenUrl") } : {}),
    },
    legacy: FLOWS_LEGACY,
  });
  scheme.define({
    fields: {
      type: STRING,
      description: STRING,
      name: STRING,
      in: STRING,
      scheme: STRING,
      bearerFormat: STRING,
      flows: object(flows),
      openIdConnectUrl: STRING,
      ...(newest ? { deprecated: BOOLEAN, oauth2MetadataUrl: STRING } : {}),
    },
    required: ["type"],
    legacy: SECURITY_LEGACY,
    rule: checkSecurityScheme,
  });
  return { scheme, requirement: mapOf("Security Requirement", listOf(STRING), { rule: checkRequirement }) };
}
