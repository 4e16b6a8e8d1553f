import { readdirSync } from "node:fs";
import { join } from "node:path";
import rulebook from "#generated/rulebook";
import schemas from "#generated/schemas";
import shared from "#generated/shared";
import { parameterOf } from "../checks/check.ts";
import { checks } from "../checks/index.ts";
import { type PreparedRule, prepareRule } from "../evaluate.ts";
import { readAuthored } from "../load/authored-file.ts";
import { readRule } from "../load/rule.ts";
import type { Problem } from "../model.ts";
import type { RuleCompiler } from "./rule-compiler.ts";
import { type Expected, readExpectations } from "./test-marks.ts";

/** A rule from a folder, ready to be tried; without `prepared` when its file is wrong. */
export interface LoadedRule {
  /** Absolute path of its folder. */
  readonly folder: string;
  /** The folder as the caller would name it. */
  readonly name: string;
  readonly prepared?: PreparedRule;
  readonly expected: readonly Expected[];
  readonly problems: readonly Problem[];
}

/** What rules that stand outside a publication are called by. */
const PUBLICATION = "local";
const DEEPEST = 16;
const LEFT_OUT = new Set(["node_modules", "dist"]);

/**
 * The folders at or below one that hold a rule.yaml, in order. Links are not followed; hidden folders are passed over, and nothing
 * is looked for inside a rule's own folder.
 *
 * @param folder absolute path
 * @param name the folder as the caller named it
 */
export function findRuleFolders(folder: string, name: string): { folder: string; name: string }[] {
  const found: { folder: string; name: string }[] = [];
  const visit = (path: string, shown: string, depth: number): void => {
    const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    if (entries.some((entry) => entry.name === "rule.yaml")) {
      found.push({ folder: path, name: shown });
      return;
    }
    if (depth === DEEPEST) return;
    for (const entry of entries) {
      if (!entry.isDirectory() || entry.name.startsWith(".") || LEFT_OUT.has(entry.name)) continue;
      visit(join(path, entry.name), shown === "." ? entry.name : `${shown}/${entry.name}`, depth + 1);
    }
  };
  visit(folder, name, 0);
  return found;
}

/** Reads rules that may name any requirement of this release, and compiles what is in their parameters. */
export async function loadRules(
  places: readonly { readonly folder: string; readonly name: string }[],
): Promise<LoadedRule[]> {
  const { createRuleCompiler } = await import("./rule-compiler.ts");
  const compiler = createRuleCompiler(schemas, shared);
  const loaded: LoadedRule[] = [];
  for (const place of places) loaded.push(await loadRule(place, compiler));
  return loaded;
}

async function loadRule(
  { folder, name }: { readonly folder: string; readonly name: string },
  compiler: RuleCompiler,
): Promise<LoadedRule> {
  const problems: Problem[] = [];
  const file = await readAuthored(join(folder, "rule.yaml"), `${name}/rule.yaml`, problems);
  const requirements = rulebook.specifications.flatMap((specification) => specification.requirements);
  const id = folder.split(/[\\/]/u).at(-1) ?? "";
  const rule = readRule(file, PUBLICATION, id, requirements, compiler);
  const expected = await readExpectations(folder, name, compiler.validateExpect, problems);
  const check = rule === undefined ? undefined : checks.get(rule.check);
  if (rule === undefined || check === undefined || problems.length > 0) return { folder, name, expected, problems };
  const prepared = prepareRule(rule, check, (parameter) => {
    const schema = parameterOf(rule.params, parameter);
    return schema === undefined ? undefined : compiler.compile(schema);
  });
  return { folder, name, prepared, expected, problems };
}
