import type { Requirement, Specification } from "../model.ts";
import type { AuthoredFile } from "./authored-file.ts";

/** What refers to requirements: a specification, with its two files to complain in. */
interface Referring {
  readonly specification: Specification;
  /** specification.yaml */
  readonly head: AuthoredFile;
  /** requirements.yaml */
  readonly list: AuthoredFile;
}

/**
 * Holds what a specification says of requirements to those that exist: one that it restates or reclassifies stands in a publication that
 * it extends, one that it repeats or contradicts in itself; ids stand once. What is wrong is complained of in the file.
 */
export function holdRelations(
  { specification, head, list }: Referring,
  specifications: readonly Specification[],
): void {
  const bases = specifications.filter(({ id }) => specification.extends.includes(id));
  const above = idsOf(bases.flatMap(({ requirements }) => requirements));
  const own = idsOf(specification.requirements);
  const hold = (file: AuthoredFile, pointer: string, target: string | undefined, among: ReadonlySet<string>): void => {
    if (target === undefined || among.has(target)) return;
    file.complain(pointer, "rule-unknown-requirement", { requirement: target });
  };
  const seen = new Set<string>();
  specification.requirements.forEach(({ id, restates, repeats, contradicts }, index) => {
    if (seen.has(id)) list.complain(`/${index}/id`, "requirement-twice", { requirement: id });
    seen.add(id);
    hold(list, `/${index}/restates`, restates, above);
    hold(list, `/${index}/repeats`, repeats === id ? `${id} (itself)` : repeats, own);
    hold(list, `/${index}/contradicts`, contradicts === id ? `${id} (itself)` : contradicts, own);
  });
  specification.reclassifies.forEach(({ requirement }, index) => {
    hold(head, `/reclassifies/${index}/requirement`, requirement, above);
  });
}

function idsOf(requirements: readonly Requirement[]): ReadonlySet<string> {
  return new Set(requirements.map(({ id }) => id));
}
