/** Steps through the text of a JSON document that is known to be valid (or whose brackets alone matter). Pure offsets, no tokens. */

export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;

/** The offset of the next character that is not white space (RFC 8259, section 2). */
export function skipSpace(text: string, from: number): number {
  let at = from;
  let c = text.charCodeAt(at);
  while (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) c = text.charCodeAt(++at);
  return at;
}

/** The offset after the string whose opening quote stands at `from`. */
export function skipString(text: string, from: number): number {
  let at = from + 1;
  for (let c = text.charCodeAt(at); c !== QUOTE && at < text.length; c = text.charCodeAt(at)) {
    at += c === BACKSLASH ? 2 : 1;
  }
  return at + 1;
}

/** The offset after the number, `true`, `false` or `null` that starts at `from`. */
export function skipLiteral(text: string, from: number): number {
  let at = from;
  while (isLiteral(text.charCodeAt(at))) at += 1;
  return at;
}

/** The offset after the bracket that closes the innermost object or list which is open at `from`. */
export function skipNested(text: string, from: number): number {
  let at = from;
  let level = 1;
  while (level > 0 && at < text.length) {
    const c = text.charCodeAt(at);
    if (c === QUOTE) at = skipString(text, at);
    else {
      if (c === 0x7b || c === 0x5b) level += 1;
      else if (c === 0x7d || c === 0x5d) level -= 1;
      at += 1;
    }
  }
  return at;
}

/** The offset after the value that starts at `from`. */
export function skipValue(text: string, from: number): number {
  const c = text.charCodeAt(from);
  if (c === QUOTE) return skipString(text, from);
  return c === 0x7b || c === 0x5b ? skipNested(text, from + 1) : skipLiteral(text, from);
}

/** Digits, letters and signs: what numbers, true, false and null are made of. */
function isLiteral(c: number): boolean {
  return (c >= 0x30 && c <= 0x39) || (c >= 0x61 && c <= 0x7a) || c === 0x2d || c === 0x2e || c === 0x2b || c === 0x45;
}
