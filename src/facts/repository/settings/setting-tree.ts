import type { Place } from "../../../model.ts";

/** A setting in a file of YAML or JSON. */
export interface TreeSetting {
  /** The steps to it, with dots between them. */
  readonly name: string;
  readonly text: string;
  readonly place: Place;
}

const MOST = 2_000;
const DEEPEST = 20;

/** Every single value of plain data, named by the steps to it. Items of lists have no names and are left out, unless they hold names. */
export function settingTree(value: unknown, place: Place): TreeSetting[] {
  const found: TreeSetting[] = [];
  walk(value, place, "", 0);
  return found;

  function walk(at: unknown, where: Place, name: string, depth: number): void {
    if (found.length >= MOST || depth > DEEPEST) return;
    if (Array.isArray(at)) {
      for (const [index, item] of at.slice(0, 200).entries()) {
        if (typeof item === "object" && item !== null) walk(item, where.child(index), name, depth + 1);
      }
    } else if (typeof at === "object" && at !== null) {
      for (const [key, item] of Object.entries(at))
        walk(item, where.child(key), name === "" ? key : `${name}.${key}`, depth + 1);
    } else if (name !== "") {
      found.push({ name: name.slice(0, 200), text: at === null ? "" : String(at), place: where.key() });
    }
  }
}
