import { literalsOf } from "./literals.ts";
import { insideAt, type SourceText } from "./pattern.ts";

const LOGGER =
  "(?<!\\w)(_?log(?:ger|ging)?|LOG(?:GER)?|console|slog|Log|Logger|Rails\\.logger|winston|pino|logrus|zap|sugar|Timber)";
const LEVEL =
  "(?:trace|debug|info|information|notice|warn|warning|error|err|fatal|critical|crit|exception|log|print|Trace|Debug|Info|Warn|Error|Fatal|Print|Panic|[A-Z][a-z]+(?:f|ln|w|Context)|Log[A-Z][a-z]+)";
const WRITE = `${LOGGER}\\s*(?:\\.|->|::)\\s*${LEVEL}`;

/** The usual call: `log.info(…)`. The first group is the logger. */
export const LOG_CALL = new RegExp(`${WRITE}\\s*\\(`, "gu");
const PRINT =
  /(?<![\w.])(print|println|puts|echo|System\.out\.print(?:ln|f)?|fmt\.Print(?:ln|f)?|Console\.Write(?:Line)?)\s*\(/gu;

/** A way in which a program writes to its log. */
interface Form {
  readonly pattern: RegExp;
  /** All programming languages without it. */
  readonly languages?: ReadonlySet<string>;
  /** Where what is written ends: at the other bracket, or with the line. */
  readonly until: "bracket" | "line";
  /** Printing is a log only where nothing else is: it is found, but not held against anyone. */
  readonly logs: boolean;
}

const FORMS: readonly Form[] = [
  { pattern: LOG_CALL, until: "bracket", logs: true },
  { pattern: PRINT, until: "bracket", logs: false },
  // Without parentheses: `Rails.logger.info "…"`.
  {
    pattern: new RegExp(`${WRITE}[ \\t]+(?=["'])`, "gu"),
    languages: new Set(["Ruby", "Elixir"]),
    until: "line",
    logs: true,
  },
  // A block that is run where the level is logged: `logger.debug { "…" }`.
  {
    pattern: new RegExp(`${WRITE}\\s*\\{`, "gu"),
    languages: new Set(["Ruby", "Kotlin"]),
    until: "bracket",
    logs: true,
  },
  // The fluent calls of SLF4J 2: `log.atInfo().log(…)`.
  {
    pattern: /(?<!\w)(?:log|LOG|logger)\s*\.\s*at(?:Trace|Debug|Info|Warn|Error)\(\)\s*\.\s*log\s*\(/gu,
    languages: new Set(["Java", "Kotlin", "Scala", "Groovy"]),
    until: "bracket",
    logs: true,
  },
  // The macros of the crates log and tracing.
  {
    pattern: /(?<!\w)(?:trace|debug|info|warn|error)!\s*\(/gu,
    languages: new Set(["Rust"]),
    until: "bracket",
    logs: true,
  },
  { pattern: /(?<![\w>:$])error_log\s*\(/gu, languages: new Set(["PHP"]), until: "bracket", logs: true },
];

/** Texts of which one stands in every file that writes to the log. */
export const LOG_WORDS = [...new Set(FORMS.flatMap(({ pattern }) => literalsOf(pattern) ?? []))];

/** At most so many calls of one form are looked at in a file. */
const MOST = 5_000;

/** Every spot at which a program writes to its log: from where to where in the text stands what it writes. */
export function* logCalls({
  bare,
  language,
}: SourceText): Iterable<{ readonly range: readonly [number, number]; readonly logs: boolean }> {
  for (const { pattern, languages, until, logs } of FORMS) {
    if (languages !== undefined && !languages.has(language)) continue;
    let count = 0;
    for (const match of bare.matchAll(pattern)) {
      if (++count > MOST) break;
      const end = match.index + match[0].length;
      const range = until === "line" ? toEndOfLine(bare, end) : insideAt(bare, end - 1);
      if (range !== undefined) yield { range, logs };
    }
  }
}

/** The rest of a line, up to what only says when it is run. */
function toEndOfLine(bare: string, from: number): readonly [number, number] {
  const end = bare.indexOf("\n", from);
  const rest = bare.slice(from, end < 0 ? bare.length : end);
  const condition = rest.search(/\s(?:if|unless)\s/u);
  return [from, from + (condition < 0 ? rest : rest.slice(0, condition)).trimEnd().length];
}
