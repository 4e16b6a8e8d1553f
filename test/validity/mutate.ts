/** A small seeded generator of numbers below 1 (mulberry32), so that a failing mutation can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Holder = Record<string | number, unknown>;

interface Spot {
  readonly holder: Holder;
  readonly key: string | number;
  readonly parent?: Spot;
}

function pathOf(spot: Spot): string {
  return spot.parent === undefined ? "" : `${pathOf(spot.parent)}/${spot.key}`;
}

/** Values that are wrong somewhere, each in its own way. */
const VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  "",
  "text",
  "/path",
  [],
  {},
  ["text"],
  ["text", "text"],
  [{}],
  { name: "text" },
  { $ref: "#/nowhere" },
];

/** Names that mean something somewhere. */
const NAMES = [
  "$ref",
  "x-extra",
  "unknown",
  "description",
  "summary",
  "example",
  "examples",
  "schema",
  "content",
  "in",
  "name",
  "required",
  "type",
  "style",
  "explode",
  "allowReserved",
  "allowEmptyValue",
  "deprecated",
  "url",
  "identifier",
  "operationId",
  "operationRef",
  "value",
  "externalValue",
  "scheme",
  "bearerFormat",
  "flows",
  "openIdConnectUrl",
  "enum",
  "default",
  "nullable",
  "items",
  "properties",
  "allOf",
  "not",
  "headers",
  "parameters",
  "responses",
  "200",
  "2XX",
  "default",
  "get",
  "/other",
  "{$request.body#/url}",
  "discriminator",
  "xml",
  "externalDocs",
  "exclusiveMinimum",
  "minLength",
  "multipleOf",
  "$id",
  "$anchor",
  "const",
  "if",
  "prefixItems",
  "dependentRequired",
  "webhooks",
  "servers",
  "querystring",
  "query",
  "additionalOperations",
  "COPY",
  "itemSchema",
  "itemEncoding",
  "prefixEncoding",
  "encoding",
  "parent",
  "kind",
  "dataValue",
  "serializedValue",
  "nodeType",
  "attribute",
  "oauth2MetadataUrl",
  "$self",
  "collectionFormat",
  "flow",
  "tokenUrl",
  "scopes",
  "consumes",
  "schemes",
  "host",
];

/** What a field that takes a few words may be changed to, so that one part of a document contradicts another. */
const WORDS = [
  "query",
  "header",
  "path",
  "cookie",
  "querystring",
  "body",
  "form",
  "simple",
  "deepObject",
  "matrix",
  "http",
  "apiKey",
  "oauth2",
  "openIdConnect",
  "mutualTLS",
  "bearer",
  "basic",
  "object",
  "array",
  "string",
  "integer",
  "null",
  "file",
  "formData",
  "multi",
  "implicit",
  "application",
  "https",
];

/** Changes one thing somewhere in a document, in place, and says what. */
export function mutate(document: unknown, random: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const spots: Spot[] = [];
  const open: Spot[] = [{ holder: { "": document }, key: "" }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const value = next.holder[next.key];
    if (typeof value !== "object" || value === null) continue;
    for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
      const spot = { holder: value as Holder, key, parent: next };
      spots.push(spot);
      open.push(spot);
    }
  }
  const spot = pick(spots);
  const { holder, key } = spot;
  const path = pathOf(spot);
  const value = holder[key];
  const inside = typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Holder) : undefined;
  switch (Math.floor(random() * 6)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      return `delete ${path}`;
    case 1: {
      const name = pick(NAMES);
      if (Array.isArray(holder)) return mutate(document, random);
      delete holder[key];
      holder[name] = value;
      return `rename ${path} to ${name}`;
    }
    case 2:
      holder[key] = structuredClone(pick(VALUES));
      return `set ${path} to ${JSON.stringify(holder[key])}`;
    case 3: {
      if (inside === undefined) return mutate(document, random);
      const name = pick(NAMES);
      inside[name] = structuredClone(pick(VALUES));
      return `add ${name}: ${JSON.stringify(inside[name])} to ${path}`;
    }
    case 4: {
      const other = pick(spots);
      holder[key] = structuredClone(other.holder[other.key]);
      return `copy ${pathOf(other)} to ${path}`;
    }
    default:
      if (typeof value !== "string") return mutate(document, random);
      holder[key] = pick(WORDS);
      return `set ${path} to ${String(holder[key])}`;
  }
}
