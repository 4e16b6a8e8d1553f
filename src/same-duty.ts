import { asStrictAs } from "./levels.ts";
import type { RequirementResult } from "./model.ts";

/** Longer chains of requirements that repeat each other are circles. */
const LONGEST = 10;

/**
 * Settles requirements that say the same as another: one that restates a requirement of the core, or else repeats one of its own
 * specification. Without rules of its own it takes the other's outcome, and is counted with it, unless it stands on a stricter level:
 * what is only RECOMMENDED there and REQUIRED here is a duty of its own. With rules of its own it is judged by these, and fails too where
 * the other fails.
 *
 * @param results each decided by its own rules alone
 * @returns the same in the same order; one that names a requirement that was not judged stays as it is
 */
export function settleSameDuties(results: readonly RequirementResult[]): RequirementResult[] {
  const byId = new Map(results.map((result) => [result.requirement.id, result]));
  return results.map((result) => settled(result, byId, LONGEST));
}

function settled(
  result: RequirementResult,
  byId: ReadonlyMap<string, RequirementResult>,
  left: number,
): RequirementResult {
  const { restates, repeats, level } = result.requirement;
  const sameAs = [restates, repeats].find((id) => id !== undefined && byId.has(id));
  const original = sameAs === undefined ? undefined : byId.get(sameAs);
  if (original === undefined || sameAs === undefined || left === 0) return result;
  const other = settled(original, byId, left - 1);
  if (result.rules.length > 0) {
    return other.outcome === "fail" && result.outcome !== "fail"
      ? { ...result, outcome: "fail", because: "restates", sameAs }
      : result;
  }
  const taken: RequirementResult = { ...result, outcome: other.outcome, because: "restates", sameAs };
  return asStrictAs(other.requirement.level, level) ? { ...taken, countedElsewhere: true } : taken;
}
