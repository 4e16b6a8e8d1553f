import type { Place } from "../../model.ts";
import { isObject, member, type Source } from "../members.ts";
import type { Walk } from "./walk.ts";

/** The parameters of a path item or an operation. */
export interface Listed {
  /** The names of those in the path, with where each is listed. */
  readonly paths: ReadonlyMap<string, () => Place>;
  /** Whether every one could be looked at. */
  readonly complete: boolean;
  /** Those that are the whole query string, and those that are one of its fields. */
  readonly whole: readonly Entry[];
  readonly single: readonly Entry[];
  /** Bodies of OpenAPI 2.0 and fields of forms. */
  readonly bodies: readonly (Entry & { readonly name: string; readonly form: boolean })[];
}

/** A parameter where it is listed, and whether it stands there itself and not by reference. */
export interface Entry {
  readonly list: readonly unknown[];
  readonly own: boolean;
  readonly place: () => Place;
}

const NONE: Listed = { paths: new Map(), complete: true, whole: [], single: [], bodies: [] };

/**
 * Reads lists of parameters, each once however many paths share it.
 * A name may stand twice in a list if the parameters travel in different places (OpenAPI 3.0.3, section 4.7.10).
 */
export class ParameterLists {
  readonly #walk: Walk;
  readonly #known = new Map<readonly unknown[], Listed>();

  constructor(walk: Walk) {
    this.#walk = walk;
  }

  /** The parameters of the object at a place. */
  read(owner: Source, place: Place): Listed {
    const list = member(owner, "parameters");
    if (list === undefined) return NONE;
    if (!Array.isArray(list)) return { ...NONE, complete: false };
    const known = this.#known.get(list);
    if (known !== undefined) return known;
    const listed = this.#readList(list, place);
    this.#known.set(list, listed);
    return listed;
  }

  #readList(list: readonly unknown[], owner: Place): Listed {
    const at = (index: number): Place => owner.child("parameters", index);
    const paths = new Map<string, () => Place>();
    const first = new Map<string, number>();
    const whole: Entry[] = [];
    const single: Entry[] = [];
    const bodies: Listed["bodies"][number][] = [];
    let complete = true;
    for (const [index, entry] of list.entries()) {
      const parameter = this.#parameter(entry, owner.file);
      if (parameter === undefined) {
        complete = false;
        continue;
      }
      const { name, where } = parameter;
      const identity = `${where} ${name}`;
      const earlier = first.get(identity);
      if (earlier === undefined) first.set(identity, index);
      else {
        const data = { name: name.slice(0, 200), in: where.slice(0, 200) };
        this.#walk.semantic("duplicate-parameter", data, at(index), [at(earlier)]);
      }
      if (where === "path" && !paths.has(name)) paths.set(name, () => at(index));
      else if (where === "query" || where === "querystring") {
        const own = isObject(entry) && !Object.hasOwn(entry, "$ref");
        (where === "query" ? single : whole).push({ list, own, place: () => at(index) });
      } else if (this.#walk.version === "2.0" && (where === "body" || where === "formData")) {
        bodies.push({ list, own: true, place: () => at(index), name, form: where === "formData" });
      }
    }
    return { paths, complete, whole, single, bodies };
  }

  #parameter(entry: unknown, file: string): { name: string; where: string } | undefined {
    if (!isObject(entry)) return undefined;
    let value: unknown = entry;
    if (Object.hasOwn(entry, "$ref"))
      value = typeof entry.$ref === "string" ? this.#walk.references.value(entry.$ref, file) : undefined;
    if (!isObject(value)) return undefined;
    const name = member(value, "name");
    const where = member(value, "in");
    return typeof name === "string" && typeof where === "string" ? { name, where } : undefined;
  }
}
