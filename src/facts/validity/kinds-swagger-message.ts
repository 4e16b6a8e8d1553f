import { checkHeaderNames } from "./header-names.ts";
import { BOUNDS } from "./kinds-swagger-schema.ts";
import { checkItems, checkSwaggerParameter } from "./rules-swagger.ts";
import { ANY, BOOLEAN, type Kind, kind, mapOf, object, oneOf, type Shape, STRING } from "./shapes.ts";

/** Types of values outside of bodies. */
const TYPES = ["string", "number", "integer", "boolean", "array"];

/** The kinds of OpenAPI 2.0 that messages are made of: parameters, bodies included, and responses with their headers. */
export function swaggerMessageKinds(schema: Kind, file: Kind): { readonly parameter: Kind; readonly response: Kind } {
  const parameter = kind("Parameter");
  const items = kind("Items");
  const header = kind("Header");
  const response = kind("Response");
  const value: Readonly<Record<string, Shape>> = {
    format: STRING,
    items: object(items),
    default: ANY,
    ...BOUNDS,
  };
  const collectionFormat = oneOf("csv", "ssv", "tsv", "pipes");
  items.define({ fields: { type: oneOf(...TYPES), collectionFormat, ...value }, rule: checkItems });
  header.define({
    fields: { type: oneOf(...TYPES), collectionFormat, ...value, description: STRING },
    required: ["type"],
    rule: checkItems,
  });
  parameter.define({
    fields: {
      name: STRING,
      in: oneOf("body", "formData", "header", "path", "query"),
      description: STRING,
      required: BOOLEAN,
      schema: object(schema),
      type: oneOf(...TYPES, "file"),
      allowEmptyValue: BOOLEAN,
      collectionFormat: oneOf("csv", "ssv", "tsv", "pipes", "multi"),
      ...value,
    },
    required: ["name", "in"],
    rule: checkSwaggerParameter,
  });
  response.define({
    fields: {
      description: STRING,
      schema: object(file),
      headers: mapOf("Headers", object(header), { rule: checkHeaderNames }),
      examples: mapOf("Example", "ignored"),
    },
    required: ["description"],
  });
  return { parameter, response };
}
