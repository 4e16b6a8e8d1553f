/** Times, numbers and the id of the object in front of each name; two bytes of flags close it. */
const HEAD_BYTES = 62;
const LONGEST_NAME = 4_096;

/**
 * The paths of the files that Git has: the file `.git/index`, versions 2 to 4 (https://git-scm.com/docs/index-format).
 *
 * @returns undefined where it can't be read, or names another file that holds the rest
 */
export function readIndex(bytes: Uint8Array): Set<string> | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (buffer.length < 12 || buffer.toString("latin1", 0, 4) !== "DIRC") return undefined;
  const version = buffer.readUInt32BE(4);
  const count = buffer.readUInt32BE(8);
  if (version < 2 || version > 4 || count > buffer.length / HEAD_BYTES) return undefined;
  const paths = new Set<string>();
  let at = 12;
  let before = Buffer.alloc(0);
  for (let number = 0; number < count; number++) {
    const entry = readEntry(buffer, at, version, before);
    if (entry === undefined) return undefined;
    before = entry.name;
    at = entry.next;
    paths.add(before.toString("utf8"));
  }
  return isSplit(buffer, at) ? undefined : paths;
}

function readEntry(
  buffer: Buffer,
  start: number,
  version: number,
  before: Buffer,
): { readonly name: Buffer<ArrayBuffer>; readonly next: number } | undefined {
  if (start + HEAD_BYTES > buffer.length) return undefined;
  const isExtended = version > 2 && (buffer.readUInt16BE(start + HEAD_BYTES - 2) & 0x4000) !== 0;
  let at = start + HEAD_BYTES + (isExtended ? 2 : 0);
  let kept = 0;
  if (version === 4) {
    // The name begins like the one before it, without so many bytes of its end.
    let byte = buffer[at++] ?? 0;
    let cut = byte & 0x7f;
    for (let bytes = 1; byte & 0x80; bytes++) {
      if (bytes > 4) return undefined;
      byte = buffer[at++] ?? 0;
      cut = (cut + 1) * 128 + (byte & 0x7f);
    }
    if (cut > before.length) return undefined;
    kept = before.length - cut;
  }
  const end = buffer.indexOf(0, at);
  if (end === -1 || kept + end - at > LONGEST_NAME) return undefined;
  const name = Buffer.concat([before.subarray(0, kept), buffer.subarray(at, end)]);
  // Older versions fill up to a multiple of eight with one to eight zeros.
  const next = version === 4 ? end + 1 : start + (((end - start) >> 3) + 1) * 8;
  return { name, next };
}

/** Whether an extension says that more entries stand in a shared file. */
function isSplit(buffer: Buffer, start: number): boolean {
  for (let at = start; at + 8 <= buffer.length - 20; at += 8 + buffer.readUInt32BE(at + 4)) {
    if (buffer.toString("latin1", at, at + 4) === "link") return true;
  }
  return false;
}
