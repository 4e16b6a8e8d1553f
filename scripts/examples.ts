import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import rulebook from "#generated/rulebook";
import { preparedRules } from "../src/cli/check.ts";
import { type Fixture, readRuleFolder } from "../src/cli/test-marks.ts";
import { fileFromRule, runFixture } from "../src/cli/test-run.ts";
import { decode } from "../src/document/decode.ts";
import type { PreparedRule } from "../src/evaluate.ts";
import { locateAll } from "../src/locate.ts";
import { maskSecrets } from "../src/mask.ts";
import type { Data, Examination, Violation } from "../src/model.ts";
import { type ExampleLine, excerptOf } from "./excerpt.ts";

/** A few lines of a fixture: what a rule finds in them, or that all is as it asks. */
export interface Example {
  /** The fixture's file, relative to the rule's folder. */
  readonly file: string;
  readonly line: number;
  readonly lines: readonly ExampleLine[];
  readonly found?: { readonly case: string; readonly data: Data };
}

/** The examples of one rule: one for each case of its check, and one of what it lets pass. */
export interface RuleExamples {
  readonly fail: readonly Example[];
  readonly pass?: Example;
}

/**
 * Writes generated/examples.js: for every rule, lines of its own fixtures with what the rule says of them. The fixtures themselves
 * are not part of the package.
 *
 * @param root the project's folder
 */
export async function writeExamples(root: string): Promise<void> {
  const all: Record<string, RuleExamples> = {};
  for (const prepared of preparedRules(rulebook)) {
    all[prepared.rule.qualifiedId] = await examplesOf(prepared, folderOf(root, prepared));
  }
  writeFileSync(join(root, "generated", "examples.js"), `export default ${JSON.stringify(all)};\n`);
}

function folderOf(root: string, { rule }: PreparedRule): string {
  const publication = join(root, "rules", rule.qualifiedId.split("/")[0] ?? "");
  const edition = readdirSync(publication).find((name) => existsSync(join(publication, name, rule.id, "rule.yaml")));
  return join(publication, edition ?? "", rule.id);
}

async function examplesOf(prepared: PreparedRule, folder: string): Promise<RuleExamples> {
  const { fixtures } = readRuleFolder(folder);
  // The plain one of each kind first: `fail.yaml` before `fail-variables.yaml`.
  const ordered = [...fixtures].sort((a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
  const fail: Example[] = [];
  const seen = new Set<string>();
  for (const fixture of ordered.filter(({ kind }) => kind === "fail")) {
    for (const example of await failing(prepared, folder, fixture)) {
      const name = example.found?.case ?? "";
      if (!seen.has(name)) fail.push(example);
      seen.add(name);
    }
  }
  for (const fixture of ordered.filter(({ kind }) => kind === "pass")) {
    const pass = await passing(prepared, folder, fixture);
    if (pass !== undefined) return { fail, pass };
  }
  return { fail };
}

async function failing(prepared: PreparedRule, folder: string, fixture: Fixture): Promise<Example[]> {
  const { result, facts } = await runFixture(prepared, folder, fixture);
  const secrets = violationsOf(examine(prepared, facts)).flatMap((violation) => violation.secrets ?? []);
  return result.findings.map(({ location, case: name, data }) => ({
    ...example(folder, fileFromRule(location.file, fixture), location.line, secrets),
    found: { case: name, data },
  }));
}

/** The first subject of which everything holds. */
async function passing(prepared: PreparedRule, folder: string, fixture: Fixture): Promise<Example | undefined> {
  const { submission, facts } = await runFixture(prepared, folder, fixture);
  for (const { subject, outcome } of examine(prepared, facts)) {
    if (outcome === "holds") {
      const location = locateAll([subject], submission.documents)(subject);
      return example(folder, fileFromRule(location.file, fixture), location.line, []);
    }
  }
  return undefined;
}

function examine(
  { check, rule, tools }: PreparedRule,
  facts: Parameters<PreparedRule["check"]["run"]>[0],
): Examination[] {
  return [...check.run(facts, rule.params, tools)];
}

function violationsOf(examinations: readonly Examination[]): Violation[] {
  return examinations.flatMap((one) => (one.outcome === "violated" ? one.violations : []));
}

/** Without lines where the file is no text. */
function example(folder: string, file: string, line: number, secrets: readonly string[]): Example {
  const decoded = decode(readFileSync(join(folder, file)));
  const lines = "text" in decoded ? excerptOf(decoded.text, line) : [];
  return { file, line, lines: lines.map(([number, text]) => [number, maskSecrets(text, secrets)]) };
}
