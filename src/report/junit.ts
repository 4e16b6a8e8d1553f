import type { Messages } from "../messages/messages.ts";
import type { Report, RequirementResult } from "../model.ts";
import { xml } from "./escape.ts";
import { type Case, caseOf, problemCase, reasonOf } from "./junit-case.ts";
import { labelKey } from "./select.ts";
import { verdictText } from "./text-verdict.ts";
import type { Write } from "./writer.ts";

/** A suite of the file: one specification, or what goes wrong outside all of them. */
interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
  readonly notes: readonly string[];
}

/**
 * The report as JUnit XML, valid against the strict schema of the Ant task and the lenient one of Jenkins' xunit plugin: one
 * testcase per requirement, in one suite per specification. Names are English and stable, times are zero. There is always at least
 * one testcase.
 */
export const write: Write = (report, { messages }) => {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>"];
  suitesOf(report, messages).forEach((suite, index) => {
    lines.push(...suiteLines(suite, index, report, messages));
  });
  lines.push("</testsuites>");
  return `${lines.join("\n")}\n`;
};

function suitesOf(report: Report, messages: Messages): Suite[] {
  const groups = new Map<string, RequirementResult[]>();
  for (const result of report.requirements) {
    const group = groups.get(result.requirement.specification);
    if (group === undefined) groups.set(result.requirement.specification, [result]);
    else group.push(result);
  }
  const suites = [...groups].map(([name, results]): Suite => {
    const cases = results.map((result) => caseOf(result, report.failOn, messages));
    const notes = results.filter((result) => isNoted(result)).map((result) => noteOf(result, messages));
    return { name, cases, notes };
  });
  const problems = problemCase(report, messages);
  return problems === undefined ? suites : [{ name: report.tool.name, cases: [problems], notes: [] }, ...suites];
}

/** What neither passes nor fails outright is said once more in the suite's output, where people look for it. */
function isNoted(result: RequirementResult): boolean {
  if (result.countedElsewhere === true) return false;
  const advice = result.outcome === "fail" && result.requirement.level !== "REQUIRED";
  return advice || result.outcome === "unconfirmed" || result.outcome === "not-evidenced";
}

function noteOf(result: RequirementResult, messages: Messages): string {
  return messages.text("junit.note", {
    label: messages.text(labelKey(result)),
    id: result.requirement.id,
    text: reasonOf(result, messages),
  });
}

function suiteLines(suite: Suite, index: number, report: Report, messages: Messages): string[] {
  const count = (kind: Case["kind"]): number => suite.cases.filter((one) => one.kind === kind).length;
  const attributes = {
    id: index,
    package: "govstack",
    name: suite.name,
    hostname: "localhost",
    timestamp: `${report.asOf}T00:00:00`,
    time: 0,
    tests: suite.cases.length,
    failures: count("failure"),
    errors: count("error"),
    skipped: count("skipped"),
  };
  const properties = {
    tool: `${report.tool.name} ${report.tool.version}`,
    rulebook: `${report.rulebook.version}+${report.rulebook.digest}`,
    solution: report.solution.name,
    assurance: "self-check",
    verdict: report.verdict.result,
    reason: verdictText(report, messages),
  };
  return [
    `  <testsuite${attributeText(attributes)}>`,
    "    <properties>",
    ...Object.entries(properties).map(([name, value]) => `      <property${attributeText({ name, value })}/>`),
    "    </properties>",
    ...suite.cases.flatMap((one) => caseLines(suite.name, one)),
    `    <system-out>${suite.notes.map(xml).join("\n")}</system-out>`,
    "    <system-err></system-err>",
    "  </testsuite>",
  ];
}

function caseLines(suite: string, one: Case): string[] {
  const open = `    <testcase${attributeText({ classname: suite, name: one.name, time: 0 })}`;
  if (one.kind === "pass") return [`${open}/>`];
  const message = attributeText(
    one.kind === "skipped" ? { message: one.message } : { type: one.type, message: one.message },
  );
  const body = one.lines.map(xml).join("\n");
  const element = body === "" ? `<${one.kind}${message}/>` : `<${one.kind}${message}>${body}</${one.kind}>`;
  return [`${open}>`, `      ${element}`, "    </testcase>"];
}

function attributeText(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xml(String(value))}"`)
    .join("");
}
