import { assess } from "../assess.ts";
import { checks } from "../checks/index.ts";
import { schemaTest } from "../checks/schema-test.ts";
import { type PreparedRule, prepareRule } from "../evaluate.ts";
import { collectFacts } from "../facts/collect.ts";
import { generatedBy } from "../facts/generator.ts";
import { type LoadRequest, loadSubmission } from "../load/submission.ts";
import type { Report, Rulebook, Submission } from "../model.ts";
import { examineDocuments } from "./examine-documents.ts";
import type { CheckOptions } from "./options.ts";
import { patternEngine } from "./pattern-engine.ts";

/** The rules of a rulebook, ready to run. */
export function preparedRules(rulebook: Rulebook): PreparedRule[] {
  return rulebook.specifications.flatMap(({ rules }) =>
    rules.map((rule) => {
      const check = checks.get(rule.check);
      if (check === undefined) throw new Error(`rule ${rule.qualifiedId} names an unknown check: ${rule.check}`);
      return prepareRule(rule, check, (parameter) => {
        const schema = rule.params[parameter];
        return schema === undefined ? undefined : schemaTest(schema);
      });
    }),
  );
}

/** Loads and assesses a submission. Bad input is in the report; only a fault of the tool throws. */
export async function runCheck(
  options: CheckOptions,
  request: Pick<LoadRequest, "cwd" | "stdin" | "onProgress">,
  tool: Report["tool"],
  rulebook: Rulebook,
): Promise<{ readonly report: Report; readonly submission: Submission }> {
  const submission = await loadSubmission({
    ...request,
    paths: options.paths,
    ...(options.config === undefined ? {} : { config: options.config }),
    limits: options.limits,
    specifications: rulebook.specifications,
  });
  const facts = collectFacts(submission, await examineDocuments(submission), await patternEngine(submission));
  const report = assess({
    tool,
    rulebook,
    rules: preparedRules(rulebook),
    submission,
    facts,
    generatedBy: generatedBy(submission),
    asOf: options.asOf,
    failOn: options.failOn,
    limits: options.limits,
  });
  return { report, submission };
}
