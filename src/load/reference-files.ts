import type { Document } from "../model.ts";
import { targetOf } from "./reference.ts";
import { basePathOf } from "./self.ts";

/**
 * How the members of an object are to be read. `object`: by keyword, where `example`, `default` and the like hold data and not
 * references. `names`: every key is a name that somebody chose, "default" too. `examples`: names of Example Objects, whose `value`
 * is data. `either`: the root of a file that says nothing about itself.
 */
type Context = "object" | "names" | "examples" | "either";

/** Keywords whose value is an object with names as keys (OpenAPI 3.0.3 and 3.1.0, section 4; JSON Schema 2020-12). */
const NAMES = new Set([
  "properties",
  "patternProperties",
  "dependentSchemas",
  "definitions",
  "$defs",
  "paths",
  "webhooks",
  "callbacks",
  "schemas",
  "responses",
  "parameters",
  "requestBodies",
  "headers",
  "securitySchemes",
  "securityDefinitions",
  "links",
  "pathItems",
  "mediaTypes",
  "additionalOperations",
  "content",
  "encoding",
]);
/** Keywords whose value is data. */
const DATA = new Set(["example", "default", "enum", "const", "value", "mapping", "scopes", "dataValue"]);

/**
 * The other files that a document refers to: targets of the `$ref`s that stand where a reference can stand. `$ref`s inside examples,
 * defaults and extensions (`x-…`) are data. Pointers behind the file are not looked at.
 *
 * @param most how many different files to find at most
 * @returns paths inside the submission, in the order of the document, each once; illegal references are left out
 */
export function filesReferredTo(document: Document, most: number): string[] {
  if (!mayReferToFiles(document.text)) return [];
  const base = basePathOf(document);
  if (base === undefined) return [];
  const files = new Set<string>();
  const visited = {
    object: new Set<object>(),
    names: new Set<object>(),
    examples: new Set<object>(),
    either: new Set<object>(),
  };
  const root = isApi(document.value) ? "object" : "either";
  // Examples of OpenAPI 2.0 are data by media type.
  const swagger = root === "object" && Object.hasOwn(document.value as object, "swagger");
  const open: { readonly value: unknown; readonly context: Context }[] = [{ value: document.value, context: root }];
  for (let next = open.pop(); next !== undefined && files.size < most; next = open.pop()) {
    const { value, context } = next;
    if (typeof value !== "object" || value === null || visited[context].has(value)) continue;
    visited[context].add(value);
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index--) open.push({ value: value[index], context });
      continue;
    }
    const keys = Object.keys(value);
    for (const key of keys.reverse()) {
      const child = (value as Record<string, unknown>)[key];
      const inner = swagger && key === "examples" && context === "object" ? undefined : contextOf(key, child, context);
      if (inner !== undefined) open.push({ value: child, context: inner });
    }
    if (!Object.hasOwn(value, "$ref")) continue;
    const target = targetOf((value as { $ref?: unknown }).$ref, base);
    if (target.ok && target.file !== base && target.file !== document.path && target.file !== "")
      files.add(target.file);
  }
  return [...files];
}

/** How to read the value of a key, or undefined when it is data. */
function contextOf(key: string, value: unknown, context: Context): Context | undefined {
  if (context === "names") return "object";
  if (context === "either") return key === "examples" || NAMES.has(key) ? contextOf(key, value, "object") : "either";
  if (DATA.has(key) || key.startsWith("x-")) return undefined;
  if (context === "examples") return "object";
  // Examples as a list are those of JSON Schema: data.
  if (key === "examples") return Array.isArray(value) ? undefined : "examples";
  return NAMES.has(key) && !Array.isArray(value) ? "names" : "object";
}

function isApi(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && (Object.hasOwn(value, "openapi") || Object.hasOwn(value, "swagger"))
  );
}

/**
 * What follows a `$ref` that leads to no other file: the end of the key, the colon, and a quoted value that starts with `#` (unquoted, it
 * would start a comment) or an object or list, as in schemas that describe references; or the end of a quoted item, since then it is no key.
 */
const HARMLESS = /["']?[ \t\r\n]*:[ \t\r\n]*(?:["']#|[{[])|["'][ \t\r\n]*[,\]}]/y;
/** Ways to write the letters of `$ref` without them. */
const ESCAPES = ["\\u00", "\\x", "\\U"];

/**
 * Whether a text can hold a reference to another file: a cheap look for `$ref`s that do not plainly stay inside, which spares
 * most documents the walk. May say yes in vain, never no.
 */
export function mayReferToFiles(text: string): boolean {
  for (let at = text.indexOf("$ref"); at !== -1; at = text.indexOf("$ref", at + 4)) {
    HARMLESS.lastIndex = at + 4;
    if (!HARMLESS.test(text)) return true;
  }
  return ESCAPES.some((spelling) => text.includes(spelling));
}
