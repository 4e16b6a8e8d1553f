import type { ContractStatus, ContractTier } from "../model.ts";
import { readBothWays } from "./as-published.ts";
import type { Comparison, Declared, OperationComparison } from "./comparison.ts";
import { conform } from "./conform.ts";
import { SchemaAnswers } from "./conform-schemas.ts";
import { successes } from "./conform-statuses.ts";
import { acceptsRequests, type Conformance } from "./conform-tally.ts";
import { gradeOf } from "./grade.ts";
import type { Interface, InterfaceContent, InterfaceOperation } from "./interface.ts";
import { type Match, match } from "./match.ts";
import { NearestOperations } from "./match-nearest.ts";

/**
 * Compares what a submission offers with a reference, operation by operation: directional, so that what an offer has
 * beyond the reference is fine. Pure and deterministic; never throws.
 *
 * @param declared what the vendor says of this contract: a base path, and which operation is which
 */
export function compareInterfaces(reference: Interface, offer: Interface, declared?: Declared): Comparison {
  const comparing = new Comparing();
  const { matches, taken, badMappings } = match(reference, offer, declared, (one, other) => {
    const found = comparing.conformance(one, other, "exact");
    return { differences: found.differences.length, open: found.open.length, accepts: acceptsRequests(found) };
  });
  let nearest: NearestOperations | undefined;
  const compared = reference.operations.map((operation): OperationComparison => {
    const found = matches.get(operation);
    if (found !== undefined) return comparing.compared(operation, found, reference.published?.get(operation.key));
    nearest ??= new NearestOperations(offer.operations);
    const almost = nearest.of(operation);
    return { reference: operation, status: "missing", ...(almost && { nearest: almost }), ...NOTHING };
  });
  const operations = markDoubtful(compared);
  const extra = offer.operations.filter((operation) => !taken.has(operation));
  return { operations, extra, badMappings, grade: gradeOf(operations) };
}

/** Marks those of which it is not sure that the offered operation is the one. */
function markDoubtful(operations: readonly OperationComparison[]): OperationComparison[] {
  const serving = counted(operations.map(({ offered }) => offered));
  const named = counted(operations.map(({ reference }) => addressOf(reference)));
  return operations.map((operation) => {
    const { reference, offered, status } = operation;
    const ofFamily = status === "differs" && (named.get(addressOf(reference)) ?? 0) > 1;
    const doubtful = offered !== undefined && (ofFamily || (serving.get(offered) ?? 0) > 1);
    return doubtful ? { ...operation, doubtful } : operation;
  });
}

function addressOf({ method, path }: InterfaceOperation): string {
  return `${method} ${path}`;
}

function counted<T>(items: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

const NOTHING = { differences: [], open: [], compared: 0, empty: [] } as const;

/** Tiers in which the variables of the two paths correspond by position. */
const BY_PATH = (tier: ContractTier) => tier !== "declared" && tier !== "operation-id";

/** Compares pairs of operations, each at most once, with one memory for all schemas. */
class Comparing {
  readonly #answers = new SchemaAnswers();
  readonly #known = new Map<InterfaceOperation, Map<InterfaceOperation, Conformance>>();

  conformance(reference: InterfaceOperation, offered: InterfaceOperation, tier: ContractTier): Conformance {
    let byOffered = this.#known.get(reference);
    if (byOffered === undefined) {
      byOffered = new Map();
      this.#known.set(reference, byOffered);
    }
    const known = BY_PATH(tier) ? byOffered.get(offered) : undefined;
    if (known !== undefined) return known;
    const found = conform(reference, offered, tier, this.#answers);
    if (BY_PATH(tier)) byOffered.set(offered, found);
    return found;
  }

  /** @param published the operation as it was published, where the contract corrects it */
  compared(
    reference: InterfaceOperation,
    { offered, tier }: Match,
    published: InterfaceOperation | undefined,
  ): OperationComparison {
    const meant = this.conformance(reference, offered, tier);
    const literal =
      published === undefined || meant.differences.length === 0
        ? undefined
        : this.conformance(published, offered, tier);
    const { differences, open, empty, compared, substance } =
      literal === undefined ? meant : readBothWays(meant, literal);
    const found = { differences, open, empty, compared, substance };
    const status = statusOf(found, tier === "declared" && this.#statesNothing(offered));
    return { reference, status, offered, tier, differences, open, compared, empty };
  }

  /** Whether an offered operation says nothing that could be held against it. */
  #statesNothing({ parameters, request, responses }: InterfaceOperation): boolean {
    const silent = (contents: readonly InterfaceContent[], reading: "request" | "response") =>
      contents.every(({ schema }) => schema === undefined || this.#answers.isEmpty(schema, reading));
    return (
      parameters.every(({ in: where }) => where === "path") &&
      silent(request?.content ?? [], "request") &&
      successes(responses).every(({ content }) => silent(content, "response"))
    );
  }
}

function statusOf({ differences, open, empty, substance }: Conformance, mappedOntoNothing: boolean): ContractStatus {
  if (differences.length > 0) return "differs";
  if (mappedOntoNothing) return "mapped-onto-nothing";
  if (open.length > 0 || empty.some(({ side }) => side === "offer")) return "unknown";
  return substance === 0 ? "nothing-to-compare" : "conforms";
}
