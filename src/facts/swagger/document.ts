import type { Place, Resolver } from "../../model.ts";
import { isObject, list, member, object, type Source, text } from "../members.ts";
import { operationsOf } from "../methods.ts";
import type { Target } from "../scope.ts";
import { schemeObjects } from "./security.ts";
import { serversObject } from "./servers.ts";
import { TranslatedPlace } from "./translated-place.ts";
import { bodyObject, entriesOf, formObject, mediaTypes, responseObject, UNSTATED, valueObject } from "./values.ts";

/** What one document may cost: media types are written once for all operations, and here they are told for each. */
const MOST_CONTENTS = 200_000;

/** No media types are stated: one and the same list, so that what was made with it is found again. */
const NO_MEDIA_TYPES: readonly unknown[] = [];

/** A list of parameters, taken apart. */
interface Parameters {
  /** Those that OpenAPI 3 has as well, and references that lead nowhere. */
  readonly plain: readonly Target[];
  readonly body: Target | undefined;
  readonly form: readonly Target[];
}

const NO_PARAMETERS: Parameters = { plain: [], body: undefined, form: [] };

/**
 * Reads an OpenAPI 2.0 document as OpenAPI 3.0 would put it, so that one walk collects the facts of both. Schemas stay the objects that
 * they are; what is made anew is small and keeps its place in the original. References to parameters and responses are
 * followed here: what they mean depends on the operation (`consumes`, `produces`). Those that lead nowhere stay as they are.
 */
export class SwaggerReader {
  readonly #root: Target;
  readonly #resolver: Resolver;
  readonly #lists = new Map<readonly unknown[], Parameters>();
  readonly #parameters = new Map<object, Target>();
  readonly #made = new Map<object, Map<unknown, Target>>();
  readonly #listed = new Map<readonly unknown[], readonly string[]>();
  #contents = 0;

  constructor(root: Target, resolver: Resolver) {
    this.#root = root;
    this.#resolver = resolver;
  }

  /** Whether something was left out because it was too much. */
  get cut(): boolean {
    return this.#contents > MOST_CONTENTS;
  }

