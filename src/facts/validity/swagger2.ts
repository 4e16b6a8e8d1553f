import { VALUE_KEYWORDS } from "../swagger/keywords.ts";

// What Swagger 2.0 wrote, and what OpenAPI 3 has instead. Names of fields only, so that they read alike in every language.

/** Of the whole document. */
export const DOCUMENT_LEGACY: ReadonlyMap<string, string> = new Map([
  ["swagger", "openapi"],
  ["host", "servers"],
  ["basePath", "servers"],
  ["schemes", "servers"],
  ["consumes", "requestBody.content"],
  ["produces", "responses.*.content"],
  ["definitions", "components.schemas"],
  ["parameters", "components.parameters"],
  ["responses", "components.responses"],
  ["securityDefinitions", "components.securitySchemes"],
]);

/** Of an operation. */
export const OPERATION_LEGACY: ReadonlyMap<string, string> = new Map([
  ["consumes", "requestBody.content"],
  ["produces", "responses.*.content"],
  ["schemes", "servers"],
]);

/** Of a parameter or a header: it described its value itself. */
export const PARAMETER_LEGACY: ReadonlyMap<string, string> = new Map([
  ...VALUE_KEYWORDS.map((keyword) => [keyword, "schema"] as const),
  ["collectionFormat", "style, explode"],
]);

/** Of a response. */
export const RESPONSE_LEGACY: ReadonlyMap<string, string> = new Map([
  ["schema", "content.*.schema"],
  ["examples", "content.*.examples"],
]);

/** Of a security scheme of type oauth2. */
export const SECURITY_LEGACY: ReadonlyMap<string, string> = new Map(
  ["flow", "authorizationUrl", "tokenUrl", "scopes"].map((key) => [key, "flows"]),
);

/** Of the flows of OAuth 2: two were renamed. */
export const FLOWS_LEGACY: ReadonlyMap<string, string> = new Map([
  ["application", "clientCredentials"],
  ["accessCode", "authorizationCode"],
]);
