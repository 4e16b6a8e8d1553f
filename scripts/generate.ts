import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import standalone from "ajv/dist/standalone/index.js";
import { parse } from "yaml";
import { createAjv, createRuleCompiler } from "../src/cli/rule-compiler.ts";
import { RulebookError, readRulebook } from "../src/load/rulebook.ts";
import { loadMessages } from "../src/messages/messages.ts";
import type { Language, Rulebook, Texts } from "../src/model.ts";
import { compileOfficial, VERSIONS } from "./official-schemas.ts";

const LANGUAGES: readonly Language[] = ["en", "fr", "ar"];

/**
 * Writes everything in generated/: the official OpenAPI schemas and that of govstack.yaml as code that needs no Ajv, and the
 * rulebook as JSON, whole and by language.
 *
 * @param root the project's folder
 * @throws RulebookError when a rule file is wrong
 */
export async function generate(root: string): Promise<void> {
  const write = (name: string, text: string): Promise<void> => writeFile(join(root, "generated", `${name}.js`), text);
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
  const schemas = await readSchemas(root);
  const rulebook = await readRules(root, version, schemas);
  await write("rulebook", dataModule(rulebook));
  for (const language of LANGUAGES) await write(`rulebook-${language}`, dataModule(inOneLanguage(rulebook, language)));
  await write("publications", `export default ${JSON.stringify(await readPublications(root, rulebook))};\n`);
  await write("govstack", standaloneModule(JSON.parse(schemas.govstack ?? "{}")));
  await write("schema-names", `export default ${JSON.stringify(Object.keys(schemas))};\n`);
  await write("schemas", `export default ${JSON.stringify(schemas)};\n`);
  for (const edition of VERSIONS) await write(`openapi-${edition}`, compileOfficial(edition));
}

/** Source of a module with large data, which JSON.parse reads faster than JavaScript is read. */
function dataModule(data: object): string {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(data))});\n`;
}

/** The same with the texts of one language. */
function inOneLanguage(rulebook: Rulebook, language: Language): object {
  const isTexts = (value: object): value is Texts => LANGUAGES.every((one) => Object.hasOwn(value, one));
  const text = JSON.stringify(rulebook, (_key, value: unknown) =>
    typeof value === "object" && value !== null && isTexts(value) ? { [language]: value[language] } : value,
  );
  return JSON.parse(text);
}

/** The rulebook; what is wrong with it is said in English, for whoever builds. */
async function readRules(root: string, version: string, schemas: Readonly<Record<string, string>>): Promise<Rulebook> {
  try {
    return await readRulebook(join(root, "rules"), version, createRuleCompiler(schemas));
  } catch (error) {
    if (!(error instanceof RulebookError)) throw error;
    const messages = await loadMessages("en");
    const lines = error.problems.map(({ code, data, location: at }) => {
      return `${at?.file}:${at?.line}:${at?.column} ${messages.text(`problem.${code}`, data)}`;
    });
    throw Object.assign(error, { message: lines.join("\n") });
  }
}

/** When each edition was published, by `<publication>@<edition>`. */
async function readPublications(root: string, { specifications }: Rulebook): Promise<Record<string, object>> {
  const publications: Record<string, object> = {};
  for (const { id, edition } of specifications) {
    const text = await readFile(join(root, "rules", id, edition, "specification.yaml"), "utf8");
    const { published } = parse(text) as { published: string };
    publications[`${id}@${edition}`] = { published };
  }
  return publications;
}

async function readSchemas(root: string): Promise<Record<string, string>> {
  const folder = join(root, "rules", "schema");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".schema.json")).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return Object.fromEntries(names.map((name, index) => [name.replace(".schema.json", ""), texts[index] ?? ""]));
}

/** Source of a module whose default export validates against one schema. */
function standaloneModule(schema: object): string {
  const compiler = createAjv(true);
  return standalone.default(compiler, compiler.compile(schema));
}
