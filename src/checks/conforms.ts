import type { Fact } from "../facts/facts.ts";
import { placeOf, published } from "../facts/published.ts";
import type { RepositoryFact } from "../facts/repository/facts.ts";
import { placeOfRepositoryFact, publishedRepositoryFact } from "../facts/repository/published.ts";
import { type Examination, type Place, unescapedStep } from "../model.ts";
import type { Check, SchemaTest } from "./check.ts";
import { type AnyKind, isRepositoryKind, KINDS, sourceOfSubject } from "./kinds.ts";
import { shown } from "./shown.ts";
import { unseen } from "./unseen.ts";

interface Params {
  readonly subject: AnyKind;
}

/**
 * The check for rules that need no code: facts of one kind, those that `where` selects, must conform to a JSON Schema. A finding
 * points at the source of the first field that does not.
 *
 * Placeholders: `name` of the fact, `field` that does not conform ("" where it is the fact as a whole), `value` that the field has
 * ("" where it has none).
 */
export const check: Check = {
  id: "conforms",
  description: "Holds every fact of one kind, or those that a JSON Schema selects, against another JSON Schema.",
  source: sourceOfSubject,
  subject: (params) => (params as unknown as Params).subject,
  params: {
    type: "object",
    additionalProperties: false,
    required: ["subject", "schema"],
    properties: {
      subject: { enum: Object.keys(KINDS), description: "The kind of fact." },
      where: {
        "x-schema": true,
        type: "object",
        description: "Selects the facts to examine; without it all of the kind.",
      },
      schema: { "x-schema": true, type: "object", description: "What each must conform to." },
    },
  },
  cases: { differs: ["name", "field", "value"] },
  *run(facts, params, tools) {
    const { subject } = params as unknown as Params;
    const where = tools.schema("where");
    const schema = tools.schema("schema");
    if (schema === undefined) throw new Error("conforms: the parameter `schema` is missing");
    yield* unseen(facts, subject);
    for (const fact of KINDS[subject].of(facts)) {
      // A fact has every field of its published form.
      if (where === undefined || where(fact)) yield schema(fact) ? holds(fact) : violated(fact, subject, schema);
    }
  },
};

function holds({ place }: Fact): Examination {
  return { subject: place, outcome: "holds" };
}

/** @param schema the test that has just failed */
function violated(fact: Fact, kind: AnyKind, schema: SchemaTest): Examination {
  const field = failedField(schema);
  const ofRepository = isRepositoryKind(kind);
  const view = ofRepository ? publishedRepositoryFact(fact) : published(kind, fact);
  const data = { name: asText(view, KINDS[kind].name), field, value: asText(view, field) };
  const place = ofRepository ? placeOfRepositoryFact(fact as RepositoryFact, field) : spotOf(fact, view, field);
  return { subject: fact.place, outcome: "violated", violations: [{ case: "differs", data, place }] };
}

type View = Readonly<Record<string, unknown>>;

/** Where to point: at what is written, or, where that is more than a word or missing, at the name in front of it. */
function spotOf(fact: Fact, view: View, field: string): Place {
  const place = placeOf(fact, field === "" ? undefined : field);
  // An example is a value and nothing else.
  if (place === fact.place) return "valueType" in fact ? place : place.key();
  return typeof view[field] === "string" ? place : place.key();
}

/** The first field that an error of the failed test names: one that has a wrong value or is missing. */
function failedField(schema: SchemaTest): string {
  for (const { instancePath, keyword, params } of schema.errors ?? []) {
    const step = instancePath.split("/")[1];
    if (step !== undefined) return unescapedStep(step);
    if (keyword === "required") return String(params.missingProperty);
  }
  return "";
}

/** A field as text: lists separated by commas, nothing for what has no text. */
function asText(view: View, field: string): string {
  const value = Object.hasOwn(view, field) ? view[field] : undefined;
  const values: readonly unknown[] = Array.isArray(value) ? value.slice(0, 20) : [value];
  return shown(values.filter((one) => typeof one !== "object" && one !== undefined).join(", "));
}
