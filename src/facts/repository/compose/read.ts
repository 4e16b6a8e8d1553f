import type { Spot } from "../../../document/spots.ts";
import { TextDocument } from "../../../document/text-document.ts";
import type { Document } from "../../../model.ts";
import type { RepositoryKind } from "../facts.ts";
import { blankPlaceholders } from "../kubernetes/placeholders.ts";
import { yamlTextReader } from "../kubernetes/yaml-text.ts";
import type { TextFile } from "../noun.ts";

const HIDDEN: readonly RepositoryKind[] = ["service", "setting"];
/** Files that several readers ask for. */
const read = new WeakMap<TextFile, Promise<Document | undefined>>();

/**
 * A Compose file as a document. Its tags `!reset` and `!override`, and what a program fills in first (`{{ name }}`), do not keep it
 * from being read: what stands for a value that is not known is a word in ‹ ›.
 */
export function readCompose(file: TextFile): Promise<Document | undefined> {
  const known = read.get(file);
  if (known !== undefined) return known;
  const document = reading(file);
  read.set(file, document);
  return document;
}

async function reading(file: TextFile): Promise<Document | undefined> {
  const { text } = file;
  if (!/![a-z]|\{\{|\{%/.test(text)) return file.parse(HIDDEN);
  // Of the same length, so that all offsets stay.
  const plain = blankPlaceholders(text).text.replace(/!(?:reset|override)(?=\s)/g, (tag) => " ".repeat(tag.length));
  const stream = (await yamlTextReader())(plain);
  if (!("values" in stream)) return file.parse(HIDDEN);
  const find = (root: Spot): void => {
    // The reader looks for places in a list of documents.
    stream.find({ parent: undefined, children: new Map([["0", root]]), value: -1, key: -1 });
  };
  const document = new TextDocument(file.path, text, stream.values[0], find);
  file.keep(document);
  return document;
}
