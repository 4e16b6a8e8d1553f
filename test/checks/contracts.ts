import type { Check } from "../../src/checks/check.ts";
import type { Comparison, OperationComparison } from "../../src/contract/comparison.ts";
import type { InterfaceOperation } from "../../src/contract/interface.ts";
import type { DocumentFact, Facts } from "../../src/facts/facts.ts";
import { SOURCE, type Sourced } from "../../src/facts/source.ts";
import { type Examination, Place } from "../../src/model.ts";
import { operation } from "../contract/made.ts";

// Hand-made comparisons: what a test does not say is empty.

/** The fact of a document, as a list. */
export function documents(path: string, inScope = true): DocumentFact[] {
  const none = { openapi: "3.0.3", title: "", version: "", operations: 0, propertyExtensions: [] };
  const fact: DocumentFact & Sourced = {
    document: path,
    place: Place.of(path),
    inScope,
    ...none,
    [SOURCE]: { paths: {} },
  };
  return [fact];
}

/** One operation of a reference; offered as it is unless it is missing. */
export function of(
  key: string,
  status: OperationComparison["status"],
  some: Partial<OperationComparison> = {},
): OperationComparison {
  const reference = operation(key);
  return {
    reference,
    status,
    ...(status === "missing" ? {} : { offered: reference, tier: "exact" }),
    differences: [],
    open: [],
    compared: 1,
    empty: [],
    ...some,
  };
}

/** One that is offered with these parts. */
export function offered(key: string, parts: Partial<InterfaceOperation>): OperationComparison {
  return of(key, "conforms", { offered: operation(key, parts) });
}

export function beside(...operations: readonly OperationComparison[]): Comparison {
  const none = { provider: 0, offered: 0, conforming: 0, differing: 0, missing: 0, unknown: 0 };
  return { operations, extra: [], badMappings: [], grade: { level: 0, ...none } };
}

/** Runs a check as a rule with these parameters would, beside a comparison. */
export function examine(
  check: Check,
  given: Facts,
  params: Readonly<Record<string, unknown>>,
  comparison: Comparison | undefined,
): Examination[] {
  const tools = { schema: () => undefined, matches: () => () => false, asOf: "", contract: () => comparison };
  return [...check.run(given, params, tools)];
}