  /** The whole document. */
  read(): Target {
    const { value, place } = this.#root;
    const servers = serversObject(this.#root, this.#root);
    const paths = this.#paths();
    const components = this.#components();
    const own = ["swagger", "host", "basePath", "schemes", "consumes", "produces"];
    const rest = Object.entries(value).filter(([name]) => !own.includes(name));
    return {
      value: {
        ...Object.fromEntries(rest),
        openapi: String(member(value, "swagger") === 2 ? "2.0" : text(value, "swagger")),
        ...(servers !== undefined && { servers: servers.value }),
        ...(paths !== undefined && { paths: paths.value }),
        components: components.value,
      },
      place: new TranslatedPlace(place, [
        ["openapi", place.child("swagger")],
        ["components", components.place],
        ...(servers === undefined ? [] : [["servers", servers.place] as const]),
        ...(paths === undefined ? [] : [["paths", paths.place] as const]),
      ]),
    };
  }

  #paths(): Target | undefined {
    const paths = object(this.#root.value, "paths");
    if (paths === undefined) return undefined;
    const place = this.#root.place.child("paths");
    const items = Object.entries(paths).flatMap(([path, item]) =>
      isObject(item) && !path.startsWith("x-")
        ? [[path, this.#item({ value: item, place: place.child(path) })] as const]
        : [],
    );
    return assemble(place, items);
  }

  /** A path item; one behind a `$ref` gets what stands beside the `$ref`, too. */
  #item(item: Target): Target {
    if (!Object.hasOwn(item.value, "$ref")) return this.#itemObject(item);
    const target = this.#follow(item);
    if (target === undefined) return item;
    const [far, near] = [this.#itemObject(target), this.#itemObject(item)];
    const { $ref: _, ...beside } = near.value;
    const places = Object.keys(beside).map((name) => [name, near.place.child(name)] as const);
    return { value: { ...far.value, ...beside }, place: new TranslatedPlace(far.place, places) };
  }

  #itemObject(item: Target): Target {
    return this.#once(item.value, "item", () => {
      const shared = this.#list(item);
      const operations = operationsOf(item.value, "2.0").map(({ steps, operation }) => {
        const name = steps[0] as string;
        const at = { value: operation, place: item.place.child(name) };
        return [name, this.#once(operation, shared, () => this.#operation(at, shared))] as const;
      });
      const parameters = listed(item, shared.plain);
      const made = assemble(item.place, operations, parameters === undefined ? [] : [["parameters", parameters]]);
      return { value: { ...item.value, ...made.value }, place: made.place };
    });
  }

  #operation(operation: Target, shared: Parameters): Target {
    const own = this.#list(operation);
    const body = this.#body(operation, own, shared);
    const responses = this.#responses(operation);
    const parameters = listed(operation, own.plain);
    const servers = list(operation.value, "schemes").length === 0 ? undefined : serversObject(this.#root, operation);
    const members: [string, Target][] = [];
    if (body !== undefined) members.push(["requestBody", body]);
    if (responses !== undefined) members.push(["responses", responses]);
    if (parameters !== undefined) members.push(["parameters", parameters]);
    if (servers !== undefined) members.push(["servers", servers]);
    const made = assemble(operation.place, members);
    const rest = Object.entries(operation.value).filter(
      ([name]) => !["consumes", "produces", "schemes"].includes(name),
    );
    return { value: { ...Object.fromEntries(rest), ...made.value }, place: made.place };
  }

  #body(operation: Target, own: Parameters, shared: Parameters): Target | undefined {
    const stated = this.#stated(operation, "consumes");
    const body = own.body ?? (own.form.length === 0 ? shared.body : undefined);
    if (body !== undefined) {
      return this.#once(body.value, stated, () => bodyObject(body, this.#mediaTypes(stated)));
    }
    const names = new Set(own.form.map(({ value }) => member(value, "name")));
    const form = [...own.form, ...shared.form.filter(({ value }) => !names.has(member(value, "name")))];
    if (form.length === 0) return undefined;
    this.#contents += form.length;
    return this.#contents > MOST_CONTENTS ? undefined : formObject(form, this.#mediaTypes(stated), operation);
  }

  #responses(operation: Target): Target | undefined {
    const responses = object(operation.value, "responses");
    if (responses === undefined) return undefined;
    const stated = this.#stated(operation, "produces");
    const place = operation.place.child("responses");
    const made = Object.entries(responses).flatMap(([status, response]) => {
      if (status.startsWith("x-") || !isObject(response)) return [];
      return [[status, this.#response({ value: response, place: place.child(status) }, stated)] as const];
    });
    const { value, place: at } = assemble(place, made);
    return { value: { ...responses, ...value }, place: at };
  }

  #response(response: Target, stated: readonly unknown[]): Target {
    const target = Object.hasOwn(response.value, "$ref") ? this.#follow(response) : response;
    if (target === undefined) return response;
    return this.#once(target.value, stated, () => responseObject(target, this.#mediaTypes(stated)));
  }

