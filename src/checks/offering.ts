import type { DocumentFact, Fact, FactKind } from "../facts/facts.ts";
import { placeOf } from "../facts/published.ts";
import type { Examination } from "../model.ts";
import { byDocument } from "./by-document.ts";
import type { Check, SchemaTest } from "./check.ts";
import { API_KINDS, KINDS } from "./kinds.ts";
import { unseen } from "./unseen.ts";

interface Params {
  readonly subject: FactKind;
  readonly within?: "document" | "submission";
}

/**
 * What a service should offer somewhere, no matter where: of the facts that `where` selects, one must conform to a JSON Schema.
 * Where nothing is selected there is nothing to examine.
 *
 * Placeholder: `count` of the facts that were selected.
 */
export const check: Check = {
  id: "offering",
  description:
    "Looks at the facts of one kind in each OpenAPI document, or in all of them together, and demands that at least one conforms to a JSON Schema.",
  source: "openapi",
  subject: "document",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["subject", "schema"],
    properties: {
      subject: { enum: API_KINDS, description: "The kind of fact." },
      where: {
        "x-schema": true,
        type: "object",
        description: "Selects the facts among which one must conform; without it all of the kind.",
      },
      schema: { "x-schema": true, type: "object", description: "What one of them must conform to." },
      within: {
        enum: ["document", "submission"],
        description: "Whether each document must have one, or all documents together; without it each document.",
      },
    },
  },
  cases: { none: ["count"] },
  *run(facts, params, tools) {
    const { subject, within } = params as unknown as Params;
    const where = tools.schema("where");
    const schema = tools.schema("schema");
    if (schema === undefined) throw new Error("offering: the parameter `schema` is missing");
    const hidden = [...unseen(facts, subject)];
    yield* hidden;
    const search = { where, schema, hidden: hidden.length > 0 };
    const list = KINDS[subject].of(facts);
    const [first] = facts.documents;
    if (within === "submission") {
      if (first !== undefined) yield* examine(first, list, search);
      return;
    }
    const groups = byDocument(list);
    for (const document of facts.documents) yield* examine(document, groups.get(document.document) ?? [], search);
  },
};

interface Search {
  readonly where: SchemaTest | undefined;
  readonly schema: SchemaTest;
  /** Facts of the kind may stand where nothing could be read. */
  readonly hidden: boolean;
}

function* examine(document: DocumentFact, facts: readonly Fact[], search: Search): Iterable<Examination> {
  const { where, schema, hidden } = search;
  const subject = document.place;
  let count = 0;
  for (const fact of facts) {
    if (where !== undefined && !where(fact)) continue;
    count += 1;
    if (!schema(fact)) continue;
    yield { subject, outcome: "holds" };
    return;
  }
  // What was not seen may be just what is looked for; that it was not seen is said already.
  if (count === 0 || hidden) return;
  const place = placeOf(document, "operations").key();
  yield { subject, outcome: "violated", violations: [{ case: "none", data: { count }, place }] };
}
