import { wellFormed } from "./fault.ts";

/** Own keys of all objects of a parsed JSON value, and whether some number was too large to be finite. Iterative. */
export function surveyValue(value: unknown): { keys: number; infinite: boolean } {
  let keys = 0;
  let infinite = false;
  const open: object[] = [];
  const visit = (item: unknown): void => {
    if (typeof item === "object") {
      if (item !== null) open.push(item);
    } else if (typeof item === "number" && !Number.isFinite(item)) infinite = true;
  };
  visit(value);
  for (let container = open.pop(); container !== undefined; container = open.pop()) {
    if (Array.isArray(container)) {
      for (const item of container) visit(item);
    } else {
      // The keys of parsed data are all its own, and this is the fastest way through them.
      for (const key in container) {
        keys += 1;
        visit((container as Record<string, unknown>)[key]);
      }
    }
  }
  return { keys, infinite };
}

/** The same value with lone surrogates in strings and keys replaced, order of keys kept. Changes the value it is given. */
export function makeWellFormed(value: unknown): unknown {
  if (typeof value === "string") return wellFormed(value);
  const open: unknown[] = [value];
  const fresh = (item: unknown): unknown => {
    if (typeof item === "string") return wellFormed(item);
    open.push(item);
    return item;
  };
  while (open.length > 0) {
    const container = open.pop();
    if (Array.isArray(container)) {
      for (let i = 0; i < container.length; i++) container[i] = fresh(container[i]);
    } else if (typeof container === "object" && container !== null) {
      const object = container as Record<string, unknown>;
      for (const [key, item] of Object.entries(object)) {
        delete object[key];
        define(object, wellFormed(key), fresh(item));
      }
    }
  }
  return value;
}

/** Sets a member as an ordinary own property, `__proto__` included. */
export function define(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__") {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else object[key] = value;
}
