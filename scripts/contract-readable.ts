import type { InterfaceContent, InterfaceOperation } from "../src/contract/interface.ts";
import type { Schema, SchemaObject, SchemaSpace, Typed } from "../src/contract/schema.ts";
import { isObject } from "../src/facts/members.ts";

/** Keywords whose value is a schema, a list of schemas, or schemas by name. */
const ONE = new Set([
  "items",
  "additionalProperties",
  "unevaluatedProperties",
  "unevaluatedItems",
  "not",
  "contains",
  "propertyNames",
  "if",
  "then",
  "else",
]);
const LIST = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const NAMED = new Set(["properties", "patternProperties", "dependentSchemas"]);
/** The other keywords of a contract. What else stands in a schema, a misspelt `default` for example, limits nothing. */
const OTHERS = new Set([
  "$ref",
  "type",
  "enum",
  "const",
  "format",
  "pattern",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minContains",
  "maxContains",
  "required",
  "minProperties",
  "maxProperties",
  "dependentRequired",
  "discriminator",
  "readOnly",
  "writeOnly",
]);

/** An operation without what stands in its schemas and is none of their language: what a reader can make of a defective file. */
export function readable(operation: InterfaceOperation): InterfaceOperation {
  const spaces = new Map<SchemaSpace, ReadableSpace>();
  const typed = ({ schema, space }: Typed): Typed => {
    const own = spaces.get(space) ?? new ReadableSpace(space);
    spaces.set(space, own);
    return { schema: own.readable(schema), space: own };
  };
  const holding = <T extends { readonly schema: Typed | undefined }>(one: T): T => {
    return one.schema === undefined ? one : { ...one, schema: typed(one.schema) };
  };
  const body = <T extends { readonly content: readonly InterfaceContent[] }>(one: T): T => {
    return { ...one, content: one.content.map(holding) };
  };
  return {
    ...operation,
    parameters: operation.parameters.map(holding),
    request: operation.request && body(operation.request),
    responses: operation.responses.map((one) => ({ ...body(one), headers: one.headers.map(holding) })),
  };
}

class ReadableSpace implements SchemaSpace {
  readonly #inner: SchemaSpace;
  readonly #known = new Map<Schema, Schema>();
  readonly #written = new Map<SchemaObject, SchemaObject>();

  constructor(inner: SchemaSpace) {
    this.#inner = inner;
  }

  resolve(reference: string): Schema | undefined {
    const schema = this.#inner.resolve(reference);
    return schema === undefined ? undefined : this.readable(schema);
  }

  place(schema: SchemaObject): ReturnType<SchemaSpace["place"]> {
    return this.#inner.place(this.#written.get(schema) ?? schema);
  }

  /** The same object every time: places are found by it. */
  readable(schema: Schema): Schema {
    const known = this.#known.get(schema);
    if (known !== undefined || !isObject(schema)) return known ?? schema;
    const made = Object.fromEntries(
      Object.entries(schema).flatMap(([keyword, value]) => this.#keyword(keyword, value)),
    );
    this.#known.set(schema, made);
    this.#written.set(made, schema);
    return made;
  }

  #keyword(keyword: string, value: unknown): [string, unknown][] {
    const schemaOf = (one: unknown): Schema[] => (isSchema(one) ? [this.readable(one)] : []);
    if (ONE.has(keyword)) return schemaOf(value).map((one) => [keyword, one]);
    if (LIST.has(keyword)) return Array.isArray(value) ? [[keyword, value.flatMap(schemaOf)]] : [];
    if (OTHERS.has(keyword)) return value === "" ? [] : [[keyword, value]];
    if (!NAMED.has(keyword)) return [];
    if (!isObject(value)) return [];
    const entries = Object.entries(value).flatMap(([name, one]) => schemaOf(one).map((made) => [name, made] as const));
    return [[keyword, Object.fromEntries(entries)]];
  }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "boolean" || isObject(value);
}
