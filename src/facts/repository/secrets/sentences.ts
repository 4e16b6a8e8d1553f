import type { Assignment } from "./find.ts";

/** "The password of the old server is …", « le mot de passe … est … », «كلمة المرور … هي …»: what a sentence ends with, or sets apart. */
const SENTENCE =
  /(?:\b(?:password|passphrase|passcode)\b[^.:=`"'«»]{0,60}?\s(?:is|was)|\bmot de passe\b[^.:=`"'«»]{0,60}?\s(?:est|était)|كلمة (?:المرور|السر)[^.:=`"'«»]{0,60}?\s(?:هي|كانت))(?:\s{1,4}:)?\s{1,4}(?:`([^`\s]{8,100})`|"([^"\s]{8,100})"|«[\s\u00a0]?([^»\s]{8,100})[\s\u00a0]?»|([^\s`"'«»]{8,100}?)(?=[.!,;]?(?:\s{0,10}$|\s{1,4}[A-Z(])))/u;
/** Words for how passwords are kept, which sentences end with too. */
const TECHNICAL = /sha|md5|aes|rsa|base64|hash|crypt|argon|pbkdf|utf|ascii|salt|encod|rfc|otp|character|caract/iu;

/** The password that a sentence of a document tells. Demands letters, and digits or signs among them: sentences also end with words. */
export function* toldPasswords(line: string): Iterable<Assignment> {
  const match = SENTENCE.exec(line);
  const value = match?.slice(1).find((group) => group !== undefined);
  if (match === null || value === undefined || TECHNICAL.test(value)) return;
  if (!/\p{L}/u.test(value) || !/[\d!#$%&*+?@_]/u.test(value)) return;
  yield { name: "password", value, column: match.index + match[0].lastIndexOf(value), isDefault: false, used: true };
}
