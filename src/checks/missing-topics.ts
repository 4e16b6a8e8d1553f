import type { PageFact } from "../facts/repository/facts.ts";
import { TOPIC_NAMES } from "../facts/repository/pages/topics.ts";
import type { Check } from "./check.ts";
import { holds, violated } from "./deployed.ts";
import { unseen } from "./unseen.ts";

interface Params {
  readonly about: string;
  readonly needed: Readonly<Record<string, readonly string[]>>;
}

/** The placeholders for what is missing: texts choose their words by them. */
const PLACES = ["first", "second", "third", "fourth"] as const;

/**
 * What the documents about a subject leave out. It is asked where a document is about the subject; what is needed may stand in any document,
 * together or apart. One finding, at the first document about the subject.
 *
 * Placeholders: `name` of that document, `count` of what is missing, and its names, as the parameters have them, in their order: `first`,
 * `second`, `third` and `fourth` ("none" where there are fewer).
 */
export const check: Check = {
  id: "missing-topics",
  description:
    "Where a document of the repository is about a subject, demands that the documents speak of all that belongs to it, and tells what is missing.",
  source: "repository",
  subject: "page",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["about", "needed"],
    properties: {
      about: { enum: TOPIC_NAMES, description: "The topic that a document must have for the rest to be asked." },
      needed: {
        type: "object",
        minProperties: 1,
        maxProperties: PLACES.length,
        description: "What must be spoken of: names for the texts, each with the topics of which one will do.",
        propertyNames: { pattern: "^[a-z]+$" },
        additionalProperties: { type: "array", minItems: 1, items: { enum: TOPIC_NAMES } },
      },
    },
  },
  cases: { missing: ["name", "count", ...PLACES] },
  *run(facts, params) {
    const { about, needed } = params as unknown as Params;
    const pages = facts.repository.pages.filter(({ purpose }) => purpose !== "test");
    const first = pages.find(({ topics }) => topics.includes(about));
    if (first === undefined) return;
    const missing = Object.keys(needed).filter((name) => !isSpokenOf(pages, needed[name] ?? []));
    const hidden = missing.length === 0 ? [] : [...unseen(facts, "page")];
    yield* hidden;
    if (hidden.length > 0) return;
    if (missing.length === 0) yield holds(first.place);
    else {
      const named = Object.fromEntries(PLACES.map((place, index) => [place, missing[index] ?? "none"]));
      yield violated(first.place, "missing", { name: first.path, count: missing.length, ...named });
    }
  },
};

function isSpokenOf(pages: readonly PageFact[], topics: readonly string[]): boolean {
  return pages.some((page) => topics.some((topic) => page.topics.includes(topic)));
}
