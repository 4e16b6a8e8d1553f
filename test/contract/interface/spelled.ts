import type { Interface, InterfaceOperation } from "../../../src/contract/interface.ts";
import type { Schema, Typed } from "../../../src/contract/schema.ts";
import { isObject } from "../../../src/facts/members.ts";

/** An interface as plain data without places: references followed, an `allOf` of one schema as that schema. Not for recursive schemas. */
export function spelled({ operations }: Interface): unknown[] {
  return operations.map(spelledOperation);
}

function spelledOperation(operation: InterfaceOperation): unknown {
  const { key, operationId, basePaths, security, parameters, request, responses } = operation;
  const content = (body: NonNullable<typeof request> | (typeof responses)[number]) =>
    body.content.map(({ mediaType, schema }) => ({ mediaType, schema: whole(schema) }));
  return {
    key,
    operationId,
    basePaths,
    security,
    parameters: parameters.map(({ place: _, schema, ...rest }) => ({ ...rest, schema: whole(schema) })),
    request: request && { required: request.required, content: content(request) },
    responses: responses.map((response) => ({
      status: response.status,
      content: content(response),
      headers: response.headers.map(({ name, required, schema }) => ({ name, required, schema: whole(schema) })),
    })),
  };
}

/** A schema with what it refers to in its place. */
export function whole(typed: Typed | undefined): unknown {
  if (typed === undefined) return undefined;
  const { schema, space } = typed;
  const spell = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(spell);
    if (!isObject(value)) return value;
    if (typeof value.$ref === "string") return spell(space.resolve(value.$ref) ?? "nowhere");
    const keys = Object.keys(value);
    if (keys.length === 1 && Array.isArray(value.allOf) && value.allOf.length === 1) return spell(value.allOf[0]);
    return Object.fromEntries(keys.map((key) => [key, spell(value[key])]));
  };
  return spell(schema);
}

/** The schema that a reference leads to, which must be an object. */
export function behind({ space }: Typed, reference: string): Exclude<Schema, boolean> {
  const schema = space.resolve(reference);
  if (typeof schema !== "object") throw new Error(`${reference} leads to no schema object`);
  return schema;
}
