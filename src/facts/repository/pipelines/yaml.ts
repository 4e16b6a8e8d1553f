import { TextDocument } from "../../../document/text-document.ts";
import type { Document } from "../../../model.ts";
import { yamlTextReader } from "../kubernetes/yaml-text.ts";
import type { TextFile } from "../noun.ts";

/**
 * The documents of a pipeline in YAML; pointers begin with the position of the document. GitLab's tag `!reference` is read as the list
 * behind it. Undefined where the file can't be parsed, which is noted then.
 */
export async function pipelineDocuments(file: TextFile): Promise<Document | undefined> {
  if (file.text.includes("!reference")) {
    const read = (await yamlTextReader())(file.text.replace(/!reference(?=\s)/g, " ".repeat("!reference".length)));
    if ("values" in read) {
      const document = new TextDocument(file.path, file.text, read.values, read.find);
      file.keep(document);
      return document;
    }
  }
  return file.parseAll(["pipeline-step"]);
}
