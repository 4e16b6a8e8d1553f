import type { PatternEngine } from "../instance/patterns.ts";
import { type ApiDocument, Place, type Resolver } from "../model.ts";
import type {
  ExampleFact,
  MediaTypeFact,
  OperationBody,
  OperationFact,
  ParameterFact,
  SampleFact,
  SchemaReader,
  SecuritySchemeFact,
  ServerFact,
  UnreadFact,
  UnresolvedFact,
} from "./facts.ts";
import { isObject, member, object, type Source } from "./members.ts";
import type { ObjectSchema } from "./object-schemas.ts";
import type { Property } from "./properties.ts";
import { dialectOf } from "./sample-values.ts";
import type { SchemaView } from "./schema-view.ts";
import type { Bits, SchemaNode } from "./usage.ts";

/** The lists of `Facts` while they grow; all documents of a submission write into the same ones. */
export interface Collected {
  readonly servers: ServerFact[];
  readonly operations: OperationFact[];
  readonly parameters: ParameterFact[];
  readonly properties: Property[];
  readonly schemas: ObjectSchema[];
  readonly mediaTypes: MediaTypeFact[];
  readonly securitySchemes: SecuritySchemeFact[];
  readonly examples: ExampleFact[];
  readonly samples: SampleFact[];
  readonly unresolved: UnresolvedFact[];
  readonly unread: UnreadFact[];
}

/** What one document may cost. Documents people wrote stay far below; reaching a budget is said by an `UnresolvedFact`. */
const BUDGETS = { exampleNodes: 500_000, sharedOperations: 100_000, fields: 200_000, serverCharacters: 20_000_000 };

/** Spots that are listed as unread for one document and kind at most. */
const MAX_UNREAD = 1_000;

/** An object with the place where it is defined. */
export interface Target {
  readonly value: Source;
  readonly place: Place;
}

/** What a member is, as it is written, and what that is or leads to. */
export interface Followed {
  readonly written: unknown;
  readonly target: Target;
}

/** On whose behalf a shared thing is visited: the operation, and what its values are to that operation. */
export interface User {
  readonly operation: string;
  readonly bits: Bits;
  /** Name of the property, parameter or header that leads to it, "" for none. */
  readonly name: string;
}

/** Something that is visited later, so that chains of references and callbacks never grow the call stack. */
export interface Pending extends Target {
  readonly kind: UnresolvedFact["kind"];
  readonly user: User;
}

export const NOBODY: User = { operation: "", bits: 0, name: "" };

/** One OpenAPI document being walked: where facts go, what was visited, what is still to be visited. */
export class Scope {
  readonly document: string;
  readonly version: ApiDocument["version"];
  readonly root: Source;
  /** The place of `root`. */
  readonly place: Place;
  readonly out: Collected;
  /** What the values of this document's schemas are read with. */
  readonly reader: SchemaReader;
  readonly budgets = { ...BUDGETS };
  /** Schemas visited, by identity; one without sub-schemas and references has no node. */
  readonly schemas = new Map<object, SchemaNode | undefined>();
  readonly views = new Map<object, SchemaView>();
  readonly operations = new Map<object, OperationFact>();
  readonly securitySchemes = new Map<string, SecuritySchemeFact>();
  /** The document's own security alternatives, once they were asked for. */
  security: OperationFact["security"] | undefined;
  readonly serverUrls = new Map<object, readonly string[]>();
  readonly headerNames = new Map<object, readonly string[]>();
  /** Media types of bodies, described once for all operations. */
  readonly bodies = new Map<object, Omit<OperationBody, "usage" | "status" | "essence">>();
  /** Schemas searched for examples, and whether there is one. */
  readonly exampled = new Map<object, boolean>();
  readonly fields = new Map<object, { readonly fields: ParameterFact["fields"]; readonly opaque: boolean }>();
  /** Schemas of bodies, with what operations do with them. */
  readonly roots: { readonly schema: object; readonly bits: Bits }[] = [];
  #pending: Pending[] = [];
  #sharedNames: ReadonlyMap<string, string> | undefined;
  readonly #visited = new Set<object>();
  readonly #pairs = new Map<object, Set<unknown>>();
  readonly #travelled = new Map<object, Bits>();
  readonly #unresolved = new Set<object>();
  readonly #unread = new Map<UnreadFact["kind"], Set<string>>();
  readonly #resolver: Resolver;

  constructor(
    document: string,
    version: ApiDocument["version"],
    root: Source,
    out: Collected,
    resolver: Resolver,
    patterns?: PatternEngine,
    place = new Place(document),
  ) {
    this.document = document;
    this.version = version;
    this.root = root;
    this.place = place;
    this.out = out;
    this.reader = { resolver, dialect: dialectOf(version, root), patterns };
    this.#resolver = resolver;
  }

