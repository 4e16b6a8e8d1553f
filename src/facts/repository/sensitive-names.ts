import { wordsOf } from "../words.ts";

/**
 * Tells by its name whether a variable, field or setting holds a credential. The last word of a name says what it is:
 * `TOKEN_URL` is an address and `secretName` a name, `DB_PASSWORD` is a password. What may follow it without changing that
 * (`_PROD`, `_2`) is dropped first.
 */

/** What sort of credential a name stands for. People choose passwords; keys and tokens are drawn by machines. */
export type Sensitivity = "password" | "secret" | "token" | "key" | "connection";

/** Whether the name of a variable, a field or a setting says that it holds a credential. */
export function isSensitiveName(name: string): boolean {
  return sensitivityOf(name) !== undefined;
}

/** The sort of credential that a name stands for; undefined for a name of something else. */
export function sensitivityOf(name: string): Sensitivity | undefined {
  // A type of CloudFormation, a class of C++.
  if (name.includes("::")) return undefined;
  const known = answers.get(name);
  if (known !== undefined) return known === "" ? undefined : known;
  const answer = sortOf(stem(wordsOf(name)));
  if (answers.size < MOST_ANSWERS) answers.set(name, answer ?? "");
  return answer;
}

/** The same few names are asked again and again: answers depend on nothing else. */
const answers = new Map<string, Sensitivity | "">();
const MOST_ANSWERS = 10_000;

/** What may stand behind the word that counts: an environment, a rank, an age. */
const AFTER = new Set(
  "prod production prd dev development test testing staging stage stg qa uat preprod local live sandbox demo default value val base old new current previous primary secondary main plain plaintext text str literal raw master slave replica".split(
    " ",
  ),
);

function stem(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 1 && (AFTER.has(words[end - 1] ?? "") || /^\d+$/u.test(words[end - 1] ?? ""))) end -= 1;
  // Of a password only: a secret of a store may be named after what it opens.
  const isOfDatabase = DATABASE.test(words[end - 1] ?? "") && SHORT_PASSWORD.test(words[end - 2] ?? "");
  return words.slice(0, isOfDatabase ? end - 1 : end);
}

/** Ends of names without gaps: `db password` is `dbpassword`. Languages that vendors write in besides English are among them. */
const PASSWORD = /(?:password|passwd|passwort|kennwort|passphrase|passcode|motdepasse|contrasena|senha)$/u;
/** Abbreviations, only as words of their own or behind what is usual in front of them. */
const SHORT_PASSWORD =
  /^(?:db|sql|mysql|pg|postgres|redis|mongo|root|admin|user|usr|smtp|mail|my|sys|ldap|ftp|ssh|ssl|require|master)?(?:pass|pwd|mdp|passwrd|pword|psw|pswd)$/u;
const CONNECTION = /(?:connectionstring|connstring|connstr|connectionstr)$/u;
const TOKEN =
  /(?:^|access|auth|api|bearer|bot|refresh|session|secret|personal|private|deploy|admin|root|vault|npm|github|gitlab|gh|gl|slack|sonar|service|client|user|oauth|jwt|id|app|registry|telegram|discord|sentry|webhook|telegraf|influx|influxdb|consul|nomad|rancher|digitalocean|do|cloudflare|cf|heroku|netlify|vercel|hf|pypi|docker|dockerhub|codecov|snyk|ci|job|runner|account|security|login|git|repo|push|verify|verification|signing|shared|internal)token$/u;
const SECRET = /secret$/u;
/** A key is a credential where the word in front of it says so: not a primary key, a public key, a key of a map. */
const KEY =
  /(?:api|access|secret|private|priv|encryption|encrypt|decryption|encoding|signing|signature|sign|sig|master|account|storage|shared|auth|authentication|app|application|service|jwt|jwe|hmac|ssh|rsa|deploy|session|cookie|role|subscription|aes|des|crypto|cipher|server|webhook|admin|license|root|rest|client|symmetric|wrapping|sas|host|token|integration|sendgrid|stripe|mailgun|twilio|openai|anthropic|maps|firebase|fcm|aws|azure|gcp|google|gateway|merchant|hash|csrf|django|flask|rails)key$/u;

const DATABASE = /^(?:bdd|db|database)$/u;

/** What makes a name with such an end a name of something else, as the word directly in front of the end. */
const BEFORE: Readonly<Record<Sensitivity, ReadonlySet<string>>> = {
  password: setOf(
    "no has is show hide toggle forgot forgotten lost reset resets change changed update allow empty random require requires required needs use uses with without enable enabled disable disabled hash hashed encrypted encrypt encode encoded validate validates verify check checks generate generated expired temporary recover remember ask prompt read get set invalid wrong incorrect missing bad weak strong confirm repeat retype match matches minimum max min on to from via one time",
  ),
  secret: setOf(
    "existing pull tls cert certificate certificates ca password token key keystore truststore ssl is has no use create creates created generate get read delete list watch enable disable kubernetes k8s sealed external opaque docker helm from to the a of ingress wildcard name",
  ),
  token: setOf(
    "next page continuation sync cancel cancellation has is no get set use check verify validate invalid expired missing parse create generate revoke revoked refresh issue csrf xsrf antiforgery design syntax lexer max of to from with without per",
  ),
  key: setOf(
    "public pub publishable has is no get set use generate create site anon anonymous primary foreign sort partition invalid missing",
  ),
  connection: setOf("get set build parse invalid missing"),
};

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

function sortOf(words: readonly string[]): Sensitivity | undefined {
  const joined = words.join("");
  const last = words.at(-1) ?? "";
  if (/public|publishable/u.test(joined) && /key|token/u.test(last)) return undefined;
  if (SHORT_PASSWORD.test(last) || PASSWORD.test(joined))
    return unless("password", words, SHORT_PASSWORD.test(last) ? 1 : lengthOf(words, PASSWORD));
  if (CONNECTION.test(joined)) return unless("connection", words, lengthOf(words, CONNECTION));
  if (last === "token" || TOKEN.test(last)) return unless("token", words, 1);
  if (last === "pepper") return "secret";
  if (SECRET.test(last)) return unless("secret", words, 1);
  if (words.length > 1 || last.length > 3) {
    const pair = words.slice(-2).join("");
    if (KEY.test(pair) && !NOT_A_KEY.test(joined)) return unless("key", words, lengthOf(words, KEY));
  }
  return undefined;
}

/** Keys with such a name that everybody may know. */
const NOT_A_KEY = /(?:public|publishable|anon|site|translation|cache|instrumentation)\w{0,12}key$/u;

/** How many words at the end make the match. */
function lengthOf(words: readonly string[], end: RegExp): number {
  for (let length = 1; length < words.length; length += 1) {
    if (end.test(words.slice(-length).join(""))) return length;
  }
  return words.length;
}

/** The sort, unless the word in front of the last `length` words makes it something else. */
function unless(sort: Sensitivity, words: readonly string[], length: number): Sensitivity | undefined {
  const before = words[words.length - length - 1];
  return before !== undefined && BEFORE[sort].has(before) ? undefined : sort;
}
