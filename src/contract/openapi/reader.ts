import { isObject, type Source, text } from "../../facts/members.ts";
import { dialectOf } from "../../facts/sample-values.ts";
import type { Followed, Target } from "../../facts/scope.ts";
import { SwaggerReader } from "../../facts/swagger/document.ts";
import { type ApiDocument, Place, type Resolver } from "../../model.ts";
import type { Typed } from "../schema.ts";
import { isSchema } from "./convert.ts";
import { OpenApiSpace } from "./space.ts";

/** Something read from a document, and the places in it that could not be read. */
interface Part {
  readonly value: unknown;
  readonly gaps: readonly Place[];
}

/** One path item may have many operations, and each takes its parameters: for one document all together. */
const MOST_COPIES = 1_000_000;
/** Most places that are listed as unreadable for one part; where there are more, the list is long enough to say so. */
const MAX_GAPS = 100;

/**
 * One OpenAPI document being read as an interface. 2.0 is read as 3.0 would put it, as for facts. What operations share by references is
 * read once; what they share by YAML's aliases is not, since there is a limit to how much that can be.
 */
export class Reader {
  readonly file: string;
  readonly version: ApiDocument["version"];
  readonly root: Target;
  readonly resolver: Resolver;
  /** Whether some of it was left out because it was too much. */
  readonly cut: boolean;
  /** How many parameters of path items may still be copied into lists of operations. */
  copies = MOST_COPIES;
  readonly #space: OpenApiSpace;
  readonly #known = new Map<string, Map<object, Part>>();

  constructor({ document, version }: ApiDocument, resolver: Resolver) {
    this.file = document.path;
    this.version = version;
    this.resolver = resolver;
    const written: Target = { value: isObject(document.value) ? document.value : {}, place: new Place(document.path) };
    const swagger = version === "2.0" ? new SwaggerReader(written, resolver) : undefined;
    this.root = swagger?.read() ?? written;
    this.cut = swagger?.cut === true;
    const usual = dialectOf(version, this.root.value) !== undefined;
    const foreign = usual ? undefined : text(this.root.value, "jsonSchemaDialect");
    this.#space = new OpenApiSpace(document.path, version, foreign, resolver);
  }

  /** Reads a part that others may share, or gives what was read of the same object as the same kind before. */
  once<T>(kind: string, source: object, gaps: Place[], read: (gaps: Place[]) => T): T {
    const parts = this.#known.get(kind) ?? new Map<object, Part>();
    this.#known.set(kind, parts);
    let part = parts.get(source);
    if (part === undefined) {
      const own: Place[] = [];
      part = { value: read(own), gaps: own };
      parts.set(source, part);
    }
    for (const gap of part.gaps) addGap(gaps, gap);
    return part.value as T;
  }

  /** Reads a part behind a reference once, and one that is written in its place as often as it is asked for. In 2.0 all may be shared. */
  part<T>(kind: string, { written, target }: Followed, gaps: Place[], read: (gaps: Place[]) => T): T {
    return written === target.value && this.version !== "2.0" ? read(gaps) : this.once(kind, target.value, gaps, read);
  }

  /** The object itself, or the one its `$ref` leads to. Undefined, and noted as a gap unless nothing is there, for everything else. */
  follow(value: unknown, place: Place, gaps: Place[]): Target | undefined {
    if (!isObject(value)) {
      if (value !== undefined) addGap(gaps, place);
      return undefined;
    }
    if (!Object.hasOwn(value, "$ref")) return { value, place };
    const resolution = this.resolver.resolve(value.$ref, place);
    if (resolution.found && isObject(resolution.value)) return { value: resolution.value, place: resolution.place };
    addGap(gaps, place.step("$ref"));
    return undefined;
  }

  /** The entries of a map by name, extensions left out. A map of another type is a gap. */
  entries(holder: Target, name: string, gaps: Place[]): readonly (readonly [string, unknown, Place])[] {
    if (!Object.hasOwn(holder.value, name)) return [];
    const map = holder.value[name];
    const place = holder.place.step(name);
    if (!isObject(map)) {
      addGap(gaps, place);
      return [];
    }
    const names = Object.keys(map).filter((key) => !key.startsWith("x-"));
    return names.map((key) => [key, map[key], place.step(key)] as const);
  }

  /** The schema of a parameter, header or media type, not looked at yet. */
  schema(holder: Source, place: Place, gaps: Place[]): Typed | undefined {
    if (!Object.hasOwn(holder, "schema") || holder.schema === undefined) return undefined;
    const { schema } = holder;
    if (isSchema(schema)) return this.#space.typed(schema, place.step("schema"));
    addGap(gaps, place.step("schema"));
    return undefined;
  }
}

/** Notes that something at a place could not be read. */
export function addGap(gaps: Place[], place: Place): void {
  if (gaps.length < MAX_GAPS) gaps.push(place);
}
