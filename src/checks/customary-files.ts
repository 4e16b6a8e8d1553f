import type { Check } from "./check.ts";

interface Params {
  readonly names: readonly string[];
}

/** Where such files are looked for: hosts of repositories show them from these folders. */
const FOLDER = /^(?:docs\/|\.github\/|\.gitlab\/|\.forgejo\/|\.gitea\/)?[^/]+$/u;
/** Endings of documents, and of translations of them: CONTRIBUTING.fr.md. */
const ENDING = /(?:[.-][a-z]{2,3})?(?:\.(?:md|markdown|txt|rst|adoc|asciidoc|org|ya?ml|html))?$/u;

/**
 * Files that a project is expected to have by their names, at its root or where hosts of repositories look for them. Letter case, hyphens,
 * underscores and endings make no difference. One subject, the repository, where it has source code of the product.
 *
 * Placeholders: `names` of the files that are missing, and `count` of them.
 */
export const check: Check = {
  id: "customary-files",
  description:
    "Looks for files that a project is expected to have by their names, such as CONTRIBUTING, at the root of a repository or where hosts of repositories look for them.",
  source: "repository",
  subject: "repository",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["names"],
    properties: {
      names: {
        type: "array",
        items: { type: "string" },
        minItems: 1,
        description: "Names without their endings. Letter case, hyphens and underscores make no difference.",
      },
    },
  },
  cases: { missing: ["names", "count"] },
  *run({ repository }, params) {
    const { root, files } = repository;
    if (root?.hasSource !== true) return;
    const { names } = params as unknown as Params;
    const there = new Set(files.filter(({ path }) => FOLDER.test(path)).map(({ name }) => plain(name)));
    const missing = names.filter((name) => !there.has(plain(name)));
    if (missing.length === 0) {
      yield { subject: root.place, outcome: "holds" };
      return;
    }
    const data = { names: missing.join(", "), count: missing.length };
    yield { subject: root.place, outcome: "violated", violations: [{ case: "missing", data, place: root.place }] };
  },
};

function plain(name: string): string {
  return name.toLowerCase().replace(ENDING, "").replaceAll(/[-_ ]/gu, "");
}
