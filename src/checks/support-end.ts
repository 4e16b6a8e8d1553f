import { END_OF_LIFE_DATE } from "../facts/repository/end-of-life.ts";
import type { RuntimeFact } from "../facts/repository/facts.ts";
import type { Examination } from "../model.ts";
import type { Check } from "./check.ts";
import { unseen } from "./unseen.ts";

interface Params {
  readonly years: number;
}

/** Other places of the same version that a finding lists. */
const RELATED = 20;

/**
 * Looks at each version of a language, framework, database or system that a repository asks for, by the table of this release: whether it is
 * supported on the day of the report, or for some years more. With `years` 0 also support for a fee counts; with more, only what is open to
 * all, and versions whose support has ended altogether are left to the rule with 0. A version that is met several times is one subject.
 *
 * Placeholders: `name` and `version` of the component, the `date` on which its support ends, `state` of that date on the day of the report
 * ("past" or "ahead"), the date until which it is supported for a fee (`paid`, "none" without), and the date of the `table`.
 */
export const check: Check = {
  id: "support-end",
  description:
    "Holds versions of languages, frameworks, databases and base systems against a dated table of the ends of their support, and finds those that end before the day of the report, or within some years of it.",
  source: "repository",
  subject: "runtime",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["years"],
    properties: {
      years: {
        type: "integer",
        minimum: 0,
        maximum: 20,
        description: "For how many years after the day of the report it must be supported; 0: on that day.",
      },
      where: {
        "x-schema": true,
        type: "object",
        description: "Selects the facts of the kind runtime to examine; without it all.",
      },
    },
  },
  cases: { ends: ["name", "version", "date", "state", "paid", "table"] },
  *run(facts, params, tools) {
    const { years } = params as unknown as Params;
    const where = tools.schema("where");
    const { asOf } = tools;
    yield* unseen(facts, "runtime");
    for (const same of byVersion(facts.repository.runtimes.filter((fact) => where === undefined || where(fact)))) {
      const [first] = same;
      if (first === undefined) continue;
      if (first.supportedUntil === "") yield { subject: first.place, outcome: "cannot-tell", reason: "not-stated" };
      else if (years === 0 || lastDay(first) >= asOf) yield examined(same, first, years, asOf);
    }
  },
};

function byVersion(facts: readonly RuntimeFact[]): Iterable<readonly RuntimeFact[]> {
  const groups = new Map<string, RuntimeFact[]>();
  for (const fact of facts) {
    const key = `${fact.name} ${fact.version}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fact]);
    else group.push(fact);
  }
  return groups.values();
}

/** Of any support, paid or not. */
function lastDay({ supportedUntil, paidUntil }: RuntimeFact): string {
  return paidUntil > supportedUntil ? paidUntil : supportedUntil;
}

function examined(same: readonly RuntimeFact[], first: RuntimeFact, years: number, asOf: string): Examination {
  const { name, version, supportedUntil, paidUntil, place } = first;
  const end = years === 0 ? lastDay(first) : supportedUntil;
  if (end >= later(asOf, years)) return { subject: place, outcome: "holds" };
  const data = {
    name,
    version,
    date: end,
    state: end < asOf ? "past" : "ahead",
    paid: paidUntil === "" ? "none" : paidUntil,
    table: END_OF_LIFE_DATE,
  };
  const related = same.slice(1, 1 + RELATED).map((fact) => fact.place);
  return { subject: place, outcome: "violated", violations: [{ case: "ends", data, place, related }] };
}

/** The same day some years later, as text; dates are compared as text. */
function later(date: string, years: number): string {
  return `${String(Number(date.slice(0, 4)) + years).padStart(4, "0")}${date.slice(4)}`;
}
