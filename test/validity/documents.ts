import { parseDocument } from "../../src/document/parse.ts";
import type { Defect } from "../../src/facts/facts.ts";
import { examineDocument } from "../../src/facts/validity/examine.ts";
import { kindOf } from "../../src/load/openapi-version.ts";
import { createResolver, type Outcome } from "../../src/load/resolver.ts";
import { type ApiDocument, DEFAULT_LIMITS, type Document, type Place, type Resolver } from "../../src/model.ts";

/** An OpenAPI document with the files beside it, and a resolver over them. */
export interface Loaded {
  readonly api: ApiDocument;
  readonly resolver: Resolver;
}

/** Parses texts by path; the first is the OpenAPI document. A text of undefined stands for a file that cannot be read. */
export async function documents(files: Readonly<Record<string, string | undefined>>): Promise<Loaded> {
  const outcomes = new Map<string, Outcome>();
  for (const [path, text] of Object.entries(files)) {
    if (text === undefined) outcomes.set(path, { state: "unreadable" });
    else {
      const parsed = await parseDocument(path, text, DEFAULT_LIMITS);
      if (!parsed.ok) throw new Error(`${path}: ${JSON.stringify(parsed.problems)}`);
      outcomes.set(path, { state: "parsed", document: parsed.document });
    }
  }
  const first = [...outcomes.values()][0];
  if (first?.state !== "parsed") throw new Error("the first file is the document");
  return loaded(first.document, (path) => outcomes.get(path));
}

/** A document that was never a text. */
export function ofValue(value: unknown, path = "openapi.yaml"): Loaded {
  const document: Document = {
    path,
    text: "",
    value,
    locate: (places) => places.map(() => ({ file: path, line: 1, column: 1 })),
    line: () => "",
  };
  return loaded(document, (asked) => (asked === path ? { state: "parsed", document } : undefined));
}

function loaded(document: Document, look: (path: string) => Outcome | undefined): Loaded {
  const kind = kindOf(document);
  const version = kind.is === "api" ? kind.version : versionOf(document.value);
  return { api: { document, version, inScope: true }, resolver: createResolver(look, DEFAULT_LIMITS) };
}

/** The version to judge a document by that states none, or none that is known. */
function versionOf(value: unknown): ApiDocument["version"] {
  const { openapi, swagger } = (value ?? {}) as { openapi?: unknown; swagger?: unknown };
  if (openapi === undefined && swagger !== undefined) return "2.0";
  const edition = String(openapi).slice(0, 3);
  return edition === "3.1" || edition === "3.2" ? edition : "3.0";
}

/** What is wrong with a document, as `file:line case {data}`, in the order of the text. */
export async function findings(files: Readonly<Record<string, string | undefined>>): Promise<string[]> {
  const { api, resolver } = await documents(files);
  return examineDocument(api, resolver)
    .defects.map((defect) => shown(defect, resolver))
    .sort();
}

function shown({ case: name, data, place }: Defect, resolver: Resolver): string {
  const [location] = resolver.document(place.file)?.locate([place]) ?? [];
  const values = Object.values(data).join(" | ");
  return `${place.file}:${location?.line} ${name}${values === "" ? "" : ` ${values}`}`;
}

/** A place written as pointer, for messages of tests. */
export function pointerOf(place: Place): string {
  return `/${place.pointer.join("/")}`;
}
