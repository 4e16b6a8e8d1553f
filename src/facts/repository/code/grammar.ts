/** How comments and texts in quotes are written in a language. */
export interface Grammar {
  /** What begins a comment that ends with the line. */
  readonly line: readonly string[];
  /** A comment to the end of the line begins only at the beginning of one, or after white space (YAML 1.2.2, 6.6; POSIX sh, 2.3). */
  readonly spaced?: true;
  readonly block: readonly (readonly [string, string])[];
  readonly quotes: readonly Quote[];
  /** A slash can begin a regular expression (ECMA-262, 12.9.5). */
  readonly regex?: true;
}

/** A pair of quotes. */
export interface Quote {
  readonly open: string;
  readonly close: string;
  /** It may go on over several lines. */
  readonly lines: boolean;
  /** A backslash takes the meaning from what follows. */
  readonly escapes: boolean;
  /** `${` begins code inside (ECMA-262, 12.9.6). */
  readonly code?: true;
}

const one = (open: string, escapes = true): Quote => ({ open, close: open, lines: false, escapes });
const many = (open: string, escapes = true): Quote => ({ open, close: open, lines: true, escapes });
const SLASHES = { line: ["//"], block: [["/*", "*/"]] } as const;
const MARKUP = ["<!--", "-->"] as const;

const SCRIPT: Grammar = { ...SLASHES, quotes: [{ ...many("`"), code: true }, one('"'), one("'")], regex: true };
const JVM: Grammar = { ...SLASHES, quotes: [many('"""'), many("'''"), one('"'), one("'")] };
const GO: Grammar = { ...SLASHES, quotes: [many("`", false), one('"'), one("'")] };
// A single quote begins a lifetime, too.
const RUST: Grammar = { ...SLASHES, quotes: [many('"')] };
const PHP: Grammar = { line: ["//", "#"], block: [["/*", "*/"]], quotes: [many('"'), many("'")] };
const PYTHON: Grammar = { line: ["#"], block: [], quotes: [many('"""'), many("'''"), one('"'), one("'")] };
const RUBY: Grammar = { line: ["#"], block: [["\n=begin", "\n=end"]], quotes: [one('"'), one("'")] };
const SHELL: Grammar = { line: ["#"], spaced: true, block: [], quotes: [one('"'), one("'", false)] };
const KEYS: Grammar = { line: ["#", ";", "!"], spaced: true, block: [], quotes: [] };
const XML: Grammar = { line: [], block: [MARKUP], quotes: [] };
const COMPONENT: Grammar = { ...SCRIPT, block: [["/*", "*/"], MARKUP] };

/** The languages by what file names end with. Sources: the languages' specifications, as named above where they surprise. */
const BY_EXTENSION: ReadonlyMap<string, { readonly language: string; readonly grammar: Grammar }> = new Map(
  (
    [
      ["JavaScript", SCRIPT, ".js .mjs .cjs .jsx"],
      ["TypeScript", SCRIPT, ".ts .mts .cts .tsx"],
      ["Vue", COMPONENT, ".vue"],
      ["Svelte", COMPONENT, ".svelte"],
      ["Java", JVM, ".java"],
      ["Kotlin", JVM, ".kt .kts"],
      ["Scala", JVM, ".scala"],
      ["Groovy", JVM, ".groovy .gradle"],
      ["C#", JVM, ".cs"],
      ["Dart", JVM, ".dart"],
      ["Swift", JVM, ".swift"],
      ["Go", GO, ".go"],
      ["Rust", RUST, ".rs"],
      ["PHP", PHP, ".php"],
      ["Python", PYTHON, ".py"],
      ["Ruby", RUBY, ".rb .rake .ru"],
      ["Elixir", PYTHON, ".ex .exs"],
      ["Shell", SHELL, ".sh .bash"],
      ["YAML", SHELL, ".yaml .yml"],
      ["TOML", SHELL, ".toml"],
      ["Properties", KEYS, ".properties .ini .cfg .cnf .conf .env"],
      ["XML", XML, ".xml .csproj .config"],
      ["HTML", XML, ".html .htm .cshtml .erb .jinja .jinja2 .j2 .twig"],
      ["SQL", { line: ["--"], block: [["/*", "*/"]], quotes: [many("'", false)] }, ".sql"],
      ["JSON", { line: [], block: [], quotes: [] }, ".json"],
    ] as const
  ).flatMap(([language, grammar, extensions]) =>
    extensions.split(" ").map((end) => [end, { language, grammar }] as const),
  ),
);

/** The language of a file by its name, with how comments are written in it; undefined where it is not known here. */
export function grammarOf(path: string): { readonly language: string; readonly grammar: Grammar } | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (name.startsWith(".env")) return BY_EXTENSION.get(".env");
  const dot = name.lastIndexOf(".");
  return dot < 0 ? undefined : BY_EXTENSION.get(name.slice(dot).toLowerCase());
}

/** Languages that programs are written in, as opposed to settings and markup. */
export function isProgram(language: string): boolean {
  return !["YAML", "TOML", "Properties", "XML", "HTML", "JSON", "SQL", ""].includes(language);
}