  /** The operation's own list of media types, or else the document's. */
  #stated(operation: Target, field: "consumes" | "produces"): readonly unknown[] {
    const own = member(operation.value, field);
    return Array.isArray(own) ? own : this.#common(field);
  }

  #common(field: "consumes" | "produces"): readonly unknown[] {
    const common = member(this.#root.value, field);
    return Array.isArray(common) ? common : NO_MEDIA_TYPES;
  }

  #mediaTypes(stated: readonly unknown[]): readonly string[] {
    const known = this.#listed.get(stated) ?? mediaTypes(stated);
    this.#listed.set(stated, known);
    this.#contents += known.length;
    return this.#contents > MOST_CONTENTS ? [UNSTATED] : known;
  }

  /** The parameters of a path item or operation, each list once however many share it. */
  #list(holder: Target): Parameters {
    const entries = member(holder.value, "parameters");
    if (!Array.isArray(entries)) return NO_PARAMETERS;
    const known = this.#lists.get(entries);
    if (known !== undefined) return known;
    const plain: Target[] = [];
    const form: Target[] = [];
    let body: Target | undefined;
    for (const entry of entriesOf(holder, "parameters")) {
      const target = Object.hasOwn(entry.value, "$ref") ? this.#follow(entry) : entry;
      const where = target === undefined ? undefined : member(target.value, "in");
      if (target === undefined) plain.push(entry);
      else if (where === "body") body ??= target;
      else if (where === "formData") form.push(target);
      else plain.push(this.#parameter(target));
    }
    const parameters = { plain, form, body };
    this.#lists.set(entries, parameters);
    return parameters;
  }

  #parameter(target: Target): Target {
    const known = this.#parameters.get(target.value) ?? valueObject(target);
    this.#parameters.set(target.value, known);
    return known;
  }

  /** The shared parts that no operation led to, too. */
  #components(): Target {
    const { value, place } = this.#root;
    const section = (name: string): readonly (readonly [string, Target])[] => {
      const entries = Object.entries(object(value, name) ?? {});
      return entries.flatMap(([key, one]) =>
        isObject(one) ? [[key, { value: one, place: place.child(name, key) }] as const] : [],
      );
    };
    const consumed = this.#common("consumes");
    const parameters = section("parameters").filter(
      ([, { value }]) => !["body", "formData"].includes(text(value, "in")),
    );
    const bodies = section("parameters").filter(([, { value }]) => member(value, "in") === "body");
    const produced = this.#common("produces");
    const members: [string, Target][] = [
      [
        "parameters",
        assemble(
          place.child("parameters"),
          map(parameters, (one) => this.#parameter(one)),
        ),
      ],
      [
        "requestBodies",
        assemble(
          place.child("parameters"),
          map(bodies, (one) => this.#once(one.value, consumed, () => bodyObject(one, this.#mediaTypes(consumed)))),
        ),
      ],
      [
        "responses",
        assemble(
          place.child("responses"),
          map(section("responses"), (one) => this.#shared(one, produced)),
        ),
      ],
    ];
    const schemes = object(value, "securityDefinitions");
    if (schemes !== undefined) {
      members.push(["securitySchemes", schemeObjects({ value: schemes, place: place.child("securityDefinitions") })]);
    }
    const definitions = object(value, "definitions");
    if (definitions !== undefined) members.push(["schemas", { value: definitions, place: place.child("definitions") }]);
    return assemble(place, members);
  }

  /** A shared response: as some operation uses it, or else with the media types of the document. */
  #shared(response: Target, produced: readonly unknown[]): Target {
    const [used] = this.#made.get(response.value)?.values() ?? [];
    return used ?? this.#response(response, produced);
  }

  #once(source: object, key: unknown, make: () => Target): Target {
    const made = this.#made.get(source) ?? new Map<unknown, Target>();
    this.#made.set(source, made);
    const known = made.get(key) ?? make();
    made.set(key, known);
    return known;
  }

  #follow({ value, place }: Target): Target | undefined {
    const resolution = this.#resolver.resolve(value.$ref, place);
    return resolution.found && isObject(resolution.value)
      ? { value: resolution.value, place: resolution.place }
      : undefined;
  }
}

/** An object made of members that have places of their own. */
function assemble(
  place: Place,
  ...members: readonly (readonly (readonly [string, Target])[])[]
): { readonly value: Source; readonly place: Place } {
  const all = members.flat();
  return {
    value: Object.fromEntries(all.map(([name, { value }]) => [name, value])),
    place: new TranslatedPlace(
      place,
      all.map(([name, target]) => [name, target.place]),
    ),
  };
}

/** A list of parameters, each where it is defined; undefined where none is stated. */
function listed(holder: Target, parameters: readonly Target[]): Target | undefined {
  if (!Object.hasOwn(holder.value, "parameters")) return undefined;
  const places = parameters.map(({ place }, index) => [index, place] as const);
  return {
    value: parameters.map(({ value }) => value) as unknown as Source,
    place: new TranslatedPlace(holder.place.child("parameters"), places),
  };
}

function map(
  entries: readonly (readonly [string, Target])[],
  make: (target: Target) => Target,
): readonly (readonly [string, Target])[] {
  return entries.map(([name, target]) => [name, make(target)] as const);
}
