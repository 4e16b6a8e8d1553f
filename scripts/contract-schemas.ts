import type { Schema, SchemaSpace, Typed } from "../src/contract/schema.ts";
import { isObject } from "../src/facts/members.ts";
import type { Place } from "../src/model.ts";
import { pointerText } from "../src/model.ts";

/** A schema that others refer to, where it was published, and the name it has in the contract. */
interface Named {
  readonly schema: Schema;
  readonly space: SchemaSpace;
  readonly place: Place;
  name: string;
}

/**
 * The schemas of a contract: those of its operations in place, those that are referred to by name. Names are those that the published
 * files use; where two files use one name for different schemas, the file is named, too.
 */
export class ContractSchemas {
  readonly #named = new Map<string, Named>();
  readonly #seen = new Map<SchemaSpace, Set<string>>();

  /**
   * Finds everything that a schema refers to.
   *
   * @throws Error when a reference leads nowhere
   */
  collect({ schema, space }: Typed): void {
    const open: unknown[] = [schema];
    const seen = this.#seen.get(space) ?? new Set<string>();
    this.#seen.set(space, seen);
    for (let next = open.pop(); next !== undefined || open.length > 0; next = open.pop()) {
      if (typeof next !== "object" || next === null) continue;
      open.push(...Object.values(next));
      const reference = referenceIn(next);
      if (reference === undefined || seen.has(reference)) continue;
      seen.add(reference);
      open.push(this.#note(reference, space));
    }
  }

  #note(reference: string, space: SchemaSpace): Schema {
    const schema = space.resolve(reference);
    if (schema === undefined) throw new Error(`the reference ${reference} leads nowhere`);
    const place = typeof schema === "boolean" ? undefined : space.place(schema);
    if (place === undefined) throw new Error(`the reference ${reference} leads to no object`);
    const key = keyOf(place);
    if (!this.#named.has(key)) this.#named.set(key, { schema, space, place, name: nameFor(place) });
    return schema;
  }

  /** Settles the names, once everything is collected. */
  settle(): void {
    for (const group of grouped([...this.#named.values()]).values()) {
      if (group.length === 1) continue;
      for (const one of group) one.name = `${one.name}.${plain(one.place.file.replace(/\.[^.]*$/, ""))}`;
    }
    const names = new Set([...this.#named.values()].map(({ name }) => name));
    if (names.size !== this.#named.size) throw new Error("two schemas have one name");
  }

  /** A schema with its references in the contract's words. */
  written({ schema, space }: Typed): unknown {
    const write = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(write);
      if (!isObject(value)) return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => {
          const target = key === "$ref" && typeof inner === "string" ? space.resolve(inner) : undefined;
          const place = isObject(target) ? space.place(target) : undefined;
          if (place === undefined) return [key, write(inner)];
          return [key, `#/schemas/${this.#named.get(keyOf(place))?.name}`];
        }),
      );
    };
    return write(schema);
  }

  /** The named schemas in the order of their names, with where each was published. */
  all(): readonly { readonly name: string; readonly schema: unknown; readonly place: Place }[] {
    const sorted = [...this.#named.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
    return sorted.map((one) => ({ name: one.name, schema: this.written(one), place: one.place }));
  }
}

function referenceIn(value: object): string | undefined {
  const reference = Object.hasOwn(value, "$ref") ? (value as { $ref?: unknown }).$ref : undefined;
  return typeof reference === "string" ? reference : undefined;
}

function keyOf(place: Place): string {
  return `${place.file}#${pointerText(place.pointer)}`;
}

function grouped(all: readonly Named[]): Map<string, Named[]> {
  const groups = new Map<string, Named[]>();
  for (const one of all) groups.set(one.name, [...(groups.get(one.name) ?? []), one]);
  return groups;
}

/** The name of a shared schema; of one that is part of another the way to it. */
function nameFor({ pointer }: Place): string {
  const steps = pointer.map(String);
  const shared = steps[0] === "components" ? steps.slice(2) : steps[0] === "definitions" ? steps.slice(1) : steps;
  return plain(shared.join("."));
}

function plain(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9._-]+/g, "_");
}
