/** Things by their keys, in their order; one thing may have several keys, and several may share one. */
export function index<Thing>(
  things: readonly Thing[],
  keys: (thing: Thing) => readonly string[],
): Map<string, Thing[]> {
  const found = new Map<string, Thing[]>();
  for (const thing of things) {
    for (const key of keys(thing)) {
      const list = found.get(key);
      if (list === undefined) found.set(key, [thing]);
      else if (list.at(-1) !== thing) list.push(thing);
    }
  }
  return found;
}
