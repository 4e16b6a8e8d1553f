/** More nested defaults are not followed, and longer texts are cut. */
const DEEPEST = 10;
const LONGEST = 2_000;

/**
 * A text with its variables replaced as Dockerfile and Compose do: `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`,
 * `${NAME:+other}`, `${NAME:?error}`. What has no value stays as written, so that it can be seen.
 * https://docs.docker.com/reference/dockerfile/#environment-replacement
 *
 * @param value what a variable stands for; undefined where that is not known
 */
export function substituted(text: string, value: (name: string) => string | undefined, depth = 0): string {
  let result = "";
  let index = 0;
  const end = Math.min(text.length, LONGEST);
  while (index < end && result.length <= LONGEST) {
    const one = text[index] ?? "";
    if (one === "\\" && text[index + 1] === "$") {
      result += "$";
      index += 2;
    } else if (one !== "$") {
      result += one;
      index++;
    } else {
      const [replaced, length] = variableAt(text, index, value, depth);
      result += replaced;
      index += length;
    }
  }
  return result.slice(0, LONGEST);
}

/** What stands for the variable at an index, and how long it is as written. */
function variableAt(
  text: string,
  index: number,
  value: (name: string) => string | undefined,
  depth: number,
): [string, number] {
  const plain = /^\$([A-Za-z_][A-Za-z0-9_]*)/.exec(text.slice(index, index + 200));
  if (plain !== null) return [value(plain[1] ?? "") ?? plain[0], plain[0].length];
  const close = text[index + 1] === "{" ? closing(text, index + 1) : -1;
  if (close < 0) return ["$", 1];
  const whole = text.slice(index, close + 1);
  const inner = /^([A-Za-z_][A-Za-z0-9_]*)(:?[-+?])?([\s\S]*)$/.exec(text.slice(index + 2, close));
  if (inner === null || depth >= DEEPEST) return [whole, whole.length];
  const [, name = "", operator = "", rest = ""] = inner;
  if (operator === "" && rest !== "") return [whole, whole.length];
  const known = value(name);
  const given = known !== undefined && (known !== "" || !operator.startsWith(":"));
  if (operator.endsWith("-")) return [given ? known : substituted(rest, value, depth + 1), whole.length];
  if (operator.endsWith("+")) return [given ? substituted(rest, value, depth + 1) : "", whole.length];
  return [known ?? whole, whole.length];
}

/** The index of the brace that closes the one at an index; -1 without one. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length && index < open + LONGEST; index++) {
    if (text[index] === "{") depth++;
    else if (text[index] === "}" && --depth === 0) return index;
  }
  return -1;
}
