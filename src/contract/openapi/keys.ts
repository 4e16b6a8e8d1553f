import type { InterfaceOperation } from "../interface.ts";

/**
 * Gives each operation a key of its own. Where several have one method and path, the name of the file tells them apart, then its whole path,
 * then a number.
 *
 * @param operations with method and path as their keys
 */
export function withOwnKeys(operations: readonly InterfaceOperation[]): readonly InterfaceOperation[] {
  const keys = operations.map(({ key }) => key);
  if (new Set(keys).size === keys.length) return operations;
  for (const more of [stemOf, (file: string) => file]) {
    const counts = countsOf(keys);
    for (const [index, { key, origin }] of operations.entries()) {
      if (counts.get(keys[index] as string) !== 1) keys[index] = `${key}#${more(origin.place.file)}`;
    }
  }
  const seen = new Map<string, number>();
  return operations.map((operation, index) => {
    const key = keys[index] as string;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { ...operation, key: count === 1 ? key : `${key}#${count}` };
  });
}

function countsOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** The name of a file without folder and ending. */
function stemOf(file: string): string {
  return (file.split("/").at(-1) ?? file).replace(/\.[^.]*$/, "");
}
