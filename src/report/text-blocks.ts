import type { Report } from "../model.ts";
import type { Page } from "./page.ts";
import { levelTexts, requirementNotes } from "./requirement-notes.ts";
import { labelKey } from "./select.ts";
import { shortId } from "./short-id.ts";
import { hangOf, writeEntry } from "./text-open.ts";
import { tally } from "./text-verdict.ts";
import type { WriterOptions } from "./writer.ts";

/** Below the verdict: the same counts by publication, what is counted elsewhere, and the levels that building blocks change. */
export function writePublications(page: Page, report: Report, { verbose }: WriterOptions): void {
  const { messages } = page;
  const { perPublication, required } = report.verdict;
  if (perPublication.length > 1) {
    for (const { publication, edition, required: own } of perPublication) {
      const items = own.total === 0 ? messages.text("blocks.nothing-counted") : tally(own, messages);
      const name = `${publication}@${edition}`;
      page.text(messages.text("blocks.publication", { name, items, total: own.total }), { indent: 2 });
    }
  }
  if (required.elsewhere > 0)
    page.text(messages.text("blocks.elsewhere", { count: required.elsewhere }), { indent: 2 });
  for (const result of report.requirements) {
    const { changed, implied } = levelTexts(result, messages);
    if (changed !== undefined) page.text(changed, { indent: 2 });
    if (verbose) for (const text of implied) page.text(text, { indent: 2, tone: "quiet" });
  }
}

/** Requirements that are counted with the one that says the same, where everything is asked for. */
export function writeElsewhere(page: Page, report: Report, { verbose }: WriterOptions): void {
  const results = report.requirements.filter(({ countedElsewhere }) => countedElsewhere === true);
  if (!verbose || results.length === 0) return;
  const { messages } = page;
  page.gap();
  const label = messages.text("section.elsewhere");
  page.text(messages.text("section.count", { label, count: results.length }), { tone: "strong" });
  const hang = hangOf(results);
  for (const result of results) {
    const text = messages.text("blocks.same", {
      title: messages.format(result.requirement.title),
      same: shortId(result.sameAs ?? ""),
      label: messages.text(labelKey(result)),
    });
    writeEntry(page, text, result, hang);
    for (const note of requirementNotes(result.requirement, messages)) page.text(note, { indent: hang, tone: "quiet" });
  }
}
