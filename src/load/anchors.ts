import { type Document, Place, type Pointer } from "../model.ts";

/**
 * The plain names that schemas of a document give themselves (JSON Schema 2020-12, section 8.2.2: `$anchor`, `$dynamicAnchor`),
 * with the pointers of the schemas. Of two equal names the first in the document counts.
 */
export function anchorsOf(document: Document): ReadonlyMap<string, Pointer> {
  const anchors = new Map<string, Pointer>();
  const seen = new Set<object>();
  const open: { value: unknown; place: Place }[] = [{ value: document.value, place: new Place(document.path) }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, place } = next;
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const keyword of ["$anchor", "$dynamicAnchor"]) {
      if (!Object.hasOwn(value, keyword)) continue;
      const name = (value as Record<string, unknown>)[keyword];
      if (typeof name === "string" && !anchors.has(name)) anchors.set(name, place.pointer);
    }
    // Last child first on the stack, so that the first is looked at first.
    const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
    for (const key of keys.reverse()) {
      open.push({ value: (value as Record<string | number, unknown>)[key], place: place.child(key) });
    }
  }
  return anchors;
}
