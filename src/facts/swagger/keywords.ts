/** How parameters, headers and their items describe their values in OpenAPI 2.0 (sections "Parameter Object", "Header Object"); 3 has a schema. */
export const VALUE_KEYWORDS: readonly string[] = [
  "type",
  "format",
  "items",
  "default",
  "enum",
  "maximum",
  "exclusiveMaximum",
  "minimum",
  "exclusiveMinimum",
  "maxLength",
  "minLength",
  "pattern",
  "maxItems",
  "minItems",
  "uniqueItems",
  "multipleOf",
];
