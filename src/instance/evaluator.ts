import type { Place } from "../model.ts";
import type { Budget } from "./budget.ts";
import type { JsonObject } from "./json.ts";
import type { Pattern } from "./patterns.ts";
import type { Result } from "./result.ts";

/**
 * The two languages of schemas: that of OpenAPI 3.0 (3.0.3, section 4.7.24: an early JSON Schema with `nullable`, of which unknown
 * keywords mean nothing), and JSON Schema 2020-12, which OpenAPI took over with 3.1.
 */
export type Dialect = "3.0" | "3.1";

/** Which way values travel. Undefined: either way, or nobody knows. */
export type Direction = "request" | "response" | undefined;

/** A schema that is being applied to a value, and the schemas around it that are applied to the same value. */
export interface Here {
  readonly schema: JsonObject;
  /** The file it stands in. */
  readonly file: string;
  readonly outer: Here | undefined;
}

/** A schema object and where it stands. */
export interface SchemaTarget {
  readonly schema: unknown;
  readonly place: Place;
}

/** What the keywords need of the interpreter. */
export interface Evaluator {
  readonly dialect: Dialect;
  readonly direction: Direction;
  readonly budget: Budget;
  /** Applies a schema to a value. `outer`: the schema around it, when that is applied to the same value. */
  evaluate(schema: unknown, value: unknown, file: string, outer?: Here): Result;
  /** The test of a regular expression, undefined when it has none that is safe. */
  pattern(source: string): Pattern | undefined;
  /** Where the `$ref` of a schema leads, undefined when nowhere. */
  follow(schema: JsonObject, file: string): SchemaTarget | undefined;
}
