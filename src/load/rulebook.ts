import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isMap, LineCounter, parseDocument as parseYaml } from "yaml";
import type { Requirement, Rule, Rulebook, Specification, Texts } from "../model.ts";

/** What the rulebook needs to know of a check to hold rules to it. */
export interface CheckShape {
  readonly params: Readonly<Record<string, unknown>>;
  readonly cases: Readonly<Record<string, readonly string[]>>;
}

/** Tells what is wrong with a value under a schema of rules/schema: one text per error, with the JSON pointer it concerns. */
export type Validate = (value: unknown) => readonly { readonly pointer: string; readonly message: string }[];

/** What reading a rulebook needs from outside this layer. */
export interface RulebookTools {
  readonly checks: ReadonlyMap<string, CheckShape>;
  readonly validateRule: Validate;
  readonly validateSpecification: Validate;
  readonly validateRequirements: Validate;
  /** Validates a rule's `params` against its check's own schema. */
  readonly validateParams: (checkId: string, params: unknown) => readonly { pointer: string; message: string }[];
  /** The placeholders of an ICU message; throws an Error with the reason when it is malformed. */
  readonly placeholders: (message: string) => readonly string[];
}

/** Everything that is wrong with rule files, as `file:line:col message` lines for the authors of rules. */
export class RulebookError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join("\n"));
    this.name = "RulebookError";
    this.faults = faults;
  }
}

/**
 * Reads every `<publication>/<edition>/` folder below `root` (specification.yaml, requirements.yaml, one folder per rule).
 *
 * @param root the `rules` folder
 * @param version version of the rulebook to stamp
 * @throws RulebookError naming every fault with its place
 */
export async function readRulebook(root: string, version: string, tools: RulebookTools): Promise<Rulebook> {
  const faults: string[] = [];
  const specifications: Specification[] = [];
  for (const publication of await folders(root)) {
    if (publication === "schema") continue;
    for (const edition of await folders(join(root, publication))) {
      specifications.push(await readSpecification(root, publication, edition, tools, faults));
    }
  }
  if (faults.length > 0) throw new RulebookError(faults);
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
  faults: string[],
): Promise<Specification> {
  const folder = join(root, publication, edition);
  const name = `${publication}/${edition}`;
  const head = await readYaml(join(folder, "specification.yaml"), `${name}/specification.yaml`, faults);
  const list = await readYaml(join(folder, "requirements.yaml"), `${name}/requirements.yaml`, faults);
  head.hold(tools.validateSpecification);
  list.hold(tools.validateRequirements);
  const requirements = Array.isArray(list.value) ? list.value.map(toRequirement) : [];
  const rules: Rule[] = [];
  for (const id of await folders(folder)) {
    const file = await readYaml(join(folder, id, "rule.yaml"), `${name}/${id}/rule.yaml`, faults);
    if (file.hold(tools.validateRule)) {
      const rule = toRule(publication, id, file.value as RuleFile);
      holdRule(rule, requirements, tools, file);
      rules.push(rule);
    }
  }
  const { title, url } = (head.value ?? {}) as { title: Texts; url: string };
  return { id: publication, edition, title, url, requirements, rules };
}

/** A file that people wrote, with a way to complain about a place in it. */
interface YamlFile {
  readonly value: unknown;
  /** Adds a fault at a JSON pointer. */
  complain(pointer: string, message: string): void;
  /** Holds the value against a schema; false when it does not conform. */
  hold(validate: Validate): boolean;
}

