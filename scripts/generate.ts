import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import standalone from "ajv/dist/standalone/index.js";
import { parse } from "yaml";
import { createAjv, createRuleCompiler } from "../src/cli/rule-compiler.ts";
import { RulebookError, type RulebookTools, readRulebook } from "../src/load/rulebook.ts";
import { readShared } from "../src/load/shared.ts";
import { loadMessages } from "../src/messages/messages.ts";
import type { Language, Problem, Rulebook, Specification, Texts } from "../src/model.ts";
import { writeContracts } from "./contracts.ts";
import { licenceData } from "./licences.ts";
import { compileOfficial, VERSIONS } from "./official-schemas.ts";

const LANGUAGES: readonly Language[] = ["en", "fr", "ar"];

/**
 * Writes everything in generated/: the official OpenAPI schemas and that of govstack.yaml as code that needs no Ajv, the
 * specifications as JSON, each whole and by language, the building blocks' contracts, and what licences are told by.
 *
 * @param root the project's folder
 * @throws RulebookError when a rule file is wrong
 */
export async function generate(root: string): Promise<void> {
  const write = (name: string, text: string): Promise<void> => writeFile(join(root, "generated", `${name}.js`), text);
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
  const schemas = await readSchemas(root);
  const problems: Problem[] = [];
  const shared = await readShared(join(root, "rules", "shared"), problems);
  const rulebook = await readRules(root, version, createRuleCompiler(schemas, shared), problems);
  await writeSpecifications(rulebook, write);
  await write("publications", `export default ${JSON.stringify(await readPublications(root, rulebook))};\n`);
  await writeContracts(root, write);
  await write("licences", dataModule(await licenceData(root)));
  await write("govstack", standaloneModule(JSON.parse(schemas.govstack ?? "{}")));
  await write("schema-names", `export default ${JSON.stringify(Object.keys(schemas))};\n`);
  await write("shared", dataModule(shared));
  await write("schemas", `export default ${JSON.stringify(schemas)};\n`);
  for (const edition of VERSIONS) await write(`openapi-${edition}`, compileOfficial(edition));
}

/**
 * Each specification by itself, so that a run reads only those that it judges by: with the texts of all languages and of each. Beside
 * them a list that loads them, and all together for commands that show everything.
 */
async function writeSpecifications(
  { version, digest, specifications }: Rulebook,
  write: (name: string, text: string) => Promise<void>,
): Promise<void> {
  const entries: string[] = [];
  for (const specification of specifications) {
    const { id, edition } = specification;
    const name = `specification-${id}-${edition}`;
    await write(name, dataModule(specification));
    for (const language of LANGUAGES) {
      await write(`${name}-${language}`, dataModule(inOneLanguage(specification, language)));
    }
    const loaders = LANGUAGES.map((language) => `${language}: () => import("#generated/${name}-${language}")`);
    const all = `all: () => import("#generated/${name}")`;
    entries.push(`  { id: "${id}", edition: "${edition}", load: { ${[...loaders, all].join(", ")} } },\n`);
  }
  const identity = `version: ${JSON.stringify(version)}, digest: ${JSON.stringify(digest)}`;
  await write("specifications", `export default { ${identity}, specifications: [\n${entries.join("")}] };\n`);
  const imports = specifications.map(
    ({ id, edition }, index) => `import s${index} from "#generated/specification-${id}-${edition}";\n`,
  );
  const names = specifications.map((_, index) => `s${index}`).join(", ");
  await write("rulebook", `${imports.join("")}export default { ${identity}, specifications: [${names}] };\n`);
}

/** Source of a module with large data, which JSON.parse reads faster than JavaScript is read. */
function dataModule(data: object): string {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(data))});\n`;
}

/** The same with the texts of one language. */
function inOneLanguage(specification: Specification, language: Language): object {
  const isTexts = (value: object): value is Texts => LANGUAGES.every((one) => Object.hasOwn(value, one));
  const text = JSON.stringify(specification, (_key, value: unknown) =>
    typeof value === "object" && value !== null && isTexts(value) ? { [language]: value[language] } : value,
  );
  return JSON.parse(text);
}

/** The rulebook; what is wrong with it is said in English, for whoever builds. */
async function readRules(
  root: string,
  version: string,
  tools: RulebookTools,
  problems: readonly Problem[],
): Promise<Rulebook> {
  try {
    if (problems.length > 0) throw new RulebookError(problems);
    return await readRulebook(join(root, "rules"), version, tools);
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
