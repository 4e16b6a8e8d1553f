import { isObject } from "../../facts/members.ts";
import { type Atom, child, schemaIn, schemasIn } from "./atom.ts";
import { entriesOf, own } from "./keywords.ts";
import type { Members } from "./state.ts";

/** Keywords of which it depends on the value what they evaluate. */
const CONDITIONAL = ["anyOf", "oneOf", "if", "dependentSchemas", "$dynamicRef", "not"];
const LIMIT = 200;

/**
 * The members that a schema evaluates whatever the value is: by its own keywords, by `allOf` and by what it refers to (JSON Schema 2020-12
 * core, section 11.3).
 *
 * @returns undefined when that depends on the value
 */
export function namedByAll(atom: Atom): Pick<Members, "properties" | "patterns"> | undefined {
  const properties = new Map<string, Atom>();
  const patterns: [string, Atom][] = [];
  const seen = new Set<unknown>();
  const waiting: unknown[] = [atom.schema];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!isObject(next) || seen.has(next)) continue;
    seen.add(next);
    if (seen.size > LIMIT) return undefined;
    const schema = next;
    if (CONDITIONAL.some((keyword) => Object.hasOwn(schema, keyword))) return undefined;
    if (schema !== atom.schema && Object.hasOwn(schema, "unevaluatedProperties")) return undefined;
    if (own(schema, "additionalProperties") !== undefined) return undefined;
    for (const [name, value] of entriesOf(schema, "properties")) {
      properties.set(name, child(atom, schemaIn(value) ?? true));
    }
    for (const [pattern, value] of entriesOf(schema, "patternProperties")) {
      patterns.push([pattern, child(atom, schemaIn(value) ?? true)]);
    }
    waiting.push(...schemasIn(own(schema, "allOf")));
    const reference = own(schema, "$ref");
    if (typeof reference === "string") waiting.push(atom.space.resolve(reference));
  }
  return { properties, patterns };
}
