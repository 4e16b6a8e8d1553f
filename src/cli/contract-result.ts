import type { Comparison } from "../contract/comparison.ts";
import { contractResult, placesOf } from "../contract-results.ts";
import { locateAll } from "../locate.ts";
import { maskKnown } from "../mask.ts";
import type {
  ContractOperation,
  ContractResult,
  ContractStatus,
  Location,
  Place,
  Problem,
  Submission,
} from "../model.ts";
import type { Reference } from "./contract-reference.ts";

/** Everything that the command `contract` says. */
export interface ContractReport {
  readonly reference: Pick<Reference, "kind" | "id" | "edition">;
  readonly submission: Pick<Submission, "solution" | "files">;
  readonly contract: ContractResult;
  /** Where operations may stand that could not be read. */
  readonly unread: readonly Location[];
  readonly problems: readonly Problem[];
  readonly exitCode: 0 | 1 | 2;
}

/** In the order in which they are counted: good news, bad news, what is open. */
export const STATUSES: readonly ContractStatus[] = [
  "conforms",
  "differs",
  "missing",
  "unknown",
  "nothing-to-compare",
  "mapped-onto-nothing",
];

/** Places of which it is said that they could not be read. */
const UNREAD = 20;

/**
 * What a comparison comes down to: located, with what can be told to be a credential masked, and with its exit code.
 *
 * @param unread where operations of the offer may stand that could not be read
 * @param problems of reading either side
 */
export function contractReport(
  reference: Reference,
  submission: Submission,
  comparison: Comparison,
  unread: readonly Place[],
  problems: readonly Problem[],
): ContractReport {
  const hidden = unread.slice(0, UNREAD);
  const locate = locateAll([...placesOf(comparison), ...hidden], submission.documents);
  const publication = { id: reference.id, edition: reference.edition };
  const contract = contractResult(publication, comparison, { locate, masked: maskKnown });
  const solution = Object.fromEntries(Object.entries(submission.solution).map(([key, text]) => [key, maskKnown(text)]));
  const fatal = problems.some(({ severity }) => severity === "fatal");
  return {
    reference: { kind: reference.kind, ...publication },
    submission: { solution: { ...submission.solution, ...solution }, files: submission.files },
    contract,
    unread: hidden.map(locate),
    problems: problems.map((problem) => ({ ...problem, data: maskedData(problem.data) })),
    exitCode: fatal ? 2 : contract.operations.some(stops) ? 1 : 0,
  };
}

function maskedData(data: Problem["data"]): Problem["data"] {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, typeof value === "string" ? maskKnown(value) : value]),
  );
}

/** What the command exits with 1 for. What callers and third parties serve is no business of the provider's. */
function stops({ role, status }: ContractOperation): boolean {
  return role === "provider" && (status === "differs" || status === "missing");
}

/** The operations of one status that count: those that the provider serves. */
export function counted({ operations }: ContractResult, ...statuses: readonly ContractStatus[]): ContractOperation[] {
  return operations.filter(({ role, status }) => role === "provider" && statuses.includes(status));
}
