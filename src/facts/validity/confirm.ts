import { type ApiDocument, Place } from "../../model.ts";
import type { Defect, DocumentDefects } from "../facts.ts";
import { isObject } from "../members.ts";

/** The official schema of a version, compiled: true, or false with what failed and where. */
export interface OfficialTest {
  (value: unknown): boolean;
  errors?:
    | readonly { readonly instancePath: string; readonly keyword: string; readonly params: Record<string, unknown> }[]
    | null;
}

/** Whether the walk found something that the official schema has a say in. */
export function needsConfirmation(defects: DocumentDefects): boolean {
  return defects.defects.some((defect) => defect.structural === true);
}

/**
 * Lets the official schema decide about the structure of the document itself. If it finds the document valid, structural defects are
 * dropped; what schemas cannot say stays, and so does what stands in other files, which it never sees. If it does not, ours are kept; had
 * we found none, the place that it names is reported.
 */
export function confirm(defects: DocumentDefects, api: ApiDocument, official: OfficialTest): DocumentDefects {
  if (official(api.document.value)) {
    return { ...defects, defects: defects.defects.filter((defect) => defect.structural !== true) };
  }
  if (needsConfirmation(defects)) return defects;
  return { ...defects, defects: [...defects.defects, named(api, official.errors ?? [])] };
}

/** The error that lies deepest in the document: of the branches of a choice, the one that was nearly right. */
function named(api: ApiDocument, errors: NonNullable<OfficialTest["errors"]>): Defect {
  let deepest: { steps: (string | number)[]; keyword: string } = { steps: [], keyword: "schema" };
  for (const { instancePath, keyword } of errors) {
    const steps = pointer(api.document.value, instancePath);
    if (steps.length > deepest.steps.length || deepest.keyword === "schema") deepest = { steps, keyword };
  }
  const place = Place.of(api.document.path, deepest.steps);
  return { case: "schema-error", data: { keyword: deepest.keyword }, place, structural: true };
}

/** The steps of a JSON pointer given as text, with numbers where the document has lists. */
function pointer(root: unknown, text: string): (string | number)[] {
  const steps: (string | number)[] = [];
  let value = root;
  for (const escaped of text.split("/").slice(1)) {
    const token = escaped.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(value)) {
      steps.push(Number(token));
      value = value[Number(token)];
    } else {
      steps.push(token);
      value = isObject(value) && Object.hasOwn(value, token) ? value[token] : undefined;
    }
  }
  return steps;
}
