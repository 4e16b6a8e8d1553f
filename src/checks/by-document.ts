import type { Fact } from "../facts/facts.ts";

/** Facts by the path of the OpenAPI document they belong to, in the order given. One pass, however many documents there are. */
export function byDocument<T extends Fact>(facts: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const fact of facts) {
    const group = groups.get(fact.document);
    if (group === undefined) groups.set(fact.document, [fact]);
    else group.push(fact);
  }
  return groups;
}