  /** True at the first call with this object, so that an object shared by references or YAML aliases is visited once. */
  first(value: object): boolean {
    if (this.#visited.has(value)) return false;
    this.#visited.add(value);
    return true;
  }

  /** True at the first call with these two: an example may be shared by many who have the same schema. */
  pairs(value: object, schema: unknown): boolean {
    const schemas = this.#pairs.get(value) ?? new Set<unknown>();
    if (schemas.has(schema)) return false;
    this.#pairs.set(value, schemas.add(schema));
    return true;
  }

  /** True when the object's values were not yet known to travel this way. */
  travels(value: object, bits: Bits): boolean {
    const known = this.#travelled.get(value) ?? 0;
    if ((known & bits) === bits) return false;
    this.#travelled.set(value, known | bits);
    return true;
  }

  /**
   * The object itself, or the one its `$ref` leads to. Undefined for what is not there, for what is no object and for references that
   * lead nowhere; the last two are noted once.
   */
  follow(value: unknown, place: Place, kind: UnresolvedFact["kind"]): Target | undefined {
    if (!isObject(value)) {
      if (value !== undefined) this.unread(place, kind);
      return undefined;
    }
    if (!Object.hasOwn(value, "$ref")) return { value, place };
    const resolution = this.#resolver.resolve(value.$ref, place);
    if (resolution.found) {
      if (isObject(resolution.value)) return { value: resolution.value, place: resolution.place };
      // A schema may be true or false (JSON Schema 2020-12, section 4.3.2).
      if (typeof resolution.value !== "boolean" || kind !== "schema") this.unread(place.child("$ref"), kind);
      return undefined;
    }
    if (!this.#unresolved.has(value)) {
      this.#unresolved.add(value);
      this.out.unresolved.push({ place: place.child("$ref"), document: this.document, resolution, kind });
    }
    return undefined;
  }

  /** The object that a reference leads to, if it leads to one; a text that leads nowhere may be no reference at all. */
  peek(reference: string, place: Place): Target | undefined {
    const resolution = this.#resolver.resolve(reference, place);
    return resolution.found && isObject(resolution.value)
      ? { value: resolution.value, place: resolution.place }
      : undefined;
  }

  /** The name under which the components share a schema that stands in another file. */
  sharedName(place: Place): string | undefined {
    if (place.file === this.document) return undefined;
    this.#sharedNames ??= this.#namesElsewhere();
    return this.#sharedNames.get(keyOf(place));
  }

  #namesElsewhere(): ReadonlyMap<string, string> {
    const components = object(this.root, "components");
    const schemas = (components === undefined ? undefined : object(components, "schemas")) ?? {};
    const names = new Map<string, string>();
    for (const name of Object.keys(schemas)) {
      const schema = schemas[name];
      const reference = isObject(schema) ? member(schema, "$ref") : undefined;
      if (typeof reference !== "string" || reference.startsWith("#")) continue;
      const target = this.peek(reference, this.place);
      if (target !== undefined && !names.has(keyOf(target.place))) names.set(keyOf(target.place), name);
    }
    return names;
  }

  /** The member of that name, a map or other object. One of another type is noted as unread. */
  section(holder: Source, name: string, place: Place, kind: UnreadFact["kind"]): Source | undefined {
    const value = member(holder, name);
    if (isObject(value)) return value;
    if (value !== undefined) this.unread(place.child(name), kind);
    return undefined;
  }

  /** Notes, once, a spot that cannot be read for what it should be. Extensions may be anything. */
  unread(place: Place, kind: UnreadFact["kind"]): void {
    if (typeof place.token === "string" && place.token.startsWith("x-")) return;
    const known = this.#unread.get(kind) ?? new Set<string>();
    this.#unread.set(kind, known);
    if (known.size > MAX_UNREAD) return;
    const key = keyOf(place);
    if (known.has(key)) return;
    known.add(key);
    if (known.size > MAX_UNREAD) this.exhausted(place, kind);
    else this.out.unread.push({ place, document: this.document, kind });
  }

  /** Notes that something was left out because a budget of this document is spent. */
  exhausted(place: Place, kind: UnresolvedFact["kind"]): void {
    const resolution = { found: false, reason: "limit", target: "" } as const;
    this.out.unresolved.push({ place, document: this.document, resolution, kind });
  }

  /** Puts something off until the current path or component is done, unless it was visited before. */
  later({ value, place }: Target, kind: Pending["kind"], user: User): void {
    if (!this.#visited.has(value)) this.#pending.push({ value, place, kind, user });
  }

  /** Everything put off so far, and what is put off meanwhile, until nothing is left. */
  *pending(): Generator<Pending> {
    for (const pending of this.#pending) yield pending;
    this.#pending = [];
  }
}

/** A place as the key of a map. */
function keyOf({ file, pointer }: Place): string {
  return `${file} ${JSON.stringify(pointer)}`;
}
