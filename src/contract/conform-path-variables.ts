import type { OperationPair } from "./conform-pair.ts";
import { foldedName, variablesOf } from "./match-path.ts";

/** Which variable of the reference's path is which of the offered one. */
export interface PathVariables {
  /** From a name of the reference to the offered name; undefined where the address of the server says it. */
  readonly offeredName: ReadonlyMap<string, string | undefined>;
  /** Variables of the reference's path that the offered path does not have. */
  readonly missing: readonly string[];
  /** Variables of the offered path that clients of the reference know nothing of. */
  readonly unknown: readonly string[];
}

/**
 * Pairs the variables of two paths. Paths that were matched by how they are spelled have them at the same positions, counted from the end:
 * in front there may be some that a base path stands for. Paths that a vendor or an operationId says to be the same are compared by name
 * first, and what is left by position if it is as many.
 */
export function pathVariables({ reference, offered, tier }: OperationPair): PathVariables {
  const own = variablesOf(reference.path);
  const other = variablesOf(offered.path);
  const offeredName = new Map<string, string | undefined>();
  if (tier !== "declared" && tier !== "operation-id") {
    const shift = other.length - own.length;
    for (const [position, name] of own.entries()) offeredName.set(name, other[position + shift]);
    return { offeredName, missing: [], unknown: [] };
  }
  const byName = new Map(other.map((name) => [foldedName(name), name]));
  const free = new Set(other);
  const left: string[] = [];
  for (const name of own) {
    const same = byName.get(foldedName(name));
    if (same === undefined || !free.delete(same)) left.push(name);
    else offeredName.set(name, same);
  }
  const rest = [...free];
  if (left.length !== rest.length) return { offeredName, missing: left, unknown: rest };
  for (const [position, name] of left.entries()) offeredName.set(name, rest[position]);
  return { offeredName, missing: [], unknown: [] };
}
