import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type Ajv from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import Ajv4 from "ajv-draft-04";
import { buildSync } from "esbuild";
import { parse } from "yaml";

type Json = { [key: string]: unknown };

const vendor = new URL("../src/schema/vendor/", import.meta.url);
const packages = createRequire(import.meta.url);

/** The versions of OpenAPI whose schemas are vendored. */
export const VERSIONS = ["2.0", "3.0", "3.1", "3.2"] as const;

/**
 * Compiles the OpenAPI Initiative's schema of one version ahead of time.
 *
 * `format` is an annotation, as JSON Schema 2020-12 has it by default. `$dynamicRef` becomes a plain `$ref` first: Ajv resolves
 * dynamic references only within one schema resource, and would report false errors by the thousand.
 *
 * @returns the source of an ES module without imports; its default export is a function from a parsed document to true or false, which
 *   leaves what it found wrong in its property `errors`
 */
export function compileOfficial(version: (typeof VERSIONS)[number]): string {
  const source = version < "3.1" ? compileDraft4(version) : compileDraft2020(version);
  const bundled = buildSync({
    stdin: { contents: source, resolveDir: new URL("..", vendor).pathname, loader: "js" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    target: "node20.19",
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    logLevel: "silent",
  });
  return bundled.outputFiles[0]?.text ?? "";
}

function compileDraft4(version: string): string {
  const schema = JSON.parse(readFileSync(new URL(`openapi-${version}/schema.json`, vendor), "utf8")) as Json;
  // An Encoding Object may carry extensions (OpenAPI 3.0.3, section 4.7.15); this edition of the schema forgot them.
  if (version === "3.0") at(schema, "definitions", "Encoding").patternProperties = { "^x-": {} };
  const ajv = new (Ajv4 as unknown as typeof Ajv.default)({
    strict: false,
    validateFormats: false,
    code: { source: true, esm: true },
  });
  return standalone.default(ajv as never, ajv.compile(schema));
}

function compileDraft2020(version: string): string {
  const [schema, base, dialect, meta] = ["schema", "schema-base", "dialect", "meta"].map(
    (name) => parse(readFileSync(new URL(`openapi-${version}/${name}.yaml`, vendor), "utf8")) as Json,
  ) as [Json, Json, Json, Json];
  // The schema sees extensions of a Callback Object as path items, and link parameters as strings only; the text (OpenAPI 3.1.1,
  // sections 4.8.18 and 4.8.20) allows any value for both.
  at(schema, "$defs", "callbacks").patternProperties = { "^x-": true };
  at(schema, "$defs", "link", "properties").parameters = { type: "object" };
  // The constant is a placeholder of the working branch; a document may name any dialect (section 4.8.1).
  at(base, "properties").jsonSchemaDialect = true;
  at(base, "$defs", "schema").properties = {};
  const vocabularies = ["core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "content"];
  const draft = ["schema", ...vocabularies.map((name) => `meta/${name}`)].map(
    (name) => packages(`ajv/dist/refs/json-schema-2020-12/${name}.json`) as Json,
  );
  const ajv = new Ajv2020({
    strict: false,
    validateFormats: false,
    validateSchema: false,
    meta: false,
    code: { source: true, esm: true },
  });
  const target = String(dialect.$id);
  for (const one of [...draft, meta, dialect, schema]) ajv.addSchema(withoutDynamics(one, target) as Json);
  const compiled = ajv.compile(withoutDynamics(base, target) as Json);
  return standalone.default(ajv, compiled);
}

/** The member at the end of a chain of keys; it is always there, or the vendored file is not the one we know. */
function at(schema: Json, ...keys: string[]): Json {
  return keys.reduce((value, key) => {
    const next = value[key];
    if (typeof next !== "object" || next === null) throw new Error(`The vendored schema has no ${keys.join("/")}.`);
    return next as Json;
  }, schema);
}

/** The same schema with each `$dynamicRef: "#meta"` pointing at the OpenAPI dialect, which is where it ends up dynamically. */
function withoutDynamics(value: unknown, dialect: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutDynamics(item, dialect));
  if (typeof value !== "object" || value === null) return value;
  const out: Json = {};
  for (const [key, member] of Object.entries(value)) {
    if (key === "$dynamicRef" && member === "#meta") out.$ref = dialect;
    else if (key === "$dynamicAnchor" || key === "$vocabulary" || key === "$schema") {
      // As a member of `properties` it is a keyword that is described, not used: its value is a schema there.
      if (typeof member === "object" && !isVocabulary(member)) out[key] = withoutDynamics(member, dialect);
    } else out[key] = withoutDynamics(member, dialect);
  }
  return out;
}

/** Whether the value is a `$vocabulary` in use: URLs with true or false. */
function isVocabulary(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.values(value).every((one) => typeof one === "boolean");
}
