import { allDiffer } from "./equal.ts";
import type { Evaluator, Here } from "./evaluator.ts";
import { member } from "./json.ts";
import { both, doubtful, flawed, inSchema, inValue, isFirm, type Result, VALID } from "./result.ts";
import { counted } from "./scalars.ts";

/** The keywords of arrays (JSON Schema 2020-12 core, section 10.3.1, and validation, section 6.4), but `unevaluatedItems`. */
export function evaluateArray(evaluator: Evaluator, here: Here, value: readonly unknown[]): Result {
  const { schema } = here;
  let result = both(counted(schema, "minItems", value.length), counted(schema, "maxItems", value.length));
  const uniqueness = member(schema, "uniqueItems");
  if (uniqueness === true) {
    const differ = allDiffer(value, evaluator.budget);
    if (differ !== true)
      result = both(result, differ === false ? flawed("uniqueItems") : doubtful("size", "uniqueItems"));
  }
  result = both(result, evaluateItems(evaluator, here, value));
  return evaluator.dialect === "3.0" ? result : both(result, evaluateContains(evaluator, here, value));
}

function evaluateItems(evaluator: Evaluator, here: Here, value: readonly unknown[]): Result {
  const { schema, file } = here;
  const prefix = evaluator.dialect === "3.0" ? undefined : member(schema, "prefixItems");
  const tuple = Array.isArray(prefix) ? prefix : [];
  let result = prefix === undefined || Array.isArray(prefix) ? VALID : doubtful("keyword", "prefixItems");
  const rest = Object.hasOwn(schema, "items");
  // What has a list here is written for an older JSON Schema.
  if (rest && Array.isArray(schema.items)) return both(result, doubtful("keyword", "items"));
  const end = rest ? value.length : Math.min(tuple.length, value.length);
  for (let index = 0; index < end; index++) {
    if (evaluator.budget.spent) return both(result, doubtful("budget", "items"));
    const one =
      index < tuple.length
        ? inSchema(evaluator.evaluate(tuple[index], value[index], file), "prefixItems", index)
        : inSchema(evaluator.evaluate(schema.items, value[index], file), "items");
    result = both(result, inValue(one, index));
  }
  return result;
}

/** How many items match: at least, and at most if all that is not known did. */
export function countMatches(
  evaluator: Evaluator,
  here: Here,
  value: readonly unknown[],
  matched: (index: number) => void = () => {},
): { readonly sure: number; readonly possible: number } {
  let sure = 0;
  let possible = 0;
  for (const [index, item] of value.entries()) {
    const one = evaluator.evaluate(here.schema.contains, item, here.file);
    if (isFirm(one)) {
      sure++;
      matched(index);
    }
    if (one.state !== "invalid") possible++;
    if (evaluator.budget.spent) return { sure, possible: value.length };
  }
  return { sure, possible };
}

function evaluateContains(evaluator: Evaluator, here: Here, value: readonly unknown[]): Result {
  const { schema } = here;
  if (!Object.hasOwn(schema, "contains")) return VALID;
  const least = member(schema, "minContains") ?? 1;
  const most = member(schema, "maxContains") ?? Number.POSITIVE_INFINITY;
  if (typeof least !== "number" || typeof most !== "number") return doubtful("keyword", "contains");
  const { sure, possible } = countMatches(evaluator, here, value);
  if (possible < least)
    return Object.hasOwn(schema, "minContains") ? flawed("minContains", { limit: least }) : flawed("contains");
  if (sure > most) return flawed("maxContains", { limit: most });
  return sure >= least && possible <= most ? VALID : doubtful("reading", "contains");
}
