import { isSensitiveName } from "../sensitive-names.ts";
import type { Assignment } from "./find.ts";
import { type Quoted, quotedIn } from "./literals.ts";

/**
 * What names quoted texts are given to in a line of source code, JSON or XML. Each quoted text is looked at with what stands in front of it.
 *
 * @param full a name with what earlier lines add to it
 */
export function* codeAssignments(line: string, full: (name: string) => string = (name) => name): Iterable<Assignment> {
  const texts = quotedIn(line);
  for (const [index, quoted] of texts.entries()) {
    if (quoted.text === "") continue;
    const given = nameFor(quoted, texts, index, full);
    if (given !== undefined) yield { isDefault: false, ...given, value: quoted.text, column: quoted.column };
  }
}

type Given = Pick<Assignment, "name"> & Partial<Pick<Assignment, "isDefault" | "used">>;

/** Calls that only turn a text into bytes or a secret: what they are given is the value. */
const WRAP =
  /(?:\[\]byte\(|Buffer\.from\(|(?:GetBytes|SecretStr|SymmetricSecurityKey|toBytes|encodeToString|bytes|b64encode|base64Decode|base64_decode|new String|TextEncoder\(\)\.encode|Secret\.fromString|plainTextSecret|SecretValue\.unsafePlainText)\()+\s*$/u;
/** `name =`, `name: Type =`, `name:`, `name =>`, `name :=`, `$name =`; also `["name"] =` and attributes. */
const ASSIGNED =
  /([A-Za-z_$@][\w$.@-]{0,100})["']?\s{0,4}\]?\s{0,4}[!?]?(?::\s{0,4}[A-Za-z&'][\w<>[\]?&|.' ]{0,60})?\s{0,20}(?:=>|:=|\?\?=|\|\|=|\?=|=|:)\s{0,20}(?:[a-zA-Z@$]{0,2})$/u;
/** The text before last is the name: `"name": "…"`, `'name' => '…'`, `["name"] = "…"`. */
const AFTER_NAME = /^\s{0,4}\]?\s{0,20}(?:=>|:|=)\s{0,20}(?:[a-zA-Z@$]{0,2})$/u;
const AFTER_ARGUMENT = /^\s{0,4},\s{0,10}(?:default\s{0,4}=\s{0,4}|defaultValue\s{0,4}[:=]\s{0,4})?[bruf]?$/iu;
const OR = /(?:\|\||\?\?|\?:|\bor)\s{0,10}$/u;
const NAME_BEFORE_OR = /([A-Za-z_][\w.]{2,100})!?\)?\s{0,10}(?:\|\||\?\?|\?:)\s{0,10}$/u;
const VALUE_ATTRIBUTE = /^\s{0,10},?\s{0,10}(?:value|defaultValue|Value)\s{0,4}(?:=>|=|:)\s{0,10}$/u;
const NAME_ATTRIBUTE = /(?:^|[\s{(,<])(?:name|key|Name|Key|id)\s{0,4}(?:=>|=|:)\s{0,10}$/u;
/** Asks for a setting and says what is used without it. */
const ASKING =
  /(?:getenv|environ\.get|\benv|fetch|getOrDefault|get_env|getEnv\w{0,20}|GetEnv\w{0,20}|getProperty|config|get|envOr\w{0,10}|env_or\w{0,10}|withDefault|lookup_env|valueOf|optional|GetValue<string>|string|str|option|envconfig|Default)\s{0,4}!?\(\s{0,10}$/iu;
const SETTING =
  /(?:SetDefault|setdefault|define|setProperty|put|set|property|header|add|append|Add|insert|setHeader|of|entry|setenv|Setenv|SetEnvironmentVariable|withEnv|addEnv|environment|registry\.add)\s{0,4}\(\s{0,10}$/u;
const CALLED = /(?:^|[\s.>(:])(?:set|with|Set|With|add)?_?([A-Za-z_]\w{2,60})\s{0,4}\(\s{0,10}$/u;
/** `name 'value'`, as Groovy and Ruby call without brackets. */
const BARE_CALL = /(?:^|[\s;{])([A-Za-z_]\w{3,60})\s{1,10}$/u;
const SIGNED = /\bjwt\.(?:sign|verify|encode|decode)\(\s{0,4}[^,()]{1,100},\s{0,4}$|\bsignWith\([^,]{1,60},\s{0,4}$/iu;
const HMAC = /createHmac\(\s{0,4}$|createCipheriv\(\s{0,4}$/u;
const LOGIN =
  /(?:basic_?auth|NetworkCredential|UsernamePasswordCredentials|UsernamePasswordAuthenticationToken|HTTPBasicAuth|HTTPDigestAuth|PasswordAuthentication|\bauth\s{0,4}=\s{0,4}|\bauth\s{0,4}:\s{0,4})\s{0,2}[([]?\s{0,4}(?:username\s{0,2}=\s{0,2})?$/iu;
const CONNECTING = /(?:getConnection|new PDO|mysqli_connect|new mysqli|oci_connect|pg_connect)\s{0,4}\([^()]{0,200}$/u;
const NEXT = /^\s{0,4},\s{0,10}$/u;

type Full = (name: string) => string;

function nameFor(quoted: Quoted, texts: readonly Quoted[], index: number, full: Full): Given | undefined {
  const before = texts[index - 1];
  const gap = quoted.gap.slice(-300);
  const wrap = WRAP.exec(gap);
  const plain = wrap === null ? gap : gap.slice(0, wrap.index);
  return (
    orDefault(plain, before) ??
    (before === undefined ? undefined : afterText(plain, texts, index, before, full)) ??
    assigned(plain, wrap !== null, full) ??
    called(gap)
  );
}

/** `name || "…"`, and `getenv("NAME") ?: "…"`. */
function orDefault(gap: string, before: Quoted | undefined): Given | undefined {
  if (!OR.test(gap)) return undefined;
  const name =
    NAME_BEFORE_OR.exec(gap)?.[1] ??
    (/^\s{0,2}[\])]\s{0,6}(?:\|\||\?\?|\?:|or)\s{0,10}$/u.test(gap) ? before?.text : undefined);
  return name !== undefined && isSensitiveName(name) ? { name, isDefault: true } : undefined;
}

function afterText(
  gap: string,
  texts: readonly Quoted[],
  index: number,
  before: Quoted,
  full: Full,
): Given | undefined {
  if (AFTER_NAME.test(gap)) {
    const name = full(before.text);
    if (isSensitiveName(name)) return { name };
    // { "name": "DB_PASSWORD", "value": "…" }
    const named = texts[index - 2];
    const key = texts[index - 3];
    if (
      /^(?:value|defaultValue)$/iu.test(before.text) &&
      /^\s{0,10},\s{0,10}$/u.test(before.gap) &&
      named !== undefined &&
      key !== undefined
    ) {
      if (/^(?:name|key|id)$/iu.test(key.text) && isSensitiveName(named.text)) return { name: named.text };
    }
    return undefined;
  }
  if (VALUE_ATTRIBUTE.test(gap) && NAME_ATTRIBUTE.test(before.gap) && isSensitiveName(before.text)) {
    return { name: before.text };
  }
  if (AFTER_ARGUMENT.test(gap) || NEXT.test(gap)) {
    if (isSensitiveName(before.text)) {
      if (ASKING.test(before.gap)) return { name: before.text, isDefault: true };
      if (SETTING.test(before.gap)) return { name: before.text };
    }
    if (HMAC.test(before.gap)) return { name: "secret", used: true };
    if (LOGIN.test(before.gap) || (CONNECTING.test(before.gap) && NEXT.test(gap)))
      return { name: "password", used: true };
    // connect("jdbc:…", "user", "password")
    const first = texts[index - 2];
    if (first !== undefined && NEXT.test(gap) && NEXT.test(before.gap) && CONNECTING.test(first.gap))
      return { name: "password", used: true };
  }
  return undefined;
}

function assigned(gap: string, wrapped: boolean, full: Full): Given | undefined {
  const name = full(ASSIGNED.exec(gap)?.[1] ?? "");
  if (!isSensitiveName(name)) return undefined;
  return wrapped ? { name, used: true } : { name };
}

function called(gap: string): Given | undefined {
  if (SIGNED.test(gap)) return { name: "secret", used: true };
  const name = CALLED.exec(gap)?.[1];
  if (name !== undefined && isSensitiveName(name) && !/Token$/u.test(name)) return { name };
  const bare = BARE_CALL.exec(gap)?.[1];
  return bare !== undefined && isSensitiveName(bare) ? { name: bare } : undefined;
}