async function readYaml(path: string, name: string, faults: string[]): Promise<YamlFile> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    faults.push(`${name}:1:1 this file is missing`);
    return { value: undefined, complain: () => {}, hold: () => false };
  }
  const lines = new LineCounter();
  const document = parseYaml(text, { lineCounter: lines, schema: "core" });
  const at = (offset: number, message: string): void => {
    const { line, col } = lines.linePos(offset);
    faults.push(`${name}:${line}:${col} ${message}`);
  };
  for (const error of document.errors) at(error.pos[0], error.message.split("\n")[0] ?? "");
  const value: unknown = document.errors.length === 0 ? document.toJS() : undefined;
  const complain = (pointer: string, message: string): void => {
    const steps = pointer
      .split("/")
      .slice(1)
      .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
    at(offsetOf(document, steps), `${steps.join(".")}${steps.length > 0 ? " " : ""}${message}`);
  };
  const hold = (validate: Validate): boolean => {
    if (value === undefined) return false;
    const errors = validate(value);
    for (const { pointer, message } of errors) complain(pointer, message);
    return errors.length === 0;
  };
  return { value, complain, hold };
}

/** Offset of the key that the steps lead to, or of the closest one above it. */
function offsetOf(document: ReturnType<typeof parseYaml>, steps: readonly string[]): number {
  for (let depth = steps.length; depth > 0; depth -= 1) {
    const parent = depth === 1 ? document.contents : document.getIn(steps.slice(0, depth - 1), true);
    if (isMap(parent)) {
      const pair = parent.items.find((item) => String(item.key) === steps[depth - 1]);
      const key = pair?.key as { range?: [number, number, number] } | undefined;
      if (key?.range) return key.range[0];
    }
    const node = document.getIn(steps.slice(0, depth), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
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

type RuleFile = Omit<Rule, "id" | "qualifiedId" | "params"> & { readonly params?: Rule["params"] };

function toRule(publication: string, id: string, file: RuleFile): Rule {
  return { ...file, id, qualifiedId: `${publication}/${id}`, params: file.params ?? {} };
}

/** What a schema of one file cannot say: that names exist elsewhere, and that messages fit the check. */
function holdRule(rule: Rule, requirements: readonly Requirement[], tools: RulebookTools, file: YamlFile): void {
  const requirement = requirements.find((one) => one.id === rule.requirement);
  if (requirement === undefined)
    file.complain("/requirement", `"${rule.requirement}" is no requirement of this specification`);
  else if (rule.part !== undefined && !requirement.parts.some((part) => part.id === rule.part)) {
    const known = requirement.parts.map((part) => part.id).join(", ") || "none";
    file.complain("/part", `"${rule.part}" is no part of ${requirement.id}; its parts: ${known}`);
  }
  const check = tools.checks.get(rule.check);
  if (check === undefined) {
    file.complain("/check", `"${rule.check}" is no check; there are: ${[...tools.checks.keys()].sort().join(", ")}`);
    return;
  }
  for (const { pointer, message } of tools.validateParams(rule.check, rule.params)) {
    file.complain(`/params${pointer}`, message);
  }
  for (const name of Object.keys(check.cases)) {
    if (!Object.hasOwn(rule.messages, name)) file.complain("/messages", `has no message for the case "${name}"`);
  }
  for (const [name, texts] of Object.entries(rule.messages)) {
    const allowed = check.cases[name];
    if (allowed === undefined) file.complain(`/messages/${name}`, `is no case of the check ${rule.check}`);
    else holdTexts(texts, allowed, `/messages/${name}`, tools, file);
  }
  holdTexts(rule.remedy, [], "/remedy", tools, file);
}

function holdTexts(
  texts: Texts,
  allowed: readonly string[],
  pointer: string,
  tools: RulebookTools,
  file: YamlFile,
): void {
  for (const [language, text] of Object.entries(texts)) {
    try {
      for (const name of tools.placeholders(text)) {
        if (!allowed.includes(name)) {
          file.complain(
            `${pointer}/${language}`,
            `uses {${name}}; the check gives: ${allowed.join(", ") || "nothing"}`,
          );
        }
      }
    } catch (error) {
      file.complain(`${pointer}/${language}`, `is no ICU message: ${(error as Error).message}`);
    }
  }
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
