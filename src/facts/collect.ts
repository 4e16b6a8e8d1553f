import type { PatternEngine } from "../instance/patterns.ts";
import type { Submission } from "../model.ts";
import { collectDocument } from "./documents.ts";
import type { DocumentDefects, Facts } from "./facts.ts";
import { collectFiles, collectUnreadable } from "./files.ts";
import { NO_REPOSITORY, type RepositoryFacts } from "./repository/facts.ts";
import type { Collected } from "./scope.ts";

/**
 * Reads the facts of a submission from its parsed documents: one walk per OpenAPI document, every shared thing visited once where it is
 * defined, nothing dereferenced. Whatever has another type than OpenAPI gives it is skipped; the defects tell of it.
 *
 * @param defects what is wrong with each document, as the validity part found it; handed on as it is
 * @param patterns what the patterns of schemas are compiled with, handed on to who needs them
 * @param repository what was read while the repository was walked
 */
export function collectFacts(
  submission: Submission,
  defects: readonly DocumentDefects[],
  patterns?: PatternEngine,
  repository: RepositoryFacts = NO_REPOSITORY,
): Facts {
  const out: Collected = {
    servers: [],
    operations: [],
    parameters: [],
    properties: [],
    schemas: [],
    mediaTypes: [],
    securitySchemes: [],
    examples: [],
    samples: [],
    unresolved: [],
    unread: [],
  };
  const documents = submission.apis.map((api) => collectDocument(api, submission.resolver, out, patterns));
  return {
    documents,
    ...out,
    files: collectFiles(submission),
    repository,
    defects,
    unreadable: collectUnreadable(submission, out.unresolved),
  };
}
