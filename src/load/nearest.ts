/** Longer words are no misspellings of a key. */
const LONGEST = 64;

/**
 * The known word that was most likely meant: equal but for case, hyphens and a plural, or at most a third of its letters away.
 * Of equally near words the first counts.
 *
 * @returns undefined when none is near
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > LONGEST) return undefined;
  const folded = fold(word);
  let best: { readonly word: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    const target = fold(candidate);
    const distance = editDistance(folded, target);
    if (distance > Math.max(1, Math.floor(target.length / 3))) continue;
    if (best === undefined || distance < best.distance) best = { word: candidate, distance };
  }
  return best?.word;
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, "").replace(/s$/, "");
}

/**
 * How many letters must be added, dropped, replaced or swapped with their neighbour to turn one word into the other (optimal
 * string alignment).
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        least = Math.min(least, at(beforeLast, column - 2) + 1);
      }
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0;
}
