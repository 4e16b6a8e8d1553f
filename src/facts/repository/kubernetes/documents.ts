import { TextDocument } from "../../../document/text-document.ts";
import type { Document } from "../../../model.ts";
import type { RepositoryKind } from "../facts.ts";
import type { TextFile } from "../noun.ts";
import { blankPlaceholders } from "./placeholders.ts";
import type { YamlTextReader } from "./yaml-text.ts";

/** What may hide in a manifest that can't be read. */
export const HIDDEN: readonly RepositoryKind[] = ["workload", "resource", "setting"];

/**
 * Reads a manifest, its documents as a list. A file that a program fills in first is read with words in place of what is filled in; what
 * such a program puts in as whole lines is not known, and said so.
 */
export async function readManifest(file: TextFile, read: YamlTextReader): Promise<Document | undefined> {
  const asWritten = read(file.text);
  if ("values" in asWritten) return kept(file, asWritten);
  const blanked = blankPlaceholders(file.text);
  const filledIn = read(blanked.text);
  if ("values" in filledIn) {
    for (const offset of blanked.wholeLines.slice(0, MOST_NOTES)) file.unread(file.atOffset(offset), HIDDEN);
    return kept(file, filledIn);
  }
  // Says what is wrong with it.
  if (/\{\{|\{%|\$\{/u.test(file.text)) file.unread(file.atOffset(filledIn.faultAt), HIDDEN);
  else await file.parseAll(HIDDEN);
  return undefined;
}

const MOST_NOTES = 20;

function kept(file: TextFile, { values, find }: Extract<ReturnType<YamlTextReader>, { values: unknown }>): Document {
  const document = new TextDocument(file.path, file.text, values, find);
  file.keep(document);
  return document;
}
