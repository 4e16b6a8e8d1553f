import type { Messages } from "../messages/messages.ts";
import type { Requirement } from "../model.ts";

/** What would settle a requirement: what is written for it, or the kinds of evidence that bear on it. */
export function settledByText(
  { settledBy, evidence }: Pick<Requirement, "settledBy" | "evidence">,
  messages: Messages,
): string {
  if (settledBy !== undefined) return messages.format(settledBy);
  const kinds = evidence.map((source) => messages.text(`settled.${source}`)).join(messages.text("settled.separator"));
  return `${kinds.slice(0, 1).toLocaleUpperCase(messages.language)}${kinds.slice(1)}.`;
}
