import type { Comparison } from "../contract/comparison.ts";
import type { Facts } from "../facts/facts.ts";
import type { Examination, Source } from "../model.ts";

/** The evidence that a check reads for a rule with these parameters. */
export function sourceOfCheck({ source }: Pick<Check, "source">, params: Readonly<Record<string, unknown>>): Source {
  return typeof source === "string" ? source : source(params);
}

/** A parameter by its name, or by its path where it stands inside another one: `given.where`. */
export function parameterOf(params: Readonly<Record<string, unknown>>, name: string): unknown {
  let value: unknown = params;
  for (const step of name.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

/** A compiled JSON Schema: true, or false with the pointers of what failed. */
export interface SchemaTest {
  (value: unknown): boolean;
  /** After a failed call: for each error the pointer into the value, and the member that is missing there, if that is what is wrong. */
  errors?:
    | readonly { readonly instancePath: string; readonly keyword: string; readonly params: Record<string, unknown> }[]
    | null;
}

/** What a check may use besides the facts. */
export interface CheckTools {
  /** The compiled form of a parameter that holds a JSON Schema, by the parameter's name (`given.where` inside another one); absent: undefined. */
  schema(parameter: string): SchemaTest | undefined;
  /**
   * The compiled form of a parameter that holds a list of regular expressions: true when any of them matches. Case is ignored.
   * Patterns come from rules, never from a submission.
   */
  matches(parameter: string): (text: string) => boolean;
  /** The date of the report (`YYYY-MM-DD`): what is outdated is outdated on that day. */
  readonly asOf: string;
  /** What is offered beside the contract of the rule's own specification; undefined where it has none, or nothing was compared. */
  contract(): Comparison | undefined;
}

/**
 * A check: a pure, synchronous function from facts to one result per subject. It knows no rule, no level and no language;
 * it reads no file, no clock and no environment. One file per check; the file's name is its id.
 */
export interface Check {
  readonly id: string;
  /** One sentence for authors of rules. */
  readonly description: string;
  /** Which evidence it reads; `conforms` and `presence` tell by their parameters. */
  readonly source: Source | ((params: Readonly<Record<string, unknown>>) => Source);
  /** The noun it counts, singular: a key `subject.<noun>` of the message catalogues. `conforms` takes it from its parameters. */
  readonly subject: string | ((params: Readonly<Record<string, unknown>>) => string);
  /** JSON Schema of its parameters. Members with `"x-schema": true` hold JSON Schemas, with `"x-patterns": true` lists of patterns. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Its cases, each with the placeholders that a message may use. A rule has a message for each. */
  readonly cases: Readonly<Record<string, readonly string[]>>;
  /**
   * `catalogue`: where a rule gives no message for a case, the text `check.<id>.<case>` of the catalogues is used, and
   * `check.<id>.remedy` where it gives no remedy. Otherwise a rule has texts of its own for everything.
   */
  readonly texts?: "catalogue";
  /** Looks at every subject that the parameters select; what it does not return was not examined. */
  run(facts: Facts, params: Readonly<Record<string, unknown>>, tools: CheckTools): Iterable<Examination>;
}
