import type { Place } from "../model.ts";
import { isObject, list, member, type Source, text } from "./members.ts";
import type { Scope } from "./scope.ts";

/** What a schema says of its values, however it is spelled: inline, behind `$ref`, wrapped in `allOf` or beside a null. */
export interface SchemaView {
  readonly type: string;
  readonly format: string;
  readonly pattern: string;
  readonly description: string;
  readonly nullable: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly hasEnum: boolean;
  /** Something besides one type limits its values: a format, pattern, list of values, length, size, range or choice of types. */
  readonly limited: boolean;
  /** A reference on the way led nowhere. */
  readonly opaque: boolean;
}

const EMPTY: SchemaView = {
  type: "",
  format: "",
  pattern: "",
  description: "",
  nullable: false,
  readOnly: false,
  writeOnly: false,
  hasEnum: false,
  limited: false,
  opaque: false,
};
const OPAQUE: SchemaView = { ...EMPTY, opaque: true };

/** The keywords that limit values, besides the type (OpenAPI 3.0.3, section 4.7.24). */
const LIMITS: readonly string[] = [
  "format",
  "pattern",
  "enum",
  "const",
  "maxLength",
  "minLength",
  "maximum",
  "minimum",
  "exclusiveMaximum",
  "exclusiveMinimum",
  "multipleOf",
  "maxItems",
  "minItems",
];

/** Schemas nested through `$ref` and `allOf` deeper than this are given up as opaque. */
const DEPTH = 40;

/**
 * Reads a schema's own keywords and, where it leaves something unsaid, those behind its `$ref` and `allOf`; of `anyOf` and `oneOf`
 * what all branches but null agree on. In OpenAPI 3.0 nothing beside a `$ref` counts (Reference Object) and null is
 * `nullable: true`, in 2.0 there is only the habit of writing `x-nullable`; from 3.1 on both follow JSON Schema 2020-12.
 */
export function viewSchema(scope: Scope, schema: unknown, place: Place, depth = 0): SchemaView {
  if (!isObject(schema)) return EMPTY;
  if (!isComposed(schema)) return ownView(scope, schema);
  const known = scope.views.get(schema);
  if (known !== undefined) return known;
  if (depth > DEPTH) return OPAQUE;
  // A schema that leads back to itself adds nothing to itself.
  scope.views.set(schema, EMPTY);
  const view = composedView(scope, schema, place, depth);
  scope.views.set(schema, view);
  return view;
}

/** Only the format of what `viewSchema` says. */
export function formatOf(scope: Scope, schema: unknown, place: Place): string {
  if (!isObject(schema)) return "";
  return isComposed(schema) ? viewSchema(scope, schema, place).format : text(schema, "format");
}

function isComposed(schema: Source): boolean {
  return (
    Object.hasOwn(schema, "$ref") ||
    Object.hasOwn(schema, "allOf") ||
    Object.hasOwn(schema, "anyOf") ||
    Object.hasOwn(schema, "oneOf")
  );
}

function ownView(scope: Scope, schema: Source): SchemaView {
  const type = member(schema, "type");
  const types = Array.isArray(type) ? type.filter((one) => typeof one === "string") : undefined;
  return {
    type: typeof type === "string" ? type : (types?.find((one) => one !== "null") ?? types?.[0] ?? ""),
    format: text(schema, "format"),
    pattern: text(schema, "pattern"),
    description: text(schema, "description"),
    nullable:
      scope.version < "3.1"
        ? member(schema, "nullable") === true || (scope.version === "2.0" && member(schema, "x-nullable") === true)
        : type === "null" || types?.includes("null") === true,
    readOnly: member(schema, "readOnly") === true,
    writeOnly: member(schema, "writeOnly") === true,
    hasEnum: Object.hasOwn(schema, "const") || Array.isArray(member(schema, "enum")),
    limited: LIMITS.some((keyword) => Object.hasOwn(schema, keyword)),
    opaque: false,
  };
}

function composedView(scope: Scope, schema: Source, place: Place, depth: number): SchemaView {
  let view = EMPTY;
  const refers = Object.hasOwn(schema, "$ref");
  if (!refers || scope.version >= "3.1") {
    view = ownView(scope, schema);
    list(schema, "allOf").forEach((part, index) => {
      view = both(view, viewSchema(scope, part, place.child("allOf", index), depth + 1));
    });
    for (const keyword of ["anyOf", "oneOf"]) {
      const branches = list(schema, keyword).map((branch, index) =>
        viewSchema(scope, branch, place.child(keyword, index), depth + 1),
      );
      view = both(view, common(branches));
    }
  }
  if (refers) {
    const target = scope.follow(schema, place, "schema");
    view = both(view, target === undefined ? OPAQUE : viewSchema(scope, target.value, target.place, depth + 1));
  }
  return view;
}

/** Two views of one value: what the first leaves unsaid is taken from the second. */
function both(first: SchemaView, second: SchemaView): SchemaView {
  return {
    type: first.type || second.type,
    format: first.format || second.format,
    pattern: first.pattern || second.pattern,
    description: first.description || second.description,
    nullable: first.nullable || second.nullable,
    readOnly: first.readOnly || second.readOnly,
    writeOnly: first.writeOnly || second.writeOnly,
    hasEnum: first.hasEnum || second.hasEnum,
    limited: first.limited || second.limited,
    opaque: first.opaque || second.opaque,
  };
}

/** What holds in each of several branches. A branch that is only null makes the rest nullable. */
function common(branches: readonly SchemaView[]): SchemaView {
  const rest = branches.filter((branch) => branch.type !== "null");
  const head = rest[0];
  if (head === undefined) return branches[0] ?? EMPTY;
  const same = <K extends keyof SchemaView>(key: K, otherwise: SchemaView[K]) =>
    rest.every((branch) => branch[key] === head[key]) ? head[key] : otherwise;
  return {
    type: same("type", ""),
    format: same("format", ""),
    pattern: same("pattern", ""),
    description: same("description", ""),
    nullable: rest.length < branches.length || branches.some((branch) => branch.nullable),
    readOnly: same("readOnly", false),
    writeOnly: same("writeOnly", false),
    hasEnum: same("hasEnum", false),
    // A choice between types is a limit too.
    limited: rest.every((branch) => branch.limited || (branch.type !== "" && branch.type !== same("type", ""))),
    opaque: branches.some((branch) => branch.opaque),
  };
}
