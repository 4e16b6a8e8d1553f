import type { Budget } from "./budget.ts";
import { isObject } from "./json.ts";

/** Values nested deeper than this are not compared; no document within the reading limits has them. */
const DEPTH = 500;

/**
 * Whether two values are equal as JSON Schema has it (2020-12 core, section 4.2.2): numbers by value, objects whatever the order of their
 * members.
 *
 * @returns undefined when the budget ran out first
 */
export function isEqual(first: unknown, second: unknown, budget: Budget, depth = 0): boolean | undefined {
  if (first === second) return true;
  if (typeof first !== "object" || typeof second !== "object" || first === null || second === null) return false;
  if (depth > DEPTH || !budget.spend(1)) return undefined;
  if (Array.isArray(first)) {
    if (!Array.isArray(second) || first.length !== second.length) return false;
    return every(first.keys(), (index) => isEqual(first[index], second[index], budget, depth + 1));
  }
  if (!isObject(first) || !isObject(second)) return false;
  const names = Object.keys(first);
  if (names.length !== Object.keys(second).length) return false;
  return every(names, (name) => Object.hasOwn(second, name) && isEqual(first[name], second[name], budget, depth + 1));
}

function every<Key>(keys: Iterable<Key>, test: (key: Key) => boolean | undefined): boolean | undefined {
  let all: boolean | undefined = true;
  for (const key of keys) {
    const one = test(key);
    if (one === false) return false;
    all = one === undefined ? undefined : all;
  }
  return all;
}

/** Items that `uniqueItems` looks at: comparing all with all is quadratic. */
const MOST_ITEMS = 1000;

/** Whether no two items are equal; undefined when there are too many, or the budget ran out. */
export function allDiffer(items: readonly unknown[], budget: Budget): boolean | undefined {
  const objects: unknown[] = [];
  const scalars = new Set<unknown>();
  for (const item of items) {
    if (!budget.spend(1)) return undefined;
    if (typeof item === "object" && item !== null) objects.push(item);
    else if (scalars.has(item)) return false;
    else scalars.add(item);
  }
  if (objects.length > MOST_ITEMS) return undefined;
  let differ: boolean | undefined = true;
  for (const [index, first] of objects.entries()) {
    for (let other = index + 1; other < objects.length; other++) {
      const equal = isEqual(first, objects[other], budget);
      if (equal === true) return false;
      if (equal === undefined) differ = undefined;
      if (budget.spent) return undefined;
    }
  }
  return differ;
}
