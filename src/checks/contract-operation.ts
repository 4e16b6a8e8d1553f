import type { OperationComparison } from "../contract/comparison.ts";
import type { Facts } from "../facts/facts.ts";
import type { Examination, Place, Violation } from "../model.ts";
import type { Check } from "./check.ts";
import { DIFFERENCE_CASES, reasonOf, violationsOf } from "./contract-differences.ts";
import { asked, held, OPERATIONS, unanswered } from "./contract-scope.ts";
import { shown } from "./shown.ts";
import { unseenPaths } from "./unseen.ts";

interface Params {
  readonly operations?: readonly string[];
  readonly role?: string;
  readonly need?: "all" | "any";
  readonly conform?: boolean;
}

/**
 * What a building block's contract asks to be offered. Each operation of the reference is one subject; of a group of which any will
 * do, the group is.
 *
 * Placeholders of `missing`: `operation`, the reference's name of it, `nearest`, what is offered that almost is it ("" for nothing), and
 * `because`, what sets that apart: `method`, `path`, `taken` (it stands for another operation) or `none`. Of `none-offered`: `operations`.
 * The other cases are the differences of src/contract/comparison.ts, each with its data and `operation`.
 */
export const check: Check = {
  id: "contract-operation",
  description:
    "Looks whether operations of the building block's contract are offered, all of them or at least one, and on demand whether they can stand where the contract's stand.",
  source: "openapi",
  subject: "operation",
  texts: "catalogue",
  params: {
    type: "object",
    additionalProperties: false,
    oneOf: [{ required: ["operations"] }, { required: ["role"] }],
    properties: {
      operations: OPERATIONS,
      role: {
        enum: ["provider"],
        description: "Instead of `operations`: all operations that the building block itself serves.",
      },
      need: {
        enum: ["all", "any"],
        description: "Whether each of them must be offered or one is enough; without it each.",
      },
      conform: {
        type: "boolean",
        description:
          "Whether they must also accept what the contract lets clients send and answer what it promises; without it they only must be offered.",
      },
    },
  },
  cases: { missing: ["operation", "nearest", "because"], "none-offered": ["operations"], ...DIFFERENCE_CASES },
  *run(facts, params, tools) {
    const { operations, role, need, conform = false } = params as Params;
    const scope = asked(facts, tools, { ...(operations && { operations }), ...(role && { role }) });
    if (scope === undefined) {
      if (facts.documents.length === 0) yield* unseenPaths(facts);
      return;
    }
    const answers = scope.operations.map((operation) => examined(facts, operation, conform, scope.paths));
    yield* need === "any" ? anyOf(facts, scope.operations, answers, scope.paths) : allOf(facts, answers);
  },
};

/** What is said of one operation of the reference, and whether it is missing, unless it stands where nothing could be read. */
interface Answer {
  readonly examination: Examination;
  readonly missing: boolean;
}

function examined(facts: Facts, operation: OperationComparison, conform: boolean, paths: Place): Answer {
  const { status, offered, reference, nearest, open, doubtful } = operation;
  if (offered === undefined) {
    const data = {
      operation: reference.key,
      nearest: nearest === undefined ? "" : shown(nearest.offered.key),
      because: nearest?.because ?? "none",
    };
    return { examination: violated(paths, [{ case: "missing", data, place: paths }]), missing: true };
  }
  const subject = offered.origin.place;
  const answer = (examination: Examination): Answer => ({ examination, missing: false });
  if (status === "mapped-onto-nothing") return answer(unanswered(subject, "nothing-to-compare"));
  // Whether it does the work of this one, its description does not say.
  if (!conform && doubtful === true) return answer(unanswered(subject, "not-stated"));
  if (!conform || status === "conforms") return answer(held(facts, subject));
  if (status === "differs") return answer(violated(subject, violationsOf(operation)));
  return answer(unanswered(subject, status === "unknown" ? reasonOf(open) : "nothing-to-compare"));
}

/** What was not seen may be just what is missing. */
function* allOf(facts: Facts, answers: readonly Answer[]): Iterable<Examination> {
  const hidden = answers.some(({ missing }) => missing) ? [...unseenPaths(facts)] : [];
  yield* hidden;
  for (const { examination, missing } of answers) if (!missing || hidden.length === 0) yield examination;
}

/** One answer for the whole group: the best that any of them has. */
function* anyOf(
  facts: Facts,
  operations: readonly OperationComparison[],
  answers: readonly Answer[],
  paths: Place,
): Iterable<Examination> {
  if (answers.length === 0) return;
  const offered = answers.filter(({ missing }) => !missing).map(({ examination }) => examination);
  const best =
    offered.find(({ outcome }) => outcome === "holds") ?? offered.find(({ outcome }) => outcome === "cannot-tell");
  if (best !== undefined) {
    yield best;
    return;
  }
  const hidden = [...unseenPaths(facts)];
  yield* hidden;
  if (hidden.length > 0) return;
  const [first] = offered;
  if (first !== undefined) {
    yield violated(
      first.subject,
      offered.flatMap((one) => (one.outcome === "violated" ? one.violations : [])),
    );
    return;
  }
  const names = shown(operations.map(({ reference }) => reference.key).join(", "));
  yield violated(paths, [{ case: "none-offered", data: { operations: names }, place: paths }]);
}

function violated(subject: Place, violations: readonly Violation[]): Examination {
  return { subject, outcome: "violated", violations };
}
