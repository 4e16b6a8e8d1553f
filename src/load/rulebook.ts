import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Problem, Requirement, Rule, Rulebook, Specification, Texts } from "../model.ts";
import { readAuthored, type Validate } from "./authored-file.ts";
import { type RuleTools, readRule } from "./rule.ts";

/** What reading a rulebook needs from outside this layer. */
export interface RulebookTools extends RuleTools {
  readonly validateSpecification: Validate;
  readonly validateRequirements: Validate;
}

/** Everything that is wrong with the files of a rulebook, each with its place. */
export class RulebookError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(
      problems.map(({ code, file, location }) => `${file}:${location?.line}:${location?.column} ${code}`).join("\n"),
    );
    this.name = "RulebookError";
    this.problems = problems;
  }
}

/**
 * Reads every `<publication>/<edition>/` folder below `root` (specification.yaml, requirements.yaml, one folder per rule).
 *
 * @param root the `rules` folder
 * @param version version of the rulebook to stamp
 * @throws RulebookError naming everything that is wrong
 */
export async function readRulebook(root: string, version: string, tools: RulebookTools): Promise<Rulebook> {
  const problems: Problem[] = [];
  const specifications: Specification[] = [];
  for (const publication of await folders(root)) {
    if (publication === "schema") continue;
    for (const edition of await folders(join(root, publication))) {
      specifications.push(await readSpecification(root, publication, edition, tools, problems));
    }
  }
  if (problems.length > 0) throw new RulebookError(problems);
  const digest = createHash("sha256").update(canonical(specifications)).digest("hex");
  return { version, digest: `sha256:${digest}`, specifications };
}

async function folders(parent: string): Promise<string[]> {
  const entries = await readdir(parent, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function readSpecification(
  root: string,
  publication: string,
  edition: string,
  tools: RulebookTools,
  problems: Problem[],
): Promise<Specification> {
  const folder = join(root, publication, edition);
  const name = `${publication}/${edition}`;
  const head = await readAuthored(join(folder, "specification.yaml"), `${name}/specification.yaml`, problems);
  const list = await readAuthored(join(folder, "requirements.yaml"), `${name}/requirements.yaml`, problems);
  head.hold(tools.validateSpecification);
  list.hold(tools.validateRequirements);
  const requirements = Array.isArray(list.value) ? list.value.map(toRequirement) : [];
  const rules: Rule[] = [];
  for (const id of await folders(folder)) {
    const file = await readAuthored(join(folder, id, "rule.yaml"), `${name}/${id}/rule.yaml`, problems);
    const rule = readRule(file, publication, id, requirements, tools);
    if (rule !== undefined) rules.push(rule);
  }
  const { title, url } = (head.value ?? {}) as { title: Texts; url: string };
  return { id: publication, edition, title, url, requirements, rules };
}

type RequirementFile = Omit<Requirement, "specification" | "number" | "aliases" | "parts"> &
  Partial<Pick<Requirement, "aliases" | "parts">>;

function toRequirement(file: RequirementFile): Requirement {
  const [specification = "", local = ""] = String(file.id).split("#");
  return {
    ...file,
    specification,
    number: Number(local.replace("req-", "")),
    aliases: file.aliases ?? [],
    parts: file.parts ?? [],
  };
}

/** JSON with sorted keys: the same content gives the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}
