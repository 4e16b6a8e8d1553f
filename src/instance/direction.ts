import type { Evaluator, SchemaTarget } from "./evaluator.ts";
import { isObject, type JsonObject, member } from "./json.ts";
import type { Result } from "./result.ts";

/** Schemas that are looked through for one object. */
const MOST = 200;
const COMBINATIONS = ["allOf", "anyOf", "oneOf"];
const BRANCHES = ["if", "then", "else"];

/** A schema to look through, and the file that it stands in. */
interface Open {
  readonly schema: unknown;
  readonly file: string;
}

/**
 * Members that a schema or one of those that it applies to the same object declares, and that never travel the way of the value: those
 * that are `readOnly` in a request, those that are `writeOnly` in a response (OpenAPI 3.0.3, section 4.7.24.2), both where the direction
 * is not known.
 */
export function staysHome(evaluator: Evaluator, schema: JsonObject, file: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const part of partsOf(evaluator, schema, file)) {
    const properties = member(part.schema, "properties");
    if (!isObject(properties) || !evaluator.budget.spend(1)) continue;
    for (const name of Object.keys(properties)) {
      const property = properties[name];
      if (
        isObject(property) &&
        partsOf(evaluator, property, part.file).some((one) => isFlagged(evaluator, one.schema))
      ) {
        names.add(name);
      }
    }
  }
  return names;
}

function isFlagged({ direction }: Evaluator, schema: JsonObject): boolean {
  return (
    (direction !== "response" && member(schema, "readOnly") === true) ||
    (direction !== "request" && member(schema, "writeOnly") === true)
  );
}

/** A result without the complaint that such members are missing. */
export function withoutHome(result: Result, home: ReadonlySet<string>): Result {
  const flaws = result.flaws.filter(
    ({ keyword, path, data }) => keyword !== "required" || path !== undefined || !home.has(String(data.name)),
  );
  if (flaws.length === result.flaws.length) return result;
  const without = result.doubt === undefined ? "valid" : "unknown";
  return { ...result, flaws, state: flaws.length > 0 ? "invalid" : without };
}

/** Whether a result complains that the object itself lacks a member. */
export function lacksMembers(result: Result): boolean {
  return result.flaws.some(({ keyword, path }) => keyword === "required" && path === undefined);
}

/** A schema and all that may be applied to the same value: what it refers to, and the branches of its combinations. */
function partsOf(evaluator: Evaluator, start: JsonObject, startFile: string): { schema: JsonObject; file: string }[] {
  const parts: { schema: JsonObject; file: string }[] = [];
  const seen = new Set<unknown>();
  const open: Open[] = [{ schema: start, file: startFile }];
  for (let next = open.pop(); next !== undefined && seen.size < MOST; next = open.pop()) {
    const { schema, file } = next;
    if (!isObject(schema) || seen.has(schema) || !evaluator.budget.spend(1)) continue;
    seen.add(schema);
    if (Object.hasOwn(schema, "$ref")) {
      const target: SchemaTarget | undefined = evaluator.follow(schema, file);
      if (target !== undefined) open.push({ schema: target.schema, file: target.place.file });
      if (evaluator.dialect === "3.0") continue;
    }
    parts.push({ schema, file });
    for (const keyword of COMBINATIONS) {
      const branches = member(schema, keyword);
      if (Array.isArray(branches)) for (const branch of branches.slice(0, MOST)) open.push({ schema: branch, file });
    }
    for (const keyword of BRANCHES) if (Object.hasOwn(schema, keyword)) open.push({ schema: schema[keyword], file });
  }
  return parts;
}
