import { countMatches } from "./arrays.ts";
import type { Evaluator, Here } from "./evaluator.ts";
import { isObject, type JsonObject, member } from "./json.ts";
import { both, doubtful, flawed, inSchema, inValue, isFirm, type Result, VALID } from "./result.ts";
import { isMatch } from "./scalars.ts";

/** Schemas in schemas for one value: deeper than this it is not gone. */
const DEPTH = 400;

/** Members or items that some keyword of a schema has looked at; `open`: a keyword may have, which is not known. */
interface Covered {
  all: boolean;
  open: boolean;
  depth: number;
  readonly keys: Set<string | number>;
  readonly seen: Set<unknown>;
}

/**
 * `unevaluatedProperties` and `unevaluatedItems` (JSON Schema 2020-12 core, sections 11.2 and 11.3): what no other keyword has looked at,
 * neither in this schema nor in those it applies to the same value.
 */
export function evaluateUnevaluated(evaluator: Evaluator, here: Here, value: unknown): Result {
  const keyword = Array.isArray(value) ? "unevaluatedItems" : "unevaluatedProperties";
  if (typeof value !== "object" || value === null || !Object.hasOwn(here.schema, keyword)) return VALID;
  const covered: Covered = { all: false, open: false, depth: 0, keys: new Set(), seen: new Set([here.schema]) };
  cover(evaluator, here, value, covered);
  if (covered.all) return VALID;
  let result = VALID;
  const keys: Iterable<string | number> = Array.isArray(value) ? value.keys() : Object.keys(value);
  for (const key of keys) {
    if (evaluator.budget.spent) return both(result, doubtful("budget", keyword));
    if (covered.keys.has(key)) continue;
    const schema = here.schema[keyword];
    const inner = (value as Record<string | number, unknown>)[key];
    const one = schema === false ? flawed(keyword, { name: key }, key) : under(evaluator, here, keyword, inner, key);
    const known = one.state !== "invalid" || !covered.open;
    result = both(result, known ? one : doubtful("reading", keyword));
  }
  return result;
}

function under(evaluator: Evaluator, here: Here, keyword: string, inner: unknown, key: string | number): Result {
  return inValue(inSchema(evaluator.evaluate(here.schema[keyword], inner, here.file), keyword), key);
}

/** Notes what the keywords of a schema look at, its own `unevaluated…` left out. */
function cover(evaluator: Evaluator, here: Here, value: object, covered: Covered): void {
  if (Array.isArray(value)) coverItems(evaluator, here, value, covered);
  else coverMembers(evaluator, here.schema, value as JsonObject, covered);
  const { schema, file } = here;
  const into = (branch: unknown, at = file) => coverBelow(evaluator, branch, at, here, value, covered);
  if (Object.hasOwn(schema, "$ref")) {
    const target = evaluator.follow(schema, file);
    if (target === undefined) covered.open = true;
    else into(target.schema, target.place.file);
  }
  for (const branch of listIn(schema, "allOf")) into(branch);
  for (const keyword of ["anyOf", "oneOf"]) {
    for (const branch of listIn(schema, keyword)) {
      if (holds(evaluator, branch, here, value, covered)) into(branch);
    }
  }
  if (Object.hasOwn(schema, "if")) {
    const condition = evaluator.evaluate(schema.if, value, file, here);
    if (isFirm(condition)) {
      into(schema.if);
      into(member(schema, "then"));
    } else if (condition.state === "invalid") into(member(schema, "else"));
    else covered.open = true;
  }
  const dependent = member(schema, "dependentSchemas");
  if (!isObject(dependent)) return;
  for (const name of Object.keys(dependent)) if (Object.hasOwn(value, name)) into(dependent[name]);
}

/** A schema that applies to the same value; there `unevaluated…` counts as looking at everything that is left. */
function coverBelow(
  evaluator: Evaluator,
  schema: unknown,
  file: string,
  outer: Here,
  value: object,
  covered: Covered,
): void {
  if (!isObject(schema) || covered.all || covered.seen.has(schema)) return;
  if (covered.depth >= DEPTH || !evaluator.budget.spend(1)) {
    covered.open = true;
    return;
  }
  covered.seen.add(schema);
  covered.depth++;
  if (Object.hasOwn(schema, Array.isArray(value) ? "unevaluatedItems" : "unevaluatedProperties")) covered.all = true;
  else if (Object.hasOwn(schema, "$dynamicRef")) covered.open = true;
  else cover(evaluator, { schema, file, outer }, value, covered);
  covered.depth--;
}

function holds(evaluator: Evaluator, branch: unknown, here: Here, value: unknown, covered: Covered): boolean {
  const one = evaluator.evaluate(branch, value, here.file, here);
  if (isFirm(one)) return true;
  if (one.state !== "invalid") covered.open = true;
  return false;
}

function coverMembers(evaluator: Evaluator, schema: JsonObject, value: JsonObject, covered: Covered): void {
  if (Object.hasOwn(schema, "additionalProperties")) covered.all = true;
  const properties = member(schema, "properties");
  const patterned = member(schema, "patternProperties");
  const sources = isObject(patterned) ? Object.keys(patterned) : [];
  for (const name of Object.keys(value)) {
    if (isObject(properties) && Object.hasOwn(properties, name)) covered.keys.add(name);
    for (const source of sources) {
      const matches = isMatch(evaluator, source, name);
      if (matches === undefined) covered.open = true;
      else if (matches) covered.keys.add(name);
    }
  }
}

function coverItems(evaluator: Evaluator, here: Here, value: readonly unknown[], covered: Covered): void {
  if (Object.hasOwn(here.schema, "items")) covered.all = true;
  for (const index of listIn(here.schema, "prefixItems").keys()) covered.keys.add(index);
  if (!Object.hasOwn(here.schema, "contains")) return;
  const { sure, possible } = countMatches(evaluator, here, value, (index) => covered.keys.add(index));
  if (sure !== possible) covered.open = true;
}

function listIn(schema: JsonObject, keyword: string): readonly unknown[] {
  const value = member(schema, keyword);
  return Array.isArray(value) ? value : [];
}
