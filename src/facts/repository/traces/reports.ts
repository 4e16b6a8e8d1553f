/** What a report of a test run says, as programs write it. */
export interface TestReport {
  readonly of: "test-report" | "coverage-report";
  /** "JUnit", "LCOV", "Cobertura", "JaCoCo". */
  readonly name: string;
  /** Tests that failed or broke; percent of lines that are covered, rounded down. */
  readonly number: number;
}

/** Files that such reports are called by. */
export const REPORT_PATH =
  /(?:^|\/)(?:TEST-[^/]*\.xml|[^/]*junit[^/]*\.xml|[^/]*test-?results?[^/]*\.xml|lcov\.info|[^/]*cobertura[^/]*\.xml|coverage\.xml|[^/]*jacoco[^/]*\.xml|clover\.xml)$/iu;

/** The report that a file holds; undefined for another file. Only the totals are read, from the beginning of the file, or line by line for LCOV. */
export function readReport(path: string, text: string): TestReport | undefined {
  if (/\.info$/iu.test(path)) return lcov(text);
  const head = text.slice(0, 20_000);
  if (/<coverage\b[^>]{0,2000}\bline-rate\s*=/u.test(head)) {
    const rate = Number(/<coverage\b[^>]{0,2000}\bline-rate\s*=\s*"([\d.]{1,20})"/u.exec(head)?.[1]);
    return Number.isFinite(rate)
      ? { of: "coverage-report", name: "Cobertura", number: Math.floor(rate * 100) }
      : undefined;
  }
  if (/<report\b[^>]{0,500}>/u.test(head) && /jacoco/iu.test(head)) return jacoco(text);
  return junit(text);
}

/** geninfo(1): LF lines found, LH lines hit, per source file. */
function lcov(text: string): TestReport | undefined {
  let found = 0;
  let hit = 0;
  for (const match of text.matchAll(/^(LF|LH):(\d{1,9})\s*$/gmu)) {
    if (match[1] === "LF") found += Number(match[2]);
    else hit += Number(match[2]);
  }
  return found === 0 ? undefined : { of: "coverage-report", name: "LCOV", number: Math.floor((hit / found) * 100) };
}

/** The last counter of lines is that of the whole report (JaCoCo's report.dtd). */
function jacoco(text: string): TestReport | undefined {
  const match = [
    ...text.slice(-4_000).matchAll(/<counter\s+type="LINE"\s+missed="(\d{1,9})"\s+covered="(\d{1,9})"/gu),
  ].at(-1);
  const all = Number(match?.[1]) + Number(match?.[2]);
  return match === undefined || all === 0
    ? undefined
    : { of: "coverage-report", name: "JaCoCo", number: Math.floor((Number(match[2]) / all) * 100) };
}

/** The attributes that JUnit, Surefire, pytest and their likes write on the outermost elements. */
function junit(text: string): TestReport | undefined {
  const tags = [...text.slice(0, 4_000_000).matchAll(/<(testsuites?)\b([^>]{0,2000})>/gu)].slice(0, 5_000);
  const total = tags.find(([, name, attributes]) => name === "testsuites" && /\btests\s*=/u.test(attributes ?? ""));
  const counted = total === undefined ? tags.filter(([, name]) => name === "testsuite") : [total];
  const read = (attributes: string, name: string) =>
    Number(new RegExp(`\\b${name}\\s*=\\s*"(\\d{1,9})"`, "u").exec(attributes)?.[1] ?? 0);
  let tests = 0;
  let failed = 0;
  for (const [, , attributes = ""] of counted) {
    tests += read(attributes, "tests");
    failed += read(attributes, "failures") + read(attributes, "errors");
  }
  return tests === 0 ? undefined : { of: "test-report", name: "JUnit", number: failed };
}
