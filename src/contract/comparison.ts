import type { ContractDeclaration, ContractGrade, ContractStatus, ContractTier, Place } from "../model.ts";
import type { Json, Unknown } from "./inclusion.ts";
import type { InterfaceOperation } from "./interface.ts";

/**
 * One thing in which an offered operation cannot stand where the reference stands. `kind` names its text: the key
 * `difference.<kind>` of the message catalogues, with `data` as placeholders.
 */
export interface Difference {
  readonly kind: DifferenceKind;
  /**
   * Exactly the placeholders that stand beside the kind below. All are texts; "" where there is nothing to say. Values of schemas and
   * payloads are compact JSON of at most 200 characters, cut with "…". Where a payload is refused, these say why:
   *
   * `why` (and `keyword`, the same): the keyword that refuses, as JSON Schema spells it; `false` for a schema that allows nothing.
   * `limit`: what the keyword asks for. The name of a member for required, dependentRequired, additionalProperties and
   * unevaluatedProperties; types with ", " between them for type; the allowed values as JSON, with ", " between them, for enum and const; the
   * expression for pattern, the label for format; the number for minimum, maximum and the like; "" for the others.
   * `at`: JSON pointer to the offending spot of the payload (to the object that lacks a member), "" for the payload itself.
   */
  readonly data: Readonly<Record<string, string | number>>;
  /**
   * In the submission, what must be changed: the keyword that refuses, the schema that governs the offending spot of an answer, the
   * parameter that is asked for, and the operation where something is missing.
   */
  readonly place: Place;
  /** In the reference as published: the operation. */
  readonly reference: { readonly place: Place; readonly line?: number };
  /** A payload that the reference allows and the service refuses, or that the service may answer and the reference does not promise. */
  readonly counterexample?: Json;
}

/** `in` is path, query, header, cookie or querystring; `offered` of media types and statuses is a list with ", " between them. */
export type DifferenceKind =
  /** A parameter that the reference does not have, or does not require, is required. `name`, `in`. */
  | "parameter-required"
  /** A parameter of the reference is not taken. `name`, `in`. */
  | "parameter-missing"
  /** It is taken elsewhere: in the path, query, header, cookie or body. `name`, `in`, `offered` (where). */
  | "parameter-elsewhere"
  /** It is written in another way (style, explode, media type). `name`, `in`, `expected`, `offered`: "form explode", "text/plain". */
  | "parameter-style"
  /** It refuses a value that the reference allows. `name`, `in`, `value`, `why`, `keyword`, `limit`, `at`. */
  | "parameter-refused"
  /** A request body is required, which the reference does not have, or does not require. Nothing. */
  | "body-required"
  /** The reference sends a body, and none is taken. Nothing. */
  | "body-missing"
  /** A media type in which the reference sends its request is not accepted. `mediaType`, `offered`. */
  | "request-media-type"
  /** The request refuses a payload that the reference allows. `mediaType`, `payload`, `why`, `keyword`, `limit`, `at`. */
  | "request-refused"
  /** A success status of the reference is not promised. `status`, `offered`. */
  | "status-missing"
  /** A media type of the reference's answer is not offered. `status`, `mediaType`, `offered`. */
  | "response-media-type"
  /**
   * The service may answer what the reference does not promise. `status`, `mediaType`, `payload`, `why`, `keyword`, `limit`, `at`. For the
   * value of a header `mediaType` is "" and `at` is the header's name.
   */
  | "response-beyond"
  /** The reference promises content, and none is stated. `status`, `mediaType`. */
  | "response-without-content"
  /** A header that the reference promises is missing, or not promised. `status`, `name`. */
  | "header-missing"
  /**
   * The reference asks for proof of identity, and anonymous access or another kind is offered. `expected`, `offered`: kinds such as
   * "http bearer", "apiKey header:x-key", "oauth2 (read write)", with " + " between those needed together and " | " between alternatives;
   * `offered` is "" for anonymous access.
   */
  | "security";

/** Something about a matched operation that could not be compared, and why. */
export interface Open {
  /**
   * Where in the operation: "request application/json", "200 application/json", "200 header x-total", "query page", "security"; "" for the
   * operation as a whole, when a part of it could not be read.
   */
  readonly where: string;
  readonly why: Unknown;
  readonly place: Place;
}

/** What became of one operation of the reference. */
export interface OperationComparison {
  readonly reference: InterfaceOperation;
  readonly status: ContractStatus;
  /** Absent when missing. */
  readonly offered?: InterfaceOperation;
  readonly tier?: ContractTier;
  /**
   * What is offered may be meant for another operation of the reference: it serves several of them, or it differs and others have the same
   * method and path, so that only bodies tell them apart.
   */
  readonly doubtful?: true;
  /**
   * For a missing one: the offered operation that almost matches, and how it differs from a match. `taken`: it is the one, but serves
   * another operation of the reference. `method`: the same path with another method. `path`: a segment of the path is spelled a little
   * differently, or the path has a prefix that no base path explains.
   */
  readonly nearest?: { readonly offered: InterfaceOperation; readonly because: "method" | "path" | "taken" };
  readonly differences: readonly Difference[];
  readonly open: readonly Open[];
  /** Parts that were compared: parameters, bodies, statuses, schemas, security. */
  readonly compared: number;
  /** Parts with nothing to compare, by name as in `Open.where`: the reference (or the offer) states no schema, no type, an open object. */
  readonly empty: readonly { readonly where: string; readonly side: "reference" | "offer" }[];
}

/** A whole interface beside the reference's. */
export interface Comparison {
  /** In the reference's order. */
  readonly operations: readonly OperationComparison[];
  /** Offered ones that serve no operation of the reference: fine, and listed. */
  readonly extra: readonly InterfaceOperation[];
  /**
   * Mappings of govstack.yaml that name an operation that one of the two sides does not have; what the offer has but what already serves
   * another operation of the reference counts among the latter.
   */
  readonly badMappings: readonly {
    readonly reference: string;
    readonly offered: string;
    readonly side: "reference" | "offer";
  }[];
  readonly grade: ContractGrade;
}

/** What a submission declares in govstack.yaml under `contract.<specification>`. */
export type Declared = Omit<ContractDeclaration, "place">;
