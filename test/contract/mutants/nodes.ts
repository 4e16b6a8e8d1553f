import type { Schema, SchemaObject, SchemaSpace, Typed } from "../../../src/contract/schema.ts";

/** A schema object inside another, and how the whole looks with something else in its place. */
export interface SchemaNode {
  readonly node: SchemaObject;
  /** As written on the way there: "/properties/id". */
  readonly path: string;
  /** Whether a value of the whole can have any value of the node at this spot, and no other rule limits it there. */
  readonly decides: boolean;
  readonly with: (replacement: Schema) => Schema;
}

const DEEPEST = 6;
const MOST = 60;

/** The schema objects that a schema leads to, each once, references followed. */
export function nodesOf({ schema, space }: Typed, direction: "request" | "response"): SchemaNode[] {
  const found: SchemaNode[] = [];
  const seen = new Set<Schema>();
  const visit = (here: Schema, path: string, decides: boolean, build: (replacement: Schema) => Schema): void => {
    if (typeof here === "boolean" || found.length >= MOST || path.split("/").length > 2 * DEEPEST) return;
    const reference = here.$ref;
    if (typeof reference === "string" && Object.keys(here).length === 1) {
      const target = space.resolve(reference);
      if (target !== undefined) visit(target, path, decides, build);
      return;
    }
    if (seen.has(here)) return;
    seen.add(here);
    const parts = childrenOf(here, space, direction);
    found.push({ node: here, path, decides: decides && !parts.composed, with: build });
    for (const child of parts.children) {
      visit(child.schema, `${path}/${child.step}`, decides && child.decides, (one) => build(child.with(one)));
    }
  };
  visit(schema, "", true, (replacement) => replacement);
  return found;
}

interface Child {
  readonly schema: Schema;
  readonly step: string;
  readonly decides: boolean;
  readonly with: (replacement: Schema) => Schema;
}

const COMPOSED = ["allOf", "anyOf", "oneOf", "not", "if", "$ref", "enum", "const", "dependentSchemas"] as const;

function childrenOf(here: SchemaObject, space: SchemaSpace, direction: "request" | "response") {
  const children: Child[] = [];
  const properties = record(here.properties);
  const marks = direction === "request" ? "readOnly" : "writeOnly";
  const limited = ["anyOf", "oneOf", "not", "if", "enum", "const"].some((one) => Object.hasOwn(here, one));
  for (const [name, schema] of Object.entries(properties)) {
    children.push({
      schema,
      step: `properties/${name}`,
      decides: !limited && !isMarked(schema, space, marks) && namedOnce(here, name, space),
      with: (one) => ({ ...here, properties: { ...properties, [name]: one } }),
    });
  }
  if (typeof here.items === "object" && here.items !== null && !Array.isArray(here.items)) {
    const decides = !limited && !Object.hasOwn(here, "allOf") && here.maxItems !== 0;
    children.push({ schema: here.items as Schema, step: "items", decides, with: (items) => ({ ...here, items }) });
  }
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const list = here[keyword];
    if (!Array.isArray(list)) continue;
    for (const [index, schema] of list.entries()) {
      children.push({
        schema,
        step: `${keyword}/${index}`,
        // What is said of a member that one layer alone names holds for the whole; of the layer itself others may say the same.
        decides:
          keyword === "allOf" &&
          !limited &&
          (list.length === 1 ? Object.keys(here).length === 1 : layersApart(here, space)),
        with: (one) => ({ ...here, [keyword]: list.map((other, at) => (at === index ? one : other)) }),
      });
    }
  }
  return { children, composed: COMPOSED.some((one) => one !== "enum" && one !== "const" && Object.hasOwn(here, one)) };
}

function isMarked(schema: Schema, space: SchemaSpace, mark: string): boolean {
  const found = resolved(schema, space);
  return typeof found !== "boolean" && found[mark] === true;
}

export function resolved(schema: Schema, space: SchemaSpace): Schema {
  let current = schema;
  for (let steps = 0; steps < 20; steps++) {
    if (typeof current === "boolean" || typeof current.$ref !== "string") return current;
    const next = space.resolve(current.$ref);
    if (next === undefined) return current;
    current = next;
  }
  return current;
}

/** Whether no other layer beside the own properties says something of a member. */
function namedOnce(here: SchemaObject, name: string, space: SchemaSpace): boolean {
  const layers = Array.isArray(here.allOf) ? here.allOf : [];
  return layers.every((layer) => !Object.hasOwn(record(plain(layer, space).properties), name) && !isDeep(layer, space));
}

/** Whether the layers of an `allOf` are objects that name different members. */
function layersApart(here: SchemaObject, space: SchemaSpace): boolean {
  const layers = Array.isArray(here.allOf) ? here.allOf : [];
  const names = [
    ...Object.keys(record(here.properties)),
    ...layers.flatMap((one) => Object.keys(record(plain(one, space).properties))),
  ];
  const needed = [here, ...layers.map((one) => plain(one, space))].flatMap((one) =>
    Array.isArray(one.required) ? one.required : [],
  );
  return (
    new Set(names).size === names.length &&
    new Set(needed).size === needed.length &&
    layers.every((one) => !isDeep(one, space))
  );
}

function isDeep(layer: Schema, space: SchemaSpace): boolean {
  const found = plain(layer, space);
  return ["allOf", "anyOf", "oneOf", "$ref", "not", "additionalProperties"].some((keyword) =>
    Object.hasOwn(found, keyword),
  );
}

function plain(schema: Schema, space: SchemaSpace): SchemaObject {
  const found = resolved(schema, space);
  return typeof found === "boolean" ? {} : found;
}

export function record(value: unknown): Readonly<Record<string, Schema>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, Schema>) : {};
}
