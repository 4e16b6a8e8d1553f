import { type Atom, made, opposite } from "./atom.ts";
import { Doubt } from "./doubt.ts";
import type { Search } from "./search.ts";
import type { Members, State } from "./state.ts";
import { matches } from "./texts.ts";

/** Patterns of names of which all combinations are looked at. */
const MOST_PATTERNS = 4;

/** What all schemas say of the member of a name. */
export function atomsFor(state: State, name: string): Atom[] {
  return state.members.flatMap((members) => {
    const atoms: Atom[] = [];
    const property = members.properties.get(name);
    if (property !== undefined) atoms.push(property);
    for (const [pattern, atom] of members.patterns) if (matches(pattern, name)) atoms.push(atom);
    if (atoms.length === 0 && members.rest !== undefined) atoms.push(members.rest);
    return atoms;
  });
}

/** Whether a schema says something of members of that name, other than what it says of all others. */
export function isNamed({ properties, patterns }: Pick<Members, "properties" | "patterns">, name: string): boolean {
  return properties.has(name) || patterns.some(([pattern]) => matches(pattern, name));
}

/** An object is closed when the side that is read as closed names members and nothing says what else there may be. */
export function isClosed(state: State): boolean {
  return !state.opened && state.known.size + state.knownPatterns.length > 0;
}

/** Whether a member of that name may be there at all. @throws Doubt where that cannot be told */
export function mayBeThere(state: State, name: string, search: Search): boolean {
  if (state.absent.has(name)) return false;
  if (isClosed(state) && !state.known.has(name) && !state.knownPatterns.some((one) => matches(one, name))) return false;
  return state.names.length === 0 || search.can([...state.names, made({ const: name })]);
}

/** Every name that a schema mentions. */
export function mentioned(state: State): Set<string> {
  const names = new Set(state.required);
  for (const { properties } of state.members) for (const name of properties.keys()) names.add(name);
  for (const name of state.known) names.add(name);
  for (const demand of state.wanted) if (demand.kind === "named") names.add(demand.name);
  return names;
}

/**
 * Names that no schema mentions, one for each combination of the patterns that schemas have for names: whatever can be said of a further
 * member can be said of one of these. With `count` more than one, that many of each.
 */
export function furtherNames(state: State, search: Search, count = 1): string[] {
  if (isClosed(state) && state.knownPatterns.length === 0) return [];
  const patterns = [
    ...new Set([
      ...state.members.flatMap((members) => members.patterns.map(([pattern]) => pattern)),
      ...state.wanted.flatMap((demand) => (demand.kind === "matching" ? [demand.pattern] : [])),
      ...state.wanted.flatMap((demand) => (demand.kind === "other" ? demand.members.patterns.map(([one]) => one) : [])),
      ...state.knownPatterns,
    ]),
  ];
  if (patterns.length > MOST_PATTERNS) throw new Doubt("pattern", patterns.join(" "));
  const others = state.wanted.flatMap((demand) =>
    demand.kind === "other" ? [...demand.members.properties.keys()] : [],
  );
  const taken = new Set([...mentioned(state), ...state.absent, ...others]);
  const names: string[] = [];
  for (const extra of [[], ...state.wanted.flatMap((one) => (one.kind === "name" ? [[one.atom]] : []))]) {
    for (let mask = 0; mask < 1 << patterns.length; mask++) {
      for (let number = 0; number < count; number++) {
        const outcome = search.solve([
          ...state.names,
          ...extra,
          made({ type: "string", minLength: 1 }),
          made({ enum: [...taken] }, false),
          ...patterns.map((pattern, index) => {
            const atom = made({ type: "string", pattern });
            return (mask & (1 << index)) !== 0 ? atom : opposite(atom);
          }),
        ]);
        if (outcome.kind === "unknown") throw new Doubt(outcome.why.code, outcome.why.detail);
        if (outcome.kind === "empty" || typeof outcome.value !== "string") break;
        taken.add(outcome.value);
        names.push(outcome.value);
      }
    }
  }
  // The empty name is one, too, and reads worst.
  return taken.has("") ? names : [...names, ""];
}
