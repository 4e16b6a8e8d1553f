import { readFile, stat } from "node:fs/promises";
import { decode } from "../document/decode.ts";
import { parseDocument } from "../document/parse.ts";
import { DEFAULT_LIMITS, type Document, escapedStep, Place, type Problem, unescapedStep } from "../model.ts";
import { nearest } from "./nearest.ts";

/** An error of a JSON Schema validator, as Ajv reports it; the keywords in `x-` are our own. */
export interface AuthoredError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** Tells what is wrong with a value under a schema. */
export type Validate = (value: unknown) => readonly AuthoredError[];

/** A file that authors of rules write, with a way to complain about a place in it. */
export interface AuthoredFile {
  /** What it holds; undefined when it cannot be read. */
  readonly value: unknown;
  /** Adds a problem at the key that a JSON pointer ends in, or at the closest one above it. */
  complain(pointer: string, code: string, data: Problem["data"]): void;
  /** Holds the value against a schema; false when it does not conform or there is none. */
  hold(validate: Validate): boolean;
}

/**
 * Reads a file of the rulebook.
 *
 * @param path where it lies
 * @param name how problems call it
 * @param problems takes what is wrong; codes are those of the message catalogues
 */
export async function readAuthored(path: string, name: string, problems: Problem[]): Promise<AuthoredFile> {
  const document = await parsed(path, name, problems);
  const complain: AuthoredFile["complain"] = (pointer, code, data) => {
    const place = Place.of(name, stepsOf(pointer, document?.value)).key();
    const location = document?.locate([place])[0] ?? { file: name, line: 1, column: 1 };
    problems.push({ code, data, severity: "fatal", file: name, location });
  };
  const hold: AuthoredFile["hold"] = (validate) => {
    if (document === undefined) return false;
    const errors = validate(document.value);
    for (const error of errors) complain(...complaintOf(error));
    return errors.length === 0;
  };
  return { value: document?.value, complain, hold };
}

async function parsed(path: string, name: string, problems: Problem[]): Promise<Document | undefined> {
  const at = { file: name, line: 1, column: 1 };
  const refuse = (code: string, data: Problem["data"]): undefined => {
    problems.push({ code, data, severity: "fatal", file: name, location: at });
  };
  const limit = DEFAULT_LIMITS.fileBytes;
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  );
  if (size === undefined) return refuse("rule-file-missing", {});
  if (size > limit) return refuse("file-too-large", { file: name, bytes: size, limit });
  const decoded = decode(await readFile(path));
  if ("fault" in decoded) return refuse("rule-file-not-utf8", { encoding: decoded.fault.encoding });
  const result = await parseDocument(name, decoded.text, DEFAULT_LIMITS);
  if (result.ok) return result.document;
  problems.push(...result.problems);
  return undefined;
}

/** The steps of a JSON pointer as text; those into lists as numbers. */
function stepsOf(pointer: string, root: unknown): (string | number)[] {
  let value = root;
  return pointer
    .split("/")
    .slice(1)
    .map((raw) => {
      const step = unescapedStep(raw);
      const isList = Array.isArray(value);
      const holder = value;
      value =
        typeof holder === "object" && holder !== null && Object.hasOwn(holder, step)
          ? (holder as Record<string, unknown>)[step]
          : undefined;
      return isList ? Number(step) : step;
    });
}

/** What a validator found, each keyword in its own words: where, and which text with which data. */
function complaintOf(error: AuthoredError): Parameters<AuthoredFile["complain"]> {
  const { instancePath: pointer, keyword, params } = error;
  const key = named(pointer);
  switch (keyword) {
    case "additionalProperties": {
      const unknown = String(params.additionalProperty);
      return [`${pointer}/${escapedStep(unknown)}`, "rule-unknown-key", { key: unknown }];
    }
    case "required":
      return [pointer, "rule-missing-key", { key: String(params.missingProperty), within: key }];
    case "enum":
      return [pointer, "rule-bad-value", { key, known: [params.allowedValues].flat().join(", ") }];
    case "type":
      return [pointer, "rule-wrong-type", { key, expected: [params.type].flat().join(", ") }];
    case "minLength":
    case "minItems":
    case "minProperties":
      return [pointer, "rule-empty", { key }];
    case "pattern":
      // The form that every remedy has: a sentence.
      if (params.pattern === "\\.$") return [pointer, "rule-no-full-stop", { key }];
      return [pointer, "rule-bad-form", { key, pattern: String(params.pattern) }];
    case "x-schema":
      return [pointer, "rule-bad-schema", { key, reason: String(params.reason) }];
    case "x-patterns":
      return [pointer, "rule-bad-pattern", { key, reason: String(params.reason) }];
    case "x-field": {
      const known = params.known as string[];
      const field = String(params.field);
      const suggestion = nearest(field, known) ?? "none";
      return [pointer, "rule-unknown-field", { field, suggestion, known: known.join(", ") }];
    }
    default:
      return [pointer, "rule-does-not-fit", { key, reason: error.message ?? keyword }];
  }
}

/** The last steps of a pointer as people write them; "top" for the whole file. */
function named(pointer: string): string {
  const steps = pointer.split("/").slice(1);
  return steps.length === 0 ? "top" : unescapedStep(steps.join("."));
}
