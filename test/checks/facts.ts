import type { Check, CheckTools, SchemaTest } from "../../src/checks/check.ts";
import { prepareRule } from "../../src/evaluate.ts";
import type {
  ExampleFact,
  Facts,
  MediaTypeFact,
  OperationFact,
  ParameterFact,
  SecuritySchemeFact,
  ServerFact,
} from "../../src/facts/facts.ts";
import { NO_REPOSITORY } from "../../src/facts/repository/facts.ts";
import { type Examination, Place } from "../../src/model.ts";

// Hand-made facts: what a test does not say is empty.

const document = "api.yaml";

export function facts(some: Partial<Facts> = {}): Facts {
  return {
    documents: [],
    servers: [],
    operations: [],
    parameters: [],
    properties: [],
    schemas: [],
    mediaTypes: [],
    securitySchemes: [],
    examples: [],
    samples: [],
    files: [],
    defects: [],
    unresolved: [],
    unread: [],
    unreadable: [],
    repository: NO_REPOSITORY,
    ...some,
  };
}

export function server(url: string, some: Partial<ServerFact> = {}): ServerFact {
  return { document, place: Place.of(document, ["servers", 0]), url, purpose: "server", expanded: [url], ...some };
}

export function scheme(some: Partial<SecuritySchemeFact>): SecuritySchemeFact {
  return {
    document,
    place: Place.of(document, ["components", "securitySchemes", some.name ?? "login"]),
    name: "login",
    type: "",
    scheme: "",
    bearerFormat: "",
    in: "",
    parameter: "",
    flows: [],
    ...some,
  };
}

export function operation(name: string, some: Partial<OperationFact> = {}): OperationFact {
  const [method = "", path = ""] = name.split(" ");
  const place = Place.of(document, ["paths", path, method.toLowerCase()]);
  return {
    document,
    place,
    kind: "path",
    method,
    path,
    name,
    operationId: "",
    summary: "",
    description: "",
    deprecated: false,
    tags: [],
    parameters: [],
    requestHeaders: [],
    responseHeaders: [],
    statuses: [],
    hasRequestBody: false,
    bodies: [],
    callbacks: [],
    extensions: [],
    securityStated: "nowhere",
    security: [],
    securityPlace: place,
    servers: [],
    ...some,
  };
}

export function parameter(name: string, some: Partial<ParameterFact> = {}): ParameterFact {
  return {
    document,
    place: Place.of(document, ["paths", "/cases", "get", "parameters", 0]),
    name,
    in: "query",
    required: false,
    description: "",
    type: "string",
    format: "",
    limited: false,
    operation: "GET /cases",
    fields: [],
    opaque: false,
    ...some,
  };
}

export function mediaType(name: string, some: Partial<MediaTypeFact> = {}): MediaTypeFact {
  return {
    document,
    place: Place.of(document, ["paths", "/cases", "get", "responses", "200", "content", name]),
    usage: "response",
    mediaType: name,
    essence: name,
    charset: "",
    alternatives: [name],
    hasSchema: false,
    freeForm: true,
    binary: false,
    operation: "GET /cases",
    ...some,
  };
}

export function example(value: string, some: Partial<ExampleFact> = {}): ExampleFact {
  const place = Place.of(document, ["paths", "/cases", "get", "example"]);
  return { document, place, kind: "example", name: "", value, valueType: "string", format: "", ...some };
}

/** Runs a check as a rule with these parameters would. */
export function run(
  check: Check,
  given: Facts,
  params: Readonly<Record<string, unknown>> = {},
  schemas: Readonly<Record<string, SchemaTest>> = {},
): Examination[] {
  const texts = { en: "", fr: "", ar: "" };
  const rule = {
    id: "rule",
    qualifiedId: "test/rule",
    requirement: "",
    check: check.id,
    strength: "hints" as const,
    params,
    messages: {},
    remedy: texts,
  };
  const tools: CheckTools = prepareRule(rule, check, (name) => schemas[name]).tools;
  return [...check.run(given, params, tools)];
}

/** Outcomes in short: "holds", the reason of a cannot-tell in brackets, or the cases of the violations. */
export function outcomes(examinations: readonly Examination[]): string[] {
  return examinations.map((one) => {
    if (one.outcome === "violated") return one.violations.map((violation) => violation.case).join("+");
    return one.outcome === "holds" ? "holds" : `(${one.reason})`;
  });
}
