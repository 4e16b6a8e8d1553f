/** Text of a submission as it may stand in a message: at most 200 characters. What is cut ends in an ellipsis. */
export function shown(text: string): string {
  if (text.length <= 200) return text;
  // Never half of a character that takes two code units.
  return `${text.slice(0, 199).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
