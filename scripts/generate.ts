import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse as parseIcu } from "@formatjs/icu-messageformat-parser";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import { checks } from "../src/checks/index.ts";
import { type RulebookTools, readRulebook, type Validate } from "../src/load/rulebook.ts";
import type { Rulebook } from "../src/model.ts";
import { compileOfficial } from "./official-schemas.ts";

/**
 * Writes everything in generated/: the official OpenAPI schemas, the schemas of files that people write and of rules' parameters as
 * code that needs no Ajv, and the rulebook as one JSON text.
 *
 * @param root the project's folder
 * @throws RulebookError when a rule file is wrong
 */
export async function generate(root: string): Promise<void> {
  const write = (name: string, text: string): Promise<void> => writeFile(join(root, "generated", `${name}.js`), text);
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
  const schemas = await readSchemas(root);
  const rulebook = await readRulebook(join(root, "rules"), version, rulebookTools(schemas));
  await write("rulebook", `export default JSON.parse(${JSON.stringify(JSON.stringify(rulebook))});\n`);
  await write("rule-schemas", ruleSchemas(rulebook));
  await write("govstack", standaloneModule(JSON.parse(schemas.govstack ?? "{}")));
  await write("schema-names", `export default ${JSON.stringify(Object.keys(schemas))};\n`);
  await write("schemas", `export default ${JSON.stringify(schemas)};\n`);
  for (const edition of ["3.0", "3.1"] as const) await write(`openapi-${edition}`, compileOfficial(edition));
}

async function readSchemas(root: string): Promise<Record<string, string>> {
  const folder = join(root, "rules", "schema");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".schema.json")).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return Object.fromEntries(names.map((name, index) => [name.replace(".schema.json", ""), texts[index] ?? ""]));
}

/** Ajv for our own schemas and rules: all errors, `format` checked, unknown keywords refused but for our marks. */
function ajv(code: boolean): Ajv2020 {
  const instance = new Ajv2020({ allErrors: true, strictTypes: false, ...(code ? { code: { source: true, esm: true } } : {}) });
  addFormats.default(instance);
  instance.addVocabulary(["x-schema", "x-patterns", "x-words"]);
  return instance;
}

function rulebookTools(schemas: Readonly<Record<string, string>>): RulebookTools {
  const compiler = ajv(false);
  const validator = (schema: object): Validate => {
    const validate = compiler.compile(schema);
    return (value) => (validate(value) ? [] : errorsOf(validate));
  };
  const named = (name: string): Validate => validator(JSON.parse(schemas[name] ?? "false"));
  const params = new Map([...checks.values()].map((check) => [check.id, validator(check.params)]));
  return {
    checks,
    validateRule: named("rule"),
    validateSpecification: named("specification"),
    validateRequirements: named("requirements"),
    validateParams: (id, value) => params.get(id)?.(value) ?? [],
    placeholders,
  };
}

function errorsOf(validate: ValidateFunction): { pointer: string; message: string }[] {
  return (validate.errors ?? []).map((error) => {
    const extra = (error.params as { additionalProperty?: string; allowedValues?: unknown[] }) ?? {};
    const named = extra.additionalProperty ?? extra.allowedValues?.join(", ");
    return { pointer: error.instancePath, message: `${error.message ?? ""}${named === undefined ? "" : `: ${named}`}` };
  });
}

/** Names of the placeholders in an ICU message, in any of its branches. */
function placeholders(message: string): string[] {
  const names = new Set<string>();
  const visit = (elements: ReturnType<typeof parseIcu>): void => {
    for (const element of elements) {
      // 0 literal, 7 pound; 8 tag is not used; the others carry the name of their argument.
      if (element.type === 0 || element.type === 7 || element.type === 8) continue;
      names.add(element.value);
      if ("options" in element) for (const option of Object.values(element.options)) visit(option.value);
    }
  };
  visit(parseIcu(message, { ignoreTag: true }));
  return [...names];
}

/** Source of a module whose default export validates against one schema. */
function standaloneModule(schema: object): string {
  const compiler = ajv(true);
  return standalone.default(compiler, compiler.compile(schema));
}

/** Source of a module with every JSON Schema that stands in a rule's parameters. */
function ruleSchemas(rulebook: Rulebook): string {
  const compiler = ajv(true);
  const names: Record<string, string> = {};
  const entries: string[] = [];
  for (const rule of rulebook.specifications.flatMap((specification) => specification.rules)) {
    for (const parameter of schemaParameters(rule.check)) {
      const schema = rule.params[parameter];
      if (schema === undefined) continue;
      const id = `rule-${entries.length}`;
      compiler.addSchema(schema as object, id);
      names[`s${entries.length}`] = id;
      entries.push(`${JSON.stringify(`${rule.qualifiedId} ${parameter}`)}: s${entries.length}`);
    }
  }
  return `${standalone.default(compiler, names)}\nexport default {${entries.join(",\n")}};\n`;
}

function schemaParameters(checkId: string): string[] {
  const properties = (checks.get(checkId)?.params.properties ?? {}) as Record<string, { "x-schema"?: boolean }>;
  return Object.keys(properties).filter((name) => properties[name]?.["x-schema"] === true);
}
