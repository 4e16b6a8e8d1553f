import type { PatternEngine } from "../instance/patterns.ts";
import type { Submission } from "../model.ts";

/** A member of that name, quoted or not. */
const PATTERN = /\bpattern(?:Properties)?["']?\s*:/;

/** What the patterns of a submission are matched with; imported only when its text has any, as most have none. */
export async function patternEngine(submission: Submission): Promise<PatternEngine | undefined> {
  const texts = [...submission.documents.values()].map(({ text }) => text);
  if (!texts.some((text) => text.includes("pattern") && PATTERN.test(text))) return undefined;
  return (await import("../instance/linear-patterns.ts")).linearPatterns;
}
