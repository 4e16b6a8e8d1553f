import examples from "#generated/examples";
import type { Rule } from "../model.ts";
import { printable, printableData } from "../report/escape.ts";
import type { Page } from "../report/page.ts";
import { ruleMessage, ruleRemedy } from "../report/rule-texts.ts";

type RuleExamples = (typeof examples)[string];
type Example = RuleExamples["fail"][number];

/**
 * What a rule finds in its own fixtures, and what it lets pass.
 *
 * @param cases whether one example of each case is wanted, or one in all
 */
export function writeExamples(page: Page, rule: Rule, cases: "all" | "first"): void {
  const { messages } = page;
  const found = Object.hasOwn(examples, rule.qualifiedId) ? examples[rule.qualifiedId] : undefined;
  if (found === undefined) return;
  for (const example of found.fail.slice(0, cases === "all" ? found.fail.length : 1)) {
    writeHeading(page, messages.text("explain.fails", { file: `${rule.id}/${example.file}` }));
    writeLines(page, example);
    const { case: name = "", data = {} } = example.found ?? {};
    if (name !== "") page.text(ruleMessage(rule, name, messages, printableData(data)), { indent: 2 });
    page.text(ruleRemedy(rule, messages), { indent: 2, label: messages.text("symbol.remedy") });
  }
  if (found.pass !== undefined) {
    writeHeading(page, messages.text("explain.passes", { file: `${rule.id}/${found.pass.file}` }));
    writeLines(page, found.pass);
  }
}

/** Of the most telling rules, which come first, the one whose example takes the fewest lines. */
export function plainest(rules: readonly Rule[]): Rule | undefined {
  const first = rules[0];
  const lines = ({ qualifiedId }: Rule): number => {
    const found = Object.hasOwn(examples, qualifiedId) ? examples[qualifiedId]?.fail[0]?.lines.length : undefined;
    return found === undefined || found === 0 ? Number.MAX_SAFE_INTEGER : found;
  };
  return rules
    .filter((rule) => rule.strength === first?.strength)
    .reduce<Rule | undefined>(
      (best, rule) => (best === undefined || lines(rule) < lines(best) ? rule : best),
      undefined,
    );
}

function writeHeading(page: Page, text: string): void {
  page.gap();
  page.text(text, { tone: "strong" });
}

/** The lines with their numbers; the one that matters is marked. */
function writeLines(page: Page, example: Example): void {
  const width = Math.max(...example.lines.map(([number]) => String(number).length));
  for (const [number, text] of example.lines) {
    const here = number === example.line;
    const label = `${here ? ">" : " "} ${String(number).padStart(width)} │`;
    const tone = here ? (example.found === undefined ? "good" : "bad") : "quiet";
    page.quote(printable(text), { indent: 2, label, tone });
  }
}
