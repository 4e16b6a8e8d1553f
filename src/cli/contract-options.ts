import type { Language, Limits } from "../model.ts";
import { printable } from "../report/escape.ts";
import { type Flags, listOf, oneOf, readLanguage, readLimits, UsageError } from "./options.ts";

/** What `contract` was asked to do. */
export interface ContractOptions {
  readonly against: string;
  readonly basePath?: string;
  /** From the reference's operation to the offered one. */
  readonly mappings: Readonly<Record<string, string>>;
  /** The only operation to show. */
  readonly operation?: string;
  readonly format: "text" | "json";
  readonly language: Language;
  readonly limits: Limits;
  readonly verbose: boolean;
}

/** "GET /a=GET /b": the second operation begins behind the first equals sign that a method and a path follow. */
const MAPPING = /^\s*([A-Z]+ \/\S*?)\s*=\s*([A-Z]+ \/\S*)\s*$/u;

/**
 * Reads the flags of `contract`.
 *
 * @throws UsageError
 */
export function readContractOptions(flags: Flags): ContractOptions {
  const text = (name: string): string | undefined => (typeof flags[name] === "string" ? flags[name] : undefined);
  const against = text("against");
  if (against === undefined || against.trim() === "") throw new UsageError("against-missing");
  const basePath = text("basePath");
  if (basePath !== undefined && !/^\/\S*$/u.test(basePath)) {
    throw new UsageError("bad-base-path", { value: printable(basePath) });
  }
  const operation = text("operation");
  return {
    against: against.trim(),
    ...(basePath === undefined ? {} : { basePath }),
    mappings: Object.fromEntries(listOf(flags.map).map(readMapping)),
    ...(operation === undefined ? {} : { operation: operation.trim() }),
    format: oneOf("--format", text("format") ?? "text", ["text", "json"]),
    language: readLanguage(flags),
    limits: readLimits(text),
    verbose: flags.verbose === true,
  };
}

function readMapping(value: string): [string, string] {
  const [, reference, offered] = MAPPING.exec(value) ?? [];
  if (reference === undefined || offered === undefined)
    throw new UsageError("bad-mapping", { value: printable(value) });
  return [reference, offered];
}
