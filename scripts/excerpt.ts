/** A line of a fixture as an example shows it: its number and its text. */
export type ExampleLine = readonly [number: number, text: string];

/** Lines shown in front of and behind the one that matters. */
const BEFORE = 1;
const AFTER = 2;
/** A mark of expectation, or a comment that speaks to the readers of fixtures. */
const MARK = /\s*# expect(?:: [a-z0-9-, ]+)?\s*$/u;

/**
 * The lines of a YAML or JSON text that make sense of one of them: itself, what it stands below (by indentation), and its
 * neighbours. Marks of expectation are left out.
 *
 * @param line 1-based
 */
export function excerptOf(text: string, line: number): ExampleLine[] {
  const lines = text.replace(/^\ufeff/u, "").split(/\r?\n/u);
  const kept = new Set([line]);
  const target = line - 1;
  for (let index = Math.max(0, target - BEFORE); index <= Math.min(lines.length - 1, target + AFTER); index += 1) {
    if (!isEmpty(lines[index])) kept.add(index + 1);
  }
  let depth = depthOf(lines[target] ?? "");
  for (let index = target - 1; index >= 0 && depth > 0; index -= 1) {
    const above = lines[index] ?? "";
    if (isEmpty(above) || depthOf(above) >= depth) continue;
    kept.add(index + 1);
    depth = depthOf(above);
  }
  return [...kept].sort((a, b) => a - b).map((number) => [number, (lines[number - 1] ?? "").replace(MARK, "")]);
}

function isEmpty(line: string | undefined): boolean {
  return line === undefined || /^\s*(?:#.*)?$/u.test(line);
}

/** How deep a line stands. An item of a list stands a little deeper than a key with the same indentation. */
function depthOf(line: string): number {
  const indent = line.length - line.trimStart().length;
  return indent * 2 + (line.trimStart().startsWith("- ") ? 1 : 0);
}
