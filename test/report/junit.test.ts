import { readFileSync } from "node:fs";
import { XmlDocument, XmlElement, XsdValidator } from "libxml2-wasm";
import { afterAll, describe, expect, test } from "vitest";
import { loadMessages } from "../../src/messages/messages.ts";
import type { FailOn, Language, Report, RequirementResult } from "../../src/model.ts";
import { render } from "../../src/report/index.ts";
import { fc } from "../property.ts";
import { commandsIn, FORBIDDEN } from "./output.ts";
import { HOSTILE, report, requirement, result, sampleReport, texts } from "./sample.ts";

const schemas = ["windyroad-JUnit.xsd", "jenkins-junit-10.xsd"].map((name) =>
  XmlDocument.fromBuffer(readFileSync(`test/vendor/junit/${name}`)),
);
const validators = schemas.map((schema) => XsdValidator.fromDoc(schema));
afterAll(() => {
  for (const one of [...validators, ...schemas]) one.dispose();
});

async function junit(of: Report, language: Language = "en"): Promise<string> {
  const messages = await loadMessages(language);
  return render(of, "junit", { messages, colour: true, width: 20, verbose: true, quiet: true });
}

/** Throws where a schema does not accept the text. */
function validate(text: string): void {
  const document = XmlDocument.fromString(text);
  try {
    for (const validator of validators) validator.validate(document);
  } finally {
    document.dispose();
  }
}

interface ReadCase {
  suite: string;
  classname: string;
  name: string;
  kind: string;
  type: string;
  message: string;
  text: string;
}

/** Reads the file with libxml2's own tree, as a build server would. */
function read(text: string): { suites: Record<string, string>[]; cases: ReadCase[]; output: string } {
  const document = XmlDocument.fromString(text);
  try {
    const elements = (xpath: string, from = document.root): XmlElement[] =>
      from.find(xpath).filter((node) => node instanceof XmlElement);
    const attributes = (of: XmlElement): Record<string, string> =>
      Object.fromEntries(of.attrs.map((one) => [one.name, one.value]));
    const suites = elements("/testsuites/testsuite");
    return {
      suites: suites.map(attributes),
      cases: suites.flatMap((suite) =>
        elements("testcase", suite).map((one) => {
          const [child] = elements("*", one);
          const { classname = "", name = "" } = attributes(one);
          const { type = "", message = "" } = child === undefined ? {} : attributes(child);
          const text = child?.content ?? "";
          return {
            suite: attributes(suite).name ?? "",
            classname,
            name,
            kind: child?.name ?? "pass",
            type,
            message,
            text,
          };
        }),
      ),
      output: elements("/testsuites/testsuite/system-out")
        .map((one) => one.content)
        .join("\n"),
    };
  } finally {
    document.dispose();
  }
}

const caseOf = (text: string, id: string): ReadCase | undefined =>
  read(text).cases.find((one) => one.name.startsWith(`${id} `));

