import { type ApiDocument, Place, type Resolver } from "../../model.ts";
import type { DocumentDefects } from "../facts.ts";
import { rootKind } from "./kinds.ts";
import { checkPaths } from "./paths.ts";
import { Walk } from "./walk.ts";

export { confirm, needsConfirmation, type OfficialTest } from "./confirm.ts";

/**
 * Finds everything that is wrong with an OpenAPI document and with what it refers to: its structure, along the tables of its version,
 * and what no schema can say. Nothing is dereferenced. Where the walk finds the structure wrong, `confirm` lets the official schema decide.
 */
export function examineDocument(api: ApiDocument, resolver: Resolver): DocumentDefects {
  const file = api.document.path;
  const walk = new Walk(api, resolver, rootKind(api.version));
  walk.run();
  checkPaths(walk, file);
  finish(walk);
  return { place: new Place(file), document: file, defects: walk.defects, unchecked: walk.unchecked };
}

/** What can only be said once everything was seen. */
function finish(walk: Walk): void {
  const { memory } = walk;
  const told = new Set<object>();
  for (const { schema, names } of memory.required) {
    // YAML aliases bring the same schema again.
    if (memory.combined.has(schema) || told.has(schema)) continue;
    told.add(schema);
    for (const { name, place } of names) walk.semantic("required-unknown-property", { name }, place);
  }
  for (const defect of memory.doubtful) {
    // Below an `$id` a reference is relative to that, which we do not follow.
    if (memory.identified) walk.skip(defect.place);
    else walk.semantic(defect.case, defect.data, defect.place);
  }
  if (memory.incomplete || walk.unchecked.length > 0) return;
  for (const { id, place } of memory.linked) {
    if (!memory.operationIds.has(id)) walk.semantic("unknown-operation-id", { id: id.slice(0, 200) }, place);
  }
}
