import type { Outcome, Report, RequirementResult } from "../model.ts";
import type { Page } from "./page.ts";
import { becauseText, joined, labelKey, ofLevel, percent, withOutcome } from "./select.ts";
import { writeFindings } from "./text-findings.ts";
import { writeNotes, writeParts } from "./text-notes.ts";
import { hangOf, writeEntry } from "./text-open.ts";
import { writeRules } from "./text-rules.ts";
import { openCount } from "./text-verdict.ts";
import type { WriterOptions } from "./writer.ts";

const ORDER: readonly Outcome[] = ["fail", "error", "unconfirmed", "not-evidenced", "pass", "not-applicable"];

/** The RECOMMENDED requirements: one line, or every one of them where everything is asked for. */
export function writeRecommended(page: Page, report: Report, options: WriterOptions): void {
  const { recommended, recommendedShare } = report.verdict;
  if (recommended.total === 0) return;
  const { messages } = page;
  const items = [
    messages.text("tally.pass", { count: recommended.pass }),
    messages.text("tally.advice", { count: recommended.fail }),
    messages.text("tally.open", { count: openCount(recommended) }),
  ];
  const inapplicable = recommended["not-applicable"];
  if (inapplicable > 0) items.push(messages.text("tally.not-applicable", { count: inapplicable }));
  page.gap();
  page.text(
    messages.text("tally.recommended", {
      items: joined(items, messages),
      met: percent(recommendedShare.met),
      reachable: percent(recommendedShare.reachable),
    }),
    { tone: "strong" },
  );
  if (options.verbose) writeByOutcome(page, ofLevel(report, "RECOMMENDED"));
}

/** Requirements of the levels that no verdict counts, where everything is asked for. */
export function writeOtherLevels(page: Page, report: Report, options: WriterOptions): void {
  if (!options.verbose) return;
  const levels = ["OPTIONAL", "DRAFT", "DEPRECATED"] as const;
  const others = report.requirements.filter(({ requirement, countedElsewhere }) => {
    return levels.some((level) => level === requirement.level) && countedElsewhere !== true;
  });
  if (others.length === 0) return;
  page.gap();
  page.text(page.messages.text("section.other-levels"), { tone: "strong" });
  writeByOutcome(page, others);
}

function writeByOutcome(page: Page, all: readonly RequirementResult[]): void {
  const { messages } = page;
  const hang = hangOf(all);
  for (const outcome of ORDER) {
    const results = withOutcome(all, outcome);
    const first = results[0];
    if (first === undefined) continue;
    page.gap();
    page.text(messages.text("section.count", { label: messages.text(labelKey(first)), count: results.length }), {
      indent: 2,
      tone: "strong",
    });
    for (const result of results) {
      writeEntry(page, messages.format(result.requirement.title), result, hang);
      if (outcome !== "fail" || result.because === "restates")
        page.text(becauseText(result, messages), { indent: hang, tone: "quiet" });
      writeParts(page, result, hang);
      writeNotes(page, result, hang);
      writeFindings(page, result, { indent: hang, verbose: true });
      writeRules(page, result, hang);
    }
  }
}
