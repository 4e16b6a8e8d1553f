import type { Place, Pointer } from "../model.ts";
import type { OperationFact } from "./facts.ts";

const METHODS: ReadonlySet<string> = new Set("get put post delete options head patch trace query".split(" "));

/** The steps from the root that hold an operation, and its name; both are told by the pointer alone. */
interface Found {
  readonly name: string;
  readonly steps: number;
}

/**
 * Names the innermost operation that a place lies in, as "POST /consents": by its pointer in an OpenAPI document, and by what the facts
 * know of path items in files of their own. Such an operation has the name of the first path that leads to it.
 */
export function operationNames(operations: readonly OperationFact[]): (place: Place) => string | undefined {
  const elsewhere = new Map<string, Map<string, string>>();
  for (const { place, name } of operations) {
    const { pointer } = place;
    if (byPointer(pointer)?.steps === pointer.length) continue;
    const names = elsewhere.get(place.file) ?? new Map<string, string>();
    elsewhere.set(place.file, names);
    const key = JSON.stringify(pointer);
    if (!names.has(key)) names.set(key, name);
  }
  return ({ file, pointer }) => {
    const names = elsewhere.get(file);
    const own = byPointer(pointer);
    for (let steps = pointer.length; names !== undefined && steps > (own?.steps ?? 0); steps -= 1) {
      const name = names.get(JSON.stringify(pointer.slice(0, steps)));
      if (name !== undefined) return name;
    }
    return own?.name;
  };
}

function byPointer(pointer: Pointer): Found | undefined {
  for (let index = pointer.length - 1; index >= 2; index -= 1) {
    const step = pointer[index];
    // Any other method (OpenAPI 3.2.0, section 4.9).
    const other = pointer[index - 1] === "additionalOperations";
    const item = other ? index - 2 : index - 1;
    const container = pointer[item - 1];
    if (typeof step !== "string" || !(other || METHODS.has(step))) continue;
    if (container === "paths" || container === "webhooks" || pointer[item - 2] === "callbacks") {
      const path = String(pointer[item]).slice(0, 300);
      return { name: `${other ? step : step.toUpperCase()} ${path}`, steps: index + 1 };
    }
  }
  return undefined;
}
