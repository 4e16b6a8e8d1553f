import type { LanguageFact } from "../facts/repository/facts.ts";
import type { Check } from "./check.ts";
import { unseen } from "./unseen.ts";

interface Params {
  readonly of: LanguageFact["of"];
  readonly most: number;
  readonly texts: number;
}

/**
 * Whether most texts of a sort are in English. Languages are guessed: rules that use this are hints.
 *
 * Placeholders: `count` of the texts that look as if they were in another language, `total` of those looked at, and `language`, the ISO 639-1
 * code of the one that most of these are in, "und" where it is not told further.
 */
export const check: Check = {
  id: "language-share",
  description:
    "Guesses the language of comments, commit messages or documents and finds repositories in which more than a share of them is not in English.",
  source: "repository",
  subject: "language-share",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["of", "most", "texts"],
    properties: {
      of: { enum: ["comments", "commit-messages", "pages"], description: "Which texts to look at." },
      most: {
        type: "integer",
        minimum: 0,
        maximum: 99,
        description: "Such a share of texts in other languages, in per cent, is no violation.",
      },
      texts: {
        type: "integer",
        minimum: 1,
        description: "With fewer texts in other languages than that nothing is found.",
      },
    },
  },
  cases: { other: ["count", "total", "language"] },
  *run(facts, params) {
    const { of, most, texts } = params as unknown as Params;
    yield* unseen(facts, "language-share");
    for (const share of facts.repository.languages) {
      if (share.of !== of) continue;
      const { place, notEnglish, other } = share;
      if (notEnglish < texts || notEnglish * 100 <= most * share.texts) {
        yield { subject: place, outcome: "holds" };
        continue;
      }
      const data = { count: notEnglish, total: share.texts, language: other };
      yield { subject: place, outcome: "violated", violations: [{ case: "other", data, place }] };
    }
  },
};
