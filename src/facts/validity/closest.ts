/**
 * The name that was probably meant: equal but for case, or one keystroke away (left out, added, changed, two swapped). Short names have
 * to be equal but for case, they are too close to each other.
 */
export function closest(written: string, names: Iterable<string>): string | undefined {
  if (written.length > 40) return undefined;
  const lower = written.toLowerCase();
  let near: string | undefined;
  for (const name of names) {
    const other = name.toLowerCase();
    if (other === lower) return name;
    if (near === undefined && name.length >= 4 && oneKeystroke(lower, other)) near = name;
  }
  return near;
}

function oneKeystroke(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const left = a.length - start - end;
  const right = b.length - start - end;
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}
