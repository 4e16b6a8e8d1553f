import type { Dialect, Direction } from "../instance/evaluator.ts";
import type { PatternEngine } from "../instance/patterns.ts";
import type { EncodingFault, Place, Resolution, Resolver } from "../model.ts";
import type { RepositoryFacts } from "./repository/facts.ts";

/**
 * The facts of a submission: flat lists, one per kind of noun, which look the same whatever OpenAPI version they were read from.
 * `conforms` rules see a fact without its `place` fields, in the shape of rules/schema/fact-<kind>.schema.json.
 */
export interface Facts {
  readonly documents: readonly DocumentFact[];
  readonly servers: readonly ServerFact[];
  readonly operations: readonly OperationFact[];
  readonly parameters: readonly ParameterFact[];
  readonly properties: readonly PropertyFact[];
  readonly schemas: readonly SchemaFact[];
  readonly mediaTypes: readonly MediaTypeFact[];
  readonly securitySchemes: readonly SecuritySchemeFact[];
  readonly examples: readonly ExampleFact[];
  readonly samples: readonly SampleFact[];
  readonly files: readonly FileFact[];
  /** Everything that is wrong with the OpenAPI documents themselves, per document. */
  readonly defects: readonly DocumentDefects[];
  /** `$ref`s that facts could not follow, so that what they hide is not examined. */
  readonly unresolved: readonly UnresolvedFact[];
  /** Spots of another shape than OpenAPI gives them, so that what they hold is not examined. */
  readonly unread: readonly UnreadFact[];
  /** Those of the repository and the deployment configuration. */
  readonly repository: RepositoryFacts;
  /** Files that could not be read or parsed; whoever needs them cannot tell. */
  readonly unreadable: readonly {
    readonly place: Place;
    readonly kind: "openapi" | "referenced";
    readonly inScope: boolean;
  }[];
}

/** Every fact has a place; whether its file is in scope is asked of the submission, not of the fact. */
export interface Fact {
  readonly place: Place;
  /** Path of the OpenAPI document it belongs to (not of a file that the document refers to). */
  readonly document: string;
}

/** One OpenAPI document. */
export interface DocumentFact extends Fact {
  /** Named by the caller or by govstack.yaml; not merely found. */
  readonly inScope: boolean;
  readonly openapi: string;
  readonly title: string;
  readonly version: string;
  /** `info.license`, empty strings where a member is absent; undefined without a licence. */
  readonly license?: { readonly name: string; readonly identifier: string; readonly url: string };
  readonly operations: number;
  /** The specification extensions of its properties by name, with the different values they have, at most 50 of each. */
  readonly propertyExtensions: readonly { readonly name: string; readonly values: readonly string[] }[];
}

/** An address at which an API, a token endpoint or a callback is reached. */
export interface ServerFact extends Fact {
  /** As written. */
  readonly url: string;
  readonly purpose: "server" | "authorization" | "token" | "refresh" | "openid-configuration" | "callback";
  /**
   * Every URL it can stand for: its variables replaced by their default and by each value of their enum (at most 50). A variable
   * without either stays in braces. Relative URLs stay relative.
   */
  readonly expanded: readonly string[];
}

/** One requirement of `security`: scheme names that must all be satisfied. Empty: anonymous access. */
export interface SecurityAlternative {
  readonly schemes: readonly SecuritySchemeFact[];
  /** Names that no security scheme declares. */
  readonly unknown: readonly string[];
}

/** One HTTP operation: of a path, a callback or a webhook. */
export interface OperationFact extends Fact {
  readonly kind: "path" | "callback" | "webhook";
  /** As it is sent: "POST". */
  readonly method: string;
  /** The path template as written, without server. For a webhook its name. */
  readonly path: string;
  /** "POST /consents". */
  readonly name: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  readonly tags: readonly string[];
  /** The parameters it takes, those of its path included. */
  readonly parameters: readonly { readonly name: string; readonly in: ParameterFact["in"] }[];
  /** Lower-case names of the header parameters it takes. */
  readonly requestHeaders: readonly string[];
  /** Lower-case names of the headers that any of its responses declares. */
  readonly responseHeaders: readonly string[];
  /** Status codes as written: "200", "4XX", "default". */
  readonly statuses: readonly string[];
  readonly hasRequestBody: boolean;
  /** Its request and response bodies, one entry per media type. */
  readonly bodies: readonly OperationBody[];
  /** Names of the callbacks it declares. */
  readonly callbacks: readonly string[];
  /** Lower-case names of its specification extensions: "x-sunset". */
  readonly extensions: readonly string[];
  /** Where its security is stated: on the operation, for the whole document, or nowhere. */
  readonly securityStated: "operation" | "document" | "nowhere";
  /** The alternatives in force; empty means anonymous (or nothing stated). */
  readonly security: readonly SecurityAlternative[];
  /** The place of the `security` in force, or of the operation where none is stated. */
  readonly securityPlace: Place;
  /** Server URLs in force for it, expanded as in `ServerFact`. */
  readonly servers: readonly string[];
}

