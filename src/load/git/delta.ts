/**
 * Makes an object of another one and the difference to it (https://git-scm.com/docs/gitformat-pack, "Deltified representation").
 *
 * @param most how many bytes the result may have
 * @returns undefined where the difference does not fit
 */
export function applyDelta(base: Uint8Array, delta: Uint8Array, most: number): Buffer | undefined {
  const from = readSize(delta, 0);
  const to = readSize(delta, from?.next ?? 0);
  if (from === undefined || to === undefined || from.size !== base.length || to.size > most) return undefined;
  const result = Buffer.allocUnsafe(to.size);
  let length = 0;
  let at = to.next;
  while (at < delta.length) {
    const code = delta[at++] ?? 0;
    if (code === 0) return undefined;
    let source = delta;
    let start = at;
    let count = code;
    if (code & 0x80) {
      source = base;
      start = 0;
      count = 0;
      for (let bit = 0; bit < 4; bit++) if (code & (1 << bit)) start += (delta[at++] ?? 0) * 2 ** (8 * bit);
      for (let bit = 0; bit < 3; bit++) if (code & (16 << bit)) count += (delta[at++] ?? 0) * 2 ** (8 * bit);
      if (count === 0) count = 0x10000;
    } else {
      at += count;
    }
    if (start + count > source.length || length + count > to.size) return undefined;
    result.set(source.subarray(start, start + count), length);
    length += count;
  }
  return length === to.size ? result : undefined;
}

/** A number of seven bits a byte, lowest first. */
function readSize(bytes: Uint8Array, start: number): { readonly size: number; readonly next: number } | undefined {
  let size = 0;
  for (let count = 0; count < 6; count++) {
    const byte = bytes[start + count];
    if (byte === undefined) return undefined;
    size += (byte & 0x7f) * 2 ** (7 * count);
    if ((byte & 0x80) === 0) return { size, next: start + count + 1 };
  }
  return undefined;
}
