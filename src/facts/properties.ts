import type { Place } from "../model.ts";
import type { PropertyFact } from "./facts.ts";
import { isObject, type Source } from "./members.ts";
import { exampleTexts, extensionsOf } from "./schema-notes.ts";
import { type SchemaView, viewSchema } from "./schema-view.ts";
import type { Scope } from "./scope.ts";
import { SOURCE, type Sourced } from "./source.ts";
import { type SchemaNode, usageOf } from "./usage.ts";

/** Siblings beyond this number are left out: objects this wide are tables of data, and listing all for all is quadratic. */
const MAX_SIBLINGS = 1000;
const NOTHING: Source = {};

/** What all properties of one object schema have in common. */
export interface Owner {
  readonly scope: Scope;
  /** The object schema. */
  readonly schema: Source;
  /** Its node. */
  readonly node: SchemaNode;
  /** The names of all its properties. */
  readonly names: readonly string[];
  readonly required: { has(name: unknown): boolean };
}

/**
 * A property fact that reads its schema when it is asked. Large documents have tens of thousands of properties, most of which
 * a rule dismisses by their names; and the siblings of all, stored, would be quadratic.
 */
export class Property implements PropertyFact, Sourced {
  // Declared only: initialising them twice costs as much as the rest of the constructor.
  declare readonly place: Place;
  declare readonly name: string;
  declare readonly required: boolean;
  declare readonly [SOURCE]: Source;
  readonly #owner: Owner;
  #seen: SchemaView | undefined;

  constructor(owner: Owner, schema: unknown, place: Place, name: string) {
    this.place = place;
    this.name = name;
    this.required = owner.required.has(name);
    this[SOURCE] = isObject(schema) ? schema : NOTHING;
    this.#owner = owner;
  }

  get document(): string {
    return this.#owner.scope.document;
  }

  get type(): string {
    return this.#view.type;
  }

  get format(): string {
    return this.#view.format;
  }

  get pattern(): string {
    return this.#view.pattern;
  }

  get description(): string {
    return this.#view.description;
  }

  get nullable(): boolean {
    return this.#view.nullable;
  }

  get readOnly(): boolean {
    return this.#view.readOnly;
  }

  get writeOnly(): boolean {
    return this.#view.writeOnly;
  }

  get hasEnum(): boolean {
    return this.#view.hasEnum;
  }

  get limited(): boolean {
    return this.#view.limited;
  }

  /** Whole only when the document was walked to its end. */
  get usage(): PropertyFact["usage"] {
    return usageOf(this.#owner.node.bits);
  }

  get siblings(): readonly string[] {
    const siblings: string[] = [];
    for (const name of this.#owner.names) {
      if (siblings.length === MAX_SIBLINGS) break;
      if (name !== this.name) siblings.push(name);
    }
    return siblings;
  }

  get examples(): readonly string[] {
    return exampleTexts(this.#owner.scope, this[SOURCE], this.place);
  }

  get extensions(): PropertyFact["extensions"] {
    const { scope, schema } = this.#owner;
    const own = extensionsOf(scope, this[SOURCE], this.place);
    const inherited = extensionsOf(scope, schema, this.place.parent?.parent ?? this.place);
    if (inherited.length === 0) return own;
    const names = new Set(own.map(({ name }) => name));
    return [...own, ...inherited.filter(({ name }) => !names.has(name))];
  }

  /** The published form; one look at the schema for all fields together. */
  plain(): Readonly<Record<string, unknown>> {
    const { type, format, pattern, description, nullable, readOnly, writeOnly, hasEnum, limited } = this.#view;
    const { document, name, required, usage, siblings, examples, extensions } = this;
    return {
      document,
      name,
      type,
      format,
      pattern,
      description,
      nullable,
      required,
      readOnly,
      writeOnly,
      hasEnum,
      limited,
      usage,
      siblings,
      examples,
      extensions,
    };
  }

  get #view(): SchemaView {
    this.#seen ??= viewSchema(this.#owner.scope, this[SOURCE], this.place);
    return this.#seen;
  }
}
