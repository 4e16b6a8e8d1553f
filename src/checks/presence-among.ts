import type { Fact, Facts } from "../facts/facts.ts";
import type { RepositoryKind } from "../facts/repository/facts.ts";
import { REPOSITORY_KINDS } from "../facts/repository/facts.ts";
import type { Check } from "./check.ts";
import { holds, violated } from "./deployed.ts";
import { KINDS } from "./kinds.ts";
import { unseen } from "./unseen.ts";

interface Params {
  readonly among: Readonly<Partial<Record<RepositoryKind, unknown>>>;
  readonly given?: { readonly subjects: readonly RepositoryKind[] };
}

const REPOSITORY = Object.keys(REPOSITORY_KINDS) as readonly RepositoryKind[];

/**
 * Like `presence`, for what can be shown in several ways: one fact of any of some kinds will do. Only what is part of the product counts, and
 * what the values of a chart switch off does not.
 *
 * Placeholders: `count` of the facts that ask for it, and `name` of the first of them ("" without `given`).
 */
export const check: Check = {
  id: "presence-among",
  description:
    "Demands that a repository has at least one fact of one of several kinds that a JSON Schema selects, where something else is there that asks for it or, without that, source code. Tests, examples, and what a chart switches off don’t count.",
  source: "configuration",
  subject: "repository",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["among"],
    properties: {
      among: {
        type: "object",
        additionalProperties: false,
        minProperties: 1,
        description: "For each kind of fact that will do, a JSON Schema that selects those that do.",
        properties: Object.fromEntries(
          REPOSITORY.map((kind) => [
            kind,
            { "x-schema": true, type: "object", description: `Selects facts of the kind ${kind}.` },
          ]),
        ),
      },
      given: {
        type: "object",
        additionalProperties: false,
        required: ["subjects"],
        description: "What asks for it; without it source code of the product does.",
        properties: {
          subjects: {
            type: "array",
            minItems: 1,
            items: { enum: REPOSITORY },
            description: "The kinds of fact that ask for it.",
          },
          where: {
            "x-schema": true,
            type: "object",
            description: "Selects the facts that ask for it; without it all of the kinds.",
          },
        },
      },
    },
  },
  cases: { absent: ["count", "name"] },
  *run(facts, params, tools) {
    const { among, given } = params as unknown as Params;
    const where = tools.schema("given.where");
    const asking = (given?.subjects ?? []).flatMap((kind) =>
      selected(facts, kind, where).map((fact) => ({ kind, fact })),
    );
    const root = facts.repository.root?.hasSource === true ? facts.repository.root.place : undefined;
    const place = given === undefined ? root : asking[0]?.fact.place;
    if (place === undefined) return;
    const kinds = REPOSITORY.filter((kind) => among[kind] !== undefined);
    for (const kind of kinds) {
      const [found] = selected(facts, kind, tools.schema(`among.${kind}`));
      if (found === undefined) continue;
      yield holds(found.place);
      return;
    }
    const hidden = [...unseen(facts, ...kinds)];
    yield* hidden;
    if (hidden.length > 0) return;
    const [first] = asking;
    const name = first === undefined ? "" : String((first.fact as Named)[KINDS[first.kind].name] ?? "");
    yield violated(place, "absent", { count: asking.length, name });
  },
};

type Named = Fact & Readonly<Record<string, unknown>>;

function selected(
  facts: Facts,
  kind: RepositoryKind,
  where: ((fact: unknown) => boolean) | undefined,
): readonly Fact[] {
  return KINDS[kind].of(facts).filter((fact) => {
    const { purpose, switchedOff } = fact as unknown as { readonly purpose: string; readonly switchedOff?: boolean };
    return purpose === "product" && switchedOff !== true && (where === undefined || where(fact));
  });
}
