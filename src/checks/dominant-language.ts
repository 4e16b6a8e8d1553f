import type { RepositoryFileFact } from "../facts/repository/facts.ts";
import { isGenerated } from "../facts/repository/languages.ts";
import type { Check } from "./check.ts";

interface Params {
  readonly languages: readonly string[];
}

/** Files that hold several languages, by the one that their logic is written in. */
const WRITTEN_IN: Readonly<Record<string, string>> = { Vue: "JavaScript", Svelte: "JavaScript" };

/**
 * Looks which programming language most of the product's own source code is written in, by bytes. Tests, examples, generated files, markup
 * and data don't count. One subject: the largest file in that language.
 *
 * Placeholders: the `language`, its `share` of all source code in per cent, and the number of `files` in it.
 */
export const check: Check = {
  id: "dominant-language",
  description:
    "Looks which programming language most of the product’s own source code is written in, by bytes, and whether that is one of a list.",
  source: "repository",
  subject: "repository",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["languages"],
    properties: {
      languages: {
        type: "array",
        items: { type: "string" },
        minItems: 1,
        description: "Names of languages as facts of the kind repository-file have them.",
      },
    },
  },
  cases: { outside: ["language", "share", "files"] },
  *run({ repository }, params) {
    const { languages } = params as unknown as Params;
    const byLanguage = new Map<string, { bytes: number; files: number; largest: RepositoryFileFact }>();
    let total = 0;
    for (const file of repository.files) {
      if (file.kind !== "source" || file.purpose !== "product" || isGenerated(file.path)) continue;
      const language = Object.hasOwn(WRITTEN_IN, file.language) ? (WRITTEN_IN[file.language] ?? "") : file.language;
      total += file.bytes;
      const known = byLanguage.get(language);
      if (known === undefined) byLanguage.set(language, { bytes: file.bytes, files: 1, largest: file });
      else {
        known.bytes += file.bytes;
        known.files += 1;
        if (file.bytes > known.largest.bytes) known.largest = file;
      }
    }
    const [main] = [...byLanguage].sort(([a, one], [b, other]) => other.bytes - one.bytes || (a < b ? -1 : 1));
    if (main === undefined || total === 0) return;
    const [language, { bytes, files, largest }] = main;
    if (languages.includes(language)) {
      yield { subject: largest.place, outcome: "holds" };
      return;
    }
    const data = { language, share: Math.round((100 * bytes) / total), files };
    yield {
      subject: largest.place,
      outcome: "violated",
      violations: [{ case: "outside", data, place: largest.place }],
    };
  },
};
