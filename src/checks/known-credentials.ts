import { CREDENTIAL_FORMS } from "../credential-forms.ts";
import { isStandIn, looksRandom } from "./likeness.ts";
import { findToken } from "./web-token.ts";

/** The credentials that can be told by their form. */
export type CredentialFormat =
  | "jwt"
  | "aws"
  | "github"
  | "gitlab"
  | "slack"
  | "google"
  | "stripe"
  | "privateKey"
  | "basic"
  | "bearer"
  | "urlPassword"
  | "urlParameter";

/** Something found in a text. */
export interface Credential {
  readonly format: CredentialFormat | "random";
  /** The characters to keep secret. */
  readonly value: string;
  /** How many of its first characters only tell its kind and may be shown. */
  readonly visible: number;
}

/** Each form is held against a whole run of characters, so it cannot wander. */
const PREFIXED = CREDENTIAL_FORMS.map(({ format, begins, rest }) => ({
  format,
  begins,
  whole: new RegExp(`^${begins}${rest}$`, "u"),
}));

/** A cheap look that settles nearly every text: without one of these there is nothing to find. */
const TRACES = /eyJ|A[KS]IA|gh[pousr]_|github_pat_|glpat-|xox[abeprs]-|AIza|_live_|-----BEGIN|:\/\/|basic|bearer/i;

/** Finds everything in a text that has the form of a credential and does not look made up. Linear in the text's length. */
export function findCredentials(text: string): Credential[] {
  if (text.length < 12 || !TRACES.test(text)) return [];
  return [...prefixed(text), ...privateKeys(text), ...headers(text), ...urlPasswords(text)];
}

function* prefixed(text: string): Iterable<Credential> {
  for (const [run] of text.matchAll(/[A-Za-z0-9_.-]{20,}/gu)) {
    const value = withoutFullStops(run);
    const token = findToken(value);
    if (token !== undefined) yield { format: "jwt", value: token, visible: 4 };
    const form = PREFIXED.find(({ begins, whole }) => value.startsWith(begins) && whole.test(value));
    if (form !== undefined && !isStandIn(value)) yield { format: form.format, value, visible: 4 };
  }
}

/** A run without the full stops at its end. A loop, since an expression would try again at each of them. */
function withoutFullStops(run: string): string {
  let end = run.length;
  while (run[end - 1] === ".") end -= 1;
  return run.slice(0, end);
}

const BEGIN = "-----BEGIN ";

/** PEM private keys (RFC 7468) with a body that could hold one. */
function* privateKeys(text: string): Iterable<Credential> {
  for (let start = text.indexOf(BEGIN); start >= 0; start = text.indexOf(BEGIN, start + 1)) {
    const head = /^-----BEGIN (?:[A-Z]{2,9} ){0,2}PRIVATE KEY-----/u.exec(text.slice(start, start + 80))?.[0];
    if (head === undefined) continue;
    // Whatever comes next, its end or another beginning, no part of the text is looked at twice.
    const end = text.indexOf("-----", start + head.length);
    const body = text.slice(start + head.length, end < 0 ? text.length : end);
    // Line ends may stand there as written in source code.
    const characters = body.replaceAll("\\n", "").replace(/\s+/gu, "");
    if (/^[A-Za-z0-9+/]{60,}={0,2}$/u.test(characters) && new Set(characters).size >= 20) {
      yield { format: "privateKey", value: body.trim(), visible: 0 };
    }
  }
}

/** Values of an `Authorization` header: Basic (RFC 7617) and Bearer (RFC 6750). */
function* headers(text: string): Iterable<Credential> {
  for (const match of text.matchAll(/\b(basic|bearer)\s{1,3}([A-Za-z0-9+/_.~-]{12,2000}={0,2})/gi)) {
    const value = match[2] ?? "";
    if (match[1]?.toLowerCase() === "bearer") {
      if (looksRandom(value)) yield { format: "bearer", value, visible: 0 };
    } else if (isLogin(value)) yield { format: "basic", value, visible: 0 };
  }
}

/** Whether base64 text holds `user:password` with a password that somebody might use. */
function isLogin(value: string): boolean {
  const login = Buffer.from(value, "base64").toString("utf8");
  const colon = login.indexOf(":");
  const user = login.slice(0, colon);
  const password = login.slice(colon + 1);
  return (
    colon > 0 &&
    /^[\x20-\x7e]+$/u.test(login) &&
    password.length >= 8 &&
    !isStandIn(password) &&
    !isStandIn(user + password)
  );
}

/** Passwords in the userinfo part of a URL (RFC 3986, section 3.2.1). */
function* urlPasswords(text: string): Iterable<Credential> {
  for (let start = text.indexOf("://"); start >= 0; start = text.indexOf("://", start + 3)) {
    const authority = /^[^\s/?#"'<>`]*/u.exec(text.slice(start + 3, start + 300))?.[0] ?? "";
    const at = authority.lastIndexOf("@");
    const colon = authority.indexOf(":");
    if (colon < 0 || at < colon) continue;
    const value = authority.slice(colon + 1, at);
    if (value.length >= 4 && !isStandIn(value) && !/^pass|^user/iu.test(value)) {
      yield { format: "urlPassword", value, visible: 0 };
    }
  }
}
