import type { ApiDocument } from "../../model.ts";
import type { Source } from "../members.ts";
import type { SchemaShape } from "./kinds.ts";
import type { MessageKinds } from "./kinds-message.ts";
import type { SecurityKinds } from "./kinds-security.ts";
import { externalDocsKind } from "./kinds-shared.ts";
import { checkDocument, checkLicense, checkOperation, checkResponses } from "./rules-document.ts";
import { checkQueryString } from "./rules-querystring.ts";
import { checkTags } from "./rules-tags.ts";
import {
  BOOLEAN,
  type Kind,
  kind,
  listOf,
  mapOf,
  matching,
  object,
  orReference,
  type Shape,
  STRING,
} from "./shapes.ts";
import type { Site } from "./site.ts";
import { DOCUMENT_LEGACY, OPERATION_LEGACY } from "./swagger2.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
/** A method is a token (RFC 9110, section 9.1), and one that has a field of its own stands there (OpenAPI 3.2.0, section 4.9). */
const OTHER_METHOD = /^(?!(?:GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE|QUERY)$)[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const STATUS = /^[1-5](?:[0-9]{2}|XX)$/;
const COMPONENT_NAME = /^[a-zA-Z0-9._-]+$/;

/** Builds the kinds from the whole document down to its operations, and returns the one of the whole document. */
export function documentKinds(
  version: ApiDocument["version"],
  schema: SchemaShape,
  message: MessageKinds,
  security: SecurityKinds,
): Kind {
  const newer = version >= "3.1";
  const newest = version >= "3.2";
  const root = kind("OpenAPI");
  const externalDocs = object(externalDocsKind());
  const pathItem = kind("Path Item");
  const operation = kind("Operation");
  const responses = kind("Responses");
  const callback = kind("Callback");
  const paths = kind("Paths");
  const tag = kind("Tag");
  const servers = listOf(object(message.server));
  const requirements = listOf(security.requirement);
  const parameters = listOf(orReference(message.parameter));

  responses.define({
    fields: { default: orReference(message.response) },
    others: orReference(message.response),
    names: { pattern: STATUS, case: "bad-status", structural: true },
    rule: checkResponses,
  });
  operation.define({
    fields: {
      tags: listOf(STRING),
      summary: STRING,
      description: STRING,
      externalDocs,
      operationId: STRING,
      parameters,
      requestBody: orReference(message.requestBody),
      responses: object(responses),
      callbacks: mapOf("Callbacks", orReference(callback)),
      deprecated: BOOLEAN,
      security: requirements,
      servers,
    },
    required: newer ? [] : ["responses"],
    legacy: OPERATION_LEGACY,
    rule: newest
      ? (value: Source, site: Site) => {
          checkOperation(value, site);
          checkQueryString(value, site);
        }
      : checkOperation,
  });
  const followItem = object(pathItem);
  pathItem.define({
    fields: {
      $ref: STRING,
      summary: STRING,
      description: STRING,
      servers,
      parameters,
      ...Object.fromEntries((newest ? [...METHODS, "query"] : METHODS).map((method) => [method, object(operation)])),
      ...(newest
        ? {
            additionalOperations: mapOf("Additional operations", object(operation), {
              names: { pattern: OTHER_METHOD, case: "bad-method", structural: true },
            }),
          }
        : {}),
    },
    rule: (item: Source, site: Site) => {
      if (Object.hasOwn(item, "$ref")) site.follow(item, followItem);
      if (newest) checkQueryString(item, site);
    },
  });
  callback.define({ fields: {}, others: object(pathItem) });
  paths.define({ fields: {}, others: object(pathItem), names: { pattern: /^\//, case: "bad-path", structural: true } });
  tag.define({
    fields: {
      name: STRING,
      description: STRING,
      externalDocs,
      ...(newest ? { summary: STRING, parent: STRING, kind: STRING } : {}),
    },
    required: ["name"],
  });

  const sections: Record<string, Shape> = {
    schemas: schema,
    responses: orReference(message.response),
    parameters: orReference(message.parameter),
    examples: orReference(message.example),
    requestBodies: orReference(message.requestBody),
    headers: orReference(message.header),
    securitySchemes: orReference(security.scheme),
    links: orReference(message.link),
    callbacks: orReference(callback),
    ...(newer ? { pathItems: object(pathItem) } : {}),
    ...(newest ? { mediaTypes: orReference(message.mediaType) } : {}),
  };
  const names = { pattern: COMPONENT_NAME, case: "component-name", structural: newer };
  const components = kind("Components");
  components.define({
    fields: Object.fromEntries(Object.entries(sections).map(([name, shape]) => [name, mapOf(name, shape, { names })])),
  });

  root.define({
    fields: {
      openapi: matching(newest ? /^3\.2\.\d+(-.+)?$/ : newer ? /^3\.1\.\d+(-.+)?$/ : /^3\.0\.\d(-.+)?$/),
      info: object(infoKind(newer)),
      servers,
      paths: object(paths),
      components: object(components),
      security: requirements,
      tags: listOf(object(tag)),
      externalDocs,
      ...(newer ? { jsonSchemaDialect: STRING, webhooks: mapOf("Webhooks", object(pathItem)) } : {}),
      ...(newest ? { $self: matching(/^[^#]*$/) } : {}),
    },
    required: newer ? ["openapi", "info"] : ["openapi", "info", "paths"],
    legacy: DOCUMENT_LEGACY,
    rule: newest
      ? (document: Source, site: Site) => {
          checkDocument(document, site);
          checkTags(document, site);
        }
      : checkDocument,
  });
  return root;
}

/** The Info Object; `newer` from OpenAPI 3.1 on. */
export function infoKind(newer: boolean): Kind {
  const info = kind("Info");
  const contact = kind("Contact");
  const license = kind("License");
  contact.define({ fields: { name: STRING, url: STRING, email: STRING } });
  license.define({
    fields: { name: STRING, url: STRING, ...(newer ? { identifier: STRING } : {}) },
    required: ["name"],
    rule: checkLicense,
  });
  info.define({
    fields: {
      title: STRING,
      description: STRING,
      termsOfService: STRING,
      contact: object(contact),
      license: object(license),
      version: STRING,
      ...(newer ? { summary: STRING } : {}),
    },
    required: ["title", "version"],
  });
  return info;
}
