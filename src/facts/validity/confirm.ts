import type { ApiDocument } from "../../model.ts";
import type { DocumentDefects } from "../facts.ts";

/** The official schema of a version, compiled. */
export type OfficialTest = (value: unknown) => boolean;

/** Whether the walk found something that the official schema has a say in. */
export function needsConfirmation({ defects }: DocumentDefects): boolean {
  return defects.some((defect) => defect.structural === true);
}

/**
 * Lets the official schema decide about the structure of the document itself. If it finds the document valid, structural defects are
 * dropped: the walk was wrong. What schemas cannot say stays, and so does what stands where only references lead, which the schema
 * never sees. The schema is not asked about documents in whose structure the walk finds nothing; tests show that both agree.
 */
export function confirm(defects: DocumentDefects, api: ApiDocument, official: OfficialTest): DocumentDefects {
  if (!needsConfirmation(defects) || !official(api.document.value)) return defects;
  return { ...defects, defects: defects.defects.filter((defect) => defect.structural !== true) };
}
