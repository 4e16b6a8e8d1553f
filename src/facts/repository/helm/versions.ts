/** The newest Kubernetes that charts are read for. */
export const KUBERNETES = "1.30.0";

/**
 * Whether a version satisfies a condition as charts write it (`>=1.19-0`, `<1.25`, `^1.20`), by its numbers alone; undefined for what
 * is not understood. Several conditions, separated by commas or spaces, must all hold.
 */
export function satisfies(version: string, condition: string): boolean | undefined {
  const have = numbersOf(version);
  if (have === undefined || condition.includes("||") || condition.length > 200) return undefined;
  let all = true;
  for (const part of condition.replace(/([<>=!~^])\s+/gu, "$1").split(/[\s,]+/u)) {
    if (part === "") continue;
    const [, sign = "", rest = ""] = /^([<>=!~^]{0,2})(.*)$/u.exec(part) ?? [];
    const wanted = numbersOf(rest);
    if (wanted === undefined) return undefined;
    const order = compare(have, wanted);
    const held = HELD[sign === "" ? "=" : sign]?.(order, have, wanted);
    if (held === undefined) return undefined;
    all &&= held;
  }
  return all;
}

type Numbers = readonly [number, number, number];

const HELD: Readonly<Record<string, (order: number, have: Numbers, wanted: Numbers) => boolean>> = {
  ">=": (order) => order >= 0,
  ">": (order) => order > 0,
  "<=": (order) => order <= 0,
  "<": (order) => order < 0,
  "=": (order) => order === 0,
  "!=": (order) => order !== 0,
  "^": (order, have, wanted) => order >= 0 && have[0] === wanted[0],
  "~": (order, have, wanted) => order >= 0 && have[0] === wanted[0] && have[1] === wanted[1],
};

function numbersOf(version: string): Numbers | undefined {
  const found = /^v?([0-9]{1,6})(?:\.([0-9x*]{1,6}))?(?:\.([0-9x*]{1,6}))?/u.exec(version.trim());
  if (found === null) return undefined;
  return [Number(found[1]), Number(found[2] ?? 0) || 0, Number(found[3] ?? 0) || 0];
}

function compare(a: Numbers, b: Numbers): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
