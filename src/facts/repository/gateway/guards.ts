/** Names by which gateways call what limits the rate of requests: plug-ins, filters, middlewares, directives. */
const LIMITS: ReadonlySet<string> = new Set([
  // Kong
  "rate-limiting",
  "rate-limiting-advanced",
  "response-ratelimiting",
  // APISIX
  "limit-count",
  "limit-req",
  // Envoy
  "envoy.filters.http.local_ratelimit",
  "envoy.filters.http.ratelimit",
  // Traefik
  "rateLimit",
  "ratelimit",
  // KrakenD
  "qos/ratelimit/router",
  // nginx
  "limit_req",
]);

/** The same for what finds out who is calling. */
const AUTHENTICATIONS: ReadonlySet<string> = new Set([
  "key-auth",
  "key-auth-enc",
  "jwt",
  "jwt-signer",
  "oauth2",
  "oauth2-introspection",
  "openid-connect",
  "basic-auth",
  "hmac-auth",
  "ldap-auth",
  "ldap-auth-advanced",
  "mtls-auth",
  "jwt-auth",
  "authz-keycloak",
  "forward-auth",
  "wolf-rbac",
  "envoy.filters.http.jwt_authn",
  "envoy.filters.http.ext_authz",
  "envoy.filters.http.oauth2",
  "envoy.filters.http.basic_auth",
  "forwardAuth",
  "basicAuth",
  "digestAuth",
  "auth/validator",
  "auth/basic",
  "auth/api-keys",
  "auth_request",
  "auth_jwt",
  "auth_basic",
  "auth_digest",
]);

/** What a gateway does before it lets a request through. */
export interface Guards {
  readonly limits: boolean;
  readonly authenticates: boolean;
}

/** What the plug-ins, filters or middlewares of a route do, by their names. */
export function guardsOf(names: readonly string[]): Guards {
  return {
    limits: names.some((name) => LIMITS.has(name)),
    authenticates: names.some((name) => AUTHENTICATIONS.has(name)),
  };
}
