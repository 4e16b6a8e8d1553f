import { grammarOf } from "../code/grammar.ts";
import { strip } from "../code/strip.ts";
import { TEST_STYLES, type TestStyle } from "./styles.ts";

/** What one file of tests holds. */
export interface Cases {
  readonly framework: string;
  readonly cases: number;
  /** Nothing is compared, or it is what a generator leaves. */
  readonly empty: boolean;
  /** Offset of the first case. */
  readonly at: number;
  /** Without comments. */
  readonly code: string;
}

/** Django and Rails leave a file that says where tests would go. */
const PLACEHOLDER = /create your tests here|^\s*#\s*test "the truth"/imu;

/** More cases of one file are not counted. */
const MOST = 5_000;

/** The way in which the tests of a file would be written, by its name. */
export function styleOf(path: string): TestStyle | undefined {
  return TEST_STYLES.find((style) => style.path.test(path));
}

/** The test cases of a file; undefined where it holds none: a helper, a fixture. */
export function casesOf(path: string, text: string, style: TestStyle): Cases | undefined {
  if (text.search(style.cases) < 0 && !PLACEHOLDER.test(text)) return undefined;
  const grammar = grammarOf(path)?.grammar;
  const code = grammar === undefined ? text : strip(text, grammar).code;
  const titles: string[] = [];
  let at = -1;
  for (const match of code.matchAll(style.cases)) {
    if (at < 0) at = match.index + match[0].length - match[0].trimStart().length;
    titles.push(match.slice(1).findLast((group) => group !== undefined) ?? "");
    if (titles.length >= MOST) break;
  }
  const framework = frameworkOf(style, code);
  if (titles.length === 0) {
    return PLACEHOLDER.test(text) ? { framework, cases: 0, empty: true, at: 0, code } : undefined;
  }
  const { generated, trivial, asserts } = style;
  const allGenerated = generated !== undefined && titles.every((title) => generated.test(title.trim()));
  const real = trivial === undefined ? code : code.replace(trivial, "");
  return { framework, cases: titles.length, empty: allGenerated || !asserts.test(withoutDeclarations(real)), at, code };
}

/** Importing or declaring a function whose name speaks of comparing compares nothing. */
function withoutDeclarations(code: string): string {
  return code
    .replace(/^\s*(?:import|from|using|use|const\s*\{[^}\n]{0,500}\}\s*=\s*require|require)\b[^\n]*/gmu, "")
    .replace(/\b(?:void|fun|def|function|func|fn|Task)\s+`?[\w ]{1,200}`?\s*\(/gu, "(");
}

function frameworkOf({ frameworks }: TestStyle, code: string): string {
  return frameworks.find(({ sign }) => sign === undefined || sign.test(code))?.name ?? "";
}
