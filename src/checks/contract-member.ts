import type { OperationComparison } from "../contract/comparison.ts";
import type { Facts } from "../facts/facts.ts";
import type { CannotTell, Examination, Place, Violation } from "../model.ts";
import type { Check } from "./check.ts";
import { type Look, parameterLook, requestLook, responseLook, statusLook } from "./contract-looks.ts";
import { asked, held, OPERATIONS, unanswered } from "./contract-scope.ts";
import { shown } from "./shown.ts";
import { unseenPaths } from "./unseen.ts";

/** What the offered operation must have. Names may be alternatives: `instanceId|id`. */
interface Wanted {
  readonly request?: readonly string[];
  readonly response?: readonly string[];
  readonly parameters?: readonly string[];
  readonly statuses?: readonly string[];
}

interface Params extends Wanted {
  readonly operations: readonly string[];
  readonly need?: "all" | "any";
}

const NAMES = {
  type: "array",
  minItems: 1,
  uniqueItems: true,
  items: { type: "string", pattern: "\\S" },
} as const;

/**
 * What the operations of a building block must take and return, whatever the shape around it. Names are compared without case,
 * hyphens and underscores. A missing operation takes and returns nothing.
 *
 * Placeholders: `operation`, the reference's name of it, and `name` of what is missing, alternatives with a slash between them.
 */
export const check: Check = {
  id: "contract-member",
  description:
    "Looks whether the offered operations that serve operations of the building block's contract take certain members and parameters and return certain members and statuses.",
  source: "openapi",
  subject: "operation",
  texts: "catalogue",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["operations"],
    anyOf: [
      { required: ["request"] },
      { required: ["response"] },
      { required: ["parameters"] },
      { required: ["statuses"] },
    ],
    properties: {
      operations: OPERATIONS,
      need: {
        enum: ["all", "any"],
        description: "Whether each of them must be offered with all that is asked, or one is enough; without it each.",
      },
      request: {
        ...NAMES,
        description:
          "Members that the request body takes, or an object that travels as a parameter, at any depth. `a|b`: either of them.",
      },
      response: {
        ...NAMES,
        description: "Members that a successful answer has, at any depth, or its headers. `a|b`: either of them.",
      },
      parameters: { ...NAMES, description: "Parameters that it takes, wherever. `a|b`: either of them." },
      statuses: {
        type: "array",
        minItems: 1,
        uniqueItems: true,
        items: { type: "string", pattern: "^[1-5](?:\\d\\d|XX)(?:\\|[1-5](?:\\d\\d|XX))*$" },
        description: 'Statuses that it answers with, each in quotes: `"202"`. `"200|201"`: either of them.',
      },
    },
  },
  cases: {
    missing: ["operation"],
    "request-member": ["operation", "name"],
    "response-member": ["operation", "name"],
    parameter: ["operation", "name"],
    status: ["operation", "name"],
  },
  *run(facts, params, tools) {
    const { operations, need, ...wanted } = params as unknown as Params;
    const scope = asked(facts, tools, { operations });
    if (scope === undefined) {
      if (facts.documents.length === 0) yield* unseenPaths(facts);
      return;
    }
    const answers = scope.operations.map((operation) => examined(facts, operation, wanted, scope.paths));
    const hidden = answers.some(({ missing }) => missing) ? [...unseenPaths(facts)] : [];
    if (need === "any") yield* bestOf(answers, hidden);
    else {
      yield* hidden;
      for (const { examination, missing } of answers) if (!missing || hidden.length === 0) yield examination;
    }
  },
};

interface Answer {
  readonly examination: Examination;
  readonly missing: boolean;
}

/** One answer for the whole group: the best that any of them has; of the violated ones those that are offered. */
function* bestOf(answers: readonly Answer[], hidden: readonly Examination[]): Iterable<Examination> {
  const all = answers.map(({ examination }) => examination);
  const best = all.find(({ outcome }) => outcome === "holds") ?? all.find(({ outcome }) => outcome === "cannot-tell");
  if (best !== undefined) {
    yield best;
    return;
  }
  yield* hidden;
  if (hidden.length > 0) return;
  const offered = answers.filter(({ missing }) => !missing).map(({ examination }) => examination);
  const shownOnes = offered.length > 0 ? offered : all;
  const violations = shownOnes.flatMap((one) => (one.outcome === "violated" ? one.violations : []));
  const [first] = shownOnes;
  if (first !== undefined) yield { subject: first.subject, outcome: "violated", violations };
}

function examined(facts: Facts, one: OperationComparison, wanted: Wanted, paths: Place): Answer {
  const { offered, reference, status } = one;
  if (offered === undefined) {
    const violation = { case: "missing", data: { operation: reference.key }, place: paths };
    return { examination: { subject: paths, outcome: "violated", violations: [violation] }, missing: true };
  }
  const subject = offered.origin.place;
  if (status === "mapped-onto-nothing") {
    return { examination: unanswered(subject, "nothing-to-compare"), missing: false };
  }
  const looks = [
    ...each(wanted.parameters, parameterLook(offered, reference)),
    ...each(wanted.request, requestLook(offered)),
    ...each(wanted.response, responseLook(offered)),
    ...each(wanted.statuses, statusLook(offered)),
  ];
  const violations = looks.flatMap((look): Violation[] => {
    if (look.found !== false) return [];
    return [{ case: look.case, data: { operation: reference.key, name: look.name }, place: look.place }];
  });
  const doubt = looks.find(({ found }) => typeof found === "string")?.found;
  if (violations.length > 0) return { examination: { subject, outcome: "violated", violations }, missing: false };
  const examination = typeof doubt === "string" ? unanswered(subject, doubt) : held(facts, subject);
  return { examination, missing: false };
}

function each(
  wanted: readonly string[] | undefined,
  { case: name, place, find }: Look,
): { case: string; place: Place; name: string; found: boolean | CannotTell }[] {
  return (wanted ?? []).map((entry) => {
    const names = entry.split("|").map((one) => one.trim());
    return { case: name, place, name: shown(names.join(" / ")), found: find(names) };
  });
}
