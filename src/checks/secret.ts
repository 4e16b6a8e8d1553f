import type { Fact, Facts } from "../facts/facts.ts";
import type { RepositoryKind, SecretFact } from "../facts/repository/facts.ts";
import { REPOSITORY_KINDS } from "../facts/repository/facts.ts";
import type { Examination, Place, Violation } from "../model.ts";
import type { Check } from "./check.ts";
import { KINDS } from "./kinds.ts";
import { shown } from "./shown.ts";
import { unseen } from "./unseen.ts";

interface Params {
  readonly among?: RepositoryKind;
}

/**
 * Credentials in the files of a repository. What is examined are files: of the product, or those that facts of a kind were read from. What is
 * found is never passed on: its kind, the name in front of it and how long it is.
 *
 * Placeholders: `name` of the variable, field or file (none for `unnamed`), `kind` of credential, `masked` value.
 */
export const check: Check = {
  id: "secret",
  description:
    "Looks at the files of a repository for credentials in plain text. Placeholders, references, names of keys, and keys that everybody may know are not accused.",
  source: "repository",
  subject: "repository-file",
  texts: "catalogue",
  params: {
    type: "object",
    additionalProperties: false,
    properties: {
      where: { "x-schema": true, type: "object", description: "Selects the secrets to find; without it all." },
      among: {
        enum: Object.keys(REPOSITORY_KINDS),
        description:
          "Which files are counted as examined: those that facts of this kind were read from; without it every text file of the product.",
      },
    },
  },
  cases: {
    named: ["name", "kind", "masked"],
    unnamed: ["kind", "masked"],
    default: ["name", "kind", "masked"],
    file: ["name", "kind"],
  },
  *run(facts, params, tools) {
    const { among } = params as unknown as Params;
    const where = tools.schema("where");
    yield* unseen(facts, "secret");
    const subjects = filesOf(facts, among);
    for (const secret of facts.repository.secrets) {
      if (where !== undefined && !where(secret)) continue;
      const subject = subjects.get(secret.document);
      if (subject === undefined)
        subjects.set(secret.document, { place: secret.place, violations: [violation(secret)] });
      else subject.violations.push(violation(secret));
    }
    for (const { place, violations } of subjects.values()) yield examination(place, violations);
  },
};

interface Subject {
  readonly place: Place;
  readonly violations: Violation[];
}

/** The files that are examined, by path. */
function filesOf({ repository }: Facts, among: RepositoryKind | undefined): Map<string, Subject> {
  const facts: readonly (Fact & { readonly purpose?: string })[] =
    among === undefined
      ? repository.files.filter(({ kind }) => kind !== "binary")
      : KINDS[among].of({ repository } as Facts);
  const subjects = new Map<string, Subject>();
  for (const { document, purpose, place } of facts) {
    const counts = purpose === "product" || (among !== undefined && purpose === "documentation");
    if (counts && !subjects.has(document)) subjects.set(document, { place, violations: [] });
  }
  return subjects;
}

function examination(subject: Place, violations: readonly Violation[]): Examination {
  return violations.length === 0 ? { subject, outcome: "holds" } : { subject, outcome: "violated", violations };
}

function violation({ kind: sort, name, isDefault, place, _secret }: SecretFact): Violation {
  // Messages choose by it, and their language knows no hyphens there.
  const kind = sort.replaceAll("-", "_");
  const masked = `••• (${_secret.length})`;
  if (_secret === "") {
    const file = place.file.slice(place.file.lastIndexOf("/") + 1);
    return { case: "file", data: { name: shown(name || file), kind }, place };
  }
  const found = { place, secrets: [_secret] };
  if (name === "") return { case: "unnamed", data: { kind, masked }, ...found };
  return { case: isDefault ? "default" : "named", data: { name: shown(name), kind, masked }, ...found };
}
