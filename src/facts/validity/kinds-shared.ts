import { BOOLEAN, type Kind, kind, STRING } from "./shapes.ts";

/** The External Documentation Object, which documents, operations, tags and schemas have. */
export function externalDocsKind(): Kind {
  const externalDocs = kind("External Documentation");
  externalDocs.define({ fields: { description: STRING, url: STRING }, required: ["url"] });
  return externalDocs;
}

/** The XML Object, the same in both versions. */
export function xmlKind(): Kind {
  const xml = kind("XML");
  xml.define({ fields: { name: STRING, namespace: STRING, prefix: STRING, attribute: BOOLEAN, wrapped: BOOLEAN } });
  return xml;
}
