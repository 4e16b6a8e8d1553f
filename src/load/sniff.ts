/**
 * Whether a file may be an OpenAPI document: somewhere a key `openapi` or `swagger` stands as the key of an outermost object
 * would. One pass over the bytes, no parsing; a parser has the last word.
 */
export function looksLikeOpenApi(bytes: Uint8Array): boolean {
  const buffer = withoutZeros(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return hasKey(buffer, "openapi") || hasKey(buffer, "swagger");
}

const [TAB, LF, CR, SPACE, QUOTE, APOSTROPHE, COMMA, COLON, BRACE] = [..."\t\n\r \"',:{"].map((c) => c.charCodeAt(0));
/** Last bytes of the byte order marks of UTF-8 and UTF-16. */
const MARK_ENDS: readonly (number | undefined)[] = [0xbf, 0xfe, 0xff];

function hasKey(buffer: Buffer, key: string): boolean {
  for (let at = buffer.indexOf(key); at !== -1; at = buffer.indexOf(key, at + 1)) {
    if (opens(buffer, at) && closes(buffer, at + key.length)) return true;
  }
  return false;
}

/** Unquoted at the start of a line or of a flow mapping, or quoted anywhere that a JSON key can stand. */
function opens(buffer: Buffer, at: number): boolean {
  const before = buffer[at - 1];
  if (before === QUOTE || before === APOSTROPHE) return isBoundary(buffer[at - 2]) || isBlank(buffer[at - 2]);
  return isBoundary(before) || (isBlank(before) && isBoundary(buffer[skipBlanksBack(buffer, at - 1)], false));
}

function closes(buffer: Buffer, end: number): boolean {
  let at = end;
  if (buffer[at] === QUOTE || buffer[at] === APOSTROPHE) at += 1;
  while (isBlank(buffer[at]) || buffer[at] === LF || buffer[at] === CR) at += 1;
  return buffer[at] === COLON;
}

/** The start of the text or of a line, an opening brace or a comma. */
function isBoundary(byte: number | undefined, lines = true): boolean {
  if (byte === BRACE || byte === COMMA) return true;
  return lines && (byte === undefined || byte === LF || byte === CR || MARK_ENDS.includes(byte));
}

function isBlank(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB;
}

function skipBlanksBack(buffer: Buffer, from: number): number {
  let at = from;
  while (isBlank(buffer[at])) at -= 1;
  return at;
}

/** UTF-16 and UTF-32 with their zero bytes left out read as ASCII where they are: enough to notice such a file and refuse it. */
function withoutZeros(buffer: Buffer): Buffer {
  return buffer.subarray(0, 4).includes(0) || (buffer[0] ?? 0) >= 0xfe
    ? Buffer.from(buffer.filter((byte) => byte !== 0))
    : buffer;
}
