import type { SampleFact } from "../facts/facts.ts";
import type { Doubt, Reason } from "../instance/answer.ts";
import type { CannotTell, Data, Examination, Violation } from "../model.ts";
import type { Check } from "./check.ts";
import { createSampleJudge } from "./sample-answer.ts";
import { shown } from "./shown.ts";
import { unseen } from "./unseen.ts";

interface Params {
  readonly kinds: readonly SampleFact["kind"][];
}

/** Findings for one value: the same thing at many places of it is said once, and no more than this many things. */
const MOST = 10;

/** Keywords of a bound, which a message names with the bound. */
const BOUNDS: ReadonlySet<string> = new Set([
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
  "minContains",
  "maxContains",
]);

/** The case of a reason, for keywords that have one of their own. */
const CASES: ReadonlyMap<string, string> = new Map([
  ["type", "wrong-type"],
  ["required", "missing-member"],
  ["dependentRequired", "missing-member"],
  ["additionalProperties", "surplus-member"],
  ["unevaluatedProperties", "surplus-member"],
  ["propertyNames", "surplus-member"],
  ["enum", "not-allowed"],
  ["const", "not-allowed"],
  ["pattern", "wrong-pattern"],
  ["format", "wrong-format"],
]);

/** Whether the values that a contract gives for its schemas match them. */
export const check: Check = {
  id: "example-validity",
  description:
    "Looks at every example, default or listed value of a contract and finds what its schema does not allow; what cannot be decided, such as a pattern with look-ahead, is not accused.",
  source: "openapi",
  subject: "value",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["kinds"],
    properties: {
      kinds: {
        type: "array",
        minItems: 1,
        uniqueItems: true,
        items: { enum: ["example", "default", "enum", "const"] },
        description:
          "Which values to look at: examples, defaults, members of an enum, consts. The last two are held to the rest of their schema.",
      },
    },
  },
  cases: {
    "wrong-type": ["expected", "actual"],
    "missing-member": ["name"],
    "surplus-member": ["name"],
    "not-allowed": ["allowed"],
    "out-of-bounds": ["keyword", "limit"],
    "wrong-pattern": ["pattern"],
    "wrong-format": ["format"],
    "no-match": ["keyword"],
  },
  *run(facts, params) {
    const { kinds } = params as unknown as Params;
    yield* unseen(facts, "example");
    const judge = createSampleJudge();
    for (const sample of facts.samples) {
      if (kinds.includes(sample.kind)) yield examine(sample, judge(sample));
    }
  },
};

function examine(sample: SampleFact, answer: ReturnType<ReturnType<typeof createSampleJudge>>): Examination {
  const subject = sample.place;
  if (answer.outcome === "unknown") return { subject, outcome: "cannot-tell", reason: reasonOf(answer.doubt) };
  const reasons = answer.outcome === "valid" ? answer.warnings : [...answer.reasons, ...answer.warnings];
  if (reasons.length === 0) return { subject, outcome: "holds" };
  const violations = new Map<string, Violation>();
  for (const reason of reasons) {
    const violation = violationOf(sample, reason);
    const key = JSON.stringify([reason.schema.file, reason.schema.pointer, violation.data]);
    if (!violations.has(key)) violations.set(key, violation);
    if (violations.size === MOST) break;
  }
  return { subject, outcome: "violated", violations: [...violations.values()] };
}

function violationOf(sample: SampleFact, { keyword, path, schema, data }: Reason): Violation {
  const bound = BOUNDS.has(keyword);
  const name = bound ? "out-of-bounds" : (CASES.get(keyword) ?? "no-match");
  const at = sample.place.child(...path);
  return {
    case: name,
    data: name === "no-match" ? { keyword } : bound ? { keyword, ...data } : shownAll(data),
    place: name === "surplus-member" ? at.key() : at,
    related: [schema],
  };
}

function shownAll(data: Data): Data {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, typeof value === "string" ? shown(value) : value]),
  );
}

function reasonOf({ code }: Doubt): CannotTell {
  if (code === "reference") return "unresolved-reference";
  return code === "budget" || code === "size" ? "out-of-budget" : "not-understood";
}
