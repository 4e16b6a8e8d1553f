import { parseDocument } from "../../src/document/parse.ts";
import { kindOf } from "../../src/load/openapi-version.ts";
import { createResolver } from "../../src/load/resolver.ts";
import { DEFAULT_LIMITS, type Document, type Place, type Submission } from "../../src/model.ts";

/** A submission of parsed values, for documents that no text can give. */
export function submissionOfValues(values: Readonly<Record<string, unknown>>): Submission {
  const documents = new Map<string, Document>();
  for (const [path, value] of Object.entries(values)) {
    documents.set(path, { path, text: "", value, locate: () => [], line: () => "" });
  }
  return submissionOfDocuments(documents);
}

/** A submission of texts by path; those that state an OpenAPI version are examined, the others are there to be referred to. */
export async function submissionOf(texts: Readonly<Record<string, string>>): Promise<Submission> {
  const documents = new Map<string, Document>();
  for (const [path, text] of Object.entries(texts)) {
    const parsed = await parseDocument(path, text, DEFAULT_LIMITS);
    if (!parsed.ok) throw new Error(`${path} in this test cannot be parsed: ${JSON.stringify(parsed.problems)}`);
    documents.set(path, parsed.document);
  }
  return submissionOfDocuments(documents);
}

function submissionOfDocuments(documents: ReadonlyMap<string, Document>): Submission {
  const apis = [...documents.values()].flatMap((document) => {
    const kind = kindOf(document);
    return kind.is === "api" ? [{ document, version: kind.version, inScope: true }] : [];
  });
  const look = (path: string) => {
    const document = documents.get(path);
    return document === undefined ? undefined : { state: "parsed" as const, document };
  };
  return {
    root: "",
    solution: { name: "Example" },
    kind: "files",
    traits: {},
    files: [],
    apis,
    documents,
    resolver: createResolver(look, DEFAULT_LIMITS, () => documents.values()),
    unreadable: [],
    problems: [],
  };
}

/** A place as text: file, `#`, JSON pointer (RFC 6901), and `key` where the key is meant. */
export function at(place: Place): string {
  const steps = place.pointer.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`);
  return `${place.file}#${steps.join("")}${place.at === "key" ? " key" : ""}`;
}
