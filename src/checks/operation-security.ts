import type { OperationFact } from "../facts/facts.ts";
import type { Examination, Violation } from "../model.ts";
import type { Check } from "./check.ts";
import { shown } from "./shown.ts";
import { unseen } from "./unseen.ts";
import { wordList } from "./words.ts";

interface Params {
  readonly methods: readonly string[];
  readonly personal?: readonly string[];
  readonly publicNames?: readonly string[];
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
  if (!isSensitive(operation)) return { subject, outcome: "holds" };
  const { security } = operation;
  const name = shown(operation.name);
  if (security.length === 0) return violated(operation, { case: "empty", data: { operation: name } });
  if (security.some(({ schemes, unknown }) => schemes.length === 0 && unknown.length === 0)) {
    return violated(operation, { case: "optional", data: { operation: name } });
  }
  // One alternative that can be enforced is enough: the others name schemes that no caller can satisfy.
  if (security.some(({ unknown }) => unknown.length === 0)) return { subject, outcome: "holds" };
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
function sensitivity({ methods, personal, publicNames, publicBelow }: Params): (operation: OperationFact) => boolean {
  const changing = new Set(methods);
  const personalNames = wordList(personal);
  const names = wordList(publicNames);
  const below = wordList(publicBelow);
  return ({ method, path }) => {
    const steps = path.split("/").filter((step) => step !== "");
    const fixed = steps.filter((step) => !step.startsWith("{"));
    if (names.is(fixed.at(-1) ?? "") || fixed.some((step) => below.is(step))) return false;
    return changing.has(method) || steps.some((step) => step.startsWith("{") && personalNames.endsWith(step));
  };
}
