import type { Place } from "../model.ts";
import type { SchemaFact } from "./facts.ts";
import { list, member, object, type Source } from "./members.ts";
import { viewSchema } from "./schema-view.ts";
import type { Scope } from "./scope.ts";
import { SOURCE, type Sourced } from "./source.ts";
import { isTyped } from "./stated-values.ts";
import { type SchemaNode, usageOf } from "./usage.ts";

/** Members beyond this number are left out, as with the siblings of properties. */
const MAX_MEMBERS = 1000;
/** The keywords below which a schema stands under a name of its own. */
const SHELVES: ReadonlySet<unknown> = new Set(["schemas", "$defs", "definitions"]);

/** The keywords whose schemas describe one object together. */
const COMPOSING: ReadonlySet<unknown> = new Set(["allOf", "anyOf", "oneOf"]);

/** Whether a schema describes objects: it says so, or it has members to describe. */
export function isObjectSchema(schema: Source): boolean {
  const type = member(schema, "type");
  return (
    type === "object" ||
    Object.hasOwn(schema, "properties") ||
    Object.hasOwn(schema, "additionalProperties") ||
    Object.hasOwn(schema, "unevaluatedProperties") ||
    (Array.isArray(type) && type.includes("object"))
  );
}

function isComposed({ parent, token }: Place): boolean {
  return typeof token === "number" && COMPOSING.has(parent?.token);
}

/** A schema fact that reads its schema when it is asked, for the reasons given at `Property`. */
export class ObjectSchema implements SchemaFact, Sourced {
  declare readonly place: Place;
  declare readonly [SOURCE]: Source;
  readonly #scope: Scope;
  readonly #node: SchemaNode;
  readonly #name: string;

  /** @param name the property, parameter or header that the schema describes, "" for none */
  constructor(scope: Scope, schema: Source, place: Place, name: string, node: SchemaNode) {
    this.place = place;
    this[SOURCE] = schema;
    this.#scope = scope;
    this.#node = node;
    this.#name = name;
  }

  get document(): string {
    return this.#scope.document;
  }

  get name(): string {
    // Part of a shared schema is known by the name of that.
    let place = this.place;
    while (isComposed(place)) place = place.parent?.parent as Place;
    if (SHELVES.has(place.parent?.token)) return String(place.token);
    return this.#scope.sharedName(place) ?? this.#name;
  }

  get type(): string {
    return viewSchema(this.#scope, this[SOURCE], this.place).type;
  }

  get description(): string {
    return viewSchema(this.#scope, this[SOURCE], this.place).description;
  }

  get members(): readonly string[] {
    return Object.keys(object(this[SOURCE], "properties") ?? {}).slice(0, MAX_MEMBERS);
  }

  get required(): readonly string[] {
    return list(this[SOURCE], "required")
      .filter((name) => typeof name === "string")
      .slice(0, MAX_MEMBERS);
  }

  get closed(): boolean {
    const schema = this[SOURCE];
    return member(schema, "additionalProperties") === false || member(schema, "unevaluatedProperties") === false;
  }

  get composed(): boolean {
    return isComposed(this.place);
  }

  get untyped(): readonly string[] {
    const properties = object(this[SOURCE], "properties") ?? {};
    const place = this.place.child("properties");
    return this.members.filter((name) => !isTyped(this.#scope, properties[name], place.child(name)));
  }

  /** Whole only when the document was walked to its end. */
  get usage(): SchemaFact["usage"] {
    return usageOf(this.#node.bits);
  }

  /** The published form. */
  plain(): Readonly<Record<string, unknown>> {
    const { document, name, type, description, members, required, closed, composed, untyped, usage } = this;
    return { document, name, type, description, members, required, closed, composed, untyped, usage };
  }
}
