import type { DocumentFact, Fact, FactKind, Facts } from "../facts/facts.ts";
import { placeOf } from "../facts/published.ts";
import type { Examination } from "../model.ts";
import { byDocument } from "./by-document.ts";
import type { Check, SchemaTest } from "./check.ts";
import { API_KINDS, KINDS } from "./kinds.ts";
import { shown } from "./shown.ts";
import { unseen } from "./unseen.ts";

interface Params {
  readonly subject?: FactKind;
  readonly in: readonly (keyof typeof TEXTS)[];
  readonly within?: "document" | "submission";
}

/** At most so many of the other facts that ask for it are shown. */
const SHOWN = 10;
/** Of a longer text only so much is read. */
const LONGEST = 5_000;

/** Where something can be named, and the texts of each such fact. */
const TEXTS = {
  operation: texts("operations", ({ path, operationId, tags }) => [path, operationId, ...tags]),
  parameter: texts("parameters", ({ name }) => [name]),
  property: texts("properties", ({ name }) => [name]),
  schema: texts("schemas", ({ name }) => [name]),
  "media-type": texts("mediaTypes", ({ essence }) => [essence]),
  value: texts("examples", ({ kind, value }) => (kind === "enum" || kind === "const" ? [value] : [])),
  text: texts("examples", ({ kind, value }) => (kind === "description" ? [value] : [])),
} as const;

/**
 * What a contract should name somewhere, no matter where. Where facts are selected that ask for it, only their documents are
 * examined, and findings point at them.
 *
 * Placeholders: `count` of the facts that ask for it, and `name` of the first of them ("" where no facts are selected).
 */
export const check: Check = {
  id: "mention",
  description:
    "Looks whether each OpenAPI document, or all of them together, names one of several things: in paths, parameters, properties, schemas, media types, listed values or texts. It can look only where some fact asks for it.",
  source: "openapi",
  subject: "document",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["in", "names"],
    properties: {
      subject: {
        enum: API_KINDS,
        description: "The kind of fact that asks for it; without it every document does.",
      },
      where: {
        "x-schema": true,
        type: "object",
        description: "Selects the facts that ask for it; without it all of the kind.",
      },
      in: {
        type: "array",
        minItems: 1,
        uniqueItems: true,
        items: { enum: Object.keys(TEXTS) },
        description:
          "Where to look: paths, operationIds and tags of operations; names of parameters, properties and schemas; media types; values in enums; summaries and descriptions.",
      },
      names: {
        "x-patterns": true,
        type: "array",
        minItems: 1,
        uniqueItems: true,
        items: { type: "string", format: "regex" },
        description: "What to look for, as regular expressions. One is enough.",
      },
      within: {
        enum: ["document", "submission"],
        description: "Whether each document must name it, or one of all; without it each document.",
      },
    },
  },
  cases: { absent: ["count", "name"] },
  *run(facts, params, tools) {
    const { subject, in: sorts, within } = params as unknown as Params;
    const hidden = [...unseen(facts, "example")];
    yield* hidden;
    const askers = subject === undefined ? undefined : byDocument(select(facts, subject, tools.schema("where")));
    const naming = namingDocuments(facts, sorts, tools.matches("names"));
    const documents = facts.documents.filter(({ document }) => askers === undefined || askers.has(document));
    const together = within === "submission";
    for (const document of together ? documents.slice(0, 1) : documents) {
      const found = together ? naming.size > 0 : naming.has(document.document);
      if (found) yield { subject: document.place, outcome: "holds" };
      // What was not seen may be just what is looked for; that it was not seen is said already.
      else if (hidden.length === 0) {
        const asking = together ? [...(askers?.values() ?? [])].flat() : (askers?.get(document.document) ?? []);
        yield absent(document, asking, subject);
      }
    }
  },
};

/** The facts that ask for something to be named. */
function select(facts: Facts, subject: FactKind, where: SchemaTest | undefined): readonly Fact[] {
  const list = KINDS[subject].of(facts);
  return where === undefined ? list : list.filter(where);
}

function absent(document: DocumentFact, [first, ...others]: readonly Fact[], subject?: FactKind): Examination {
  const count = first === undefined ? 0 : others.length + 1;
  const named = first as unknown as Record<string, unknown> | undefined;
  const name = subject === undefined ? "" : shown(String(named?.[KINDS[subject].name] ?? ""));
  const place = (first?.place ?? placeOf(document, "title")).key();
  const related = others.slice(0, SHOWN).map((fact) => fact.place.key());
  return {
    subject: document.place,
    outcome: "violated",
    violations: [{ case: "absent", data: { count, name }, place, related }],
  };
}

type Sort = (facts: Facts, isNamed: (text: string) => boolean, into: Set<string>) => void;

/** A search through one list of facts; documents that are in the set already are not looked at again. */
function texts<K extends Exclude<keyof Facts, "repository">>(
  key: K,
  of: (fact: Facts[K][number]) => readonly string[],
): Sort {
  return (facts, isNamed, into) => {
    for (const fact of facts[key] as Facts[K][number][]) {
      const { document } = fact as unknown as Fact;
      if (!into.has(document) && of(fact).some((text) => isNamed(text.slice(0, LONGEST)))) into.add(document);
    }
  };
}

/** The documents in which something is named. */
function namingDocuments(facts: Facts, sorts: Params["in"], isNamed: (text: string) => boolean): ReadonlySet<string> {
  const found = new Set<string>();
  for (const sort of sorts) TEXTS[sort](facts, isNamed, found);
  return found;
}
