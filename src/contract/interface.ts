import type { ContractRole, Place } from "../model.ts";
import type { Typed } from "./schema.ts";

/** The operations of a reference, or those that a submission's OpenAPI documents offer together. */
export interface Interface {
  readonly operations: readonly InterfaceOperation[];
  /** Spots that could not be read, where operations may stand that are not listed: a path item behind a `$ref` that leads nowhere. */
  readonly incomplete?: readonly Place[];
  /**
   * Of a reference whose published files are defective: the operations that its contract corrects, by their keys, as they were published,
   * where they can be read.
   */
  readonly published?: ReadonlyMap<string, InterfaceOperation>;
}

/** One HTTP operation with everything that a partner must know of it. The same for both sides and for OpenAPI 2.0 to 3.2. */
export interface InterfaceOperation {
  /**
   * What it is called in this interface: "POST /vouchers"; where several operations have one method and path, with what tells them apart
   * behind it: "POST /vouchers#VoucherCancellation".
   */
  readonly key: string;
  /** As it is sent: "POST". */
  readonly method: string;
  /** The path template as written, without server: "/policies/{policyId}/". A query string inside a path stays. */
  readonly path: string;
  /** "" where none is stated. */
  readonly operationId: string;
  /** Only `provider` in what a submission offers. */
  readonly role: ContractRole;
  /** Path parts of the servers in force, without trailing slash, variables replaced by their defaults: ["/consent/v1"]; "" is no part. */
  readonly basePaths: readonly string[];
  /** Of the path item and the operation together. */
  readonly parameters: readonly InterfaceParameter[];
  readonly request: InterfaceBody | undefined;
  /** By status, as written and in the order written: "200", "4XX", "default". */
  readonly responses: readonly InterfaceResponse[];
  /** Alternatives in force, each a list of kinds that are needed together; an empty list is anonymous access. Undefined: nothing is stated. */
  readonly security: readonly (readonly SecurityKind[])[] | undefined;
  /** Where it is in the submission, or in the reference as published. */
  readonly origin: Origin;
  /** Something in it could not be read (a reference that leads nowhere, a spot of another shape): what it lacks may stand there. */
  readonly incomplete: readonly Place[];
}

/**
 * Where something was read. Of a submission: its place. Of a reference: its place as a JSON pointer in the published file (`place.file`
 * is the file's name as published), and the line there, since the published files are not part of this project.
 */
export interface Origin {
  readonly place: Place;
  readonly line?: number;
}

export interface InterfaceParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie" | "querystring";
  readonly required: boolean;
  /** As stated or by default of its `in` (OpenAPI 3.0.3, section 4.7.12): "form", "simple" … */
  readonly style: string;
  readonly explode: boolean;
  /** Undefined: no schema is stated. */
  readonly schema: Typed | undefined;
  /** With `content` instead of `schema`: its media type. */
  readonly mediaType?: string;
  readonly place: Place;
}

export interface InterfaceBody {
  readonly required: boolean;
  readonly content: readonly InterfaceContent[];
  readonly place: Place;
}

/** One media type of a body: lower case, without parameters. Schema undefined: none is stated. */
export interface InterfaceContent {
  readonly mediaType: string;
  readonly schema: Typed | undefined;
  readonly place: Place;
}

export interface InterfaceResponse {
  readonly status: string;
  readonly content: readonly InterfaceContent[];
  readonly headers: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly schema: Typed | undefined;
    readonly place: Place;
  }[];
  readonly place: Place;
}

/** One kind of proof of identity: enough to compare, without the names that a document gives to its schemes. */
export interface SecurityKind {
  /** apiKey, http, oauth2, openIdConnect, mutualTLS; "undeclared" when no scheme of that name exists. */
  readonly type: string;
  /** For http the scheme, for apiKey `in:name` with the name in lower case, else "". */
  readonly detail: string;
  readonly scopes: readonly string[];
}
