import type { Source } from "../members.ts";
import { BOOLEAN, type Kind, kind, oneOf, STRING } from "./shapes.ts";
import type { Site } from "./site.ts";

/** The External Documentation Object, which documents, operations, tags and schemas have. */
export function externalDocsKind(): Kind {
  const externalDocs = kind("External Documentation");
  externalDocs.define({ fields: { description: STRING, url: STRING }, required: ["url"] });
  return externalDocs;
}

/** The XML Object of OpenAPI up to 3.1. */
export function xmlKind(): Kind {
  const xml = kind("XML");
  xml.define({ fields: { name: STRING, namespace: STRING, prefix: STRING, attribute: BOOLEAN, wrapped: BOOLEAN } });
  return xml;
}

/** The XML Object of OpenAPI 3.2 (section 4.26): a type of node takes the place of two flags. */
export function xmlKind32(): Kind {
  const xml = kind("XML");
  const nodeType = oneOf("element", "attribute", "text", "cdata", "none");
  xml.define({
    fields: { nodeType, name: STRING, namespace: STRING, prefix: STRING, attribute: BOOLEAN, wrapped: BOOLEAN },
    rule: (value: Source, site: Site) => {
      if (!Object.hasOwn(value, "nodeType")) return;
      for (const second of ["attribute", "wrapped"]) {
        if (!Object.hasOwn(value, second)) continue;
        site.structural("exclusive-fields", { first: "nodeType", second }, site.place(second).key());
      }
    },
  });
  return xml;
}
