import type { ApiDocument } from "../../model.ts";
import type { Source } from "../members.ts";
import { checkHeaderNames } from "./header-names.ts";
import type { SchemaShape } from "./kinds.ts";
import { checkExamplePair, checkHeader, checkLink, checkParameter } from "./rules-message.ts";
import { checkServer } from "./rules-server.ts";
import {
  ANY,
  BOOLEAN,
  type Kind,
  kind,
  listOf,
  mapOf,
  type ObjectShape,
  object,
  oneOf,
  orReference,
  STRING,
} from "./shapes.ts";
import type { Site } from "./site.ts";
import { ofObject } from "./spots.ts";
import { PARAMETER_LEGACY, RESPONSE_LEGACY } from "./swagger2.ts";

/** The kinds of which messages are made: parameters, headers, bodies, responses, examples, links, and servers. */
export interface MessageKinds {
  readonly parameter: Kind;
  readonly header: Kind;
  readonly requestBody: Kind;
  readonly response: Kind;
  readonly example: Kind;
  readonly link: Kind;
  readonly server: Kind;
  readonly mediaType: Kind;
}

/** Builds them for a version of OpenAPI. */
export function messageKinds(version: ApiDocument["version"], schema: SchemaShape): MessageKinds {
  const newer = version >= "3.1";
  const newest = version >= "3.2";
  const parameter = kind("Parameter");
  const header = kind("Header");
  const requestBody = kind("Request Body");
  const response = kind("Response");
  const mediaType = kind("Media Type");
  const encoding = kind("Encoding");
  const example = kind("Example");
  const link = kind("Link");
  const server = serverKind(version);
  const headers = mapOf("Headers", orReference(header), { rule: checkHeaderNames });
  const examples = mapOf("Examples", orReference(example));
  const inContent = newest ? orReference(mediaType) : object(mediaType);
  const content = mapOf("Content", inContent);
  const oneContent: ObjectShape = mapOf("Content", inContent, { rule: checkSingle });
  const value = {
    schema,
    content: oneContent,
    example: ANY,
    examples,
    explode: BOOLEAN,
    description: STRING,
    required: BOOLEAN,
    deprecated: BOOLEAN,
  };
  const flags = { allowEmptyValue: BOOLEAN, allowReserved: BOOLEAN };

  parameter.define({
    fields: { name: STRING, in: STRING, style: STRING, ...flags, ...value },
    required: ["name", "in"],
    legacy: PARAMETER_LEGACY,
    rule: checkParameter,
  });
  header.define({
    fields: { style: oneOf("simple"), ...value, ...(newer ? {} : flags) },
    legacy: PARAMETER_LEGACY,
    rule: checkHeader,
  });
  requestBody.define({ fields: { description: STRING, content, required: BOOLEAN }, required: ["content"] });
  response.define({
    fields: {
      description: STRING,
      headers,
      content,
      links: mapOf("Links", orReference(link)),
      ...(newest ? { summary: STRING } : {}),
    },
    required: newest ? [] : ["description"],
    legacy: RESPONSE_LEGACY,
  });
  const encodings = {
    encoding: mapOf("Encoding map", object(encoding)),
    ...(newest ? { prefixEncoding: listOf(object(encoding)), itemEncoding: object(encoding) } : {}),
  };
  mediaType.define({
    fields: {
      schema,
      example: ANY,
      examples,
      ...encodings,
      ...(newest ? { description: STRING, itemSchema: schema } : {}),
    },
    rule: (found, site) => {
      checkExamplePair(found, site);
      if (newest) checkEncodings(found, site);
    },
  });
  encoding.define({
    fields: {
      contentType: STRING,
      headers,
      style: oneOf("form", "spaceDelimited", "pipeDelimited", "deepObject"),
      explode: BOOLEAN,
      allowReserved: BOOLEAN,
      ...(newest ? encodings : {}),
    },
    ...(newest ? { rule: checkEncodings } : {}),
  });
  example.define({
    fields: {
      summary: STRING,
      description: STRING,
      value: ANY,
      externalValue: STRING,
      ...(newest ? { dataValue: ANY, serializedValue: STRING } : {}),
    },
    rule: checkExample,
  });
  link.define({
    fields: {
      operationRef: STRING,
      operationId: STRING,
      parameters: mapOf("Link parameters", "ignored"),
      requestBody: ANY,
      description: STRING,
      server: object(server),
    },
    rule: checkLink,
  });
  return { parameter, header, requestBody, response, example, link, server, mediaType };
}

function serverKind(version: ApiDocument["version"]): Kind {
  const server = kind("Server");
  const variable = kind("Server Variable");
  variable.define({
    fields: { enum: listOf(STRING, { filled: version >= "3.1" }), default: STRING, description: STRING },
    required: ["default"],
  });
  server.define({
    fields: {
      url: STRING,
      description: STRING,
      ...(version >= "3.2" ? { name: STRING } : {}),
      variables: mapOf("Server variables", object(variable)),
    },
    required: ["url"],
    rule: checkServer,
  });
  return server;
}

/** A parameter or header has exactly one media type (OpenAPI 3.0.3, section 4.7.12.2). */
function checkSingle(content: Source, site: Site): void {
  const count = Object.keys(content).length;
  if (count !== 1) site.structural("content-count", { count }, ofObject(site.place()));
}

/** Ways to give an example that exclude each other (OpenAPI 3.0.3, section 4.7.19; 3.2.0, section 4.19, has three more). */
const EXAMPLE_PAIRS = [
  ["value", "externalValue"],
  ["value", "dataValue"],
  ["value", "serializedValue"],
  ["serializedValue", "externalValue"],
] as const;

/** An example stands in the document or elsewhere, not both; the schema of OpenAPI 3.0 does not say so. */
function checkExample(example: Source, site: Site): void {
  for (const [first, second] of EXAMPLE_PAIRS) {
    if (!Object.hasOwn(example, first) || !Object.hasOwn(example, second)) continue;
    const place = site.place(second).key();
    if (site.version >= "3.1") site.structural("exclusive-fields", { first, second }, place);
    else site.semantic("exclusive-fields", { first, second }, place);
    if (site.version < "3.2") return;
  }
}

/** The parts of a body are described by name or by position (OpenAPI 3.2.0, sections 4.14 and 4.15). */
function checkEncodings(value: Source, site: Site): void {
  if (!Object.hasOwn(value, "encoding")) return;
  for (const second of ["prefixEncoding", "itemEncoding"]) {
    if (!Object.hasOwn(value, second)) continue;
    site.structural("exclusive-fields", { first: "encoding", second }, site.place(second).key());
  }
}
