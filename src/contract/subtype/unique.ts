import type { Json } from "../inclusion.ts";
import { type Atom, made } from "./atom.ts";
import { equal } from "./json.ts";
import { EMPTY, type Outcome, type Search } from "./search.ts";

/**
 * Items for a list that may hold none twice. An item that can be as many values as there are items never stands in another's way, so that
 * many values of each are enough to tell whether all can differ.
 *
 * @param wanted what is asked of the item at each position
 */
export function differentItems(wanted: readonly (readonly Atom[])[], search: Search): readonly Json[] | Outcome {
  const domains: (readonly Json[])[] = [];
  let doubt: Outcome | undefined;
  for (const [index, atoms] of wanted.entries()) {
    const before = wanted[index - 1];
    if (before !== undefined && before.length === atoms.length && before.every((one, at) => one === atoms[at])) {
      domains.push(domains[index - 1] as readonly Json[]);
      continue;
    }
    const values: Json[] = [];
    while (values.length < wanted.length) {
      const others = values.length > 0 ? [made({ enum: [...values] }, false)] : [];
      const outcome = search.solve([...atoms, ...others]);
      if (outcome.kind === "unknown") doubt ??= outcome;
      if (outcome.kind !== "found") break;
      values.push(outcome.value);
    }
    if (values.length === 0) return doubt ?? EMPTY;
    domains.push(values);
  }
  return assigned(domains) ?? doubt ?? EMPTY;
}

/** A different value for each position, found by making room along alternating paths; undefined when there is none. */
function assigned(domains: readonly (readonly Json[])[]): readonly Json[] | undefined {
  const values: Json[] = [];
  const numberOf = (value: Json): number => {
    const known = values.findIndex((one) => equal(one, value));
    return known >= 0 ? known : values.push(value) - 1;
  };
  const numbered = new Map<readonly Json[], readonly number[]>();
  const options = domains.map((domain) => {
    const numbers = numbered.get(domain) ?? domain.map(numberOf);
    numbered.set(domain, numbers);
    return numbers;
  });
  const holder = new Map<number, number>();
  const place = (position: number, tried: Set<number>): boolean => {
    for (const value of options[position] ?? []) {
      if (tried.has(value)) continue;
      tried.add(value);
      const other = holder.get(value);
      if (other !== undefined && !place(other, tried)) continue;
      holder.set(value, position);
      return true;
    }
    return false;
  };
  for (const position of options.keys()) if (!place(position, new Set())) return undefined;
  const items = new Map([...holder].map(([value, position]) => [position, values[value] as Json]));
  return [...options.keys()].map((position) => items.get(position) as Json);
}
