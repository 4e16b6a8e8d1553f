import type { ContractResult, GradeThresholds, OlderGrade, RequirementResult, Specification } from "./model.ts";

/**
 * The published table says 50 and 90 per cent, and not of what. Read strictly: more than that, of the REQUIRED requirements of core and
 * building block together. Reports name the reading.
 */
export const GRADE_THRESHOLDS: GradeThresholds = { first: 0.5, second: 0.9 };

/**
 * The grades of each building block among the specifications. Of its requirements count those that are met, not those that are merely
 * open; what does not apply is left out.
 *
 * @param contracts what was compared
 */
export function olderGrades(
  specifications: readonly Pick<Specification, "id" | "edition" | "extends" | "requirements">[],
  results: readonly RequirementResult[],
  contracts: readonly ContractResult[],
): OlderGrade[] {
  return specifications
    .filter((block) => block.extends.length > 0)
    .map((block): OlderGrade => {
      const publications = specifications.filter(({ id }) => id === block.id || block.extends.includes(id));
      const ids = new Set(publications.flatMap(({ requirements }) => requirements.map(({ id }) => id)));
      const counted = results.filter(
        ({ requirement, outcome, countedElsewhere }) =>
          ids.has(requirement.id) &&
          requirement.level === "REQUIRED" &&
          outcome !== "not-applicable" &&
          countedElsewhere !== true,
      );
      const met = counted.filter(({ outcome }) => outcome === "pass").length;
      const contract = contracts.find(({ publication }) => publication === block.id);
      const api = contract?.grade.level ?? (offersApi(block) ? "unread" : "none");
      const { id: publication, edition } = block;
      return { publication, edition, api, level: levelOf(met, counted.length), met, required: counted.length };
    });
}

/** Whether a building block asks for a service API at all. */
function offersApi({ requirements }: Pick<Specification, "requirements">): boolean {
  return requirements.some(({ kind }) => kind === "service-api");
}

function levelOf(met: number, of: number): 0 | 1 | 2 {
  const share = of === 0 ? 0 : met / of;
  if (share > GRADE_THRESHOLDS.second) return 2;
  return share > GRADE_THRESHOLDS.first ? 1 : 0;
}
