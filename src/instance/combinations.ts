import { bestBranch } from "./best-branch.ts";
import type { Evaluator, Here } from "./evaluator.ts";
import { isObject, member } from "./json.ts";
import { both, doubtful, flawed, inSchema, isFirm, type Result, UNSURE, VALID } from "./result.ts";

/** The keywords that apply other schemas to the same value (JSON Schema 2020-12 core, section 10.2), but `$ref`. */
export function evaluateCombinations(evaluator: Evaluator, here: Here, value: unknown): Result {
  const { schema, file } = here;
  let result = VALID;
  if (Object.hasOwn(schema, "allOf")) result = both(result, evaluateAll(evaluator, here, value));
  if (Object.hasOwn(schema, "anyOf")) result = both(result, evaluateAny(evaluator, here, value));
  if (Object.hasOwn(schema, "oneOf")) result = both(result, evaluateOne(evaluator, here, value));
  if (Object.hasOwn(schema, "not"))
    result = both(result, evaluateNot(evaluator.evaluate(schema.not, value, file, here)));
  if (evaluator.dialect === "3.0") return result;
  if (Object.hasOwn(schema, "if")) result = both(result, evaluateIf(evaluator, here, value));
  const dependent = member(schema, "dependentSchemas");
  if (isObject(dependent) && isObject(value)) {
    for (const name of Object.keys(dependent)) {
      if (evaluator.budget.spent) return both(result, doubtful("budget", "dependentSchemas"));
      if (!Object.hasOwn(value, name)) continue;
      result = both(result, inSchema(evaluator.evaluate(dependent[name], value, file, here), "dependentSchemas", name));
    }
  }
  return result;
}

/** The results of all branches; undefined when the keyword holds none. */
function branchesOf(evaluator: Evaluator, here: Here, keyword: string, value: unknown): Result[] | undefined {
  const branches = here.schema[keyword];
  if (!Array.isArray(branches) || branches.length === 0) return undefined;
  const results: Result[] = [];
  for (const [index, branch] of branches.entries()) {
    if (evaluator.budget.spent) return [...results, doubtful("budget", keyword)];
    const one = inSchema(evaluator.evaluate(branch, value, here.file, here), keyword, index);
    results.push(one);
    if (keyword === "anyOf" && isFirm(one)) break;
  }
  return results;
}

function evaluateAll(evaluator: Evaluator, here: Here, value: unknown): Result {
  const results = branchesOf(evaluator, here, "allOf", value);
  return results === undefined ? doubtful("keyword", "allOf") : results.reduce(both, VALID);
}

function evaluateAny(evaluator: Evaluator, here: Here, value: unknown): Result {
  const results = branchesOf(evaluator, here, "anyOf", value);
  if (results === undefined) return doubtful("keyword", "anyOf");
  const valid = results.filter((one) => one.state === "valid");
  const unknown = results.find((one) => one.state === "unknown");
  const sure = valid.filter((one) => !one.unsure);
  const best = (sure.length > 0 ? sure : valid).reduce<Result | undefined>(
    (least, one) => (least === undefined || one.warnings.length < least.warnings.length ? one : least),
    undefined,
  );
  if (best === undefined) return unknown ?? bestBranch(results, "anyOf");
  // Another branch may have the format that the best one warns of.
  return unknown !== undefined || valid.some((one) => one.unsure) ? UNSURE : best;
}

/**
 * Exactly one. Branches that differ by nothing but a format are told apart by it, though strictly both match; by a format nobody here
 * knows they cannot be.
 */
function evaluateOne(evaluator: Evaluator, here: Here, value: unknown): Result {
  const results = branchesOf(evaluator, here, "oneOf", value);
  if (results === undefined) return doubtful("keyword", "oneOf");
  const firm = results.filter(isFirm);
  const unsure = results.filter((one) => one.state === "unknown" || (one.state === "valid" && one.unsure));
  const warned = results.filter((one) => one.state === "valid" && !one.unsure && one.warnings.length > 0);
  if (firm.length > 1) return flawed("oneOf");
  const [doubt] = unsure;
  if (doubt !== undefined) return unsureOne(doubt, firm.length + warned.length + unsure.length);
  if (firm.length === 1) return VALID;
  if (warned.length > 1) return doubtful("reading", "oneOf");
  return warned[0] ?? bestBranch(results, "oneOf");
}

/** Some branch is not known to match; when it is the only one that may, it decides. */
function unsureOne(one: Result, possible: number): Result {
  if (possible === 1 || one.state === "unknown") return one;
  return doubtful("reading", "oneOf");
}

function evaluateNot(result: Result): Result {
  if (result.state === "invalid") return VALID;
  if (result.state === "unknown") return { ...result, warnings: [] };
  return isFirm(result) ? flawed("not") : doubtful("reading", "not");
}

function evaluateIf(evaluator: Evaluator, here: Here, value: unknown): Result {
  const condition = evaluator.evaluate(here.schema.if, value, here.file, here);
  const then = () => evaluateBranch(evaluator, here, value, "then");
  const otherwise = () => evaluateBranch(evaluator, here, value, "else");
  if (isFirm(condition)) return then();
  if (condition.state === "invalid") return otherwise();
  // Whichever it is, both may say the same.
  const results = [then(), otherwise()];
  if (results.every((one) => one.state === "valid")) return UNSURE;
  return condition.state === "unknown" ? { ...condition, warnings: [] } : doubtful("reading", "if");
}

function evaluateBranch(evaluator: Evaluator, here: Here, value: unknown, keyword: "then" | "else"): Result {
  if (!Object.hasOwn(here.schema, keyword)) return VALID;
  return inSchema(evaluator.evaluate(here.schema[keyword], value, here.file, here), keyword);
}
