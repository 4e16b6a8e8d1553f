import { wordsOf } from "../../words.ts";
import { LOG_CALL, logCalls } from "./log-calls.ts";
import { nameOf } from "./logged-names.ts";
import { argumentsAt, type Found, isSideProgram, type SourceText, type TracePattern } from "./pattern.ts";

/** What makes a text of a value and changes nothing in it. */
const WRITES_OUT =
  /^(?:(?:JSON\.stringify|String|str|repr|format|String\.format|String\.valueOf|Objects\.toString|util\.inspect|inspect|fmt\.Sprint(?:f|ln)?|zap\.(?:String|Any)|slog\.(?:String|Any)|kv|keyValue|StructuredArguments\.\w+|json\.dumps|var_export|print_r|json_encode|strings\.TrimSpace)\s*\()/u;

/** Words in front of the last one that leave a password a password. Others (`masked`, `hashed`, `has`, `min`, `generated`) don't. */
const KEEPS = new Set(
  "user users account login plain plaintext raw clear cleartext new old current my the db database admin root client smtp mail email redis sql service app application system request req input entered typed given provided submitted body form dto jwt api auth oauth access refresh bearer id session private secret shared signing webhook consumer basic clear text".split(
    " ",
  ),
);
const PASSWORDS = new Set("password passwd pwd passphrase passcode".split(" "));

/** What a variable or field holds, by its name: certainly a secret or data about a person, perhaps, or neither. */
export function heldBy(
  name: string,
): { readonly of: "logs-secret" | "logs-personal-data"; readonly certain: boolean } | undefined {
  const words = wordsOf(name.replace(/^(?:get|Get)(?=[A-Z])/u, ""));
  const last = words.at(-1) ?? "";
  const front = words.slice(0, -1);
  const all = words.join(" ");
  const kept = front.every((word) => KEEPS.has(word));
  if (PASSWORDS.has(last) && kept) return { of: "logs-secret", certain: true };
  if (last === "token" && kept) {
    return {
      of: "logs-secret",
      certain: front.some((word) => ["access", "refresh", "bearer", "auth", "jwt", "session"].includes(word)),
    };
  }
  if (last === "secret" && kept)
    return {
      of: "logs-secret",
      certain: front.some((word) => ["client", "shared", "jwt", "app", "webhook"].includes(word)),
    };
  if (last === "key" && kept && front.length > 0) {
    if (["api", "private", "secret"].includes(front.at(-1) ?? "")) return { of: "logs-secret", certain: true };
  }
  if (/^(?:otp|otp code|one time password|one time code)$/u.test(all)) return { of: "logs-secret", certain: true };
  if (/^(?:jwt|pin|pin code|credentials|authorization)$/u.test(all)) return { of: "logs-secret", certain: false };
  if (PERSONAL.test(all)) return { of: "logs-personal-data", certain: true };
  if (PERHAPS_PERSONAL.test(all)) return { of: "logs-personal-data", certain: false };
  return undefined;
}

const PERSONAL =
  /^(?:(?:user|citizen|person|applicant|patient|client|customer|holder|beneficiary) )?(?:national id(?: number| no)?|national identity number|national identifier|nid number|ssn|social security number|passport number|passport no|date of birth|birth date|birthdate|dob|card number|credit card(?: number)?|pan number|tax id number|health record|medical record|blood group)$/u;
const PERHAPS_PERSONAL =
  /^(?:(?:user|citizen|person|applicant|patient|client|customer|recipient|holder|beneficiary) )?(?:email|e mail|email address|phone|phone number|msisdn|mobile number|full name|first name|last name|surname|home address|iban|nid|gender|religion)$/u;

/** Every call that writes a secret or data about a person to the log, and the first call of the file that writes to it at all. */
export function findLogged(file: SourceText): Found[] {
  const found: Found[] = [];
  const [first] = file.bare.matchAll(LOG_CALL);
  if (first !== undefined) found.push({ of: "logging", name: first[1] ?? "", certain: true, at: first.index });
  const aside = isSideProgram(file.path) || /\.(?:[jt]sx|vue|svelte)$/u.test(file.path);
  for (const { range, logs } of logCalls(file)) {
    if (found.length > MOST) break;
    for (const { name, at } of shownIn(file, range)) {
      const held = heldBy(name);
      if (held === undefined) continue;
      const { of, certain } = held;
      // In capitals it may as well be the name of a field as what is in it.
      found.push({ of, name, certain: certain && logs && !aside && name !== name.toUpperCase(), at });
    }
  }
  return found;
}

/** More of one file are not told. */
const MOST = 100;

interface Shown {
  readonly name: string;
  readonly at: number;
}

/** Names of the variables and fields whose values the arguments of a call write out as they are. */
function shownIn(file: SourceText, [from, to]: readonly [number, number]): Shown[] {
  const shown: Shown[] = [];
  for (const [start, end] of piecesOf(file.bare, from, to)) {
    let begin = start;
    let text = file.code.slice(start, end);
    // A field of a structured entry: password=password, { password: user.password }, "password" => $password.
    const label = /^\s*(?:['"]?[\w.-]{1,80}['"]?\s*(?:=>|:|=)(?![=>])\s*)/u.exec(text)?.[0] ?? "";
    begin += label.length;
    text = text.slice(label.length);
    const blank = text.length - text.trimStart().length;
    begin += blank;
    text = text.trim();
    const call = WRITES_OUT.exec(text)?.[0];
    if (call !== undefined) {
      const inside = argumentsAt(file.bare, begin);
      if (inside !== undefined && inside[1] <= to && inside[1] - inside[0] < to - from)
        shown.push(...shownIn(file, inside));
      continue;
    }
    if (/^[{[(]/u.test(text) && /[}\])]$/u.test(text)) {
      if (text.length > 2 && end - begin < to - from + 1)
        shown.push(...shownIn(file, [begin + 1, begin + text.length - 1]));
      continue;
    }
    const format = /^[rbu]?['"]/u.test(text) ? text.search(/\.format(?:ted)?\(/u) : -1;
    if (format > 0) {
      const inside = argumentsAt(file.bare, begin + format);
      if (inside !== undefined && inside[1] <= to) shown.push(...shownIn(file, inside));
      continue;
    }
    const name = nameOf(text);
    if (name !== undefined) shown.push({ name, at: begin });
    else shown.push(...interpolated(file, begin, text));
  }
  return shown;
}

/** Arguments, and operands of a concatenation, that stand between separators outside of brackets and quotes. */
function piecesOf(bare: string, from: number, to: number): [number, number][] {
  const pieces: [number, number][] = [];
  let depth = 0;
  let start = from;
  let quote = "";
  for (let at = from; at < to && pieces.length < 100; at++) {
    const char = bare[at] as string;
    if (quote !== "") {
      if (char === quote) quote = "";
    } else if (char === '"' || char === "'" || char === "`") quote = char;
    else if (char === "(" || char === "[" || char === "{") depth++;
    else if (char === ")" || char === "]" || char === "}") depth--;
    else if (
      depth === 0 &&
      (char === "," || char === "+" || (char === "%" && bare[at - 1] === " ") || (char === "." && bare[at - 1] === " "))
    ) {
      pieces.push([start, at]);
      start = at + 1;
    }
  }
  pieces.push([start, to]);
  return pieces;
}

/** What a text writes out that is put together when it is logged: `${password}`, f"{password}", "#{password}", $"{password}", "$password". */
function interpolated({ language }: SourceText, at: number, text: string): Shown[] {
  const form = FORMS[language];
  if (form === undefined || !form.begins.test(text)) return [];
  const shown: Shown[] = [];
  for (const match of text.matchAll(form.part)) {
    const inner = (match[1] ?? match[2] ?? "").trim().replace(/(?:![rsa]|=)$/u, "");
    const name = nameOf(inner);
    if (name !== undefined && shown.length < 50) shown.push({ name, at: at + match.index });
  }
  return shown;
}

const BRACES = /(?<!\{)\{([^{}\n:]{1,100})(?::[^{}\n]{0,20})?\}/gu;
const SCRIPT = { begins: /^`/u, part: /\$\{([^{}\n]{1,100})\}/gu };
const DOLLARS = { begins: /^"/u, part: /(?<!\\)\$\{([^{}\n]{1,100})\}|(?<!\\)\$([A-Za-z_][\w.]{0,100}\w)/gu };
const FORMS: Readonly<Record<string, { readonly begins: RegExp; readonly part: RegExp }>> = {
  JavaScript: SCRIPT,
  TypeScript: SCRIPT,
  Python: { begins: /^[fF][rR]?["']/u, part: BRACES },
  Rust: { begins: /^"/u, part: BRACES },
  "C#": { begins: /^\$@?"/u, part: BRACES },
  Ruby: { begins: /^"/u, part: /#\{([^{}\n]{1,100})\}/gu },
  Elixir: { begins: /^"/u, part: /#\{([^{}\n]{1,100})\}/gu },
  Kotlin: DOLLARS,
  Groovy: DOLLARS,
  Dart: { begins: /^["']/u, part: DOLLARS.part },
  Scala: { begins: /^s"/u, part: DOLLARS.part },
  PHP: { begins: /^"/u, part: /\{(\$[\w>\-[\]'"]{1,100})\}|\$([A-Za-z_]\w{0,100})/gu },
};

export const LOG_PATTERNS: readonly TracePattern[] = [
  {
    of: "log-redaction",
    quoted: true,
    pattern:
      /\b(redact|fast-redact|maskPaths|MaskingPatternLayout|PiiMasking|CompositeMasking|sensitiveFields|filter_parameters|Destructure\.ByMasking|SensitiveDataFilter|RedactingFilter|scrub(?:ber|bing)?)\b\s*['"]?\s*[:=(+]/giu,
  },
  {
    of: "structured-log",
    pattern:
      /\b(?:from|require\(|import)\s*['"](pino|pino-http|nestjs-pino|bunyan|winston|@nestjs\/common\/json-logger)['"]/gu,
    languages: ["JavaScript", "TypeScript"],
  },
  {
    of: "structured-log",
    pattern: /\b(structlog|pythonjsonlogger|python_json_logger|json_log_formatter|ecs_logging)\b/gu,
    languages: ["Python"],
  },
  {
    of: "structured-log",
    pattern: /\b(NewJSONHandler|JSONFormatter)\b|"(go\.uber\.org\/zap|github\.com\/rs\/zerolog)[/\w]*"/gu,
    languages: ["Go"],
  },
  {
    of: "structured-log",
    pattern:
      /\b(LogstashEncoder|LoggingEventCompositeJsonEncoder|JsonTemplateLayout|EcsLayout|EcsEncoder|JsonLayout|JsonEncoder)\b/gu,
    languages: ["XML", "YAML", "Properties", "Java", "Kotlin"],
  },
  {
    of: "structured-log",
    pattern: /\b(logging\.structured\.format\.console|quarkus\.log\.console\.json|logstash-logback-encoder)\b/gu,
    languages: ["Properties", "YAML", "XML", "Groovy", "Kotlin"],
  },
  {
    of: "structured-log",
    name: "Spring Boot structured logging",
    pattern: /^\s*structured:\s*\n\s*format:/gmu,
    languages: ["YAML"],
  },
  {
    of: "structured-log",
    pattern: /\b(CompactJsonFormatter|RenderedCompactJsonFormatter|AddJsonConsole|EcsTextFormatter)\b/gu,
    languages: ["C#", "JSON"],
  },
  {
    of: "structured-log",
    pattern: /\b(Lograge|lograge|SemanticLogger|JsonFormatter|JsonLogger|LoggerJSON)\b/gu,
    languages: ["Ruby", "PHP", "Elixir"],
  },
  { of: "structured-log", pattern: /\btracing_subscriber\b[^;\n]{0,200}\b(json)\(/gu, languages: ["Rust"] },
  // Debugging aids in what is set for production.
  {
    of: "debug-mode",
    all: true,
    certain: true,
    languages: ["YAML", "Properties", "Python", "JSON", "TOML", "PHP", "Ruby"],
    path: /prod(?:uction)?(?:[./_-]|$)/iu,
    pattern:
      /^\s*['"]?((?:APP_|DJANGO_|FLASK_|SYMFONY_)?DEBUG|debug|server\.error\.include-stacktrace|include-stacktrace|server\.error\.include-exception|config\.consider_all_requests_local)['"]?\s*[:=]>?\s*['"]?(?:true|1|always|on)['"]?\s*,?\s*$/gimu,
  },
  {
    of: "debug-off",
    all: true,
    certain: true,
    languages: ["YAML", "Properties", "Python", "JSON", "TOML", "PHP", "Ruby"],
    path: /prod(?:uction)?(?:[./_-]|$)/iu,
    pattern:
      /^\s*['"]?((?:APP_|DJANGO_|FLASK_|SYMFONY_)?DEBUG|debug|server\.error\.include-stacktrace|include-stacktrace|server\.error\.include-exception|config\.consider_all_requests_local)['"]?\s*[:=]>?\s*['"]?(?:false|0|never|off)['"]?\s*,?\s*$/gimu,
  },
];
