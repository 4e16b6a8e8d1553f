import type { Requirement, Rule, Texts } from "../model.ts";
import type { AuthoredError, AuthoredFile, Validate } from "./authored-file.ts";
import { type Shared, withShared } from "./shared.ts";

/** What the rulebook needs to know of a check to hold rules to it. */
export interface CheckShape {
  readonly params: Readonly<Record<string, unknown>>;
  readonly cases: Readonly<Record<string, readonly string[]>>;
  /** The check has texts of its own for what a rule leaves out. */
  readonly texts?: "catalogue";
}

/** What reading a rule needs from outside this layer. */
export interface RuleTools {
  readonly checks: ReadonlyMap<string, CheckShape>;
  /** What `{ shared: … }` in parameters may stand for. */
  readonly shared: Shared;
  readonly validateRule: Validate;
  /** Validates a rule's `params` against its check's own schema, and the schemas and patterns in them. */
  readonly validateParams: (checkId: string, params: unknown) => readonly AuthoredError[];
  /** The placeholders of an ICU message; throws an Error with the reason when it is malformed. */
  readonly placeholders: (message: string) => readonly string[];
}

/** A text as authors write it: in every language, or one string, which counts as English and stands for all. */
type AuthoredText = Texts | string;

type RuleFile = Omit<Rule, "id" | "qualifiedId" | "params" | "messages" | "remedy"> & {
  readonly params?: Rule["params"];
  readonly messages?: Readonly<Record<string, AuthoredText>>;
  readonly remedy?: AuthoredText;
};

/**
 * The rule in a file, held to the requirement and the check that it names. What is wrong is complained of in the file.
 *
 * @param publication what its qualified id begins with
 * @param id the name of its folder
 * @param requirements those that it may name
 * @returns undefined when the file is no rule at all; a rule with complaints may not fit its check
 */
export function readRule(
  file: AuthoredFile,
  publication: string,
  id: string,
  requirements: readonly Requirement[],
  tools: RuleTools,
): Rule | undefined {
  if (!file.hold(tools.validateRule)) return undefined;
  const written = file.value as RuleFile;
  const { messages = {}, remedy, ...others } = written;
  const rule: Rule = {
    ...others,
    id,
    qualifiedId: `${publication}/${id}`,
    params: withShared(written.params ?? {}, tools.shared, (pointer, name) => {
      const known = Object.keys(tools.shared).join(", ") || "none";
      file.complain(`/params${pointer}`, "rule-unknown-shared", { name, known });
    }) as Rule["params"],
    messages: Object.fromEntries(Object.entries(messages).map(([name, text]) => [name, everywhere(text)])),
    ...(remedy === undefined ? {} : { remedy: everywhere(remedy) }),
  };
  holdRequirement(rule, requirements, file);
  holdCheck(rule, written, tools, file);
  return rule;
}

function everywhere(text: AuthoredText): Texts {
  return typeof text === "string" ? { en: text, fr: text, ar: text } : text;
}

function holdRequirement(rule: Rule, requirements: readonly Requirement[], file: AuthoredFile): void {
  const requirement = requirements.find((one) => one.id === rule.requirement);
  if (requirement === undefined) {
    file.complain("/requirement", "rule-unknown-requirement", { requirement: rule.requirement });
  } else if (rule.part !== undefined && !requirement.parts.some((part) => part.id === rule.part)) {
    const known = requirement.parts.map((part) => part.id).join(", ") || "none";
    file.complain("/part", "rule-unknown-part", { part: rule.part, requirement: requirement.id, known });
  }
}

function holdCheck(rule: Rule, written: RuleFile, tools: RuleTools, file: AuthoredFile): void {
  const check = tools.checks.get(rule.check);
  if (check === undefined) {
    file.complain("/check", "rule-unknown-check", {
      check: rule.check,
      known: [...tools.checks.keys()].sort().join(", "),
    });
    return;
  }
  file.hold(() =>
    tools
      .validateParams(rule.check, rule.params)
      .map((error) => ({ ...error, instancePath: `/params${error.instancePath}` })),
  );
  const { messages = {}, remedy } = written;
  if (check.texts !== "catalogue") {
    for (const name of Object.keys(check.cases)) {
      if (!Object.hasOwn(messages, name)) file.complain("/messages", "rule-case-without-message", { case: name });
    }
    if (remedy === undefined) file.complain("", "rule-missing-key", { key: "remedy", within: "top" });
  }
  for (const [name, text] of Object.entries(messages)) {
    const allowed = Object.hasOwn(check.cases, name) ? check.cases[name] : undefined;
    if (allowed !== undefined) holdText(text, allowed, `/messages/${name}`, tools, file);
    else {
      const known = Object.keys(check.cases).join(", ");
      file.complain(`/messages/${name}`, "rule-unknown-case", { case: name, check: rule.check, known });
    }
  }
  if (remedy !== undefined) holdText(remedy, [], "/remedy", tools, file);
}

/** A text may use the placeholders of its case and no others. */
function holdText(
  text: AuthoredText,
  allowed: readonly string[],
  pointer: string,
  tools: RuleTools,
  file: AuthoredFile,
): void {
  const texts: [pointer: string, text: string][] =
    typeof text === "string"
      ? [[pointer, text]]
      : Object.entries(text).map(([language, one]) => [`${pointer}/${language}`, one]);
  for (const [at, one] of texts) {
    try {
      for (const name of tools.placeholders(one)) {
        if (allowed.includes(name)) continue;
        file.complain(at, "rule-unknown-placeholder", { placeholder: name, known: allowed.join(", ") || "none" });
      }
    } catch (error) {
      file.complain(at, "rule-bad-message", { reason: error instanceof Error ? error.message : String(error) });
    }
  }
}
