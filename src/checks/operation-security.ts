import type { OperationFact } from "../facts/facts.ts";
import type { Examination, Violation } from "../model.ts";
import type { Check } from "./check.ts";
import { shown } from "./shown.ts";
import { unseen } from "./unseen.ts";
import { wordList } from "./words.ts";

interface Params {
  readonly methods: readonly string[];
  readonly personal?: readonly string[];
  readonly personalMembers?: readonly string[];
  readonly closedBelow?: readonly string[];
  readonly publicNames?: readonly string[];
  readonly askingNames?: readonly string[];
  readonly publicBelow?: readonly string[];
}

const NAMES = { type: "array", uniqueItems: true, items: { type: "string", minLength: 1 } };

/** Sensitive operations that the contract itself leaves open to everybody. */
export const check: Check = {
  id: "operation-security",
  description:
    "Looks at every operation for which security is stated and finds sensitive ones that anonymous callers may use. Where nothing is stated there is nothing to examine.",
  source: "openapi",
  subject: "operation",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["methods"],
    properties: {
      methods: {
        type: "array",
        uniqueItems: true,
        items: { type: "string", pattern: "^[A-Z]+$" },
        description: "HTTP methods that make an operation sensitive because they change something.",
      },
      personal: {
        ...NAMES,
        description: "Names of path variables, as words, with which an operation is sensitive whatever its method.",
      },
      personalMembers: {
        ...NAMES,
        description:
          "Names of members of its responses, as words, with which an operation is sensitive whatever its method. Members of the object answered, or of those in a list, are looked at; members of members are not.",
      },
      closedBelow: {
        ...NAMES,
        description: "Any fixed step of a path, as words, with which every operation is sensitive.",
      },
      askingNames: {
        ...NAMES,
        description: "Last fixed step of a path, as words, with which the method alone makes no operation sensitive.",
      },
      publicNames: {
        ...NAMES,
        description:
          "Last fixed step of a path, as words, with which an operation may be open: signing in, for example.",
      },
      publicBelow: {
        ...NAMES,
        description: "Any fixed step of a path, as words, below which every operation may be open.",
      },
    },
  },
  cases: {
    empty: ["operation"],
    optional: ["operation"],
  },
  *run(facts, params) {
    const isSensitive = sensitivity(params as unknown as Params);
    yield* unseen(facts, "operation");
    for (const operation of facts.operations) {
      if (operation.kind === "path" && operation.securityStated !== "nowhere") yield examine(operation, isSensitive);
    }
  },
};

function examine(operation: OperationFact, isSensitive: (operation: OperationFact) => boolean): Examination {
  const subject = operation.place;
  const { security } = operation;
  const isOptional = security.some(({ schemes, unknown }) => schemes.length === 0 && unknown.length === 0);
  // One alternative that can be enforced is enough: the others name schemes that no caller can satisfy.
  const isGuarded = !isOptional && security.some(({ unknown }) => unknown.length === 0);
  // Guarded ones first: whether an operation is sensitive takes a look at its bodies.
  if (isGuarded || !isSensitive(operation)) return { subject, outcome: "holds" };
  const data = { operation: shown(operation.name) };
  if (security.length === 0) return violated(operation, { case: "empty", data });
  if (isOptional) return violated(operation, { case: "optional", data });
  // A scheme that nothing declares is a defect of the document; what guards the operation, nobody can tell from it.
  return { subject, outcome: "cannot-tell", reason: "not-stated" };
}

/** Security stated for the whole document is a finding at each operation, with the statement as the related place. */
function violated(operation: OperationFact, what: Pick<Violation, "case" | "data">): Examination {
  const { place, securityPlace, securityStated } = operation;
  const violation: Violation =
    securityStated === "operation"
      ? { ...what, place: securityPlace.key() }
      : { ...what, place: place.key(), related: [securityPlace.key()] };
  return { subject: place, outcome: "violated", violations: [violation] };
}

/** Makes the test that tells whether an operation may not be left open. */
function sensitivity(params: Params): (operation: OperationFact) => boolean {
  const changing = new Set(params.methods);
  const personalNames = wordList(params.personal);
  const personalMembers = wordList(params.personalMembers);
  const closed = wordList(params.closedBelow);
  const names = wordList(params.publicNames);
  const asking = wordList(params.askingNames);
  const below = wordList(params.publicBelow);
  const answersWith = ({ bodies }: OperationFact): boolean =>
    bodies.some(({ usage, members }) => usage === "response" && members.some((one) => personalMembers.endsWith(one)));
  return (operation) => {
    const { method, path } = operation;
    const steps = path.split("/").filter((step) => step !== "");
    const fixed = steps.filter((step) => !step.startsWith("{"));
    const last = fixed.at(-1) ?? "";
    if (names.is(last) || fixed.some((step) => below.is(step))) return false;
    return (
      (changing.has(method) && !asking.is(last)) ||
      fixed.some((step) => closed.is(step)) ||
      steps.some((step) => step.startsWith("{") && personalNames.endsWith(step)) ||
      answersWith(operation)
    );
  };
}
