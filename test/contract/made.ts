import type { Interface, InterfaceContent, InterfaceOperation } from "../../src/contract/interface.ts";
import type { Schema, SchemaSpace, Typed } from "../../src/contract/schema.ts";
import { Place } from "../../src/model.ts";

// Small interfaces made by hand.

/** A space whose schemas are found by the names after "#/", and placed where they stand in an imagined file. */
export function spaceOf(schemas: Readonly<Record<string, Schema>>, file = "api.yaml"): SchemaSpace {
  const places = new Map<unknown, Place>();
  const walk = (value: unknown, place: Place): void => {
    if (typeof value !== "object" || value === null || places.has(value)) return;
    places.set(value, place);
    for (const [key, child] of Object.entries(value)) walk(child, place.step(Array.isArray(value) ? Number(key) : key));
  };
  for (const [name, schema] of Object.entries(schemas)) walk(schema, Place.of(file, [name]));
  return { resolve: (reference) => schemas[reference.replace("#/", "")], place: (schema) => places.get(schema) };
}

export function typed(schema: Schema, others: Readonly<Record<string, Schema>> = {}, file?: string): Typed {
  return { schema, space: spaceOf({ ...others, it: schema }, file) };
}

/** Content in JSON. */
export function json(schema: Schema | undefined, mediaType = "application/json", file?: string): InterfaceContent {
  const place = Place.of(file ?? "api.yaml", ["content", mediaType]);
  return { mediaType, schema: schema === undefined ? undefined : typed(schema, {}, file), place };
}

/** An operation by what people call it, "GET /things/{id}", with parts of it. */
export function operation(name: string, parts: Partial<InterfaceOperation> = {}): InterfaceOperation {
  const [key = "", fragment] = name.split("#");
  const [method = "", path = ""] = key.split(" ");
  return {
    key: fragment === undefined ? key : `${key}#${fragment}`,
    method,
    path,
    operationId: "",
    role: "provider",
    basePaths: [],
    parameters: [],
    request: undefined,
    responses: [],
    security: undefined,
    origin: { place: Place.of("api.yaml", ["paths", path, method.toLowerCase()]) },
    incomplete: [],
    ...parts,
  };
}

export function parameter(
  name: string,
  schema: Schema | undefined = { type: "string" },
  parts: Partial<InterfaceOperation["parameters"][number]> = {},
): InterfaceOperation["parameters"][number] {
  const where = parts.in ?? "query";
  const style = where === "query" || where === "cookie" ? "form" : "simple";
  return {
    name,
    in: where,
    required: where === "path",
    style,
    explode: style === "form",
    schema: schema === undefined ? undefined : typed(schema),
    place: Place.of("api.yaml", ["parameters", name]),
    ...parts,
  };
}

export function body(schema: Schema | undefined, required = true, mediaType?: string): InterfaceOperation["request"] {
  return { required, content: [json(schema, mediaType)], place: Place.of("api.yaml", ["requestBody"]) };
}

export function answer(
  status: string,
  schema?: Schema,
  headers: InterfaceOperation["responses"][number]["headers"] = [],
): InterfaceOperation["responses"][number] {
  const place = Place.of("api.yaml", ["responses", status]);
  return { status, content: schema === undefined ? [] : [json(schema)], headers, place };
}

export function made(...operations: readonly (string | InterfaceOperation)[]): Interface {
  return { operations: operations.map((one) => (typeof one === "string" ? operation(one) : one)) };
}
