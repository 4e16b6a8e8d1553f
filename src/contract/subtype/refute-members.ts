import type { Reading } from "../inclusion.ts";
import type { SchemaObject } from "../schema.ts";
import { type Atom, child, part, schemaIn } from "./atom.ts";
import { requiredOf } from "./demand.ts";
import { Doubt } from "./doubt.ts";
import { staysHome } from "./home.ts";
import { entriesOf, namesOf, own } from "./keywords.ts";
import { evaluatedBy } from "./named.ts";
import type { Way } from "./state.ts";

/**
 * Readers of an answer ignore the members that the reference does not name: where it does not stand in a negation, which would turn that round.
 */
export function ignoresStrangers({ side }: Atom, reading: Reading): boolean {
  return reading === "response" && side === "sup";
}

/** The way that nobody can judge. */
export function doubting(keyword: string): Way {
  return () => {
    throw new Doubt("keyword", keyword);
  };
}

/** Ways in which the keywords of members refuse an object. */
export function refuteMembers(atom: Atom, schema: SchemaObject, reading: Reading): readonly Way[] {
  const ways: Way[] = [];
  for (const name of requiredOf(atom, schema, reading)) ways.push((next) => next.absent.add(name) !== undefined);
  const named = { properties: new Map<string, Atom>(), patterns: [] as [string, Atom][] };
  for (const [name, value] of entriesOf(schema, "properties")) {
    const property = schemaIn(value);
    if (property === undefined) continue;
    named.properties.set(name, child(atom, property));
    if (property !== true && !staysHome(property, atom.space, reading)) {
      ways.push((next) => next.wanted.push({ kind: "named", name, atom: child(atom, property) }) > 0);
    }
  }
  for (const [pattern, value] of entriesOf(schema, "patternProperties")) {
    const member = schemaIn(value);
    if (member === undefined) continue;
    named.patterns.push([pattern, child(atom, member)]);
    ways.push((next) => next.wanted.push({ kind: "matching", pattern, atom: child(atom, member) }) > 0);
  }
  const rest = schemaIn(own(schema, "additionalProperties"));
  if (rest !== undefined && rest !== true && !(rest === false && ignoresStrangers(atom, reading))) {
    ways.push((next) => next.wanted.push({ kind: "other", members: named, atom: child(atom, rest) }) > 0);
  }
  const unevaluated = schemaIn(own(schema, "unevaluatedProperties"));
  if (
    unevaluated !== undefined &&
    unevaluated !== true &&
    !(unevaluated === false && ignoresStrangers(atom, reading))
  ) {
    ways.push(...refuteUnevaluated(atom, child(atom, unevaluated)));
  }
  const names = schemaIn(own(schema, "propertyNames"));
  if (names !== undefined && names !== true && !ignoresStrangers(atom, reading)) {
    ways.push((next) => next.wanted.push({ kind: "name", atom: part(atom, names) }) > 0);
  }
  for (const [name, list] of entriesOf(schema, "dependentRequired")) {
    for (const missing of namesOf(list)) {
      ways.push((next) => {
        next.required.add(name);
        return next.absent.add(missing) !== undefined;
      });
    }
  }
  for (const [name, value] of entriesOf(schema, "dependentSchemas")) {
    const dependent = schemaIn(value);
    if (dependent === undefined) continue;
    ways.push((next) => {
      next.required.add(name);
      return next.pending.push(part(atom, dependent)) > 0;
    });
  }
  return ways;
}

/** A member that no part of the schema evaluates, for each way in which its alternatives may match. */
function refuteUnevaluated(atom: Atom, rest: Atom): readonly Way[] {
  const evaluated = evaluatedBy(atom);
  if (evaluated === undefined) return [doubting("unevaluatedProperties")];
  return evaluated.flatMap(({ atoms, members }) =>
    members === undefined
      ? []
      : [
          (next) => {
            next.wanted.push({ kind: "other", members, atom: rest });
            next.pending.push(...atoms);
            return true;
          },
        ],
  );
}
