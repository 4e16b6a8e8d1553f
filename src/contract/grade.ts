import type { ContractGrade, ContractStatus } from "../model.ts";
import type { OperationComparison } from "./comparison.ts";

/** Statuses of an operation that is offered and of which nothing differs: all there is to compare, compared. */
const SERVES: ReadonlySet<ContractStatus> = new Set<ContractStatus>(["conforms", "nothing-to-compare"]);

/**
 * The API grade (GovStack's evaluation form: level 1 when at least one of the required service APIs is met, level 2 when all are). Only what
 * the building block itself has to provide counts; what cannot be told earns nothing.
 */
export function gradeOf(operations: readonly OperationComparison[]): ContractGrade {
  const own = operations.filter(({ reference }) => reference.role === "provider");
  const count = (counts: (status: ContractStatus) => boolean) => own.filter(({ status }) => counts(status)).length;
  const conforming = count((status) => SERVES.has(status));
  const missing = count((status) => status === "missing");
  return {
    level: conforming === 0 ? 0 : conforming === own.length ? 2 : 1,
    provider: own.length,
    offered: own.length - missing,
    conforming,
    differing: count((status) => status === "differs"),
    missing,
    unknown: count((status) => status === "unknown" || status === "mapped-onto-nothing"),
  };
}
