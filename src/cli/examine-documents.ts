import type { DocumentDefects } from "../facts/facts.ts";
import { confirm, examineDocument, needsConfirmation } from "../facts/validity/examine.ts";
import type { Submission } from "../model.ts";
import { loadOfficial } from "../schema/official.ts";

/** The defects of every OpenAPI document. The official schemas are asked only where the cheap walk found something that they can overrule. */
export async function examineDocuments(submission: Submission): Promise<DocumentDefects[]> {
  const all: DocumentDefects[] = [];
  for (const api of submission.apis) {
    const defects = examineDocument(api, submission.resolver);
    all.push(needsConfirmation(defects) ? confirm(defects, api, await loadOfficial(api.version)) : defects);
  }
  return all;
}
