import type { Document, Limits, Problem } from "../model.ts";
import { type Fault, problemsOf } from "./fault.ts";
import { parseJson } from "./json-parse.ts";
import type { Spot } from "./spots.ts";
import { TextDocument } from "./text-document.ts";
import { parseYaml } from "./yaml-parse.ts";

/** A document, or why there is none: fatal problems with their places, at most 20, in the order of the text. */
export type Parsed =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly problems: Problem[] };

/** What a syntax makes of a text: its value and how to find places in it, or its faults. */
export type Reading =
  | { readonly value: unknown; readonly find: (root: Spot) => void }
  | { readonly faults: readonly Fault[] };

/**
 * Parses the text of a file: strict JSON (RFC 8259) when its name ends in `.json`, otherwise one YAML 1.2 document under the
 * core schema, merge keys expanded. The text is what `decode` gave. Never throws for anything that the text holds.
 */
export async function parseDocument(path: string, text: string, limits: Limits): Promise<Parsed> {
  const reading = /\.json$/i.test(path) ? parseJson(text, limits) : await parseYaml(text, limits);
  if ("faults" in reading) return { ok: false, problems: problemsOf(path, text, reading.faults) };
  return { ok: true, document: new TextDocument(path, text, reading.value, reading.find) };
}
