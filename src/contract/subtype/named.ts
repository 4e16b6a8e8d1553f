import { isObject } from "../../facts/members.ts";
import { type Atom, child, made, opposite, part, schemaIn, schemasIn } from "./atom.ts";
import { entriesOf, own } from "./keywords.ts";
import type { Members } from "./state.ts";

/** The members that a schema evaluates when its alternatives match in a certain way (JSON Schema 2020-12 core, section 11.3). */
export interface Evaluated {
  /** What must hold so that it is this way. */
  readonly atoms: readonly Atom[];
  /** Undefined when it evaluates all members. */
  readonly members: Pick<Members, "properties" | "patterns"> | undefined;
}

/** Ways in which the alternatives of one schema may match; more are not told apart. */
const MOST = 64;
const DEPTH = 30;

/**
 * All ways in which the alternatives of a schema with `unevaluatedProperties` may match, and what each evaluates.
 *
 * @param atom of that schema, positive or not
 * @returns undefined when there are too many, or a reference leads nowhere
 */
export function evaluatedBy(atom: Atom): readonly Evaluated[] | undefined {
  try {
    return waysOf(atom, true, 0);
  } catch (error) {
    if (error instanceof TooMany) return undefined;
    throw error;
  }
}

class TooMany extends Error {}

const NOTHING: Evaluated = { atoms: [], members: { properties: new Map(), patterns: [] } };

function waysOf(atom: Atom, outermost: boolean, depth: number): readonly Evaluated[] {
  const { schema } = atom;
  if (!isObject(schema)) return [NOTHING];
  if (depth > DEPTH || Object.hasOwn(schema, "$dynamicRef")) throw new TooMany();
  const all =
    schemaIn(own(schema, "additionalProperties")) !== undefined ||
    (!outermost && schemaIn(own(schema, "unevaluatedProperties")) !== undefined);
  const members = { properties: new Map<string, Atom>(), patterns: [] as [string, Atom][] };
  for (const [name] of entriesOf(schema, "properties")) members.properties.set(name, child(atom, true));
  for (const [pattern] of entriesOf(schema, "patternProperties")) members.patterns.push([pattern, child(atom, true)]);
  let ways: readonly Evaluated[] = [{ atoms: [], members: all ? undefined : members }];
  const and = (others: readonly Evaluated[]): void => {
    ways = crossed(ways, others);
  };
  const inner = (one: Atom): readonly Evaluated[] => waysOf(one, false, depth + 1);
  const holds = (one: Atom): Evaluated => ({ ...NOTHING, atoms: [one.positive ? one : opposite(one)] });
  const fails = (one: Atom): Evaluated => ({ ...NOTHING, atoms: [one.positive ? opposite(one) : one] });
  const chosen = (one: Atom): readonly Evaluated[] => crossed([holds(one)], inner(one));

  const reference = own(schema, "$ref");
  if (typeof reference === "string") {
    const target = atom.space.resolve(reference);
    if (target === undefined) throw new TooMany();
    and(inner({ ...atom, schema: target }));
  }
  for (const one of schemasIn(own(schema, "allOf"))) and(inner(part(atom, one)));
  const any = schemasIn(own(schema, "anyOf")).map((one) => part(atom, one));
  if (any.length > 0) and(subsetsOf(any, chosen, fails));
  const one = schemasIn(own(schema, "oneOf")).map((each) => part(atom, each));
  if (one.length > 0) {
    const others = (index: number): Evaluated => ({
      ...NOTHING,
      atoms: one.filter((_, other) => other !== index).flatMap((other) => fails(other).atoms),
    });
    and(one.flatMap((each, index) => crossed(chosen(each), [others(index)])));
  }
  const condition = schemaIn(own(schema, "if"));
  if (condition !== undefined) {
    const tested = part(atom, condition);
    const then = part(atom, schemaIn(own(schema, "then")) ?? true);
    const otherwise = part(atom, schemaIn(own(schema, "else")) ?? true);
    and([...crossed(chosen(tested), chosen(then)), ...crossed([fails(tested)], chosen(otherwise))]);
  }
  for (const [name, value] of entriesOf(schema, "dependentSchemas")) {
    const dependent = schemaIn(value);
    if (dependent === undefined) continue;
    const there = made({ required: [name] });
    and([...crossed([holds(there)], chosen(part(atom, dependent))), fails(there)]);
  }
  return ways;
}

/** Every choice of at least one that matches, the others not. */
function subsetsOf(
  alternatives: readonly Atom[],
  chosen: (one: Atom) => readonly Evaluated[],
  fails: (one: Atom) => Evaluated,
): readonly Evaluated[] {
  if (1 << Math.min(alternatives.length, 20) > MOST) throw new TooMany();
  const ways: Evaluated[] = [];
  for (let mask = 1; mask < 1 << alternatives.length; mask++) {
    let some: readonly Evaluated[] = [NOTHING];
    for (const [index, one] of alternatives.entries()) {
      some = crossed(some, (mask & (1 << index)) !== 0 ? chosen(one) : [fails(one)]);
    }
    ways.push(...some);
  }
  return ways;
}

function crossed(first: readonly Evaluated[], second: readonly Evaluated[]): readonly Evaluated[] {
  if (first.length * second.length > MOST) throw new TooMany();
  return first.flatMap((a) =>
    second.map((b) => ({
      atoms: [...a.atoms, ...b.atoms],
      members:
        a.members === undefined || b.members === undefined
          ? undefined
          : {
              properties: new Map([...a.members.properties, ...b.members.properties]),
              patterns: [...a.members.patterns, ...b.members.patterns],
            },
    })),
  );
}
