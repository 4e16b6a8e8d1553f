import { isObject, list, member, type Source } from "../members.ts";
import type { Site } from "./site.ts";

/** A tag's parent is a tag of the document, and no tag is its own ancestor (OpenAPI 3.2.0, section 4.22.1). */
export function checkTags(root: Source, site: Site): void {
  const parents = new Map<string, string>();
  const names = new Set<string>();
  const stated: { readonly name: string; readonly parent: string; readonly index: number }[] = [];
  for (const [index, tag] of list(root, "tags").entries()) {
    const name = isObject(tag) ? member(tag, "name") : undefined;
    if (typeof name !== "string" || names.has(name)) continue;
    names.add(name);
    const parent = isObject(tag) ? member(tag, "parent") : undefined;
    if (typeof parent !== "string") continue;
    parents.set(name, parent);
    stated.push({ name, parent, index });
  }
  const cyclic = inCycles(parents);
  for (const { name, parent, index } of stated) {
    const place = site.place("tags", index, "parent");
    if (!names.has(parent)) site.semantic("unknown-tag-parent", { name: parent.slice(0, 200) }, place);
    else if (cyclic.has(name)) site.semantic("tag-cycle", { name: name.slice(0, 200) }, place);
  }
}

/** The names that are their own ancestors. Each is looked at once. */
function inCycles(parents: ReadonlyMap<string, string>): Set<string> {
  const cyclic = new Set<string>();
  const settled = new Set<string>();
  for (const start of parents.keys()) {
    const way: string[] = [];
    const onWay = new Set<string>();
    let name: string | undefined = start;
    while (name !== undefined && !settled.has(name) && !onWay.has(name)) {
      way.push(name);
      onWay.add(name);
      name = parents.get(name);
    }
    if (name !== undefined && onWay.has(name)) for (const one of way.slice(way.indexOf(name))) cyclic.add(one);
    for (const one of way) settled.add(one);
  }
  return cyclic;
}
