import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Check } from "../checks/check.ts";
import { readAuthored, type Validate } from "../load/authored-file.ts";
import { Intake } from "../load/intake.ts";
import { DEFAULT_LIMITS, type Problem } from "../model.ts";

/** A finding that a fixture must give: where it starts, and which case of the check it is. */
export interface Expected {
  /** Relative to the rule's folder, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly case: string;
}

/** `pass`: there are subjects, and all hold. `fail`: exactly what is marked is found. `none`: there is nothing to examine. */
export type FixtureKind = "pass" | "fail" | "none";

/** A file or folder beside rule.yaml on which the rule is tried. */
export interface Fixture {
  readonly name: string;
  readonly kind: FixtureKind;
  readonly isFolder: boolean;
}

/** What lies in a rule's folder beside rule.yaml and expect.yaml. */
export interface RuleFolder {
  readonly fixtures: readonly Fixture[];
  /** Entries that are neither; pages for readers (*.md) and hidden files aside. */
  readonly strangers: readonly string[];
}

const KIND = /^(pass|fail|none)(?=[-.]|$)/u;
const MARK = /# expect(?:: ([a-z0-9-]+(?:, ?[a-z0-9-]+)*))?\s*$/u;
const DEEPEST = 16;

/** Lists the fixtures of a rule by name. The beginning of a name says what must come out: `pass`, `fail` or `none`. */
export function readRuleFolder(folder: string): RuleFolder {
  const fixtures: Fixture[] = [];
  const strangers: string[] = [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const { name } = entry;
    if (name === "rule.yaml" || name === "expect.yaml" || name.startsWith(".") || name.endsWith(".md")) continue;
    const kind = KIND.exec(name)?.[1] as FixtureKind | undefined;
    if (kind === undefined) strangers.push(name);
    else fixtures.push({ name, kind, isFolder: entry.isDirectory() });
  }
  return { fixtures, strangers };
}

/** The files of a fixture, relative to the rule's folder. */
export function filesOf(folder: string, fixture: Fixture): string[] {
  if (!fixture.isFolder) return [fixture.name];
  const files: string[] = [];
  const visit = (path: string, depth: number): void => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      if (entry.isDirectory() && depth < DEEPEST) visit(`${path}/${entry.name}`, depth + 1);
      else if (entry.isFile()) files.push(`${path}/${entry.name}`);
    }
  };
  visit(fixture.name, 0);
  return files.sort();
}

/**
 * The list in expect.yaml (format: rules/schema/expect.schema.json), for fixtures that cannot carry marks.
 *
 * @param name how problems call the folder
 * @param problems takes what is wrong with it, entries for files that are not there included
 */
export async function readExpectations(
  folder: string,
  name: string,
  validate: Validate,
  problems: Problem[],
): Promise<readonly Expected[]> {
  const path = join(folder, "expect.yaml");
  if (!existsSync(path)) return [];
  const file = await readAuthored(path, `${name}/expect.yaml`, problems);
  if (!file.hold(validate)) return [];
  const list = file.value as readonly Expected[];
  list.forEach((entry, index) => {
    const target = statSync(join(folder, entry.file), { throwIfNoEntry: false });
    if (target === undefined) file.complain(`/${index}/file`, "expect-no-such-file", { file: entry.file });
  });
  return list;
}

/** What the `# expect: <case>` marks at line ends of a fixture ask for. A check with one case needs no name behind the mark. */
export function readMarks(folder: string, fixture: Fixture, check: Check): Expected[] {
  const only = Object.keys(check.cases)[0] ?? "";
  const intake = new Intake(folder, DEFAULT_LIMITS);
  return filesOf(folder, fixture).flatMap((file) => {
    const taken = intake.take(file, DEFAULT_LIMITS.fileBytes);
    if (!taken.ok) return [];
    return Buffer.from(taken.bytes)
      .toString("utf8")
      .split(/\r?\n/u)
      .flatMap((text, index) => {
        const mark = MARK.exec(text);
        if (mark === null) return [];
        const cases = (mark[1] ?? only).split(/, ?/u);
        return cases.map((name) => ({ file, line: index + 1, case: name }));
      });
  });
}
