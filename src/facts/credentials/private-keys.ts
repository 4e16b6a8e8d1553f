/** A private key that stands in a text. */
export interface PrivateKey {
  /** Where it begins in the text. */
  readonly offset: number;
  /** Its body, as it is written. */
  readonly value: string;
}

const BEGIN = "-----BEGIN ";
const HEAD = /^-----BEGIN (?:[A-Z0-9]{2,9} ){0,2}PRIVATE KEY(?: BLOCK)?-----/u;

/** More of a body is not looked at: a key of RSA 16,384 has 13,000 characters. */
const LONGEST_BODY = 20_000;

/**
 * PEM private keys (RFC 7468, RFC 4880 for PGP, `PROTOCOL.key` of OpenSSH) with a body that could hold one. They may be written as one
 * string of source code, or as several that are joined. Linear in the text's length.
 */
export function findPrivateKeys(text: string): PrivateKey[] {
  const found: PrivateKey[] = [];
  for (let start = text.indexOf(BEGIN); start >= 0; start = text.indexOf(BEGIN, start + 1)) {
    const head = HEAD.exec(text.slice(start, start + 80))?.[0];
    if (head === undefined) continue;
    const from = start + head.length;
    // Whatever comes next, its end or another beginning, no part of the text is looked at twice.
    const end = text.indexOf("-----", from);
    const body = text.slice(from, Math.min(end < 0 ? text.length : end, from + LONGEST_BODY));
    if (isBody(body)) found.push({ offset: start, value: body.trim() });
  }
  return found;
}

/** Headers of encrypted keys (RFC 1421) and of PGP, each a line of its own. */
const HEADERS = /(?:^|\n)[ \t]*(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset):[^\n]*/gu;

function isBody(body: string): boolean {
  const characters = body
    .replaceAll("\\r", "")
    .replaceAll("\\n", "\n")
    .replace(HEADERS, "")
    // What stands around a line where the key is written as joined strings, in a comment or a quotation.
    .replace(/[\s"'`+,.;\\#*>|&]/gu, (mark) => (mark === "+" ? "+" : ""));
  // A plus may join strings or be a digit of base64: neither harms here. A checksum of PGP follows an equals sign.
  return /^[A-Za-z0-9+/]{60,}={0,2}(?:=[A-Za-z0-9+/]{4})?$/u.test(characters) && new Set(characters).size >= 20;
}

/** How the base64 of a DER structure begins that may hold a private key. */
const DER = /(?<![A-Za-z0-9+/=])M(?:I[A-Za-z0-9+/]|[CEFGHDKN][A-Za-z0-9+/])[A-Za-z0-9+/]{56,2000}/gu;

/**
 * Private keys written as bare base64: PKCS #8 (RFC 5958), PKCS #1 (RFC 8017) and SEC 1 (RFC 5915), without the lines of PEM around
 * them. Public keys and certificates begin otherwise inside. It is told by the first bytes.
 */
export function findBareKeys(text: string): PrivateKey[] {
  const found: PrivateKey[] = [];
  for (const match of text.matchAll(DER)) {
    // What stands between the lines of PEM says by these what it is.
    if (/-----(?:\\[nr]|[\s"'`+])*$/u.test(text.slice(Math.max(0, match.index - 80), match.index))) continue;
    if (isPrivate(Buffer.from(match[0].slice(0, 120), "base64"))) found.push({ offset: match.index, value: match[0] });
  }
  return found;
}

const VERSION_0 = "020100";
const VERSION_1 = "020101";

function isPrivate(bytes: Buffer): boolean {
  if (bytes[0] !== 0x30) return false;
  const length = bytes[1] ?? 0;
  const inner = bytes.subarray(length < 0x80 ? 2 : 2 + (length & 0x7f)).toString("hex");
  // SEC 1: version 1, then an octet string with the key.
  if (inner.startsWith(VERSION_1)) return /^0201010420|^0201010430|^0201010442/u.test(inner);
  if (!inner.startsWith(VERSION_0)) return false;
  // PKCS #8: the identifier of an algorithm follows; PKCS #1: the modulus, a large integer.
  return /^020100(?:30[0-9a-f]{2}06|0282|028181)/u.test(inner);
}
