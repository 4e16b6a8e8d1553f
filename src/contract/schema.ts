import type { Place } from "../model.ts";

/**
 * A schema in the one language that contracts are compared in: JSON Schema 2020-12 as plain data, without prose. Schemas of OpenAPI 2.0 and
 * 3.0 are put into it (`nullable` becomes a type, boolean `exclusiveMinimum` a number) before anything is compared.
 *
 * Keywords that mean something: type, enum, const, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, minLength, maxLength,
 * pattern, format, required, properties, additionalProperties, patternProperties, propertyNames, minProperties, maxProperties,
 * unevaluatedProperties, dependentRequired, dependentSchemas, items, prefixItems, contains, minContains, maxContains, uniqueItems, minItems,
 * maxItems, allOf, anyOf, oneOf, not, if, then, else, $ref, and OpenAPI's discriminator, readOnly and writeOnly. Others are kept where a
 * document has them, and whoever meets one that could change what is allowed answers `unknown`.
 */
export type Schema = boolean | SchemaObject;

/** A schema object. Members may come from a hostile file: look them up with `Object.hasOwn` and guard their types. */
export interface SchemaObject {
  readonly [keyword: string]: unknown;
}

/** A set of schemas that refer to one another. */
export interface SchemaSpace {
  /**
   * The schema that the text of a `$ref` in this space stands for; undefined when it leads nowhere. The same text gives the same object
   * every time, and a schema that leads back to itself does so through the same objects.
   */
  resolve(reference: string): Schema | undefined;
  /** Where a schema object of this space was read from; undefined for one that was not read from a file. */
  place(schema: SchemaObject): Place | undefined;
}

/** A schema together with the space that its references lead into. */
export interface Typed {
  readonly schema: Schema;
  readonly space: SchemaSpace;
}

/** What no file holds: for schemas that this program makes itself. */
export const NOWHERE: SchemaSpace = { resolve: () => undefined, place: () => undefined };
