/** A rule's parameters with one thing left out. */
export interface Mutant {
  /** What was left out, as JSON pointer into the parameters, and its value. */
  readonly path: string;
  readonly dropped: unknown;
  readonly params: Readonly<Record<string, unknown>>;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Every way to leave one member of an object or one item of a list out of a rule's parameters, at any depth.
 *
 * @param always names of fields that every fact has: to require them changes nothing, so that is left alone
 */
export function mutantsOf(params: Json, always: ReadonlySet<string>): Mutant[] {
  const mutants: Mutant[] = [];
  const visit = (value: unknown, path: string, replace: (value: unknown) => Json): void => {
    if (typeof value !== "object" || value === null) return;
    const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
    for (const step of steps) {
      const child = (value as Record<string | number, unknown>)[step];
      const at = `${path}/${step}`;
      if (step === "required" && isEmptyDemand(child, always)) continue;
      mutants.push({ path: at, dropped: child, params: replace(without(value, step)) });
      visit(child, at, (changed) => replace(changedAt(value, step, changed)));
    }
  };
  visit(params, "", (changed) => changed as Json);
  return mutants;
}

function isEmptyDemand(value: unknown, always: ReadonlySet<string>): boolean {
  return Array.isArray(value) && value.every((name) => always.has(String(name)));
}

function without(value: object, step: string | number): unknown {
  if (Array.isArray(value)) return value.filter((_, index) => index !== step);
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== step));
}

function changedAt(value: object, step: string | number, changed: unknown): unknown {
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? changed : item));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, key === step ? changed : member]));
}

/** The names of all fields that a published fact always has, those of the things it lists included. */
export function fieldsAlwaysThere(factSchema: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (schema: unknown): void => {
    if (typeof schema !== "object" || schema === null) return;
    const { required, properties, items, $defs } = schema as Record<string, unknown>;
    if (Array.isArray(required)) for (const name of required) names.add(String(name));
    for (const member of [...Object.values(properties ?? {}), ...Object.values($defs ?? {}), items]) visit(member);
  };
  visit(factSchema);
  return names;
}
