import type { Reading } from "../inclusion.ts";
import type { Schema, SchemaObject } from "../schema.ts";
import { type Atom, child, isLenient, opposite, part, schemaIn, schemasIn, together, typesOf } from "./atom.ts";
import { pushing, valuesOf } from "./demand.ts";
import { Doubt } from "./doubt.ts";
import { allows, COUNTS, countOf, formatOf, numberOf, own, strangeIn, textOf } from "./keywords.ts";
import { doubting, ignoresStrangers, refuteMembers } from "./refute-members.ts";
import type { State, Way } from "./state.ts";

/**
 * Adds to a state that a value must not match a schema: that some keyword of it refuses the value.
 *
 * @param atom a negative one
 * @returns false when every value of this type matches
 * @throws Doubt for a reference that leads nowhere
 */
export function refute(atom: Atom, state: State, reading: Reading): boolean {
  const { schema } = atom;
  if (typeof schema === "boolean") return !schema;
  const mode = allows(typesOf(schema, atom.root, reading), state.type);
  if (mode === "none") return true;
  state.contested = true;
  const ways: Way[] = [...refuteByType(atom, schema, state, reading)];
  if (mode === "whole") ways.push((next) => next.nonMultiples.push(1) > 0);
  for (const values of valuesOf(schema)) {
    ways.push((next) => {
      next.forbidden.push(...values);
      return true;
    });
  }
  const counts = COUNTS[state.type];
  if (counts !== undefined) ways.push(...refuteCounts(atom, schema, counts, reading));
  ways.push(...refuteCombinations(atom, schema, reading));
  const strange = strangeIn(schema);
  if (strange !== undefined) ways.push(doubting(strange));
  if (ways.length === 0) return false;
  if (ways.length === 1) return (ways[0] as Way)(state);
  state.refusals.push(ways);
  return true;
}

function refuteByType(atom: Atom, schema: SchemaObject, state: State, reading: Reading): readonly Way[] {
  if (state.type === "number") return refuteNumber(schema);
  if (state.type === "string") return refuteText(schema);
  if (state.type === "array") return refuteItems(atom, schema);
  return state.type === "object" ? refuteMembers(atom, schema, reading) : [];
}

function refuteCounts(
  atom: Atom,
  schema: SchemaObject,
  [least, most]: readonly [string, string],
  reading: Reading,
): readonly Way[] {
  const ways: Way[] = [];
  const low = countOf(schema, least) ?? 0;
  const high = countOf(schema, most);
  if (low > 0) {
    ways.push((next) => {
      next.most = Math.min(next.most, Math.ceil(low) - 1);
      return next.least <= next.most;
    });
  }
  if (high !== undefined && !(most === "maxProperties" && ignoresStrangers(atom, reading))) {
    ways.push((next) => {
      next.least = Math.max(next.least, Math.floor(high) + 1);
      return next.least <= next.most;
    });
  }
  return ways;
}

function refuteNumber(schema: SchemaObject): readonly Way[] {
  const ways: Way[] = [];
  const bound = (keyword: string, list: "lows" | "highs", exclusive: boolean): void => {
    const value = numberOf(schema, keyword);
    if (value !== undefined) ways.push((next) => next[list].push({ value, exclusive }) > 0);
  };
  bound("minimum", "highs", true);
  bound("exclusiveMinimum", "highs", false);
  bound("maximum", "lows", true);
  bound("exclusiveMaximum", "lows", false);
  const divisor = numberOf(schema, "multipleOf");
  if (divisor !== undefined && divisor > 0) ways.push((next) => next.nonMultiples.push(divisor) > 0);
  return ways;
}

function refuteText(schema: SchemaObject): readonly Way[] {
  const ways: Way[] = [];
  const pattern = textOf(schema, "pattern");
  if (pattern !== undefined) ways.push((next) => next.nonPatterns.push(pattern) > 0);
  const format = formatOf(schema);
  if (format !== undefined) ways.push((next) => next.nonFormats.push(format) > 0);
  return ways;
}

function refuteItems(atom: Atom, schema: SchemaObject): readonly Way[] {
  const ways: Way[] = [];
  const prefix = schemasIn(own(schema, "prefixItems"));
  const wanting =
    (from: number, exact: boolean, one: Atom): Way =>
    (next) =>
      next.items.push({ from, exact, atom: one }) > 0;
  for (const [index, one] of prefix.entries()) ways.push(wanting(index, true, child(atom, one)));
  const rest = schemaIn(own(schema, "items"));
  if (rest !== undefined) ways.push(wanting(prefix.length, false, child(atom, rest)));
  if (own(schema, "uniqueItems") === true) {
    ways.push((next) => {
      next.repeats = true;
      return true;
    });
  }
  const contained = schemaIn(own(schema, "contains"));
  if (contained === undefined) return ways;
  const positive: Atom = { ...child(atom, contained), positive: true, plain: true };
  const least = countOf(schema, "minContains") ?? 1;
  if (least > 0) ways.push((next) => next.contains.push({ atom: positive, least: 0, most: least - 1 }) > 0);
  const most = countOf(schema, "maxContains");
  if (most !== undefined) {
    ways.push((next) => next.contains.push({ atom: positive, least: most + 1, most: Number.POSITIVE_INFINITY }) > 0);
  }
  return ways;
}

function refuteCombinations(atom: Atom, schema: SchemaObject, reading: Reading): readonly Way[] {
  const ways: Way[] = [];
  const reference = own(schema, "$ref");
  if (typeof reference === "string") {
    const target = atom.space.resolve(reference);
    if (target === undefined) throw new Doubt("reference", reference);
    ways.push(pushing({ ...atom, schema: target }));
  }
  for (const one of schemasIn(own(schema, "allOf"))) ways.push(pushing(together(atom, schema, one)));
  const any = schemasIn(own(schema, "anyOf"));
  if (any.length > 0) ways.push(pushing(...any.map((one) => together(atom, schema, one))));
  const one = schemasIn(own(schema, "oneOf"));
  if (one.length > 0) {
    ways.push(pushing(...one.map((each) => together(atom, schema, each))));
    if (!isLenient(schema, atom.side, reading)) ways.push(...pairsOf(atom, schema, one));
  }
  const not = schemaIn(own(schema, "not"));
  if (not !== undefined) ways.push(pushing(opposite(part(atom, not))));
  const condition = schemaIn(own(schema, "if"));
  if (condition !== undefined) {
    const then = schemaIn(own(schema, "then"));
    const otherwise = schemaIn(own(schema, "else"));
    if (then !== undefined) ways.push(pushing(opposite(part(atom, condition)), part(atom, then)));
    if (otherwise !== undefined) ways.push(pushing(part(atom, condition), part(atom, otherwise)));
  }
  return ways;
}

/** Two alternatives of `oneOf` that match together refuse the value as well: one of them is the first that does. */
function pairsOf(atom: Atom, around: SchemaObject, alternatives: readonly Schema[]): readonly Way[] {
  const matching = alternatives.map((one) => ({ ...together(atom, around, one), positive: true, plain: true }));
  return matching.slice(0, -1).map((first, index) => (next) => {
    next.choices.push(matching.slice(index + 1).map((second) => pushing(second)));
    return pushing(first)(next);
  });
}
