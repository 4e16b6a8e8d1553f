import type { Interface, InterfaceContent, InterfaceOperation, SecurityKind } from "../../../src/contract/interface.ts";
import type { Typed } from "../../../src/contract/schema.ts";
import { isObject } from "../../../src/facts/members.ts";

export type Version = "3.0.3" | "3.1.1" | "3.2.0";

/**
 * Writes an interface as OpenAPI documents of a version: as many as it takes for no method and path to come twice in one.
 *
 * @param schemas the schemas by name that those of the interface refer to as `#/schemas/<name>`
 */
export function asOpenApi({ operations }: Interface, schemas: unknown, version: Version): object[] {
  const documents: Record<string, Record<string, object>>[] = [];
  for (const operation of operations) {
    const method = operation.method.toLowerCase();
    let paths = documents.find((one) => one[operation.path]?.[method] === undefined);
    if (paths === undefined) {
      paths = {};
      documents.push(paths);
    }
    paths[operation.path] = { ...paths[operation.path], [method]: operationOf(operation, version) };
  }
  const named = isObject(schemas) ? Object.entries(schemas) : [];
  const kinds = operations.flatMap(({ security }) => (security ?? []).flat());
  const securitySchemes = Object.fromEntries(kinds.map((kind) => [nameOf(kind), schemeOf(kind)]));
  const components = {
    securitySchemes,
    schemas: Object.fromEntries(named.map(([name, one]) => [name, schemaOf(one, version)])),
  };
  return documents.map((paths) => ({ openapi: version, info: { title: "Written", version: "1" }, paths, components }));
}

function operationOf(operation: InterfaceOperation, version: Version): object {
  const { operationId, basePaths, parameters, request, responses, security } = operation;
  const content = (list: readonly InterfaceContent[]) =>
    Object.fromEntries(list.map(({ mediaType, schema }) => [mediaType, withSchema(schema, version)]));
  return {
    ...(operationId !== "" && { operationId }),
    ...(security && {
      security: security.map((kinds) => Object.fromEntries(kinds.map((kind) => [nameOf(kind), kind.scopes]))),
    }),
    servers: basePaths.map((url) => ({ url: url === "" ? "/" : url })),
    parameters: parameters.map(({ name, in: where, required, style, explode, schema, mediaType }) => ({
      name,
      in: where,
      required,
      ...(mediaType === undefined
        ? { style, explode, ...withSchema(schema, version) }
        : { content: { [mediaType]: withSchema(schema, version) } }),
    })),
    ...(request && { requestBody: { required: request.required, content: content(request.content) } }),
    responses: Object.fromEntries(
      responses.map((one) => [
        one.status,
        {
          description: "",
          ...(one.content.length > 0 && { content: content(one.content) }),
          headers: Object.fromEntries(
            one.headers.map(({ name, required, schema }) => [name, { required, ...withSchema(schema, version) }]),
          ),
        },
      ]),
    ),
  };
}

function nameOf({ type, detail }: SecurityKind): string {
  return `${type}${detail}`.replaceAll(/[^\w]/gu, "-");
}

function schemeOf({ type, detail }: SecurityKind): object {
  const [where = "", name = ""] = detail.split(":");
  if (type === "apiKey") return { type, in: where, name };
  return type === "http" ? { type, scheme: detail } : { type };
}

function withSchema(typed: Typed | undefined, version: Version): object {
  return typed === undefined ? {} : { schema: schemaOf(typed.schema, version) };
}

const MAPS = new Set(["properties", "patternProperties"]);
const DATA = new Set(["enum", "const", "required", "type"]);

/** A schema as the version spells it: 3.0 knows neither lists of types nor constants, and says beside `minimum` whether it is excluded. */
function schemaOf(schema: unknown, version: Version): unknown {
  if (!isObject(schema)) return schema === true && version === "3.0.3" ? {} : schema;
  const spelled = Object.entries(schema).map(([keyword, value]): [string, unknown] => {
    if (keyword === "$ref") return [keyword, String(value).replace("#/schemas/", "#/components/schemas/")];
    if (MAPS.has(keyword) && isObject(value)) {
      const entries = Object.entries(value).map(([name, one]) => [name, schemaOf(one, version)]);
      return [keyword, Object.fromEntries(entries)];
    }
    if (DATA.has(keyword)) return [keyword, value];
    if (Array.isArray(value)) return [keyword, value.map((one) => schemaOf(one, version))];
    const holds = isObject(value) && keyword !== "discriminator";
    return [keyword, holds ? schemaOf(value, version) : value];
  });
  const result = Object.fromEntries(spelled);
  return version === "3.0.3" ? inOldSpelling(result) : result;
}

function inOldSpelling({
  type,
  const: constant,
  exclusiveMinimum,
  exclusiveMaximum,
  $ref,
  ...rest
}: Record<string, unknown>): object {
  const types = Array.isArray(type) ? type.filter((one) => one !== "null") : [];
  const others = {
    ...rest,
    ...(Array.isArray(type)
      ? { type: types[0], ...(types.length < type.length && { nullable: true }) }
      : type !== undefined && { type }),
    ...(constant !== undefined && { enum: [constant] }),
    ...(exclusiveMinimum !== undefined && { minimum: exclusiveMinimum, exclusiveMinimum: true }),
    ...(exclusiveMaximum !== undefined && { maximum: exclusiveMaximum, exclusiveMaximum: true }),
  };
  if ($ref === undefined) return others;
  return Object.keys(others).length === 0
    ? { $ref }
    : { ...others, allOf: [{ $ref }, ...((rest.allOf as unknown[]) ?? [])] };
}
