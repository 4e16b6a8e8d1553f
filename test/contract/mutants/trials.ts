import { compareInterfaces } from "../../../src/contract/compare.ts";
import type { DifferenceKind, OperationComparison } from "../../../src/contract/comparison.ts";
import { SchemaAnswers } from "../../../src/contract/conform-schemas.ts";
import type { Interface, InterfaceOperation } from "../../../src/contract/interface.ts";
import type { SchemaObject } from "../../../src/contract/schema.ts";
import { nodesOf } from "./nodes.ts";
import { OPERATION_MUTATIONS } from "./operation-mutations.ts";
import { positionsOf } from "./positions.ts";
import { type Effect, SCHEMA_MUTATIONS } from "./schema-mutations.ts";

/** One mutation of one operation, and what became of it. */
export interface Trial {
  readonly mutation: string;
  /** request, response or operation. */
  readonly direction: "request" | "response" | "operation";
  readonly harmful: boolean;
  readonly operation: string;
  /** Where, as far as it helps to find it. */
  readonly where: string;
  /**
   * `found`: a difference of the kind that the mutation makes. `other`: a difference of other kinds only. `unknown`, `silent`.
   * For a harmless one anything but `silent` is wrong; `unknown` costs a pass, but is no false alarm.
   */
  readonly result: "found" | "other" | "unknown" | "silent";
  readonly difference: string;
}

/** What says of a whole value what another layer of an `allOf` says as well. */
const WHOLE_VALUES = new Set(["null allowed", "type changed", "list of it", "second type"]);
/** Members that may be closed or refused only where no other layer names more of them. */
const WHOLE_OBJECTS = new Set(["extra members closed", "member refused", "extra members open", "maxProperties added"]);
/** Equivalences that depend on the rest of the alternatives are tried only where the node decides alone. */
const DECIDING = new Set([...WHOLE_OBJECTS, "optional member added"]);

/** Operations share schemas: each object of a schema is tried in so many spots for each direction, and not in the dozens where it stands. */
const SPOTS = 2;

/** How often each object of a schema was tried: one for all operations of a reference. */
export type Tried = Readonly<Record<"request" | "response", Map<SchemaObject, number>>>;

export function nothingTried(): Tried {
  return { request: new Map(), response: new Map() };
}

/**
 * Tries all mutations on one operation of a reference.
 *
 * @param chosen whether to try the next mutation, for samples
 */
export function* trialsOf(operation: InterfaceOperation, tried: Tried, chosen: () => boolean): Generator<Trial> {
  const reference = { operations: [operation] };
  const usual = statusOf(reference, [operation]);
  for (const { name, expected, apply } of OPERATION_MUTATIONS) {
    for (const offered of apply(operation)) {
      if (!chosen()) continue;
      const kinds = expected === "nothing" || expected === "missing" ? [] : [expected];
      const outcome = outcomeOf(reference, offered, usual, expected === "missing" ? "missing" : kinds);
      yield {
        mutation: name,
        direction: "operation",
        harmful: expected !== "nothing",
        operation: operation.key,
        where: "",
        ...outcome,
      };
    }
  }
  const answers = new SchemaAnswers();
  for (const { where, direction, position, typed, with: build } of positionsOf(operation)) {
    // Where the reference states nothing, nothing is compared.
    if (answers.isEmpty(typed, direction)) continue;
    for (const { node, path, decides, with: around } of nodesOf(typed, direction)) {
      const spots = tried[direction].get(node) ?? 0;
      tried[direction].set(node, spots + 1);
      if (spots >= SPOTS) continue;
      const layer = /allOf\/\d+$/u.test(path);
      for (const { name, effect, apply } of SCHEMA_MUTATIONS) {
        if (!decides && (effect !== "same" || DECIDING.has(name))) continue;
        if (layer && (WHOLE_OBJECTS.has(name) || WHOLE_VALUES.has(name))) continue;
        for (const mutant of apply(node, position)) {
          if (!chosen()) continue;
          const offered = [build({ schema: around(mutant), space: typed.space })];
          const harmful = harms(effect, direction);
          const kinds: readonly DifferenceKind[] =
            direction === "response"
              ? ["response-beyond"]
              : position === "body"
                ? ["request-refused", "parameter-refused"]
                : ["parameter-refused", "parameter-style"];
          const outcome = outcomeOf(reference, offered, usual, kinds);
          yield { mutation: name, direction, harmful, operation: operation.key, where: `${where}${path}`, ...outcome };
        }
      }
    }
  }
}

function harms(effect: Effect, direction: "request" | "response"): boolean {
  return effect === "change" || effect === (direction === "request" ? "narrow" : "widen");
}

function statusOf(reference: Interface, offered: readonly InterfaceOperation[]): OperationComparison["status"] {
  return compareInterfaces(reference, { operations: offered }).operations[0]?.status ?? "missing";
}

function outcomeOf(
  reference: Interface,
  offered: readonly InterfaceOperation[],
  usual: OperationComparison["status"],
  kinds: readonly DifferenceKind[] | "missing",
): Pick<Trial, "result" | "difference"> {
  const [comparison] = compareInterfaces(reference, { operations: offered }).operations;
  const status = comparison?.status ?? "missing";
  const [first] = comparison?.differences ?? [];
  const difference =
    first === undefined
      ? comparison?.open[0]
        ? JSON.stringify(comparison.open[0].why)
        : ""
      : `${first.kind} ${JSON.stringify(first.data)}`;
  if (status === "missing") return { result: kinds === "missing" ? "found" : "other", difference };
  if (status === "differs") {
    const found = kinds !== "missing" && comparison?.differences.some(({ kind }) => kinds.includes(kind));
    return { result: found ? "found" : "other", difference };
  }
  return { result: status === "unknown" && usual !== "unknown" ? "unknown" : "silent", difference };
}
