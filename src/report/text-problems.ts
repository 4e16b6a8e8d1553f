import type { Messages } from "../messages/messages.ts";
import type { Problem, Report } from "../model.ts";
import { mapTexts, printable, printableLine } from "./escape.ts";
import type { Page } from "./page.ts";
import { placeText } from "./select.ts";

/** What went wrong outside the rules, what keeps the tool from its work first. */
export function writeProblems(page: Page, report: Pick<Report, "problems">): void {
  if (report.problems.length === 0) return;
  const { messages } = page;
  page.gap();
  page.text(
    messages.text("section.count", { label: messages.text("section.problems"), count: report.problems.length }),
    {
      tone: "strong",
    },
  );
  const fatal = report.problems.filter((problem) => problem.severity === "fatal");
  const notes = report.problems.filter((problem) => problem.severity === "note");
  for (const problem of [...fatal, ...notes]) {
    const place = problemPlace(problem, printable);
    if (place !== undefined) page.unbroken(messages.isolate(place), { indent: 2, tone: "place" });
    page.text(problemText(problem, messages, printable), { indent: place === undefined ? 2 : 4 });
    for (const related of problem.related ?? []) {
      page.unbroken(messages.text("place.see", { place: placeText(related) }), { indent: 4, tone: "quiet" });
    }
  }
}

/** Where a problem is, as far as that is known. */
export function problemPlace(problem: Problem, shown: (text: string) => string): string | undefined {
  const { location, file } = problem;
  if (location !== undefined) return `${shown(location.file)}:${location.line}:${location.column}`;
  return file === undefined ? undefined : shown(file);
}

/**
 * What a problem is, in the language of the messages.
 *
 * @param shown makes a text from the submission fit for the format
 */
export function problemText(problem: Problem, messages: Messages, shown: (text: string) => string): string {
  const { known } = problem.data;
  const data = mapTexts(problem.data, shown);
  // What there is instead is a list of ours, which is worth nothing when it is cut.
  return messages.text(
    `problem.${problem.code}`,
    typeof known === "string" ? { ...data, known: printableLine(known) } : data,
  );
}
