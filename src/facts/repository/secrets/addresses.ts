import type { Found } from "./find.ts";
import { isLiteral, isPlaceholder } from "./values.ts";

/** Passwords in addresses: `scheme://user:password@host` (RFC 3986, section 3.2.1), and `user:password@tcp(host)` of Go's MySQL driver. */
export function* addressPasswords(line: string, isSetting: boolean): Iterable<Found> {
  for (let start = line.indexOf("://"); start >= 0; start = line.indexOf("://", start + 3)) {
    const authority = /^[^\s/?#"'<>`\\]{0,300}/u.exec(line.slice(start + 3, start + 303))?.[0] ?? "";
    const at = authority.lastIndexOf("@");
    const colon = authority.indexOf(":");
    if (colon < 0 || at < colon) continue;
    const user = authority.slice(0, colon);
    const value = authority.slice(colon + 1, at);
    const host = authority.slice(at + 1);
    if (isPassword(user, value, host, isSetting)) yield found(value, start + 3 + colon + 1);
  }
  const go = /(?<![\w.:/-])([A-Za-z_]\w{0,40}):([^\s:@"'`/()]{3,100})@(?:tcp|unix)\(/u.exec(line);
  if (go !== null) {
    const [all, user = "", value = ""] = go;
    if (isPassword(user, value, "", isSetting)) yield found(value, go.index + all.indexOf(":") + 1);
  }
}

function found(value: string, column: number): Found {
  return { kind: "address-password", name: "", value, column, confidence: "likely", isDefault: false };
}

/** The user and password that manuals write. */
const SAMPLE_USER = /^(?:user\w{0,5}|usr|foo|someuser|myuser|my_user|login|<.*>|\[.*\])$/iu;
const SAMPLE_PASSWORD =
  /^(?:pass\w{0,5}|pwd|pw|secret|bar|p4ss|my_?pass\w{0,5}|somepass\w{0,5}|x-oauth-basic|token)$/iu;
const SAMPLE_HOST = /(?:^|\.)example\.(?:com|org|net)(?::|$)/iu;

function isPassword(user: string, value: string, host: string, isSetting: boolean): boolean {
  if (value.length < 4 || !isLiteral(value) || isPlaceholder(value) || /[{}<>[\]$*…()]/u.test(value)) return false;
  if (!isLiteral(user) || /[{}<>$%]/u.test(user.replace(/%[0-9A-F]{2}/giu, "")) || /[{}<>$]/u.test(host)) return false;
  if (SAMPLE_HOST.test(host)) return false;
  if (!SAMPLE_PASSWORD.test(value)) return !(SAMPLE_USER.test(user) && /^\d{1,5}$/u.test(value));
  return isSetting && value.toLowerCase() !== "secret" && !SAMPLE_USER.test(user) && /^password$/iu.test(value);
}
