import type { DocumentFact, OperationFact } from "../facts/facts.ts";
import { placeOf } from "../facts/published.ts";
import type { Examination, Place } from "../model.ts";
import { byDocument } from "./by-document.ts";
import type { Check, CheckTools } from "./check.ts";
import { shown } from "./shown.ts";
import { unseen } from "./unseen.ts";

interface Params {
  readonly of: keyof typeof NOUNS;
  readonly most: number;
}

/** Shapes are told apart by so many of their members at most; no error has more. */
const COMPARED = 50;
/** At most so many of the different ones are named and shown. */
const NAMED = 10;

/** What can be counted, and how an operation's share of it is read. */
const NOUNS = { "error-shape": errorShapes, resource: topResources, tag: tagsOf } as const;

/**
 * How many different ones of a thing a document has.
 *
 * Placeholders: `count` of the different ones, and `names` of the first of them.
 */
export const check: Check = {
  id: "variety",
  description:
    "Counts in each OpenAPI document how many different error shapes, top-level resources or tags its operations have, and finds documents with more than a number of them.",
  source: "openapi",
  subject: "document",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["of", "most"],
    properties: {
      of: {
        enum: Object.keys(NOUNS),
        description:
          "What is counted: the shapes of error bodies (a shared schema, or the members that stand there), the first fixed steps of paths, or tags.",
      },
      most: { type: "integer", minimum: 1, description: "So many different ones are no violation." },
      ignore: {
        "x-patterns": true,
        type: "array",
        uniqueItems: true,
        items: { type: "string", format: "regex" },
        description: "Values that do not count, as regular expressions: prefixes of paths such as a version.",
      },
    },
  },
  cases: { many: ["count", "names"] },
  *run(facts, params, tools) {
    const { of, most } = params as unknown as Params;
    yield* unseen(facts, "operation");
    const groups = byDocument(facts.operations);
    for (const document of facts.documents) {
      yield* examine(document, groups.get(document.document) ?? [], { of, most }, tools);
    }
  },
};

function* examine(
  document: DocumentFact,
  operations: readonly OperationFact[],
  { of, most }: Params,
  tools: CheckTools,
): Iterable<Examination> {
  const found = new Map<string, Place>();
  const isIgnored = tools.matches("ignore");
  for (const operation of operations) {
    if (operation.kind !== "path") continue;
    for (const value of NOUNS[of](operation, isIgnored)) {
      if (!found.has(value)) found.set(value, operation.place.key());
    }
  }
  const subject = document.place;
  const count = found.size;
  if (count === 0) return;
  if (count <= most) {
    yield { subject, outcome: "holds" };
    return;
  }
  const names = shown([...found.keys()].slice(0, NAMED).join(", "));
  const related = [...found.values()].slice(0, NAMED);
  const place = placeOf(document, "operations").key();
  yield { subject, outcome: "violated", violations: [{ case: "many", data: { count, names }, place, related }] };
}

type Test = (value: string) => boolean;

/** Shared schemas by name, others by the names of their members. A body whose schema says neither has no shape. */
function errorShapes({ bodies }: OperationFact): readonly string[] {
  const shapes = bodies
    .filter(({ usage }) => usage === "error")
    .map(({ schema, members }) => (schema === "" ? members.slice(0, COMPARED).sort().join(" + ") : schema));
  return shapes.filter((shape) => shape !== "");
}

/** The first step of a path that is neither a variable nor ignored. */
function topResources({ path }: OperationFact, isIgnored: Test): readonly string[] {
  const steps = path.split(/[/?#]/u).filter((step) => step !== "" && !step.includes("{") && !isIgnored(step));
  return steps.slice(0, 1);
}

function tagsOf({ tags }: OperationFact, isIgnored: Test): readonly string[] {
  return tags.filter((tag) => !isIgnored(tag));
}
