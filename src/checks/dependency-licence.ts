import type { Facts } from "../facts/facts.ts";
import { cannotAvoid, licenceExpression } from "../facts/repository/licences/expression.ts";
import type { Examination, Place } from "../model.ts";
import type { Check } from "./check.ts";
import { shown } from "./shown.ts";

interface Params {
  readonly conflicts: readonly { readonly own: readonly string[]; readonly with: readonly string[] }[];
}

/** A package with the licence that a lock file or bill of materials states. */
interface Licensed {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly place: Place;
}

/**
 * Whether packages that the product needs at run time are under licences that can't go together with its own, by a table of licences. What
 * is needed for building and testing alone, and licences that are not SPDX expressions, are not examined. A choice of licences conflicts
 * where each does; where the product offers a choice, each of its own must.
 *
 * Placeholders: `name` and `version` of the package, its `licence`, and the `own` licence.
 */
export const check: Check = {
  id: "dependency-licence",
  description:
    "Holds the licences of packages needed at run time, as lock files and bills of materials state them, against the licence of the repository, by a table of licences that conflict.",
  source: "repository",
  subject: "dependency",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["conflicts"],
    properties: {
      conflicts: {
        type: "array",
        minItems: 1,
        description:
          "SPDX identifiers of licences of the product (`own`), each with those of packages that conflict with them (`with`). One that ends with * stands for all that begin so.",
        items: {
          type: "object",
          additionalProperties: false,
          required: ["own", "with"],
          properties: {
            own: { type: "array", minItems: 1, items: { type: "string" } },
            with: { type: "array", minItems: 1, items: { type: "string" } },
          },
        },
      },
    },
  },
  cases: { conflict: ["name", "version", "licence", "own"] },
  *run(facts, params) {
    const { conflicts } = params as unknown as Params;
    const own = ownLicences(facts);
    if (own.length === 0) return;
    const against = conflicting(own, conflicts);
    for (const one of licensed(facts)) {
      const expression = licenceExpression(one.licence);
      if (expression === undefined) continue;
      const conflict = against !== undefined && cannotAvoid(expression, against);
      yield conflict ? violated(one, own.join(", ")) : { subject: one.place, outcome: "holds" };
    }
  },
};

/** The licences whose texts stand at the root, or else those that manifests name. */
function ownLicences({ repository: { licences } }: Facts): readonly string[] {
  const known = licences.filter(
    ({ purpose, spdx }) => spdx !== "" && (purpose === "product" || purpose === "documentation"),
  );
  const texts = known.filter(({ source, atRoot }) => source === "text" && atRoot);
  const named = known.filter(({ source }) => source === "manifest");
  return [...new Set((texts.length > 0 ? [...texts, ...named] : named).map(({ spdx }) => spdx))];
}

/** Finds licences that conflict with every one of its own; undefined where there can't be any. */
function conflicting(own: readonly string[], conflicts: Params["conflicts"]): ((id: string) => boolean) | undefined {
  const expressions = own.map(licenceExpression);
  if (expressions.includes(undefined)) return undefined;
  return (id) => {
    const applying = conflicts.filter((conflict) => matches(conflict.with, id));
    const conflictsWith = (licence: string): boolean => applying.some((conflict) => matches(conflict.own, licence));
    return expressions.every((expression) => expression !== undefined && cannotAvoid(expression, conflictsWith));
  };
}

function matches(list: readonly string[], id: string): boolean {
  const low = id.toLowerCase();
  return list.some((one) =>
    one.endsWith("*") ? low.startsWith(one.slice(0, -1).toLowerCase()) : low === one.toLowerCase(),
  );
}

/** Packages that are known to be needed at run time, of lock files and of bills. */
function* licensed({ repository }: Facts): Iterable<Licensed> {
  for (const { purpose, scope, developmentOnly, licence, name, version, place } of repository.dependencies) {
    if (purpose === "product" && scope === "locked" && developmentOnly === "no" && licence !== "")
      yield { name, version, licence, place };
  }
  for (const { purpose, _licensed } of repository.boms) if (purpose === "product") yield* _licensed;
}

function violated({ name, version, licence, place }: Licensed, own: string): Examination {
  const data = { name: shown(name), version: shown(version), licence: shown(licence), own: shown(own) };
  return { subject: place, outcome: "violated", violations: [{ case: "conflict", data, place: place.key() }] };
}
