import type { RequirementResult } from "../model.ts";
import type { Page } from "./page.ts";
import { placeText, subjectText } from "./select.ts";

/** How every rule of a requirement fared, in numbers, and where it could not tell. */
export function writeRules(page: Page, result: RequirementResult, indent: number): void {
  const { messages } = page;
  for (const rule of result.rules) {
    const text = messages.text("rule.result", {
      rule: rule.rule.qualifiedId,
      strength: messages.text(`strength.${rule.rule.strength}`),
      whole: subjectText(rule, messages),
      holds: rule.holds,
      violated: rule.violated,
      unknown: rule.cannotTell,
    });
    page.text(text, { indent, tone: "quiet" });
    for (const location of rule.cannotTellAt ?? []) {
      page.unbroken(messages.text("place.unknown", { place: placeText(location) }), {
        indent: indent + 2,
        tone: "quiet",
      });
    }
  }
}
