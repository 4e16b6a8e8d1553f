import { isObject, member, object, type Source, text } from "../facts/members.ts";
import { Place, stepsOf } from "../model.ts";
import type { Schema, SchemaObject, SchemaSpace } from "./schema.ts";

/** What the references of a contract begin with. */
const PREFIX = "#/schemas/";

/** The schemas of a contract, which are in JSON Schema 2020-12 already. */
export class ContractSpace implements SchemaSpace {
  readonly #schemas: Source;
  readonly #origins: Source;
  /** Where schemas stand that nothing refers to by name. */
  readonly #roots: { readonly schema: Schema; readonly place: Place }[] = [];
  #places: Map<unknown, Place> | undefined;

  /**
   * @param schemas by name
   * @param origins where each was published: file and JSON pointer, by the same names
   */
  constructor(schemas: Source, origins: Source) {
    this.#schemas = schemas;
    this.#origins = origins;
  }

  /** Notes where the schema of a part of an operation stands. */
  stands(schema: Schema, place: Place): void {
    this.#roots.push({ schema, place });
  }

  resolve(reference: string): Schema | undefined {
    if (!reference.startsWith(PREFIX)) return undefined;
    const schema = member(this.#schemas, reference.slice(PREFIX.length));
    return typeof schema === "boolean" || isObject(schema) ? schema : undefined;
  }

  place(schema: SchemaObject): Place | undefined {
    this.#places ??= this.#placed();
    return this.#places.get(schema);
  }

  /** Every object of the contract's schemas with its place: asked for only when a difference is shown. */
  #placed(): Map<unknown, Place> {
    const places = new Map<unknown, Place>();
    const open: { readonly value: unknown; readonly place: Place }[] = this.#roots.map(({ schema, place }) => ({
      value: schema,
      place,
    }));
    for (const name of Object.keys(this.#schemas)) {
      const origin = object(this.#origins, name) ?? {};
      const place = Place.of(text(origin, "file"), stepsOf(text(origin, "pointer")));
      open.push({ value: this.#schemas[name], place });
    }
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { value, place } = next;
      if (typeof value !== "object" || value === null || places.has(value)) continue;
      places.set(value, place);
      const steps: readonly (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
      for (const step of steps) {
        open.push({ value: (value as Record<string | number, unknown>)[step], place: place.step(step) });
      }
    }
    return places;
  }
}
