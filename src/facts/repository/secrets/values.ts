import { isFromStandard, looksRandom } from "../../credentials/likeness.ts";
import { isSensitiveName, type Sensitivity } from "../sensitive-names.ts";

/**
 * Tells a credential from what only stands where one would stand: a reference, a placeholder, a name, a text for people.
 */

/**
 * How sure the place makes it that a text is the value in use. `setting`: the file gives values and nothing else. `default`: it is used when
 * nothing else is given. `code`: names and labels stand there too. `comment`: so may sentences. `prose`: a document.
 */
export type Ground = "setting" | "default" | "code" | "comment" | "prose";

/** Shorter values could not be masked in a report; longer ones are no credentials that people write down. */
const SHORTEST = 4;
const LONGEST = 4_096;

/** Whether a value under a name of a sort is a credential in plain text. */
export function isCredential(sort: Sensitivity, value: string, ground: Ground): boolean {
  if (value.length < SHORTEST || value.length > LONGEST || !isLiteral(value) || isPlaceholder(value)) return false;
  if (isPublicKnown(value) || isDigest(value) || VERSION.test(value)) return false;
  if (/\s/u.test(value) && !isSpaced(value, ground)) return false;
  if (isSensitiveName(value) && /^[A-Z0-9]+(?:_[A-Z0-9]+)+$/u.test(value)) return false;
  if (ground === "prose") return value.length >= 6 && (looksRandom(value) || kindsOf(value) >= 3) && !isNameLike(value);
  if (ground === "comment" && value.length < 6) return false;
  if (ground === "default") return sort === "password" || value.length >= 4;
  if (sort === "connection") return false;
  if (sort === "password") return ground === "setting" ? isPasswordSetting(value) : isPasswordInCode(value);
  return isDrawn(sort, value, ground);
}

const VERSION = /^[~^v]?\d+(?:\.\d+){1,3}(?:[-+][\w.]+)?$/u;

/** Values in a settings file under the name of a password: what is written there is the password. */
function isPasswordSetting(value: string): boolean {
  return !(/^\d{1,2}$/u.test(value) || /^[a-z]+(?:[._][a-z]+)+$/u.test(value));
}

