import type { Report } from "../model.ts";
import type { Page } from "./page.ts";

/** The annex: the grades of the older model for each building block, and how the published table was read. */
export function writeGrades(page: Page, report: Report): void {
  if (report.grades.length === 0) return;
  const { messages } = page;
  page.gap();
  page.text(messages.text("section.grades"), { tone: "strong" });
  for (const { publication, edition, level, met, required, api } of report.grades) {
    const data = { name: `${publication}@${edition}`, api, level, met, required };
    page.text(messages.text("grades.block", data), { indent: 2 });
  }
  const { first, second } = report.gradeThresholds;
  const percent = (share: number): number => Math.round(share * 100);
  page.text(messages.text("grades.reading", { first: percent(first), second: percent(second) }), {
    indent: 2,
    tone: "quiet",
  });
}
