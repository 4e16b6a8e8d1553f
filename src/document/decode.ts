import type { EncodingFault } from "../model.ts";

/**
 * The text of a file's bytes, which must be UTF-8 (RFC 3629). One byte order mark at the start is dropped.
 * Anything else is a fault that names the likely encoding and the first offending byte; nothing is ever replaced silently.
 */
export function decode(bytes: Uint8Array): { text: string } | { fault: EncodingFault } {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return { fault: { encoding: wide, offset: 0, line: 1 } };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { fault: describeFault(bytes) };
  }
}

/** UTF-16 or UTF-32, told by their byte order mark or by where the zero bytes of ASCII characters stand. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? "UTF-32 LE" : "UTF-16 LE";
  if (a === 0xfe && b === 0xff) return "UTF-16 BE";
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return "UTF-32 BE";
  if (a === undefined || b === undefined) return undefined;
  if (a === 0 && b === 0 && c === 0 && d) return "UTF-32 BE";
  if (a && b === 0 && c === 0 && d === 0) return "UTF-32 LE";
  if (a === 0 && b && (c === undefined || c === 0)) return "UTF-16 BE";
  if (a && b === 0 && (d === undefined || d === 0)) return "UTF-16 LE";
  return undefined;
}

function describeFault(bytes: Uint8Array): EncodingFault {
  let offset = -1;
  let wellFormed = 0;
  let windows = false;
  let neither = false;
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i] as number;
    const length = sequenceLength(bytes, i);
    if (length === 0) {
      if (offset < 0) offset = i;
      if (byte < 0xa0) windows = true;
      if (UNASSIGNED.has(byte)) neither = true;
      i += 1;
    } else {
      if (length > 1) wellFormed += 1;
      i += length;
    }
  }
  // Bytes that mean nothing in either code page, or real UTF-8 beside the fault: damaged, not another encoding.
  const encoding = neither || wellFormed > 0 ? "unknown" : windows ? "Windows-1252" : "ISO-8859-1";
  return { encoding, offset, line: lineOf(bytes, offset) };
}

/** Bytes to which Windows-1252 gives no character. */
const UNASSIGNED: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Length of the well-formed sequence that starts here, 0 if none does (Unicode, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const second = bytes[at + 1] ?? 0;
  if (first < 0xe0) return continues(second) ? 2 : 0;
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest || !continues(bytes[at + 2])) return 0;
  if (first < 0xf0) return 3;
  return continues(bytes[at + 3]) ? 4 : 0;
}

function continues(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}

/** 1-based line of a byte; LF, CRLF and a lone CR end a line. */
function lineOf(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset; i++) {
    if (bytes[i] === 0x0a || (bytes[i] === 0x0d && bytes[i + 1] !== 0x0a)) line += 1;
  }
  return line;
}
