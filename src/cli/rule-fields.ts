import { escapedStep } from "../model.ts";
/** A published fact type (rules/schema/fact-<kind>.schema.json), as far as its fields are looked up. */
export interface FactSchema {
  readonly properties?: Readonly<Record<string, FactSchema>>;
  readonly additionalProperties?: unknown;
  readonly items?: FactSchema;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, FactSchema>>;
}

/** A name in a rule's schema that no fact has: a slip that JSON Schema itself would pass over in silence. */
export interface UnknownField {
  /** Where in the rule's schema. */
  readonly pointer: string;
  readonly field: string;
  readonly known: readonly string[];
}

type Schema = Readonly<Record<string, unknown>>;

/** Keywords whose subschemas speak of the same value (JSON Schema 2020-12, core, section 10.2). */
const SAME_LISTS = ["allOf", "anyOf", "oneOf"];
const SAME = ["not", "if", "then", "else"];

/**
 * The fields that a rule's `where` or `schema` names and that facts of its kind do not have.
 *
 * @param schema a JSON Schema that compiles
 * @param fact the published type of the facts
 */
export function unknownFields(schema: object, fact: FactSchema): UnknownField[] {
  const found: UnknownField[] = [];
  visit(schema as Schema, fact, "");
  return found;

  function visit(value: unknown, type: FactSchema | undefined, pointer: string): void {
    const resolved = resolve(type);
    if (resolved === undefined || typeof value !== "object" || value === null) return;
    const node = value as Schema;
    const hold = (field: string, at: string): void => {
      const known = resolved.properties;
      if (known === undefined || resolved.additionalProperties !== false || Object.hasOwn(known, field)) return;
      found.push({ pointer: at, field, known: Object.keys(known) });
    };
    for (const [name, member] of entries(node.properties)) {
      const at = `${pointer}/properties/${escapedStep(name)}`;
      hold(name, at);
      visit(member, own(resolved.properties, name), at);
    }
    if (Array.isArray(node.required)) {
      node.required.forEach((name, index) => {
        hold(String(name), `${pointer}/required/${index}`);
      });
    }
    for (const key of SAME_LISTS) {
      const list = node[key];
      if (!Array.isArray(list)) continue;
      list.forEach((member, index) => {
        visit(member, type, `${pointer}/${key}/${index}`);
      });
    }
    for (const key of SAME) visit(node[key], type, `${pointer}/${key}`);
    for (const key of ["items", "contains"]) visit(node[key], resolved.items, `${pointer}/${key}`);
  }

  function resolve(type: FactSchema | undefined): FactSchema | undefined {
    const name = /^#\/\$defs\/([^/]+)$/u.exec(type?.$ref ?? "")?.[1];
    return name === undefined ? type : own(fact.$defs, name);
  }
}

function own<T>(members: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return members !== undefined && Object.hasOwn(members, name) ? members[name] : undefined;
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
