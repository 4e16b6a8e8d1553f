import type { Schema, SchemaObject, Typed } from "../../../src/contract/schema.ts";

/** A schema of a test, whose references lead to itself (`#`) or to its `$defs`. */
export function typed(value: unknown): Typed {
  const schema = value as Schema;
  const definitions = (typeof schema === "object" && schema !== null ? (schema as SchemaObject).$defs : undefined) as
    | Record<string, Schema>
    | undefined;
  return {
    schema,
    space: {
      resolve: (reference) => (reference === "#" ? schema : definitions?.[reference.replace("#/$defs/", "")]),
      place: () => undefined,
    },
  };
}
