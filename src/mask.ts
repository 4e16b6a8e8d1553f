import { CREDENTIAL_FORMS } from "./credential-forms.ts";

const MASK = "•••";

/** Passwords in the userinfo of a URL: `//user:password@host`. */
const USERINFO = /(\/\/[^\s/:@"']{0,100}:)[^\s/@"']{1,200}(?=@)/gu;

/** Parameters of a URL's query or fragment, without the templates of a path (`{key}`). */
const PARAMETER = /([?&#](?:amp;)?)([\w.%[\]-]{1,60})=(?!\{)([^\s&#"'<>`]+)/gu;

/** Ends of names whose values are secret, in lower case. */
const SECRET_NAME =
  /(?:key|token|secret|pass(?:word|wd|phrase|code)?|pwd|auth(?:orization)?|credentials?|sig(?:nature)?|jwt|session(?:id)?|otp|^code)(?:\[\w*\]|\])?$/u;

/** Values of an `Authorization` header. Words without a digit are prose. */
const HEADER = /\b(basic|bearer)(\s{1,3})(?=[A-Za-z+/_.~-]{0,2000}\d)[A-Za-z0-9+/_.~-]{12,2000}={0,2}/giu;

/** Everything in a PEM private key (RFC 7468) between its beginning and its end. */
const PRIVATE_KEY = /(-----BEGIN (?:[A-Z]{2,9} ){0,2}PRIVATE KEY-----)(?:(?!-----)[\s\S])+/gu;

/** JSON Web Tokens (RFC 7519), signed or encrypted. */
const TOKEN =
  "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{4,}\\.[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]+){0,2}";
const WHOLE = new RegExp([TOKEN, ...CREDENTIAL_FORMS.map(({ begins, rest }) => begins + rest)].join("|"), "gu");

/** What was cut short, and so has no form any more: the beginning of a credential, or of a URL with a password, at the end. */
const BEGUN = new RegExp(
  `(?:(?<![A-Za-z0-9_-])eyJ|${CREDENTIAL_FORMS.map(({ begins }) => begins).join("|")})[A-Za-z0-9_.-]{4,}(…?)$`,
  "u",
);
const USERINFO_BEGUN = /(\/\/[^\s/:@"'{}]{1,100}:)(?!\d{1,5}\b)[^\s/?#@"'{}•…]{4,}(…?)$/u;
/** Texts are cut to at least 80 and at most a few hundred characters. */
const SHORTEST_CUT = 79;
const LONGEST_CUT = 400;

/** A cheap look that settles nearly every text: without one of these there is nothing to mask. */
const TRACES = new RegExp(
  `//|=|-----BEGIN|basic|bearer|eyJ|${[...new Set(CREDENTIAL_FORMS.map(({ begins }) => begins))].join("|")}`,
  "iu",
);

/**
 * Masks everything in a text that can be told to be a credential by its form: tokens and keys of known issuers, private keys, values of
 * authorization headers, passwords in URLs and values of URL parameters with a secret-like name. Stand-ins are masked too: whoever
 * reads a report loses nothing by that. Linear in the text's length.
 */
export function maskKnown(text: string): string {
  if (!TRACES.test(text)) return text;
  const masked = text
    .replace(USERINFO, `$1${MASK}`)
    .replace(PARAMETER, (whole, mark: string, name: string) => (isSecretName(name) ? `${mark}${name}=${MASK}` : whole))
    .replace(PRIVATE_KEY, `$1${MASK}`)
    .replace(HEADER, `$1$2${MASK}`)
    .replace(WHOLE, MASK);
  if (masked.length < SHORTEST_CUT) return masked;
  const end = masked.slice(-LONGEST_CUT);
  return masked.slice(0, -end.length) + end.replace(BEGUN, `${MASK}$1`).replace(USERINFO_BEGUN, `$1${MASK}$2`);
}

function isSecretName(name: string): boolean {
  const plain = name.replace(/%([0-7][0-9a-f])/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return SECRET_NAME.test(plain.toLowerCase());
}

/**
 * What of secrets is masked: each line of each, once, since texts are shown by the line; lines of less than four characters would mask
 * what is no secret.
 */
export function maskable(secrets: readonly string[]): string[] {
  const lines = secrets.flatMap((secret) => secret.split(/[\r\n]+/u)).map((line) => line.trim());
  return [...new Set(lines)].filter((line) => line.length >= 4);
}

/** Replaces lines of secrets (as `maskable` gives them), and everything that `maskKnown` knows, by a mask. */
export function mask(text: string, lines: readonly string[]): string {
  let masked = text;
  for (const line of lines) masked = withoutBeginning(masked.replaceAll(line, MASK), line);
  return maskKnown(masked);
}

/** A text that may have been cut, without the beginning of the secret at its end. */
function withoutBeginning(text: string, secret: string): string {
  if (text.length < SHORTEST_CUT) return text;
  const end = text.endsWith("…") ? text.length - 1 : text.length;
  const start = text.lastIndexOf(secret.slice(0, 4), end - 4);
  if (start < 0 || !secret.startsWith(text.slice(start, end))) return text;
  return `${text.slice(0, start)}${MASK}${text.slice(end)}`;
}

/** Replaces secrets that were found in the submission, and everything that `maskKnown` knows, by a mask. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  return mask(text, maskable(secrets));
}

const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|U([0-9A-Fa-f]{8})|(.))/gu;
const CONTROL: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/**
 * Masks a line of a file as it is written there. Undefined where it holds a secret in a spelling with escapes (RFC 8259, section 7; YAML
 * 1.2.2, section 5.7), which cannot be told from the rest of the line.
 *
 * @param lines of secrets that were found, as `maskable` gives them
 */
export function maskLine(line: string, lines: readonly string[]): string | undefined {
  if (line.includes("\\")) {
    const plain = unescaped(line);
    if (mask(plain, lines) !== plain) return undefined;
  }
  return mask(line, lines);
}

function unescaped(line: string): string {
  return line.replace(ESCAPE, (whole, u?: string, x?: string, long?: string, other?: string) => {
    const code = Number.parseInt(u ?? x ?? long ?? "", 16);
    if (Number.isNaN(code)) return CONTROL[other ?? ""] ?? other ?? whole;
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
