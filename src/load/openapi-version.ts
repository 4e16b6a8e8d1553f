import { quote } from "../document/fault.ts";
import { type ApiDocument, type Document, Place, type Problem } from "../model.ts";

/** What a parsed document is, going by the keys `openapi` and `swagger` at its root. */
export type Kind =
  | { readonly is: "api"; readonly version: ApiDocument["version"]; readonly format: string }
  | {
      readonly is: "refused";
      readonly format?: string;
      readonly code: string;
      readonly data: Problem["data"];
      readonly place: Place;
    }
  /** Neither key, or not as text or number: not an OpenAPI document at all. */
  | { readonly is: "other" };

/** Version numbers as the official schemas have them: a patch level, perhaps a suffix (OpenAPI 3.0.3 and 3.1.0, section 4.1). Swagger has one only. */
const VERSION = /^(\d{1,4})\.(\d{1,4})\.\d{1,4}(?:-[\w.-]{1,40})?$/;

/** Tells what a document is and whether this version of the tool can examine it. */
export function kindOf(document: Document): Kind {
  const { value } = document;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { is: "other" };
  const key = Object.hasOwn(value, "openapi") ? "openapi" : "swagger";
  if (!Object.hasOwn(value, key)) return { is: "other" };
  const stated = (value as Record<string, unknown>)[key];
  if (typeof stated !== "string" && typeof stated !== "number") return { is: "other" };
  const text = typeof stated === "number" ? numberAsWritten(stated) : stated;
  const place = Place.of(document.path, [key]);
  const file = document.path;
  if (key === "swagger") {
    // Without quotes it is a number: a defect of the document, but there is no doubt about what it is.
    if (text === "2.0") return { is: "api", version: text, format: `Swagger ${text}` };
    const data = { file, version: quote(text), hint: "other" };
    return { is: "refused", format: `Swagger ${quote(text)}`, place, code: "unknown-openapi-version", data };
  }
  const [, major, minor] = (typeof stated === "string" && VERSION.exec(stated)) || [];
  const edition = `${major}.${minor}`;
  if (edition === "3.0" || edition === "3.1" || edition === "3.2") {
    return { is: "api", version: edition, format: `OpenAPI ${text}` };
  }
  return {
    is: "refused",
    format: `OpenAPI ${quote(text)}`,
    place,
    code: "unknown-openapi-version",
    data: { file, version: quote(text), hint: hintFor(stated, text) },
  };
}

/** `openapi: 3.0` in YAML is the number 3: show it as it was most likely written. */
function numberAsWritten(number: number): string {
  return Number.isInteger(number) ? number.toFixed(1) : String(number);
}

/** `number`: put it in quotes and complete it; `short`: complete it. */
function hintFor(stated: string | number, text: string): "number" | "short" | "other" {
  if (typeof stated === "number") return "number";
  return /^3\.[0-2]$/.test(text) ? "short" : "other";
}