/** A body of an operation in one media type. */
export interface OperationBody {
  /** The default response counts as an error, unless it is the operation's only one. */
  readonly usage: "request" | "response" | "error";
  /** The status of the response as written, "" for a request. */
  readonly status: string;
  /** The media type, lower case, without parameters. */
  readonly essence: string;
  readonly hasSchema: boolean;
  /** Name of the shared schema it follows, with [] behind it for a list of such; "" for a schema that stands there itself. */
  readonly schema: string;
  /** The schema's type, "" where none is stated. */
  readonly type: string;
  /** Names of the members of the object it is, or of the objects it lists. */
  readonly members: readonly string[];
  /** An example stands beside its schema or anywhere in it. */
  readonly hasExample: boolean;
}

/** One parameter, at its definition: a shared one counts once per document. */
export interface ParameterFact extends Fact {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie" | "querystring";
  readonly required: boolean;
  readonly description: string;
  /** The schema's type, "" where none is stated. */
  readonly type: string;
  readonly format: string;
  readonly limited: PropertyFact["limited"];
  /** An operation that uses it, for the report; "" for an unused shared one. */
  readonly operation: string;
  /**
   * Names of the fields that travel in the URL with it: the members of an object-valued query parameter, to any depth. Empty for
   * plain parameters.
   */
  readonly fields: readonly { readonly name: string; readonly place: Place }[];
  /** Its schema could not be followed to the end. */
  readonly opaque: boolean;
}

/** One named property of a schema, at its definition: counted once however many operations reach it. */
export interface PropertyFact extends Fact {
  readonly name: string;
  /** "string", "integer", … ; "" where none is stated; for several types the first that is not null. */
  readonly type: string;
  readonly format: string;
  readonly pattern: string;
  readonly description: string;
  readonly nullable: boolean;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly hasEnum: boolean;
  /** Something besides one type limits its values: a format, pattern, list of values, length, size, range or choice of types. */
  readonly limited: boolean;
  /** Where values of it travel. Empty: no operation reaches it. `error`: in a 4xx, 5xx or default response. */
  readonly usage: readonly ("request" | "response" | "error")[];
  /** Names of the object's other properties. */
  readonly siblings: readonly string[];
  /** Example values that its schema gives, as text; lists and objects are left out. */
  readonly examples: readonly string[];
  /**
   * Its specification extensions, and those of the object it belongs to where it has none of the name: names in lower case, values as
   * text. Members of an extension that is an object follow as `x-name.member`.
   */
  readonly extensions: readonly { readonly name: string; readonly value: string }[];
}

/** One schema of objects, at its definition: counted once however many operations reach it. */
export interface SchemaFact extends Fact {
  /** The name under which it, or the schema it is part of, is shared, or that of the property, parameter or header it describes; "" for neither. */
  readonly name: string;
  /** "object"; "" where none is stated, and for several types the first that is not null. */
  readonly type: string;
  readonly description: string;
  /** Names of its own properties, at most 1,000. */
  readonly members: readonly string[];
  /** Names that it requires. */
  readonly required: readonly string[];
  /** It refuses members that it does not name. */
  readonly closed: boolean;
  /** It is one of several schemas that describe an object together (allOf, anyOf, oneOf). */
  readonly composed: boolean;
  /** Names of its own properties of which it does not say what type they are. */
  readonly untyped: readonly string[];
  /** Where values of it travel, as in `PropertyFact`. */
  readonly usage: PropertyFact["usage"];
}

