import type { Comparison, OperationComparison } from "../contract/comparison.ts";
import type { Facts } from "../facts/facts.ts";
import { placeOf } from "../facts/published.ts";
import type { CannotTell, Examination, Place } from "../model.ts";
import type { CheckTools } from "./check.ts";

/** The parameter that names operations of a contract. */
export const OPERATIONS = {
  type: "array",
  minItems: 1,
  uniqueItems: true,
  items: { type: "string", pattern: "^[A-Z]+ /" },
  description: "Keys of operations in the contract, for example `POST /config/policy/`.",
} as const;

/** The operations of a reference that a rule asks of, beside what is offered. */
export interface Asked {
  readonly operations: readonly OperationComparison[];
  /** Where what is missing would be written: the paths of the first document in scope, or else of the first. */
  readonly paths: Place;
}

/**
 * The operations that a rule names by their keys, or all of a role, in the reference's order.
 *
 * @returns undefined when no OpenAPI document was handed in or nothing was compared: there is nothing to examine
 * @throws Error for a key that the reference does not have: a fault of the rule
 */
export function asked(
  facts: Facts,
  tools: CheckTools,
  selection: { readonly operations?: readonly string[]; readonly role?: string },
): Asked | undefined {
  const comparison = tools.contract();
  const document = facts.documents.find(({ inScope }) => inScope) ?? facts.documents[0];
  if (comparison === undefined || document === undefined) return undefined;
  const { operations: keys, role } = selection;
  const operations = keys === undefined ? ofRole(comparison, role) : named(comparison, keys);
  return { operations, paths: placeOf(document, "operations").key() };
}

function ofRole({ operations }: Comparison, role: string | undefined): OperationComparison[] {
  return operations.filter(({ reference }) => reference.role === role);
}

function named({ operations }: Comparison, keys: readonly string[]): OperationComparison[] {
  const byKey = new Map(operations.map((operation) => [operation.reference.key, operation]));
  return keys.map((key) => {
    const operation = byKey.get(key);
    if (operation === undefined) throw new Error(`the contract has no operation ${key}`);
    return operation;
  });
}

/**
 * An offered operation that holds. In a document that was merely found it proves nothing for a submission that names its documents:
 * a person must say whether it belongs there.
 */
export function held(facts: Facts, subject: Place): Examination {
  const scoped = facts.documents.some(({ inScope }) => inScope);
  const here = facts.documents.find(({ document }) => document === subject.file);
  return scoped && here?.inScope === false ? unanswered(subject, "not-stated") : { subject, outcome: "holds" };
}

/** A subject of which nothing can be told. */
export function unanswered(subject: Place, reason: CannotTell): Examination {
  return { subject, outcome: "cannot-tell", reason };
}
