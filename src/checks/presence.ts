import type { Fact, Facts } from "../facts/facts.ts";
import type { Examination, Place } from "../model.ts";
import type { Check } from "./check.ts";
import { type AnyKind, KINDS, sourceOfSubject } from "./kinds.ts";
import { unseen } from "./unseen.ts";

interface Params {
  readonly subject: AnyKind;
  readonly given?: { readonly subject: AnyKind; readonly where?: unknown };
}

/**
 * What should be somewhere in a repository, no matter where: one fact that `where` selects. It is looked for where something asks for it:
 * a fact that `given` selects or, without `given`, source code of the product. Where nothing asks there is nothing to examine.
 *
 * Placeholders: `count` of the facts that ask for it, and `name` of the first of them ("" without `given`).
 */
export const check: Check = {
  id: "presence",
  description:
    "Demands that a repository has at least one fact of a kind, or one that a JSON Schema selects, where something else is there that asks for it or, without that, source code.",
  source: sourceOfSubject,
  subject: (params) => (params as unknown as Params).subject,
  params: {
    type: "object",
    additionalProperties: false,
    required: ["subject"],
    properties: {
      subject: { enum: Object.keys(KINDS), description: "The kind of fact that is looked for." },
      where: {
        "x-schema": true,
        type: "object",
        description: "Selects the facts that will do; without it any of the kind.",
      },
      given: {
        type: "object",
        additionalProperties: false,
        required: ["subject"],
        description: "What asks for it; without it source code of the product does.",
        properties: {
          subject: { enum: Object.keys(KINDS), description: "The kind of fact that asks for it." },
          where: {
            "x-schema": true,
            type: "object",
            description: "Selects the facts that ask for it; without it all of the kind.",
          },
        },
      },
    },
  },
  cases: { absent: ["count", "name"] },
  *run(facts, params, tools) {
    const { subject, given } = params as unknown as Params;
    const asking = given === undefined ? rootOf(facts) : selected(facts, given.subject, tools.schema("given.where"));
    const [first] = asking;
    if (first === undefined) return;
    const found = selected(facts, subject, tools.schema("where"))[0];
    if (found !== undefined) {
      yield { subject: found.place, outcome: "holds" };
      return;
    }
    const hidden = [...unseen(facts, subject)];
    yield* hidden;
    if (hidden.length > 0) return;
    const name = given === undefined ? "" : String((first as Named)[KINDS[given.subject].name] ?? "");
    yield absent(first.place, { count: asking.length, name });
  },
};

type Named = { readonly place: Place } & Readonly<Record<string, unknown>>;

function absent(place: Place, data: { readonly count: number; readonly name: string }): Examination {
  return { subject: place, outcome: "violated", violations: [{ case: "absent", data, place }] };
}

/** The repository itself, where it holds source code that is part of the product. */
function rootOf({ repository: { root } }: Facts): readonly { readonly place: Place }[] {
  return root?.hasSource === true ? [root] : [];
}

function selected(facts: Facts, kind: AnyKind, where: ((fact: unknown) => boolean) | undefined): readonly Fact[] {
  const list = KINDS[kind].of(facts);
  return where === undefined ? list : list.filter((fact) => where(fact));
}