/** In code, a name, a key or a label may stand under the name of a password. */
function isPasswordInCode(value: string): boolean {
  if (COMMON.has(value.toLowerCase()) || /^(?:admin|root|postgres|app|user|guest|test)\d{1,4}$/u.test(value))
    return true;
  if (VALIDATION.test(value)) return false;
  if (/\d/u.test(value)) return /[a-z]/iu.test(value) ? !(isNameLike(value) && NAMING.test(value)) : value.length >= 6;
  return /[!@#%^&*?]/u.test(value) && /[a-z]/iu.test(value) && /[A-Z]/u.test(value) && value.length >= 6;
}

/** Keys and tokens are drawn by machines; people make up secrets. */
function isDrawn(sort: Sensitivity, value: string, ground: Ground): boolean {
  if (looksRandom(value)) return true;
  const letters = /[a-z]/iu.test(value);
  const digits = /\d/u.test(value);
  if (value === "minioadmin") return ground === "setting" && sort !== "token";
  if (COMMON.has(value.toLowerCase())) return sort === "secret" && (ground === "setting" || value.includes(" "));
  if (isUuid(value)) return ground === "setting" && sort !== "token";
  if (VALIDATION.test(value) || value.length < 8 || !letters) return false;
  if (isNameLike(value)) return ground === "setting" && sort !== "token" && value.length >= 12 && !NAMING.test(value);
  return (digits || kindsOf(value) >= 3) && value.length >= 8;
}

/** Passwords that products and manuals set, and that anybody tries first. */
const COMMON = new Set(
  "postgres,admin,root,changeit,changeme,change-me,change_me,guest,letmein,qwerty,mysql,toor,minioadmin,secret,supersecret,sa,administrator,welcome,hunter2,mongo,redis,elastic,rabbitmq,keyboard cat,shhhhh,mysecret,my-secret,mysecretkey,jwtsecret,my_secret_key,tomcat,wildfly,jboss,neo4j,cassandra,grafana,keycloak,s3cr3t,p@ssw0rd,passw0rd".split(
    ",",
  ),
);

/** Rules of validation, as frameworks write them in texts. */
const VALIDATION =
  /\b(?:required|nullable|confirmed|optional)\b.*[|:]|[|:](?:min|max|size):\d|^\^|\$$|\\d|\[[A-Za-z]-[Za-z]/u;

/** Words that name where a credential goes, not one. */
const NAMING =
  /pass|pwd|secret|token|key|field|label|input|auth|login|user|header|cookie|param|api|name|type|env|hash|error/iu;

/** Words joined by separators or capitals, with a number behind at most: `auth.token.v1`, `X-API-Key`, `resetToken2`. */
function isNameLike(value: string): boolean {
  return (
    /^[^A-Za-z0-9]?[A-Za-z]+(?:[._:/|-]+(?:v?\d{1,3}|[A-Za-z]+))*[._:/-]?\d{0,3}$/u.test(value) &&
    !/[a-z]{0,2}[A-Z]{2}[a-z]{1,2}[A-Z]/u.test(value)
  );
}

function kindsOf(value: string): number {
  return [/[a-z]/u, /[A-Z]/u, /\d/u, /[^A-Za-z0-9\s._-]/u].filter((kind) => kind.test(value)).length;
}

function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu.test(value);
}

/** Texts with gaps are sentences or labels, apart from generated ones: keys of WordPress, application passwords of mail services. */
function isSpaced(value: string, ground: Ground): boolean {
  if (value === "keyboard cat") return true;
  if (/^(?:[a-z]{4} ){3}[a-z]{4}$/u.test(value)) return ground === "setting";
  return value.length >= 20 && kindsOf(value) === 4 && !/[a-z]{5}/iu.test(value);
}

/** Whether a text stands for itself: no reference to a value elsewhere, no template, no path, no address, no encrypted form. */
export function isLiteral(value: string): boolean {
  return !(
    REFERENCE.test(value) ||
    ADDRESS.test(value) ||
    ENCRYPTED.test(value) ||
    /\$\{|\{\{|<%|\$\(|#\{|__[A-Z_]{3,}__|%[A-Z_]{2,}%|^\{[\w .]*\}$|%[sdv]|@[\w.]{3,}@|\{\d\}|^\w[\w.]*\[-?\d+\]\./u.test(
      value,
    )
  );
}

const REFERENCE =
  /^(?:[:?]\w+$|@[A-Za-z_]+$|\$\w|%\(|`|!\w|&|\*[A-Za-z]|ref\+|op:\/\/|vault:|ssm:|env[:(]|arn:|projects\/|secretsmanager:|awssm|gcpsm|azurekv|keyvault|@Microsoft\.|credentials\(|file\(|var\.|local\.|data\.|module\.|each\.|process\.env|os\.|self\.|this\.|ENV\[|!Ref|resolve:)/u;
const ADDRESS = /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|\/[A-Za-z]|\.{1,2}\/|~\/|[A-Za-z]:\\|file:|classpath:|https?:)/u;
const ENCRYPTED =
  /^(?:ENC[[(]|\{(?:cipher|bcrypt|pbkdf2|scrypt|argon2|sha\d*|SSHA|MD5|AES)\b[^}]*\}|\{[A-Za-z0-9+/]{8,}=*\}$|\$(?:2[abxy]?|5|6|1|apr1|argon2\w*|pbkdf2|scrypt|ANSIBLE_VAULT)\$|pbkdf2[_:]|scrypt:|argon2|SCRAM-|vault:v\d|Ag[A-Za-z0-9]{2}[A-Za-z0-9+/]{200,})/u;

/** Texts that ask for a value, or say that there is none. */
const PLACEHOLDER =
  /^(?:x{3,}|\*{2,}|\.{2,}|-{2,}|_{2,}|\?{2,}|•+|0+|n\/?a|none|null|nil|undefined|true|false|yes|no|on|off|enabled|disabled|optional|required|string|text|todo|tbd|fixme|empty|unset|default|value|foo|bar|foobar|test|testing|dummy|fake|mock|sample|example|placeholder|redacted|hidden|masked|not[-_ ]?set|unused|ignored?|auto|generated?|bearer|basic|bcrypt|password_hash|str|int|bool|any|never)$/iu;
const ASKING =
  /\.{3,}|…|^<.*>$|^\[.*\]$|\byour[\s_-]|^your(?:pass|secret|token|key|api|value|db|client|own)|_here$|-here$|\b(?:replace|insert|enter|fill|put|add|set|change)[\s_-]*(?:me|this|with|in|it|your|here)\b|^(?:REPLACE|CHANGE|INSERT|FILL|ENTER|SET|TODO|DUMMY|EXAMPLE|PLACEHOLDER)(?:_|ME$|$)|EXAMPLE(?:KEY)?|example|placeholder|redacted|(?:^|[-_])dummy|dummy(?:$|[-_])|(?:^|[-_])fake|xxxx|not[-_]a[-_](?:real|secret)|notasecret|^my[-_]?(?:api[-_]?key|token|password)$/u;

/** Whether a text only asks for a value. Passwords such as `changeme` are values: programs run with them. */
export function isPlaceholder(value: string): boolean {
  if (/^change[-_]?(?:me|it)$/u.test(value)) return false;
  if (PLACEHOLDER.test(value) || ASKING.test(value)) return true;
  return new Set(value.toLowerCase()).size < 3 || /(.)\1{5}/u.test(value);
}

/** Digests and what is published: told by their form. */
function isDigest(value: string): boolean {
  return (
    /^(?:sha\d{1,3}[-:]|md5[:-]|h1:)/iu.test(value) ||
    /^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-)/u.test(value) ||
    /^pk_(?:live|test)_/u.test(value)
  );
}

/**
 * Keys that makers publish for emulators and tests: Azurite, the emulator of Cosmos DB (Microsoft), reCAPTCHA's test keys (Google), the
 * debug keystore of Android, Amazon's documentation.
 */
const PUBLIC = new Set([
  "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
  "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==",
  "6LeIxAcTAAAAAGG-vFI1TnRWxMZNFuojJ4WifJWe",
  "6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI",
  "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  "AKIAIOSFODNN7EXAMPLE",
  "android",
  "notasecret",
]);

/** Whether a text is one of the keys that everybody may know. */
export function isPublicKnown(value: string): boolean {
  return PUBLIC.has(value) || isFromStandard(value);
}
