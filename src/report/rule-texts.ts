import type { Messages } from "../messages/messages.ts";
import type { Data, Rule } from "../model.ts";

/**
 * What a rule says of one case: its own message, or that of its check. A case that stands for a difference from a contract is said in the
 * words of the comparison. Without any text the case's name.
 *
 * @param data values for the placeholders, fit for where they are printed
 */
export function ruleMessage(
  rule: Pick<Rule, "check" | "messages">,
  name: string,
  messages: Messages,
  data: Data,
): string {
  if (Object.hasOwn(rule.messages, name)) return messages.format(rule.messages[name] ?? name, data);
  const key = [`check.${rule.check}.${name}`, `difference.${name}`].find((one) => messages.has(one));
  return key === undefined ? name : messages.text(key, data);
}

/** What to write instead: the rule's own sentence, or that of its check. */
export function ruleRemedy(rule: Pick<Rule, "check" | "remedy">, messages: Messages): string {
  return rule.remedy === undefined ? messages.text(`check.${rule.check}.remedy`) : messages.format(rule.remedy);
}
