import type { Facts } from "../facts/facts.ts";
import type { LicenceFact } from "../facts/repository/facts.ts";
import { familyOf, identifierNamed } from "../facts/repository/licences/names.ts";
import type { Examination, Place } from "../model.ts";
import type { Check } from "./check.ts";
import { shown } from "./shown.ts";

/**
 * Whether what manifests of packages, READMEs and OpenAPI documents call the licence is the one whose text stands beside them or at the root
 * of the repository. A name or text that is not known is not examined, and neither is anything where there is no text.
 *
 * Placeholders: the `name` as it is written, and the licences whose texts stand there (`texts`).
 */
export const check: Check = {
  id: "licence-agreement",
  description:
    "Holds the licences that manifests of packages, READMEs and OpenAPI documents name against the texts of licences in the repository.",
  source: "repository",
  subject: "licence",
  params: { type: "object", additionalProperties: false },
  cases: { differs: ["name", "texts"] },
  *run(facts) {
    const own = facts.repository.licences.filter(({ purpose }) => purpose !== "test" && purpose !== "example");
    const texts = own.filter(({ source, spdx, atRoot }) => source === "text" && spdx !== "" && atRoot);
    if (texts.length === 0) return;
    for (const licence of own) {
      if (licence.source === "text" || licence.spdx === "") continue;
      yield licence.differs
        ? violated(licence.name, textsFor(licence, own, texts), licence.place)
        : holds(licence.place);
    }
    yield* documents(facts, texts);
  },
};

function holds(subject: Place): Examination {
  return { subject, outcome: "holds" };
}

function violated(name: string, texts: readonly LicenceFact[], place: Place): Examination {
  const names = [...new Set(texts.map(({ spdx }) => spdx))].join(", ");
  const violation = {
    case: "differs",
    data: { name: shown(name), texts: names },
    place,
    related: texts.slice(0, 5).map((one) => one.place),
  };
  return { subject: place, outcome: "violated", violations: [violation] };
}

/** The texts in its own folder, or else those at the root. */
function textsFor(
  { document }: LicenceFact,
  own: readonly LicenceFact[],
  atRoot: readonly LicenceFact[],
): readonly LicenceFact[] {
  const folder = document.slice(0, document.lastIndexOf("/") + 1);
  const near = own.filter(({ source, spdx, document: path }) => {
    return source === "text" && spdx !== "" && path.slice(0, path.lastIndexOf("/") + 1) === folder;
  });
  return near.length > 0 ? near : atRoot;
}

/** `info.license` of the OpenAPI documents of the submission. */
function* documents(facts: Facts, texts: readonly LicenceFact[]): Iterable<Examination> {
  for (const { license, place } of facts.documents) {
    if (license === undefined) continue;
    const written = [license.identifier, license.name, license.url].find(
      (one) => one !== undefined && identifierNamed(one) !== "",
    );
    if (written === undefined) continue;
    const named = familyOf(identifierNamed(written));
    const at = place.child("info", "license");
    yield texts.some(({ spdx }) => familyOf(spdx) === named) ? holds(at) : violated(written, texts, at);
  }
}
