import type { DocumentDefects } from "../facts/facts.ts";
import { confirm, examineDocument } from "../facts/validity/examine.ts";
import type { Submission } from "../model.ts";
import { loadOfficial } from "../schema/official.ts";

/** The defects of every OpenAPI document. The official schemas are asked only where the cheap walk found something. */
export async function examineDocuments(submission: Submission): Promise<DocumentDefects[]> {
  const all: DocumentDefects[] = [];
  for (const api of submission.apis) {
    const defects = examineDocument(api, submission.resolver);
    all.push(defects.defects.length === 0 ? defects : confirm(defects, api, await loadOfficial(api.version)));
  }
  return all;
}