describe("the JUnit report", () => {
  test("is valid against the strict and the lenient schema", async () => {
    for (const failOn of ["failed", "undecided", "none"] as const) validate(await junit({ ...sampleReport(), failOn }));
  });

  test("negative control: the schemas refuse a broken report, and the reader sees a forged one", async () => {
    const text = await junit(sampleReport());
    expect(() => validate(text.replace(/ tests="\d+"/u, ""))).toThrow();
    expect(() => validate(text.replace("<failure ", "<failed "))).toThrow();
    expect(() => XmlDocument.fromString(text.replace("&#60;script", "<script"))).toThrow();
    const forged = text.replace("</testsuite>", '<testcase classname="x" name="x x" time="0"/></testsuite>');
    expect(read(forged).cases.length).toBe(read(text).cases.length + 1);
  });

  test("has one testcase per requirement, under stable English names, in one suite per specification", async () => {
    const of = sampleReport();
    const { cases, suites } = read(await junit(of));
    const expected = of.requirements.map(({ requirement }) => `${requirement.id} ${requirement.title.en}`);
    expect(cases.map((one) => one.name).sort()).toEqual(expected.sort());
    expect(suites.map((one) => one.name)).toEqual([
      ...new Set(of.requirements.map((one) => one.requirement.specification)),
    ]);
    for (const one of cases) expect([one.suite, one.suite]).toEqual([one.classname, one.name.split("#")[0]]);
  });

  test("says the same in every language", async () => {
    const first = await junit(sampleReport());
    expect(await junit(sampleReport(), "fr")).toBe(first);
    expect(await junit(sampleReport(), "ar")).toBe(first);
  });

  test("every suite's counts are those of its testcases", async () => {
    const { cases, suites } = read(await junit({ ...sampleReport(), failOn: "undecided" }));
    for (const suite of suites) {
      const own = cases.filter((one) => one.suite === suite.name);
      const count = (kind: string): string => String(own.filter((one) => one.kind === kind).length);
      expect([suite.tests, suite.failures, suite.errors, suite.skipped]).toEqual([
        String(own.length),
        count("failure"),
        count("error"),
        count("skipped"),
      ]);
    }
    expect(suites.map((one) => one.id)).toEqual(suites.map((_, index) => String(index)));
    expect(suites.every((one) => one.timestamp === "2026-11-23T00:00:00" && one.time === "0")).toBe(true);
  });

  const REQUIRED = requirement("govstack-cfr-security#req-1", "REQUIRED", texts("T", "T", "T"));
  const ADVICE = requirement("govstack-cfr-security#req-2", "RECOMMENDED", texts("T", "T", "T"));
  test.each<[RequirementResult, FailOn, string]>([
    [result(REQUIRED, "pass", "proved"), "undecided", "pass"],
    [result(REQUIRED, "fail", "violation"), "failed", "failure"],
    [result(REQUIRED, "fail", "violation"), "none", "failure"],
    [result(REQUIRED, "unconfirmed", "clean-but-not-proof"), "failed", "skipped"],
    [result(REQUIRED, "unconfirmed", "clean-but-not-proof"), "undecided", "failure"],
    [result(REQUIRED, "not-evidenced", "no-rule"), "failed", "skipped"],
    [result(REQUIRED, "not-evidenced", "no-rule"), "undecided", "failure"],
    [result(REQUIRED, "not-applicable", "no-rule"), "undecided", "skipped"],
    [result(REQUIRED, "error", "tool-fault"), "failed", "error"],
    [result(ADVICE, "fail", "violation"), "undecided", "pass"],
    [result(ADVICE, "unconfirmed", "clean-but-not-proof"), "undecided", "skipped"],
    [result(ADVICE, "not-evidenced", "no-rule"), "undecided", "skipped"],
  ])("outcome %# is told as it should be", async (one, failOn, kind) => {
    const text = await junit(report([one], { failOn }));
    validate(text);
    expect(read(text).cases.map((read) => read.kind)).toEqual([kind]);
  });

  test("a failure names every place and ends with what to write instead", async () => {
    const failure = caseOf(await junit(sampleReport()), "govstack-cfr-architecture#req-6");
    expect(failure?.type).toBe("REQUIRED");
    expect(failure?.message).toBe(
      "The query parameter request_token carries a secret, and URLs end up in logs. (37 places)",
    );
    const lines = failure?.text.split("\n") ?? [];
    expect(lines).toHaveLength(38);
    expect(lines[0]).toMatch(/^api\/openapi\.yaml:120:7 GET \/appointments\/\{appointment_id\} The query/u);
    expect(lines.at(-1)).toBe("Send it in a header or in the body.");
  });

  test("advice that is not met passes, and is noted beside the results", async () => {
    const text = await junit(sampleReport());
    expect(caseOf(text, "govstack-cfr-architecture#req-3")?.kind).toBe("pass");
    expect(read(text).output).toContain("Advice not met: govstack-cfr-architecture#req-3 <script>");
    expect(read(text).output).not.toMatch(/fail/iu);
  });

  test("is never empty, and what could not be read is an error", async () => {
    const nothing = report([]);
    const empty = await junit({ ...nothing, verdict: { ...nothing.verdict, result: "not-assessed" } });
    validate(empty);
    expect(read(empty).cases).toMatchObject([{ kind: "error", type: "not-assessed" }]);
    const unreadable = await junit(
      report([result(REQUIRED, "not-evidenced", "no-rule")], {
        problems: [
          { code: "a", data: {}, severity: "fatal", location: { file: "x.yaml", line: 2, column: 1 } },
          { code: "b", data: {}, severity: "note" },
        ],
      }),
    );
    validate(unreadable);
    expect(read(unreadable).cases).toMatchObject([
      { kind: "error", text: "x.yaml:2:1 problem.a" },
      { kind: "skipped" },
    ]);
  });

  test("hostile texts stay texts: well-formed, valid, told as they are", async () => {
    const text = await junit(sampleReport());
    expect(text.replaceAll("\n", "")).not.toMatch(FORBIDDEN);
    expect(commandsIn(text)).toEqual([]);
    const document = caseOf(text, "govstack-cfr-quality#req-4");
    expect(document?.text).toContain(HOSTILE.script);
    expect(document?.text).toContain(HOSTILE.cdata);
    expect(document?.text).toContain("nul\\u0000 bell\\u0007 esc\\u001B[31m");
    expect(document?.text).toContain("first COMPLIANT: all is well ::error file=x::forged");
  });

  test("any solution name and problem place is well-formed and valid", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary" }),
        fc.string({ unit: "binary", minLength: 1 }),
        async (name, file) => {
          const text = await junit(
            report([], { solution: { name }, problems: [{ code: "a", data: { name }, severity: "fatal", file }] }),
          );
          validate(text);
          expect(commandsIn(text)).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });
});
