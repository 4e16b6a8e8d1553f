/**
 * Tells made-up values from ones that look alive. Contracts are full of values that only stand for a secret; accusing one of
 * them costs the trust in all other findings, so whatever looks like a stand-in is one.
 */

/** Words that people write where a secret would stand. Compared in lower case, anywhere in the value. */
const STAND_INS = [
  "example",
  "exemple",
  "sample",
  "dummy",
  "fake",
  "mock",
  "demo",
  "test",
  "placeholder",
  "change",
  "your",
  "redacted",
  "hidden",
  "masked",
  "replace",
  "insert",
  "secret",
  "password",
  "passwd",
  "token",
  "apikey",
  "api_key",
  "api-key",
  "some",
  "abcde",
  "qwert",
  "12345",
  "54321",
  "98765",
  "deadbeef",
];

/** Values printed in standards, copied into contracts everywhere: RFC 6749, 6750, 7617 and OpenID Connect Core. */
const FROM_STANDARDS = new Set([
  "2YotnFZFEjr1zCsicMWpAA",
  "tGzv3JOkF0XG5Qx2TlKWIA",
  "mF_9.B5f-4.1JqM",
  "SlAV32hkKG",
  "8xLOxBtZp8",
  "7Fjfp0ZBr1KtDRbnfVdmIw",
  "gX1fBat3bV",
  "open sesame",
]);

/** Whether a value is printed in a standard, and so nobody's. */
export function isFromStandard(value: string): boolean {
  return FROM_STANDARDS.has(value);
}

/** Whether a value only stands for a secret: a word, a template, a pattern of few characters, or a value from a standard. */
export function isStandIn(value: string): boolean {
  if (isFromStandard(value) || /[<>{}[\]…*•\s]|\.\.|\$|%[A-Z_]/u.test(value)) return true;
  const lower = value.toLowerCase();
  return STAND_INS.some((word) => lower.includes(word)) || new Set(lower).size < 5 || /(.)\1{4}/u.test(lower);
}

/** Identifiers that are made to be shown: UUIDs. */
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu;

/**
 * Whether a value looks drawn at random: of the characters of base64, base64url or hexadecimal, long enough for a key, with
 * letters and digits in no order that words or numbers would have.
 */
export function looksRandom(value: string): boolean {
  if (value.length < 20 || value.length > 1_000 || UUID.test(value) || isStandIn(value)) return false;
  if (/^[0-9a-f]+$/iu.test(value)) return value.length >= 32 && /\d/u.test(value) && new Set(value).size >= 8;
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/u.test(value)) return false;
  const digits = value.replace(/\D/gu, "").length;
  const letters = value.replace(/[^a-z]/giu, "").length;
  return digits >= 2 && letters >= 2 && changes(value) >= value.length / 4 && entropy(value) >= 3.5;
}

/** Whether a value looks like a password that a person made up: letters, digits and signs in one word that stands for nothing. */
export function looksChosen(value: string): boolean {
  if (value.length < 10 || value.length > 64 || isStandIn(value) || /[/:@.=]/u.test(value)) return false;
  return (
    /[a-z]/iu.test(value) &&
    /\d/u.test(value) &&
    /[^\p{L}\d_-]/u.test(value) &&
    !/p[a@4][s5$]{2}|w[o0]rd|s[e3]cr[e3]t/iu.test(value)
  );
}

/** How often lower-case letters, capitals and digits take turns. Words keep to one of them. */
function changes(value: string): number {
  let count = 0;
  let before = "";
  for (const character of value) {
    const kind = /[a-z]/u.test(character) ? "a" : /[A-Z]/u.test(character) ? "A" : /\d/u.test(character) ? "0" : "";
    if (kind !== "" && before !== "" && kind !== before) count += 1;
    if (kind !== "") before = kind;
  }
  return count;
}

/** Shannon entropy in bits per character. */
function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}
