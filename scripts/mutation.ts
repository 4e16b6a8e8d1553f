import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDocument } from "yaml";
import rulebook from "#generated/rulebook";
import type { SchemaTest } from "../src/checks/check.ts";
import { parameterOf, sourceOfCheck } from "../src/checks/check.ts";
import { preparedRules } from "../src/cli/check.ts";
import { createRuleCompiler, markedParameters, type RuleCompiler } from "../src/cli/rule-compiler.ts";
import { type Expected, type Fixture, readExpectations, readRuleFolder } from "../src/cli/test-marks.ts";
import {
  expectedOf,
  fileFromRule,
  judgeFixture,
  type LoadedFixture,
  loadFixture,
  resultOf,
  runFixture,
} from "../src/cli/test-run.ts";
import { type PreparedRule, prepareRule } from "../src/evaluate.ts";
import { type Finding, stepsOf } from "../src/model.ts";
import { fieldsAlwaysThere, mutantsOf } from "./mutants.ts";

/** What is done to a rule or to its fixtures. */
export type Kind = "disabled" | "emptied" | "parameter";

/** One change that the fixtures of a rule should notice. */
export interface Trial {
  readonly rule: string;
  readonly kind: Kind;
  /** What was changed. */
  readonly change: string;
  readonly noticed: boolean;
}

/** A fixture, read once for all mutants of its rule. */
interface Tried {
  readonly fixture: Fixture;
  readonly loaded: LoadedFixture;
  readonly expected: readonly Expected[];
}

const NOTHING = "openapi: 3.0.3\ninfo: { title: Nothing, version: 1.0.0 }\npaths: {}\n";

/**
 * Changes every rule in three ways and asks its fixtures whether they notice: the rule finds nothing any more; what a finding of a
 * fixture points at is gone; one member or item is missing in the rule's parameters.
 *
 * @param root the project's folder
 * @param chosen which rules, by qualified id
 * @param kinds which changes; without it all
 * @throws Error for a rule whose fixtures fail before anything is changed
 */
export async function* tryRules(
  root: string,
  chosen: (id: string) => boolean,
  kinds: readonly Kind[] = ["disabled", "emptied", "parameter"],
): AsyncGenerator<Trial> {
  const schemas = schemaTexts(root);
  const compiler = createRuleCompiler(schemas, {});
  for (const prepared of preparedRules(rulebook)) {
    // Rules over contracts are held to the contracts themselves (test/contract-rules.test.ts).
    if (!chosen(prepared.rule.qualifiedId) || prepared.check.texts === "catalogue") continue;
    const folder = folderOf(root, prepared);
    const tried = await load(prepared, folder, compiler);
    if (isNoticed(prepared, tried)) throw new Error(`${prepared.rule.qualifiedId}: its fixtures fail as it is`);
    if (kinds.includes("disabled")) yield disabled(prepared, tried);
    if (kinds.includes("emptied")) yield* emptied(prepared, folder, tried);
    if (kinds.includes("parameter")) yield* changedParameters(prepared, tried, compiler, schemas);
  }
}

function schemaTexts(root: string): Record<string, string> {
  const folder = join(root, "rules", "schema");
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name.replace(".schema.json", ""), readFileSync(join(folder, name), "utf8")]),
  );
}

function folderOf(root: string, { rule }: PreparedRule): string {
  const publication = join(root, "rules", rule.qualifiedId.split("/")[0] ?? "");
  const edition = readdirSync(publication).find((name) => existsSync(join(publication, name, rule.id, "rule.yaml")));
  return join(publication, edition ?? "", rule.id);
}

async function load(prepared: PreparedRule, folder: string, { validateExpect }: RuleCompiler): Promise<Tried[]> {
  const listed = await readExpectations(folder, "", validateExpect, []);
  const tried: Tried[] = [];
  for (const fixture of readRuleFolder(folder).fixtures) {
    const expected = expectedOf(prepared.check, folder, fixture, listed);
    tried.push({ fixture, loaded: await loadFixture(folder, fixture, prepared.rule), expected });
  }
  return tried;
}

/** Whether some fixture no longer gives what it must. */
function isNoticed(prepared: PreparedRule, tried: readonly Tried[]): boolean {
  return tried.some(({ fixture, loaded, expected }) => !judgeFixture(prepared, fixture, expected, loaded).ok);
}

function disabled(prepared: PreparedRule, tried: readonly Tried[]): Trial {
  const check = { ...prepared.check, run: () => [] };
  const noticed = isNoticed({ ...prepared, check }, tried);
  return { rule: prepared.rule.qualifiedId, kind: "disabled", change: "finds nothing", noticed };
}

