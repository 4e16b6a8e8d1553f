import type { ApiDocument, Pointer } from "../../model.ts";
import type { DocumentDefects } from "../facts.ts";
import { isObject, type Source } from "../members.ts";

/** The official schema of a version, compiled. */
export type OfficialTest = (value: unknown) => boolean;

/** Whether the walk found something that the official schema has a say in. */
export function needsConfirmation({ defects }: DocumentDefects): boolean {
  return defects.some((defect) => defect.structural === true);
}

/**
 * Lets the official schema decide about the structure of the document itself. If it finds the document valid, structural defects are
 * dropped: the walk was wrong. What schemas cannot say stays, and so does what stands where only references lead, which the schema
 * never sees. The schema is not asked about documents, nor about paths and components, in whose structure the walk finds nothing; tests show that
 * both agree.
 */
export function confirm(defects: DocumentDefects, api: ApiDocument, official: OfficialTest): DocumentDefects {
  if (!needsConfirmation(defects) || !official(suspects(api.document.value, defects))) return defects;
  return { ...defects, defects: defects.defects.filter((defect) => defect.structural !== true) };
}

/** Members of a document that are maps of parts, each of which the schema judges by itself; so are the sections of `components`. */
const MAPS: ReadonlySet<string> = new Set(["paths", "webhooks", "definitions", "parameters", "responses"]);

/** The document without those parts in which the walk found no structural defect: in a large one, all but a few. */
function suspects(root: unknown, { defects }: DocumentDefects): unknown {
  if (!isObject(root)) return root;
  const found = defects.filter((defect) => defect.structural === true).map(({ place }) => place.pointer);
  const suspected = new Set(found.map((pointer) => partName(pointer.slice(0, pointer[0] === "components" ? 3 : 2))));
  const kept = (map: unknown, path: Pointer): unknown =>
    isObject(map) ? members(map, (part, name) => (suspected.has(partName([...path, name])) ? part : undefined)) : map;
  return members(root, (value, key) => {
    if (key === "components" && isObject(value)) return members(value, (map, section) => kept(map, [key, section]));
    return MAPS.has(key) ? kept(value, [key]) : value;
  });
}

function partName(pointer: Pointer): string {
  return pointer.join("\n");
}

/** A copy of an object with other members; undefined leaves one out. */
function members(object: Source, change: (value: unknown, key: string) => unknown): Source {
  const entries = Object.entries(object).map(([key, value]): [string, unknown] => [key, change(value, key)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
