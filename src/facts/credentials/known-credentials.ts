import { CREDENTIAL_FORMS } from "../../credential-forms.ts";
import { isStandIn, looksRandom } from "./likeness.ts";
import { findPrivateKeys } from "./private-keys.ts";
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
  | "issuer"
  | "privateKey"
  | "basic"
  | "bearer"
  | "urlPassword"
  | "urlParameter";

/** Something found in a text. */
export interface Credential {
  /** `random`, `chosen`: no known form, but drawn or made up by its looks. */
  readonly format: CredentialFormat | "random" | "chosen";
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
const TRACES = new RegExp(
  `eyJ|-----BEGIN|://|basic|bearer|${[...new Set(CREDENTIAL_FORMS.map(({ begins }) => begins))].join("|")}`,
  "i",
);

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
    // What it begins with may have a word of a stand-in itself.
    if (form !== undefined && !isStandIn(value.slice(form.begins.length)))
      yield { format: form.format, value, visible: 4 };
  }
}

/** A run without the full stops at its end. A loop, since an expression would try again at each of them. */
function withoutFullStops(run: string): string {
  let end = run.length;
  while (run[end - 1] === ".") end -= 1;
  return run.slice(0, end);
}

function* privateKeys(text: string): Iterable<Credential> {
  for (const { value } of findPrivateKeys(text)) yield { format: "privateKey", value, visible: 0 };
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
