import type { InterfaceOperation, InterfaceParameter } from "./interface.ts";
import { foldedName, splitQuery } from "./match-path.ts";
import { NOWHERE } from "./schema.ts";

/** Headers of which media types and security speak, not parameters (OpenAPI 3.0.3, section 4.7.12.2). */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(["accept", "contenttype", "authorization"]);

/**
 * What an operation takes beside its body: its parameters, and those that stand in its path behind a question mark, where OpenAPI knows
 * none but documents have them: `/beneficiaries?command=validate` takes `command`, and always that value.
 */
export function parametersOf(operation: InterfaceOperation): readonly InterfaceParameter[] {
  const stated = operation.parameters.filter((one) => one.in !== "header" || !SAID_ELSEWHERE.has(foldedName(one.name)));
  const { query } = splitQuery(operation.path);
  if (query === "") return stated;
  const names = new Set(stated.filter((one) => one.in === "query").map(({ name }) => name));
  const fixed = query.split("&").flatMap((pair): InterfaceParameter[] => {
    const equals = pair.indexOf("=");
    const name = equals < 0 ? pair : pair.slice(0, equals);
    if (name === "" || names.has(name) || name.startsWith("{")) return [];
    names.add(name);
    const value = equals < 0 ? "" : pair.slice(equals + 1);
    const schema = isPlaceholder(value) ? undefined : { schema: { const: value }, space: NOWHERE };
    const { place } = operation.origin;
    return [{ name, in: "query", required: true, style: "form", explode: true, schema, place }];
  });
  return [...stated, ...fixed];
}

/** A value that stands for others: `{lang}`, `LANGCODE`, `<id>`, or none at all. */
function isPlaceholder(value: string): boolean {
  return !/^[\w.~-]+$/u.test(value) || !/[\da-z]/u.test(value);
}

/** Where a parameter travels and what it is called, equal for two that are the same: the names of headers have no case. */
export function parameterKey({ in: where, name }: Pick<InterfaceParameter, "in" | "name">): string {
  return `${where} ${where === "header" ? foldedName(name) : name}`;
}

/** As `parameterKey`, without case wherever it travels: what says of a key only that it is one. */
export function keyWithoutCase({ in: where, name }: Pick<InterfaceParameter, "in" | "name">): string {
  return `${where} ${foldedName(name)}`;
}

/** The keys of parameters by which an operation asks for proof of identity: kinds `apiKey`. */
export function apiKeysOf({ security }: InterfaceOperation): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { type, detail } of (security ?? []).flat()) if (type === "apiKey") keys.add(apiKeyOf(detail));
  return keys;
}

/** The key of the parameter that a kind `apiKey` with this detail, `in:name`, travels as; without case, since the detail has none. */
export function apiKeyOf(detail: string): string {
  const colon = detail.indexOf(":");
  return `${detail.slice(0, colon)} ${foldedName(detail.slice(colon + 1))}`;
}
