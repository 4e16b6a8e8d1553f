import type { Fact, FactKind, Facts } from "../facts/facts.ts";
import { operationNames } from "../facts/operation-names.ts";
import type { Examination } from "../model.ts";
import { byDocument } from "./by-document.ts";
import type { Check } from "./check.ts";
import { API_KINDS, KINDS } from "./kinds.ts";
import { shown } from "./shown.ts";
import { unseen } from "./unseen.ts";

interface Params {
  readonly subject: FactKind;
  readonly least?: number;
}

/** At most so many of those that do not conform are shown, and named. */
const SHOWN = 10;
const NAMED = 3;

/**
 * What is asked of most facts of a document rather than of each: one finding for the document instead of one for every fact. Facts
 * that do not conform in a document where enough do are not counted.
 *
 * Placeholders: `count` of the facts that do not conform, `total` of those examined, and `names` of the first that do not.
 */
export const check: Check = {
  id: "coverage",
  description:
    "Counts in each OpenAPI document how many facts of one kind conform to a JSON Schema, and finds documents in which too few of them do.",
  source: "openapi",
  subject: (params) => (params as unknown as Params).subject,
  params: {
    type: "object",
    additionalProperties: false,
    required: ["subject", "schema"],
    properties: {
      subject: { enum: API_KINDS, description: "The kind of fact." },
      where: {
        "x-schema": true,
        type: "object",
        description: "Selects the facts to examine; without it all of the kind.",
      },
      schema: { "x-schema": true, type: "object", description: "What enough of them must conform to." },
      least: {
        type: "integer",
        minimum: 1,
        maximum: 100,
        description: "The share of a document's facts that must conform, in per cent; without it all of them.",
      },
    },
  },
  cases: { short: ["count", "total", "names"] },
  *run(facts, params, tools) {
    const { subject, least = 100 } = params as unknown as Params;
    const where = tools.schema("where");
    const schema = tools.schema("schema");
    if (schema === undefined) throw new Error("coverage: the parameter `schema` is missing");
    yield* unseen(facts, subject);
    for (const group of byDocument(KINDS[subject].of(facts)).values()) {
      const conforming: Fact[] = [];
      const others: Fact[] = [];
      for (const fact of group) {
        if (where === undefined || where(fact)) (schema(fact) ? conforming : others).push(fact);
      }
      for (const fact of conforming) yield { subject: fact.place, outcome: "holds" };
      const total = conforming.length + others.length;
      if (conforming.length * 100 < least * total) yield* short(others, total, namer(facts, KINDS[subject].name));
    }
  },
};

/** Every fact that does not conform is a subject; the first of them carries the finding. */
function* short(facts: readonly Fact[], total: number, nameOf: (fact: Fact) => string): Iterable<Examination> {
  const few = facts.slice(0, SHOWN);
  const names = new Set(few.slice(0, NAMED).map(nameOf));
  const data = { count: facts.length, total, names: shown([...names].join(", ")) };
  for (const [index, fact] of facts.entries()) {
    const violation = { case: "short", data, place: fact.place.key(), related: few.slice(1).map(keyOf) };
    yield { subject: fact.place, outcome: "violated", violations: index === 0 ? [violation] : [] };
  }
}

/** Names facts. What has no name is known by the operation that it belongs to, or else by where it stands. */
function namer(facts: Facts, nameField: string): (fact: Fact) => string {
  const operationOf = operationNames(facts.operations);
  return (fact) => {
    const name = (fact as unknown as Record<string, unknown>)[nameField];
    if (typeof name === "string" && name !== "") return name;
    return operationOf(fact.place) ?? [fact.place.file, ...fact.place.pointer].join("/");
  };
}

function keyOf({ place }: Fact): Fact["place"] {
  return place.key();
}