/** One media type of a request body, a response, or a parameter or header with `content`. */
export interface MediaTypeFact extends Fact {
  readonly usage: "request" | "response" | "error" | "parameter";
  /** As written, for example "application/json; charset=utf-8". */
  readonly mediaType: string;
  /** Lower case, without parameters. */
  readonly essence: string;
  /** Value of the charset parameter, lower case, "" where absent. */
  readonly charset: string;
  /** The media types offered beside it in the same `content`, as essences, itself included. */
  readonly alternatives: readonly string[];
  readonly hasSchema: boolean;
  /** Nothing is said of what it holds: it has no schema, or one that says no more than that there is an object, a list or anything. */
  readonly freeForm: boolean;
  /** It is a text of bytes (`format: binary`), of whatever format. */
  readonly binary: boolean;
  readonly operation: string;
}

export interface SecuritySchemeFact extends Fact {
  readonly name: string;
  readonly type: string;
  /** For type http: lower case. */
  readonly scheme: string;
  readonly bearerFormat: string;
  /** For type apiKey. */
  readonly in: string;
  readonly parameter: string;
  readonly flows: readonly string[];
}

/** One scalar in an example, default, enum or const, with the name it stands under. */
export interface ExampleFact extends Fact {
  readonly kind: "example" | "default" | "enum" | "const" | "description";
  /** Name of the property, parameter or header whose value it is; "" where there is none. */
  readonly name: string;
  /** As text: numbers and booleans are written out. */
  readonly value: string;
  readonly valueType: "string" | "number" | "boolean";
  /** Format that the schema beside it states, "" where there is none. */
  readonly format: string;
}

/** One whole value that a contract gives for a schema: an example, a default, a member of an enum, a const. */
export interface SampleFact extends Fact {
  readonly kind: "example" | "default" | "enum" | "const";
  /** Name of the property, parameter or header whose value it is; "" where there is none. */
  readonly name: string;
  readonly value: unknown;
  /** What it is held to: for a member of an enum the schema without that enum. */
  readonly schema: unknown;
  readonly schemaPlace: Place;
  readonly direction: Direction;
  /**
   * How it may be written besides as it is. `json`: as the text that travels, in JSON. `text`: as the text that travels, for example in
   * a URL. `markup`: in XML, where names may differ. `value`: no other way.
   */
  readonly notation: "value" | "json" | "text" | "markup";
  readonly reader: SchemaReader;
}

/** What it takes to understand the schemas of a document. */
export interface SchemaReader {
  readonly resolver: Resolver;
  /** Undefined: they are written in another JSON Schema. */
  readonly dialect: Dialect | undefined;
  /** Undefined: patterns are not understood. */
  readonly patterns: PatternEngine | undefined;
}

/** One file in scope or found, whether it could be read or not. */
export interface FileFact extends Fact {
  readonly path: string;
  readonly encodingFault?: EncodingFault;
}

/** One thing that is wrong with an OpenAPI document. */
export interface Defect {
  /** A case of the check `document-validity`. */
  readonly case: string;
  readonly data: Readonly<Record<string, string | number>>;
  readonly place: Place;
  readonly related?: readonly Place[];
  /** The official OpenAPI schema sees this spot too and can overrule us (validity/confirm.ts). */
  readonly structural?: true;
}

/** All defects of one document, the files it refers to included. */
export interface DocumentDefects extends Fact {
  readonly defects: readonly Defect[];
  /** Parts that could not be checked, for example behind an unreadable file. */
  readonly unchecked: readonly Place[];
}

export interface UnresolvedFact extends Fact {
  readonly resolution: Extract<Resolution, { found: false }>;
  /** What the reference should have led to. */
  readonly kind:
    | "path-item"
    | "parameter"
    | "schema"
    | "request-body"
    | "response"
    | "header"
    | "security-scheme"
    | "example"
    | "callback"
    | "link"
    | "media-type";
}

/** A spot that cannot be read for what it should be, or that states in the words of OpenAPI 2.0 what 3.x puts otherwise. */
export interface UnreadFact extends Fact {
  /** What it should have been; what may hide there is what may hide behind a reference to such a thing. */
  readonly kind: UnresolvedFact["kind"];
}

/** The kinds of fact that `conforms` and `list` know, by the name used in rules. */
export interface FactKinds {
  document: DocumentFact;
  server: ServerFact;
  operation: OperationFact;
  parameter: ParameterFact;
  property: PropertyFact;
  schema: SchemaFact;
  "media-type": MediaTypeFact;
  "security-scheme": SecuritySchemeFact;
  example: ExampleFact;
  file: FileFact;
}
export type FactKind = keyof FactKinds;
