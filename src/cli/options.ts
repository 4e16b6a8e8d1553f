import { resolve } from "node:path";
import { DEFAULT_LIMITS, type FailOn, type Language, type Limits } from "../model.ts";

/** A report to write: to a file, or to stdout when there is none. */
export interface Output {
  readonly format: string;
  readonly file?: string;
}

/** What `check` was asked to do. */
export interface CheckOptions {
  readonly paths: readonly string[];
  readonly outputs: readonly Output[];
  readonly config?: string;
  readonly implements: readonly string[];
  readonly rulebook?: string;
  readonly failOn: FailOn;
  readonly asOf: string;
  readonly language: Language;
  readonly stdinFilepath?: string;
  readonly limits: Limits;
  /** Look at what .gitignore names too. */
  readonly includeIgnored: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** A request that cannot be carried out as it stands: exit code 2. `code` and `data` name a text of the catalogues. */
export class UsageError extends Error {
  readonly code: string;
  readonly data: Readonly<Record<string, string | number>>;
  constructor(code: string, data: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = "UsageError";
    this.code = code;
    this.data = data;
  }
}

/** The limits that a caller may raise, by the name of their flag. */
export const LIMIT_FLAGS: Readonly<Record<string, keyof Limits>> = {
  "openapi-bytes": "openapiBytes",
  "file-bytes": "fileBytes",
  files: "files",
  "total-bytes": "totalBytes",
  "folder-depth": "folderDepth",
  nesting: "nesting",
  nodes: "nodes",
  "scalar-bytes": "scalarBytes",
  "reference-chain": "referenceChain",
  "referenced-files": "referencedFiles",
  findings: "findingsPerRule",
  commits: "commits",
  "history-bytes": "historyBytes",
};

/** Deeper nesting could exhaust the stack of the parsers themselves. */
const DEEPEST_NESTING = 400;

/** Flags whose evidence this version cannot read yet, by the name that commander gives them. */
const NOT_IN_THIS_VERSION = { profile: "--profile", review: "--review", baseUrl: "--base-url" };

/** The flags as commander collected them; every value is text. */
export type Flags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/**
 * Reads the flags of `check`.
 *
 * @param today the default of `--as-of`
 * @param formats the names of the formats that exist
 * @throws UsageError
 */
export function readOptions(
  paths: readonly string[],
  flags: Flags,
  today: string,
  formats: readonly string[],
): CheckOptions {
  for (const [name, flag] of Object.entries(NOT_IN_THIS_VERSION)) {
    if (flags[name] !== undefined) throw new UsageError("flag-not-in-this-version", { flag });
  }
  const text = (name: string): string | undefined => (typeof flags[name] === "string" ? flags[name] : undefined);
  const config = text("config");
  const rulebook = text("rulebook");
  const stdinFilepath = text("stdinFilepath");
  if (stdinFilepath !== undefined && !paths.includes("-")) throw new UsageError("stdin-path-without-stdin");
  return {
    paths,
    outputs: readOutputs(listOf(flags.format), formats),
    ...(config === undefined ? {} : { config }),
    implements: listOf(flags.implements),
    ...(rulebook === undefined ? {} : { rulebook }),
    failOn: oneOf("--fail-on", text("failOn") ?? "failed", ["failed", "undecided", "none"]),
    asOf: readDate(text("asOf") ?? today),
    language: readLanguage(flags),
    ...(stdinFilepath === undefined ? {} : { stdinFilepath }),
    limits: readLimits(text),
    includeIgnored: flags.includeIgnored === true,
    quiet: flags.quiet === true,
    verbose: flags.verbose === true,
  };
}

/**
 * The language chosen with --lang: English unless it says otherwise.
 *
 * @throws UsageError
 */
export function readLanguage(flags: Flags): Language {
  return oneOf("--lang", typeof flags.lang === "string" ? flags.lang : "en", ["en", "fr", "ar"]);
}

/** The values of a flag that can be repeated. */
export function listOf(value: Flags[string]): string[] {
  return Array.isArray(value) ? [...value] : [];
}

function readOutputs(values: readonly string[], formats: readonly string[]): Output[] {
  const outputs = (values.length === 0 ? ["text"] : values).map((value): Output => {
    const colon = value.indexOf(":");
    const format = colon === -1 ? value : value.slice(0, colon);
    const file = colon === -1 ? "" : value.slice(colon + 1);
    if (!formats.includes(format)) throw new UsageError("unknown-format", { format, known: formats.join(", ") });
    if (colon !== -1 && file === "") throw new UsageError("format-without-file", { format });
    return file === "" ? { format } : { format, file };
  });
  if (outputs.filter((output) => output.file === undefined).length > 1) throw new UsageError("two-reports-on-stdout");
  const files = outputs.flatMap((output) => output.file ?? []);
  const paths = files.map((file) => resolve(file));
  const twice = files.find((_, index) => paths.indexOf(paths[index] ?? "") !== index);
  if (twice !== undefined) throw new UsageError("two-reports-in-one-file", { file: twice });
  return outputs;
}

/**
 * Holds the value of a flag to those that it may have.
 *
 * @throws UsageError
 */
export function oneOf<T extends string>(flag: string, value: string, known: readonly T[]): T {
  const found = known.find((one) => one === value);
  if (found === undefined) throw new UsageError("bad-value", { flag, value, known: known.join(", ") });
  return found;
}

function readDate(value: string): string {
  const date = new Date(`${value}T00:00:00Z`);
  const valid =
    /^\d{4}-\d{2}-\d{2}$/u.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  if (!valid) throw new UsageError("bad-date", { value });
  return value;
}

/**
 * The limits that are in force, with those that were raised.
 *
 * @param text gives the value of a flag by the name that commander gives it
 * @throws UsageError
 */
export function readLimits(text: (name: string) => string | undefined): Limits {
  const limits: Record<keyof Limits, number> = { ...DEFAULT_LIMITS };
  for (const [flag, key] of Object.entries(LIMIT_FLAGS)) {
    const value = text(`max${flag.replace(/(?:^|-)(\w)/gu, (_, letter: string) => letter.toUpperCase())}`);
    if (value === undefined) continue;
    const number = Number(value);
    if (!/^\d{1,15}$/u.test(value) || number < 1) throw new UsageError("bad-limit", { flag: `--max-${flag}`, value });
    if (key === "nesting" && number > DEEPEST_NESTING) {
      throw new UsageError("limit-too-high", { flag: `--max-${flag}`, most: DEEPEST_NESTING });
    }
    limits[key] = number;
  }
  return limits;
}
