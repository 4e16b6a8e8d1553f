import { type Flaw, flawed, type Result } from "./result.ts";

/**
 * What to say of a value that no branch of an `anyOf` or `oneOf` allows: the reasons of the branch that was most likely meant, or only that
 * none fits. Meant is a branch that wants this type of value and not another constant; of several the one whose reasons lie deepest, then
 * the one with the fewest.
 *
 * @param results of all branches, all invalid
 */
export function bestBranch(results: readonly Result[], keyword: "anyOf" | "oneOf"): Result {
  const meant = results.filter((one) => !one.flaws.some(isOther));
  const candidates = meant.length > 0 ? meant : results.filter((one) => !wantsNull(one));
  // Branches of other types say nothing; one that is alone, beside null, does.
  if (meant.length === 0 && candidates.length !== 1) return flawed(keyword);
  return candidates.reduce((best, one) => (compare(one, best) < 0 ? one : best));
}

/** Whether a flaw says that the value is of another sort than its schema describes. */
function isOther({ keyword, path }: Flaw): boolean {
  if (path === undefined) return keyword === "type" || keyword === "const" || keyword === "enum" || keyword === "false";
  // A member with another constant is what tells the branches of a union apart.
  return path.rest === undefined && (keyword === "const" || keyword === "enum");
}

function wantsNull({ flaws }: Result): boolean {
  return flaws.some(({ path, data }) => path === undefined && (data.expected === "null" || data.allowed === "null"));
}

function compare(first: Result, second: Result): number {
  return depthOf(second) - depthOf(first) || first.flaws.length - second.flaws.length;
}

/** How deep the first reason lies that is not deeper than the others. */
function depthOf({ flaws }: Result): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { path } of flaws) {
    let depth = 0;
    for (let at = path; at !== undefined; at = at.rest) depth++;
    least = Math.min(least, depth);
  }
  return least;
}
