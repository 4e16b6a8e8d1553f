import { isObject, type Source } from "../../facts/members.ts";
import { type ApiDocument, type Place, pointerText, type Resolver } from "../../model.ts";
import type { Schema, SchemaObject, SchemaSpace, Typed } from "../schema.ts";
import { type Converted, convertNew, convertOld, isSchema, type Keyword } from "./convert.ts";
import { type SchemaAt, schemaBehind } from "./references.ts";

/** A converted schema object while it is being filled. */
type Growing = Record<string, unknown>;

/** A schema object whose conversion was asked for and not yet begun. */
interface Awaiting {
  readonly source: Source;
  readonly place: Place;
  readonly result: Growing;
}

/**
 * The schemas of one OpenAPI document and the files it refers to, in JSON Schema 2020-12. Nothing is converted before somebody looks at it;
 * then a schema is converted up to its references, once, however often it is used. References stay references: those in the document as
 * they are written, those in other files with the place that they lead to.
 */
export class OpenApiSpace implements SchemaSpace {
  readonly #file: string;
  readonly #version: ApiDocument["version"];
  readonly #foreign: string | undefined;
  readonly #resolver: Resolver;
  readonly #converted = new Map<Source, SchemaObject>();
  readonly #places = new WeakMap<SchemaObject, Place>();
  readonly #targets = new Map<string, SchemaAt | undefined>();

  /** @param foreign the JSON Schema that the document names for its schemas, when it is not the usual one */
  constructor(file: string, version: ApiDocument["version"], foreign: string | undefined, resolver: Resolver) {
    this.#file = file;
    this.#version = version;
    this.#foreign = foreign;
    this.#resolver = resolver;
  }

  /** A schema of the document, to be converted when it is looked at. */
  typed(schema: boolean | Source, place: Place): Typed {
    const convert = (): Schema => this.#convert(schema, place);
    return {
      get schema() {
        return convert();
      },
      space: this,
    };
  }

  resolve(reference: string): Schema | undefined {
    let target = this.#targets.get(reference);
    if (target === undefined && !reference.startsWith("/") && !this.#targets.has(reference)) {
      target = schemaBehind(this.#resolver, reference, this.#file, this.#isOld);
      this.#targets.set(reference, target);
    }
    return target === undefined ? undefined : this.#convert(target.schema as boolean | Source, target.place);
  }

  place(schema: SchemaObject): Place | undefined {
    return this.#places.get(schema);
  }

  get #isOld(): boolean {
    return this.#version < "3.1";
  }

  #convert(schema: boolean | Source, place: Place): Schema {
    if (typeof schema === "boolean") return schema;
    const awaiting: Awaiting[] = [];
    const result = this.#shell(schema, place, awaiting);
    // A list instead of recursion: aliases may make a schema deeper than its file.
    for (let next = awaiting.pop(); next !== undefined; next = awaiting.pop()) this.#fill(next, awaiting);
    return result;
  }

  /** The object that a schema is converted into; an empty one that waits to be filled when it is new. */
  #shell(source: Source, place: Place, awaiting: Awaiting[]): SchemaObject {
    const known = this.#converted.get(source);
    if (known !== undefined) return known;
    const result: Growing = {};
    this.#converted.set(source, result);
    this.#places.set(result, place);
    awaiting.push({ source, place, result });
    return result;
  }

  #fill({ source, place, result }: Awaiting, awaiting: Awaiting[]): void {
    const { keywords, nullBeside } = this.#keywords(source);
    if (!nullBeside) {
      for (const keyword of keywords) put(result, keyword.name, this.#value(keyword, place, awaiting));
      return;
    }
    const inner: Growing = {};
    this.#places.set(inner, place);
    for (const keyword of keywords) {
      const outside = keyword.name === "readOnly" || keyword.name === "writeOnly";
      put(outside ? result : inner, keyword.name, this.#value(keyword, place, awaiting));
    }
    result.anyOf = [inner, { type: "null" }];
  }

  #keywords(source: Source): Converted {
    const version = this.#version;
    return version === "2.0" || version === "3.0" ? convertOld(source, version) : convertNew(source, this.#foreign);
  }

  #value({ name, shape, value }: Keyword, place: Place, awaiting: Awaiting[]): unknown {
    if (name === "$ref") return this.#reference(value, place.file);
    if (shape === "data") return value;
    const at = place.step(name);
    const one = (schema: unknown, step?: string | number): unknown =>
      isObject(schema) ? this.#shell(schema, step === undefined ? at : at.step(step), awaiting) : schema;
    if (shape === "schema") return one(value);
    if (shape === "list") return Array.isArray(value) ? value.map(one) : value;
    if (!isObject(value)) return value;
    const schemas: Growing = {};
    for (const key of Object.keys(value)) put(schemas, key, one(value[key], key));
    return schemas;
  }

  /** The text by which a `$ref` in some file is known in this space. */
  #reference(reference: unknown, file: string): unknown {
    if (typeof reference !== "string" || (file === this.#file && !reference.startsWith("/"))) return reference;
    const target = schemaBehind(this.#resolver, reference, file, this.#isOld);
    // No text of a reference that leads somewhere begins with a slash, so these are their own.
    if (target === undefined || !isSchema(target.schema)) return `/${file}#?${reference}`;
    const text = `/${target.place.file}#${pointerText(target.place.pointer)}`;
    this.#targets.set(text, target);
    return text;
  }
}

/** Sets an own member, whatever its name. */
function put(object: Growing, name: string, value: unknown): void {
  if (name !== "__proto__") object[name] = value;
  else Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}
