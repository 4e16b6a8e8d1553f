import type { Fact, Facts } from "../facts/facts.ts";
import { guessLanguage } from "../facts/repository/pages/language.ts";
import type { Place } from "../model.ts";
import { byDocument } from "./by-document.ts";
import type { Check } from "./check.ts";

interface Params {
  readonly most: number;
  readonly texts: number;
}

/** So many of those in another language are shown; so many texts of one document are looked at. */
const SHOWN = 10;
const LOOKED_AT = 5_000;

/**
 * Whether most descriptions of an API are in English. Languages are guessed: rules that use this are hints. A description in two
 * languages counts as neither.
 *
 * Placeholders: `count` of the descriptions that look as if they were in another language, `total` of those that were looked at, and
 * `language`, the ISO 639-1 code of the one that most of these are in, "und" where it is not told further.
 */
export const check: Check = {
  id: "description-language",
  description:
    "Guesses the language of the summaries and descriptions in each OpenAPI document and finds documents in which more than a share of them is not in English.",
  source: "openapi",
  subject: "document",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["most", "texts"],
    properties: {
      most: {
        type: "integer",
        minimum: 0,
        maximum: 99,
        description: "Such a share of descriptions in other languages, in per cent, is no violation.",
      },
      texts: {
        type: "integer",
        minimum: 1,
        description: "With fewer descriptions in other languages than that nothing is found.",
      },
    },
  },
  cases: { other: ["count", "total", "language"] },
  *run(facts, params) {
    const { most, texts } = params as unknown as Params;
    const described = byDocument(describedBy(facts));
    for (const { document, place } of facts.documents) {
      const all = (described.get(document) ?? []).slice(0, LOOKED_AT);
      if (all.length === 0) continue;
      const others = new Map<string, Place[]>();
      for (const one of all) {
        const language = guessLanguage(one.text);
        if (language === "" || language === "en") continue;
        others.set(language, [...(others.get(language) ?? []), one.place]);
      }
      const count = [...others.values()].reduce((sum, places) => sum + places.length, 0);
      const [main] = [...others].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
      const [first, ...rest] = main?.[1] ?? [];
      if (main === undefined || first === undefined || count < texts || count * 100 <= most * all.length) {
        yield { subject: place, outcome: "holds" };
        continue;
      }
      const data = { count, total: all.length, language: main[0] };
      const violation = { case: "other", data, place: first, related: rest.slice(0, SHOWN - 1) };
      yield { subject: place, outcome: "violated", violations: [violation] };
    }
  },
};

interface Described extends Fact {
  readonly text: string;
}

/** Summaries and descriptions of operations, parameters, properties and schemas, each at what it describes: three words at least. */
function describedBy(facts: Facts): Described[] {
  const all: Described[] = [];
  const add = ({ place, document }: Fact, text: string): void => {
    if ((text.match(/\p{L}{2,}/gu) ?? []).length >= 3) all.push({ place: place.key(), document, text });
  };
  for (const fact of facts.operations) add(fact, `${fact.summary}\n${fact.description}`);
  for (const fact of facts.parameters) add(fact, fact.description);
  for (const fact of facts.properties) add(fact, fact.description);
  for (const fact of facts.schemas) add(fact, fact.description);
  return all;
}
