import ruleSchemas from "#generated/rule-schemas";
import rulebook from "#generated/rulebook";
import { assess } from "../assess.ts";
import type { SchemaTest } from "../checks/check.ts";
import { checks } from "../checks/index.ts";
import { type PreparedRule, prepareRule } from "../evaluate.ts";
import { collectFacts } from "../facts/collect.ts";
import type { DocumentDefects } from "../facts/facts.ts";
import { generatedBy } from "../facts/generator.ts";
import { confirm, examineDocument } from "../facts/validity/examine.ts";
import { type LoadRequest, loadSubmission } from "../load/submission.ts";
import type { Report, Submission } from "../model.ts";
import { loadOfficial } from "../schema/official.ts";
import type { CheckOptions } from "./options.ts";

/** The rules of this release, ready to run. */
export function preparedRules(): PreparedRule[] {
  return rulebook.specifications.flatMap(({ rules }) =>
    rules.map((rule) => {
      const check = checks.get(rule.check);
      if (check === undefined) throw new Error(`rule ${rule.qualifiedId} names an unknown check: ${rule.check}`);
      return prepareRule(
        rule,
        check,
        (parameter): SchemaTest | undefined => ruleSchemas[`${rule.qualifiedId} ${parameter}`],
      );
    }),
  );
}

/** Loads and assesses a submission. Bad input is in the report; only a fault of the tool throws. */
export async function runCheck(
  options: CheckOptions,
  request: Pick<LoadRequest, "cwd" | "stdin" | "onProgress">,
  tool: Report["tool"],
): Promise<{ readonly report: Report; readonly submission: Submission }> {
  const submission = await loadSubmission({
    ...request,
    paths: options.paths,
    ...(options.config === undefined ? {} : { config: options.config }),
    limits: options.limits,
    specifications: rulebook.specifications,
  });
  const facts = collectFacts(submission, await examineDocuments(submission));
  const report = assess({
    tool,
    rulebook,
    rules: preparedRules(),
    submission,
    facts,
    generatedBy: generatedBy(submission),
    asOf: options.asOf,
    failOn: options.failOn,
    limits: options.limits,
  });
  return { report, submission };
}

/** The defects of every OpenAPI document. The official schemas are asked only where the cheap walk found something. */
async function examineDocuments(submission: Submission): Promise<DocumentDefects[]> {
  const all: DocumentDefects[] = [];
  for (const api of submission.apis) {
    const defects = examineDocument(api, submission.resolver);
    all.push(defects.defects.length === 0 ? defects : confirm(defects, api, await loadOfficial(api.version)));
  }
  return all;
}
