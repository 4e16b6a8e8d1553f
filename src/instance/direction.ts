import type { Evaluator, Here } from "./evaluator.ts";
import { isObject, type JsonObject, member } from "./json.ts";

/** Schemas that are looked through for one missing member. */
const MOST = 200;

/** A schema to look through, and the file that it stands in. */
interface Open {
  readonly schema: unknown;
  readonly file: string;
}

/**
 * Whether a required member may be missing: one that is `readOnly` in a request, one that is `writeOnly` in a response (OpenAPI 3.0.3,
 * section 4.7.24.2), either one where the direction is not known. The member may be declared in another schema for the same object.
 */
export function isExcused(evaluator: Evaluator, here: Here, name: string): boolean {
  if (here.outer !== undefined) evaluator.looksAround();
  let outermost = here;
  while (outermost.outer !== undefined) outermost = outermost.outer;
  for (const { schema, file } of partsOf(evaluator, outermost)) {
    const properties = member(schema, "properties");
    if (isObject(properties) && Object.hasOwn(properties, name) && staysHome(evaluator, properties[name], file))
      return true;
  }
  return false;
}

function staysHome(evaluator: Evaluator, schema: unknown, file: string): boolean {
  const { direction } = evaluator;
  for (const part of partsOf(evaluator, { schema, file })) {
    if (direction !== "response" && member(part.schema, "readOnly") === true) return true;
    if (direction !== "request" && member(part.schema, "writeOnly") === true) return true;
  }
  return false;
}

/** A schema and all that may be applied to the same value: what it refers to, and the branches of its combinations. */
function partsOf(evaluator: Evaluator, start: Open): { readonly schema: JsonObject; readonly file: string }[] {
  const seen = new Set<unknown>();
  const open: Open[] = [start];
  const parts: { schema: JsonObject; file: string }[] = [];
  for (let next = open.pop(); next !== undefined && seen.size < MOST; next = open.pop()) {
    const { schema, file } = next;
    if (!isObject(schema) || seen.has(schema) || !evaluator.budget.spend(1)) continue;
    seen.add(schema);
    if (Object.hasOwn(schema, "$ref")) {
      const target = evaluator.follow(schema, file);
      if (target !== undefined) open.push({ schema: target.schema, file: target.place.file });
      if (evaluator.dialect === "3.0") continue;
    }
    parts.push({ schema, file });
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      const branches = member(schema, keyword);
      if (Array.isArray(branches)) for (const branch of branches.slice(0, MOST)) open.push({ schema: branch, file });
    }
    for (const keyword of ["if", "then", "else"]) open.push({ schema: member(schema, keyword), file });
  }
  return parts;
}