/** Takes away what each finding points at, in a copy of the fixture, and looks whether the same is found all the same. */
async function* emptied(prepared: PreparedRule, folder: string, tried: readonly Tried[]): AsyncGenerator<Trial> {
  for (const { fixture, loaded } of tried) {
    if (fixture.kind !== "fail") continue;
    const { findings } = resultOf(prepared, loaded);
    const inApi = sourceOfCheck(prepared.check, prepared.rule.params) === "openapi";
    const identify = inApi ? identity : identityInText;
    const before = findings.map(identify).sort().join("\n");
    for (const finding of findings) {
      let noticed = false;
      for (const cut of inApi ? [cutValue] : [cutLine, cutFile]) {
        const after = await withoutTarget(prepared, folder, fixture, finding, cut);
        noticed ||= after.map(identify).sort().join("\n") !== before;
        if (noticed) break;
      }
      const file = fileFromRule(finding.location.file, fixture);
      const change = `${file}:${finding.location.line} without what the finding points at`;
      yield { rule: prepared.rule.qualifiedId, kind: "emptied", change, noticed };
    }
  }
}

/** Takes what a finding points at out of a file. */
type Cut = (file: string, finding: Finding) => void;

const cutValue: Cut = (file, { pointer }) => writeFileSync(file, textWithout(readFileSync(file, "utf8"), pointer));

/** In text of any kind a finding points at a line … */
const cutLine: Cut = (file, { location }) => {
  const lines = readFileSync(file, "utf8").split("\n");
  writeFileSync(file, lines.toSpliced(location.line - 1, 1).join("\n"));
};

/** … or, by the line, at the file as a whole. */
const cutFile: Cut = (file) => rmSync(file);

async function withoutTarget(
  prepared: PreparedRule,
  folder: string,
  fixture: Fixture,
  finding: Finding,
  cut: Cut,
): Promise<readonly Finding[]> {
  const copy = mkdtempSync(join(tmpdir(), "mutation-"));
  try {
    await cp(join(folder, fixture.name), join(copy, fixture.name), { recursive: true });
    const path = fileFromRule(finding.location.file, fixture);
    // What is lacking as a whole is found at the folder, from which nothing can be cut.
    if (existsSync(join(copy, path))) cut(join(copy, path), finding);
    const { result } = await runFixture(prepared, copy, fixture);
    return result.findings;
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** A document without the value at a JSON pointer (RFC 6901); without its root it is one that says nothing. */
function textWithout(text: string, pointer: string): string {
  const document = parseDocument(text, { uniqueKeys: false });
  const steps = stepsOf(pointer);
  if (steps.length === 0 || document.errors.length > 0 || !document.hasIn(steps)) return NOTHING;
  document.deleteIn(steps);
  return document.toString();
}

function identity({ case: name, pointer, data }: Finding): string {
  return `${name} ${pointer} ${JSON.stringify(data)}`;
}

/** Without the line, which changes for all that stand below a line that is cut. */
function identityInText({ case: name, location, data }: Finding): string {
  return `${name} ${location.file} ${JSON.stringify(data)}`;
}

/** Leaves one thing after the other out of the parameters; what the check would not accept any more is no trial. */
function* changedParameters(
  prepared: PreparedRule,
  tried: readonly Tried[],
  compiler: RuleCompiler,
  schemas: Readonly<Record<string, string>>,
): Generator<Trial> {
  const { rule } = prepared;
  const fact = schemas[`fact-${String(rule.params.subject)}`];
  const always = fact === undefined ? new Set<string>() : fieldsAlwaysThere(JSON.parse(fact));
  for (const { path, dropped, params } of mutantsOf(rule.params, always)) {
    const mutant = withParameters(prepared, params, compiler);
    if (mutant === undefined) continue;
    const change = `params${path} without ${JSON.stringify(dropped).slice(0, 100)}`;
    yield { rule: rule.qualifiedId, kind: "parameter", change, noticed: isNoticed(mutant, tried) };
  }
}

function withParameters(
  { rule, check }: PreparedRule,
  params: Readonly<Record<string, unknown>>,
  compiler: RuleCompiler,
): PreparedRule | undefined {
  if (compiler.validateParams(check.id, params).length > 0) return undefined;
  const compiled = new Map<string, SchemaTest>();
  try {
    for (const name of markedParameters(check.id, "x-schema")) {
      const schema = parameterOf(params, name);
      if (schema !== undefined) compiled.set(name, compiler.compile(schema));
    }
  } catch {
    return undefined;
  }
  return prepareRule({ ...rule, params }, check, (name) => compiled.get(name));
}
