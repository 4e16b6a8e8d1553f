import type { Evaluator, Here } from "./evaluator.ts";
import { isObject, type JsonObject, member } from "./json.ts";
import { both, doubtful, flawed, inSchema, inValue, type Result, VALID } from "./result.ts";
import { counted, isMatch } from "./scalars.ts";

/** The keywords of an object as a whole (JSON Schema 2020-12 validation, section 6.5, and core, section 10.3.2.4). */
export function evaluateObject(evaluator: Evaluator, here: Here, value: JsonObject): Result {
  const { schema } = here;
  const names = Object.keys(value);
  let result = both(counted(schema, "minProperties", names.length), counted(schema, "maxProperties", names.length));
  if (Object.hasOwn(schema, "required")) result = both(result, evaluateRequired(evaluator, here, value));
  if (evaluator.dialect === "3.0") return result;
  if (Object.hasOwn(schema, "propertyNames")) result = both(result, evaluateNames(evaluator, here, names));
  if (Object.hasOwn(schema, "dependentRequired"))
    result = both(result, evaluateDependentRequired(evaluator, here, value));
  return result;
}

function evaluateRequired(evaluator: Evaluator, here: Here, value: JsonObject): Result {
  const required = here.schema.required;
  if (!Array.isArray(required)) return doubtful("keyword", "required");
  if (!evaluator.budget.spend(required.length)) return doubtful("budget", "required");
  return missing(value, required, "required");
}

function evaluateDependentRequired(evaluator: Evaluator, here: Here, value: JsonObject): Result {
  const dependent = here.schema.dependentRequired;
  if (!isObject(dependent)) return doubtful("keyword", "dependentRequired");
  let result = VALID;
  for (const name of Object.keys(dependent)) {
    if (!evaluator.budget.spend(1)) return both(result, doubtful("budget", "dependentRequired"));
    if (!Object.hasOwn(value, name)) continue;
    const required = dependent[name];
    if (!Array.isArray(required)) return both(result, doubtful("keyword", "dependentRequired"));
    result = both(result, missing(value, required, "dependentRequired"));
  }
  return result;
}

function missing(value: JsonObject, required: readonly unknown[], keyword: string): Result {
  let result = VALID;
  for (const name of required) {
    if (typeof name !== "string") return both(result, doubtful("keyword", keyword));
    if (!Object.hasOwn(value, name)) result = both(result, flawed(keyword, { name }));
  }
  return result;
}

/** The keywords of the members of an object (JSON Schema 2020-12 core, section 10.3.2). */
export function evaluateMembers(evaluator: Evaluator, here: Here, value: JsonObject): Result {
  const { schema, file } = here;
  const properties = member(schema, "properties");
  const patterned = evaluator.dialect === "3.0" ? undefined : member(schema, "patternProperties");
  const closed = Object.hasOwn(schema, "additionalProperties");
  let result = VALID;
  if (properties !== undefined && !isObject(properties)) result = both(result, doubtful("keyword", "properties"));
  if (patterned !== undefined && !isObject(patterned)) result = both(result, doubtful("keyword", "patternProperties"));
  for (const name of Object.keys(value)) {
    if (evaluator.budget.spent) return both(result, doubtful("budget", "properties"));
    let known = false;
    if (isObject(properties) && Object.hasOwn(properties, name)) {
      known = true;
      const one = evaluator.evaluate(properties[name], value[name], file);
      if (one !== VALID) result = both(result, inValue(inSchema(one, "properties", name), name));
    }
    if (isObject(patterned)) {
      const { matched, one } = evaluatePatterned(evaluator, patterned, file, name, value[name]);
      known ||= matched;
      result = both(result, inValue(one, name));
    }
    if (!closed || known) continue;
    result = both(result, evaluateAdditional(evaluator, here, name, value[name]));
  }
  return result;
}

/** `matched` also when it is not known whether a pattern matches: then nothing is said of the member. */
function evaluatePatterned(
  evaluator: Evaluator,
  patterned: JsonObject,
  file: string,
  name: string,
  value: unknown,
): { readonly matched: boolean; readonly one: Result } {
  let matched = false;
  let result = VALID;
  for (const source of Object.keys(patterned)) {
    if (!evaluator.budget.spend(1))
      return { matched: true, one: both(result, doubtful("budget", "patternProperties")) };
    const matches = isMatch(evaluator, source, name);
    if (matches === false) continue;
    matched = true;
    const one =
      matches === undefined
        ? doubtful("pattern", "patternProperties")
        : inSchema(evaluator.evaluate(patterned[source], value, file), "patternProperties", source);
    result = both(result, one);
  }
  return { matched, one: result };
}

function evaluateAdditional(evaluator: Evaluator, { schema, file }: Here, name: string, value: unknown): Result {
  if (schema.additionalProperties === false) return flawed("additionalProperties", { name }, name);
  const one = evaluator.evaluate(schema.additionalProperties, value, file);
  return inValue(inSchema(one, "additionalProperties"), name);
}

function evaluateNames(evaluator: Evaluator, { schema, file }: Here, names: readonly string[]): Result {
  let result = VALID;
  for (const name of names) {
    if (evaluator.budget.spent) return both(result, doubtful("budget", "propertyNames"));
    const one = evaluator.evaluate(schema.propertyNames, name, file);
    if (one.state === "invalid") result = both(result, flawed("propertyNames", { name }, name));
    else if (one !== VALID) result = both(result, { ...one, warnings: [] });
  }
  return result;
}
