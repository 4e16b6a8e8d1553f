import type {
  Fact,
  FactKind,
  FactKinds,
  FileFact,
  OperationFact,
  ParameterFact,
  SecurityAlternative,
  SecuritySchemeFact,
} from "./facts.ts";
import { ObjectSchema } from "./object-schemas.ts";
import { Property } from "./properties.ts";

export { placeOf } from "./place-of.ts";

/** A fact as rules see it: plain data without places, in the shape of rules/schema/fact-<kind>.schema.json. */
export type Published = Readonly<Record<string, unknown>>;

/** The fields of each kind that are published as they are, all but places. */
const FIELDS: { readonly [K in FactKind]: readonly (keyof FactKinds[K] & string)[] } = {
  document: ["document", "openapi", "title", "version", "license", "operations", "propertyExtensions"],
  server: ["document", "url", "purpose", "expanded"],
  operation: [
    "document",
    "kind",
    "method",
    "path",
    "name",
    "operationId",
    "summary",
    "description",
    "deprecated",
    "tags",
    "parameters",
    "requestHeaders",
    "responseHeaders",
    "statuses",
    "hasRequestBody",
    "bodies",
    "callbacks",
    "extensions",
    "securityStated",
    "servers",
  ],
  parameter: ["document", "name", "in", "required", "description", "type", "format", "limited", "operation", "opaque"],
  property: [
    "document",
    "name",
    "type",
    "format",
    "pattern",
    "description",
    "nullable",
    "required",
    "readOnly",
    "writeOnly",
    "hasEnum",
    "limited",
    "usage",
    "siblings",
    "examples",
    "extensions",
  ],
  schema: ["document", "name", "type", "description", "members", "required", "closed", "composed", "untyped", "usage"],
  "media-type": [
    "document",
    "usage",
    "mediaType",
    "essence",
    "charset",
    "alternatives",
    "hasSchema",
    "freeForm",
    "binary",
    "operation",
  ],
  "security-scheme": ["document", "name", "type", "scheme", "bearerFormat", "in", "parameter", "flows"],
  example: ["document", "kind", "name", "value", "valueType", "format"],
  file: ["document", "path"],
};

/**
 * A fact in its published form: a new plain object that shares its lists with the fact. What a fact does not have (a licence, an
 * encoding fault) is left out.
 */
export function published(kind: FactKind, fact: Fact): Published {
  if (fact instanceof Property || fact instanceof ObjectSchema) return fact.plain();
  const view = plain(kind, fact);
  if (kind === "operation") view.security = (fact as OperationFact).security.map(plainAlternative);
  if (kind === "parameter") view.fields = (fact as ParameterFact).fields.map(({ name }) => ({ name }));
  const fault = kind === "file" ? (fact as FileFact).encodingFault : undefined;
  if (fault !== undefined) view.encodingFault = { ...fault };
  return view;
}

function plain(kind: FactKind, fact: Fact): Record<string, unknown> {
  const view: Record<string, unknown> = {};
  for (const field of FIELDS[kind]) {
    const value = (fact as unknown as Record<string, unknown>)[field];
    if (value !== undefined) view[field] = value;
  }
  return view;
}

function plainAlternative({ schemes, unknown }: SecurityAlternative): Published {
  return { schemes: schemes.map((scheme: SecuritySchemeFact) => plain("security-scheme", scheme)), unknown };
}
