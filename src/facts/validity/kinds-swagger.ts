import type { Source } from "../members.ts";
import { infoKind } from "./kinds-document.ts";
import { externalDocsKind } from "./kinds-shared.ts";
import { swaggerMessageKinds } from "./kinds-swagger-message.ts";
import { swaggerSchemaKinds } from "./kinds-swagger-schema.ts";
import { checkOperation, checkResponses, checkTagNames } from "./rules-document.ts";
import { checkRequirement } from "./rules-security.ts";
import { checkSwaggerScheme } from "./rules-swagger.ts";
import { BOOLEAN, type Kind, kind, listOf, mapOf, matching, object, oneOf, orReference, STRING } from "./shapes.ts";
import type { Site } from "./site.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch"];
const STATUS = /^[0-9]{3}$/;

/**
 * The kind of a whole OpenAPI 2.0 document ("Swagger Object"), from which all others are reached. Its schema and its text say the same,
 * but for what the rules here add.
 */
export function swaggerKind(): Kind {
  const { schema, file } = swaggerSchemaKinds();
  const { parameter, response } = swaggerMessageKinds(schema, file);
  const root = kind("Swagger");
  const operation = kind("Operation");
  const pathItem = kind("Path Item");
  const responses = kind("Responses");
  const paths = kind("Paths");
  const tag = kind("Tag");
  const externalDocs = object(externalDocsKind());
  const texts = listOf(STRING, { unique: true });
  const schemes = listOf(oneOf("http", "https", "ws", "wss"), { unique: true });
  const requirement = mapOf("Security Requirement", texts, { rule: checkRequirement });
  const security = listOf(requirement, { unique: true });
  const parameters = listOf(orReference(parameter));

  responses.define({
    fields: { default: orReference(response) },
    others: orReference(response),
    names: { pattern: STATUS, case: "bad-status", structural: true },
    rule: checkResponses,
  });
  operation.define({
    fields: {
      tags: texts,
      summary: STRING,
      description: STRING,
      externalDocs,
      operationId: STRING,
      consumes: texts,
      produces: texts,
      parameters,
      responses: object(responses),
      schemes,
      deprecated: BOOLEAN,
      security,
    },
    required: ["responses"],
    rule: checkOperation,
  });
  const followItem = object(pathItem);
  pathItem.define({
    fields: {
      $ref: STRING,
      parameters,
      ...Object.fromEntries(METHODS.map((method) => [method, object(operation)])),
    },
    rule: (item: Source, site: Site) => {
      if (Object.hasOwn(item, "$ref")) site.follow(item, followItem);
    },
  });
  paths.define({ fields: {}, others: object(pathItem), names: { pattern: /^\//, case: "bad-path", structural: true } });
  tag.define({ fields: { name: STRING, description: STRING, externalDocs }, required: ["name"] });
  root.define({
    fields: {
      swagger: oneOf("2.0"),
      info: object(infoKind(false)),
      host: matching(/^[^{}/ :\\]+(?::\d+)?$/),
      basePath: matching(/^\//),
      schemes,
      consumes: texts,
      produces: texts,
      paths: object(paths),
      definitions: mapOf("Definitions", object(schema)),
      parameters: mapOf("Parameters Definitions", object(parameter)),
      responses: mapOf("Responses Definitions", object(response)),
      security,
      securityDefinitions: mapOf("Security Definitions", object(schemeKind())),
      tags: listOf(object(tag)),
      externalDocs,
    },
    required: ["swagger", "info", "paths"],
    rule: checkRoot,
  });
  return root;
}

function schemeKind(): Kind {
  const scheme = kind("Security Scheme");
  scheme.define({
    fields: {
      type: STRING,
      description: STRING,
      name: STRING,
      in: STRING,
      flow: STRING,
      authorizationUrl: STRING,
      tokenUrl: STRING,
      scopes: mapOf("Scopes", STRING),
    },
    required: ["type"],
    rule: checkSwaggerScheme,
  });
  return scheme;
}

/** GovStack asks for OpenAPI 3 (quality, requirement 4): a document in 2.0 has a defect, however well it is made. */
function checkRoot(root: Source, site: Site): void {
  site.semantic("not-openapi-3", {}, site.place("swagger").key());
  checkTagNames(root, site);
}
