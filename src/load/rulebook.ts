import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Problem, Reclassification, Requirement, Rule, Rulebook, Specification, Texts } from "../model.ts";
import { type AuthoredFile, readAuthored, type Validate } from "./authored-file.ts";
import { holdRelations } from "./relations.ts";
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
  const read: ReadSpecification[] = [];
  for (const publication of await folders(root)) {
    if (publication === "schema" || publication === "shared") continue;
    for (const edition of await folders(join(root, publication))) {
      read.push(await readSpecification(root, publication, edition, tools, problems));
    }
  }
  for (const one of read)
    holdRelations(
      one,
      read.map(({ specification }) => specification),
    );
  const specifications = read.map(({ specification }) => specification);
  if (problems.length > 0) throw new RulebookError(problems);
  const contracts = await contractDigests(root, specifications);
  const digest = sha256(canonical({ specifications, contracts }));
  return { version, digest: `sha256:${digest}`, specifications };
}

/** The contracts are no part of the specifications here, but of what the digest names. */
async function contractDigests(
  root: string,
  specifications: readonly Specification[],
): Promise<Readonly<Record<string, string>>> {
  const digests: [string, string][] = [];
  for (const { id, edition } of specifications) {
    const file = join(root, id, edition, "contract.yaml");
    if (existsSync(file)) digests.push([`${id}@${edition}`, sha256(await readFile(file))]);
  }
  return Object.fromEntries(digests);
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
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
): Promise<ReadSpecification> {
  const folder = join(root, publication, edition);
  const name = `${publication}/${edition}`;
  const head = await readAuthored(join(folder, "specification.yaml"), `${name}/specification.yaml`, problems);
  const list = await readAuthored(join(folder, "requirements.yaml"), `${name}/requirements.yaml`, problems);
  head.hold(tools.validateSpecification);
  list.hold(tools.validateRequirements);
  const written = (head.value ?? {}) as SpecificationFile;
  const requirements = Array.isArray(list.value) ? list.value.map((one) => toRequirement(one, written)) : [];
  const rules: Rule[] = [];
  for (const id of await folders(folder)) {
    const file = await readAuthored(join(folder, id, "rule.yaml"), `${name}/${id}/rule.yaml`, problems);
    const rule = readRule(file, publication, id, requirements, tools);
    if (rule !== undefined) rules.push(rule);
  }
  const { title, url, extends: base, reclassifies = [] } = written;
  const core = publication.startsWith("govstack-bb-") ? [CORE] : [];
  const specification = {
    id: publication,
    edition,
    title,
    url,
    extends: base ?? core,
    reclassifies,
    requirements,
    rules,
  };
  return { specification, head, list };
}

/** What every building block extends. */
const CORE = "govstack-cfr";

/** A specification with its two files, to complain in. */
interface ReadSpecification {
  readonly specification: Specification;
  readonly head: AuthoredFile;
  readonly list: AuthoredFile;
}

/** As authors write it: rules/schema/specification.schema.json. */
interface SpecificationFile {
  readonly title: Texts;
  readonly url: string;
  readonly extends?: readonly string[];
  readonly defaults?: Partial<Pick<Requirement, "observability" | "mutability">>;
  readonly reclassifies?: readonly Reclassification[];
}

type Stated = "kind" | "levelStated" | "observability" | "mutability" | "aliases" | "parts" | "url";

/** As authors write it: rules/schema/requirements.schema.json. */
type RequirementFile = Omit<Requirement, "specification" | "local" | Stated> & Partial<Pick<Requirement, Stated>>;

function toRequirement(file: RequirementFile, { url, defaults = {} }: SpecificationFile): Requirement {
  const [specification = "", local = ""] = String(file.id).split("#");
  return {
    ...file,
    specification,
    local,
    kind: file.kind ?? "cross-functional",
    levelStated: file.levelStated ?? true,
    // What GovStack assumes where a specification says nothing.
    observability: file.observability ?? defaults.observability ?? "AUDITABLE",
    mutability: file.mutability ?? defaults.mutability ?? "REPLACEABLE",
    aliases: file.aliases ?? [],
    url: file.url ?? url,
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
