import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { decode } from "../src/document/decode.ts";
import { parseDocument } from "../src/document/parse.ts";
import { kindOf } from "../src/load/openapi-version.ts";
import { createResolver } from "../src/load/resolver.ts";
import { type ApiDocument, DEFAULT_LIMITS, type Document, type Resolver } from "../src/model.ts";
import { correctData, correctText } from "./contract-corrections.ts";
import { publishedName, type Reference } from "./contract-reference.ts";

/** The published files of a reference, corrected and parsed. */
export interface Published {
  readonly apis: readonly ApiDocument[];
  readonly resolver: Resolver;
}

/**
 * Reads the published files of a reference and corrects them. They are read as any submission is.
 *
 * @param letter whether they are left as they are published, but for what keeps them from being parsed
 * @param folder the references of all building blocks, a folder each
 * @throws Error when one is missing, is no OpenAPI document, or does not fit its corrections
 */
export async function readPublished(reference: Reference, folder: string, letter = false): Promise<Published> {
  const documents = new Map<string, Document>();
  for (const one of reference.files) {
    const name = publishedName(one);
    const corrections = reference.corrections.filter(({ file }) => file === name);
    const bytes = await readFile(join(folder, reference.name, one.file));
    const decoded = decode(bytes);
    if ("fault" in decoded) throw new Error(`${name} is not UTF-8`);
    const parsed = await parseDocument(name, correctText(decoded.text, corrections), DEFAULT_LIMITS);
    if (!parsed.ok) throw new Error(`${name} cannot be parsed: ${JSON.stringify(parsed.problems[0])}`);
    if (!letter) correctData(parsed.document.value, corrections);
    documents.set(name, parsed.document);
  }
  const unknown = reference.corrections.find(({ file }) => !documents.has(file));
  if (unknown !== undefined) throw new Error(`a correction names ${unknown.file}, which is no file of the reference`);
  const apis = [...documents.values()].map((document) => {
    const kind = kindOf(document);
    if (kind.is !== "api") throw new Error(`${document.path} is no OpenAPI document`);
    return { document, version: kind.version, inScope: true };
  });
  const look = (path: string) => {
    const document = documents.get(path);
    return document === undefined ? undefined : { state: "parsed" as const, document };
  };
  return { apis, resolver: createResolver(look, DEFAULT_LIMITS, () => documents.values()) };
}
