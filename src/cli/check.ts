import { assess } from "../assess.ts";
import { parameterOf } from "../checks/check.ts";
import { checks } from "../checks/index.ts";
import { schemaTest } from "../checks/schema-test.ts";
import type { Comparison } from "../contract/comparison.ts";
import { type PreparedRule, prepareRule } from "../evaluate.ts";
import { collectFacts } from "../facts/collect.ts";
import { generatedBy } from "../facts/generator.ts";
import { findSpecification, selectSpecifications } from "../load/specifications.ts";
import type { LoadRequest } from "../load/submission.ts";
import type { Language, Report, Rulebook, Submission } from "../model.ts";
import { compareContracts } from "./contracts.ts";
import { examineDocuments } from "./examine-documents.ts";
import { loadWithRepository } from "./load-repository.ts";
import type { CheckOptions } from "./options.ts";
import { patternEngine } from "./pattern-engine.ts";
import { knownSpecifications, loadRulebook } from "./rulebook.ts";

/**
 * The rules of a rulebook, ready to run.
 *
 * @param contracts what is offered beside the contract of each publication that has one
 * @param asOf the date of the report; without it that of fixtures
 */
export function preparedRules(
  rulebook: Pick<Rulebook, "specifications">,
  contracts: ReadonlyMap<string, Comparison> = new Map(),
  asOf?: string,
): PreparedRule[] {
  return rulebook.specifications.flatMap(({ id, rules }) =>
    rules.map((rule) => {
      const check = checks.get(rule.check);
      if (check === undefined) throw new Error(`rule ${rule.qualifiedId} names an unknown check: ${rule.check}`);
      const compiled: Parameters<typeof prepareRule>[2] = (parameter) => {
        const schema = parameterOf(rule.params, parameter);
        return schema === undefined ? undefined : schemaTest(schema);
      };
      return prepareRule(rule, check, compiled, contracts.get(id), asOf);
    }),
  );
}

/**
 * Loads and assesses a submission: by the core, by what the caller names and by what govstack.yaml claims. Bad input is in the report;
 * only a fault of the tool throws.
 *
 * @param languages those that the report will be written in
 */
export async function runCheck(
  options: CheckOptions,
  request: Pick<LoadRequest, "cwd" | "stdin" | "onProgress">,
  tool: Report["tool"],
  languages: ReadonlySet<Language>,
): Promise<{ readonly report: Report; readonly submission: Submission }> {
  const { submission, repository } = await loadWithRepository({
    ...request,
    paths: options.paths,
    includeIgnored: options.includeIgnored,
    ...(options.config === undefined ? {} : { config: options.config }),
    limits: options.limits,
    specifications: knownSpecifications,
  });
  const named = options.implements.flatMap((name) => findSpecification(name, knownSpecifications) ?? []);
  const chosen = selectSpecifications([...named, ...(submission.claims ?? [])], knownSpecifications);
  const rulebook = await loadRulebook(chosen, languages);
  const { contracts, problems } = await compareContracts(submission, chosen);
  const defects = await examineDocuments(submission);
  const facts = collectFacts(submission, defects, await patternEngine(submission), repository);
  const report = assess({
    tool,
    rulebook,
    rules: preparedRules(rulebook, contracts, options.asOf),
    submission: problems.length === 0 ? submission : { ...submission, problems: [...submission.problems, ...problems] },
    facts,
    contracts,
    generatedBy: generatedBy(submission),
    asOf: options.asOf,
    failOn: options.failOn,
    limits: options.limits,
  });
  return { report, submission };
}
