import { describe, expect, test } from "vitest";
import { loadMessages } from "../../src/messages/messages.ts";
import type { Language, Report } from "../../src/model.ts";
import { type RenderOptions, render } from "../../src/report/index.ts";
import { columns } from "../../src/report/width.ts";
import { commandsIn, FORBIDDEN } from "./output.ts";
import { finding, report, requirement, result, rule, ruleResult, sampleReport, texts } from "./sample.ts";

const LANGUAGES: readonly Language[] = ["en", "fr", "ar"];

async function text(of: Report, language: Language = "en", options: Partial<RenderOptions> = {}): Promise<string> {
  const messages = await loadMessages(language, { strict: true });
  return render(of, "text", { messages, colour: false, width: 80, verbose: false, quiet: false, ...options });
}

const same = (one: string) => texts(one, one, one);
const REQUIRED = requirement("govstack-cfr-security#req-1", "REQUIRED", same("Connections are encrypted"));
const OTHER = requirement("govstack-cfr-data#req-3", "REQUIRED", same("JSON is exchanged"));
const ADVICE = requirement("govstack-cfr-architecture#req-3", "RECOMMENDED", same("APIs carry a version"));
const RULE = rule("plaintext", REQUIRED.id, "refutes", same("{url} is not encrypted."), same("Use https."));
const HINT = rule("hint", ADVICE.id, "hints", same("Perhaps."), same("Look again."));
const bad = ruleResult(RULE, "server", 1, { findings: [finding(RULE, "a.yaml", 3, { data: { url: "http://x" } })] });
const hint = ruleResult(HINT, "server", 1, { findings: [finding(HINT, "a.yaml", 3)] });

describe("the sample with one of everything, as people see it", () => {
  test.each(LANGUAGES)("%s", async (language) => {
    await expect(await text(sampleReport(), language)).toMatchFileSnapshot(`golden/sample.${language}.txt`);
  });

  test("en --verbose", async () => {
    await expect(await text(sampleReport(), "en", { verbose: true })).toMatchFileSnapshot(
      "golden/sample.verbose.en.txt",
    );
  });

  test.each(LANGUAGES)("%s: no line is too wide, none acts, only places stick out", async (language) => {
    for (const width of [60, 80, 100]) {
      for (const verbose of [false, true]) {
        const output = await text(sampleReport(), language, { width, verbose });
        for (const line of output.split("\n")) {
          if (!/\.yaml:\d+:\d+\u2069?$/u.test(line)) expect(columns(line), line).toBeLessThanOrEqual(width);
          // The marks of Arabic are ours: the direction of the line, and isolates around identifiers.
          const foreign =
            language === "ar" ? line.replace(/^\u200f|[\u2068\u2069]/gu, "") : line.replace(/\u202f/gu, "");
          expect(foreign).not.toMatch(FORBIDDEN);
        }
        expect(commandsIn(output)).toEqual([]);
      }
    }
  });

  test("in Arabic every line's isolates are closed on it", async () => {
    for (const line of (await text(sampleReport(), "ar", { verbose: true })).split("\n")) {
      expect(line.split("\u2068").length).toBe(line.split("\u2069").length);
    }
  });

  test("colours change nothing but colours", async () => {
    const coloured = await text(sampleReport(), "en", { colour: true });
    expect(coloured).toContain("\u001b[");
    expect(coloured.replace(/\u001b\[\d+m/gu, "")).toBe(await text(sampleReport()));
  });

  test("what nobody has reviewed is called a self-check, and nothing is called certified", async () => {
    const output = await text(sampleReport());
    expect(output).toContain("SELF-CHECK");
    expect(output).not.toMatch(/certif/iu);
  });

  test("a recommended requirement is never called failed", async () => {
    const output = await text(sampleReport(), "en", { verbose: true });
    const recommended = output.slice(output.indexOf("RECOMMENDED:"));
    expect(recommended).toContain("Advice not met");
    expect(recommended).not.toContain("FAILED");
  });

  test("everything stands in the order in which it matters", async () => {
    const output = await text(sampleReport());
    const order = [
      "Solution",
      "Judged by",
      "Read",
      "Not read",
      "NOT COMPLIANT:",
      "FAILED ·",
      "Not examined",
      "To confirm ·",
      "No evidence seen ·",
      "Met ·",
      "RECOMMENDED:",
      "springdoc",
    ];
    const at = order.map((word) => output.indexOf(word));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at[0]).toBeGreaterThan(0);
  });

  test("--quiet leaves the verdict and the failures", async () => {
    const output = await text(sampleReport(), "en", { quiet: true });
    expect(output).toMatch(
      /^NOT COMPLIANT: 3 of 10 REQUIRED failed \(6 more are open\)\n {2}1 requirement is violated [^\n]+\n[^\n]+\n\nFAILED · 3\n/u,
    );
    expect(output).not.toMatch(/To confirm|RECOMMENDED|Judged by/u);
  });

  test("a finding in a file that was only found is marked", async () => {
    const output = await text(sampleReport(), "en", { verbose: true });
    for (const line of output.split("\n").filter((line) => /legacy api\.yaml:\d/u.test(line))) {
      expect(line).toContain("[not in scope]");
    }
    expect(output).toMatch(/legacy api\.yaml:4:7/u);
  });
});

describe("the verdict says its reason in one line", () => {
  test.each<[string, Report, string]>([
    [
      "one failed",
      report([result(REQUIRED, "fail", "violation", [bad]), result(OTHER, "not-evidenced", "no-rule")]),
      "NOT COMPLIANT: 1 of 2 REQUIRED failed (1 more is open)",
    ],
    ["all failed", report([result(REQUIRED, "fail", "violation", [bad])]), "NOT COMPLIANT: 1 of 1 REQUIRED failed"],
    [
      "open",
      report([result(REQUIRED, "unconfirmed", "trait-declared"), result(OTHER, "pass", "proved", [])]),
      "INCOMPLETE: none of 2 REQUIRED failed, 1 is open",
    ],
    [
      "compliant",
      report([result(REQUIRED, "pass", "proved"), result(OTHER, "not-applicable", "proved")]),
      "COMPLIANT: every one of the 2 REQUIRED is met or does not apply",
    ],
    [
      "nothing",
      { ...report([]), verdict: { ...report([]).verdict, result: "not-assessed" } },
      "NOT ASSESSED: no OpenAPI document could be read",
    ],
  ])("%s", async (_name, of, line) => {
    expect((await text(of)).split("\n")).toContain(line);
    expect((await text(of, "en", { quiet: true })).split("\n")[0]).toBe(line);
  });
});

describe("the closing lines", () => {
  test("nothing left to fix, when no finding is left", async () => {
    expect(await text(report([result(REQUIRED, "not-evidenced", "no-rule")]))).toContain(
      "Nothing left that you can fix in files.\n",
    );
  });

  test("what no OpenAPI document can state is nothing to fix in files", async () => {
    const live = requirement("govstack-cfr-deployment#req-2", "REQUIRED", same("Backups are made"), ["live"]);
    expect(await text(report([result(live, "not-evidenced", "nothing-examined")]))).toContain("Nothing left");
  });

  test.each<[string, Report]>([
    ["a finding", report([result(REQUIRED, "fail", "violation", [bad])])],
    ["advice", report([result(ADVICE, "fail", "violation", [bad])])],
    ["a hint", report([result(ADVICE, "not-evidenced", "only-hints", [hint])])],
    ["something that a document could hold", report([result(REQUIRED, "not-evidenced", "nothing-examined", [])])],
    ["something that a document could state", report([result(REQUIRED, "not-evidenced", "cannot-tell", [])])],
    [
      "an unreadable file",
      report([], { problems: [{ code: "unknown", data: {}, severity: "fatal", file: "a.yaml" }] }),
    ],
  ])("something is left: %s", async (_name, of) => {
    // The problem's text comes from another area; here its key will do.
    const messages = await loadMessages("en");
    const output = await render(of, "text", { messages, colour: false, width: 80, verbose: false, quiet: false });
    expect(output).not.toContain("Nothing left");
  });

  test("a generated file is named when something is to be changed in it, and only then", async () => {
    const generatedBy = { "a.yaml": "springdoc", "b.yaml": "nswag" };
    const output = await text(report([result(REQUIRED, "fail", "violation", [bad])], { generatedBy }));
    expect(output).toContain("a.yaml: this file looks generated (springdoc). Change the annotation");
    expect(output).not.toContain("nswag");
  });
});

test("a place that is wider than the page stands on a line of its own, with the text right below it", async () => {
  const file = `${"long/".repeat(20)}a.yaml`;
  const far = ruleResult(RULE, "server", 1, { findings: [finding(RULE, file, 3, { data: { url: "http://x" } })] });
  const lines = (await text(report([result(REQUIRED, "fail", "violation", [far])]))).split("\n");
  expect(lines[lines.findIndex((line) => line.includes(file)) + 1]?.trim()).not.toBe("");
});

test("problems are listed with their places, those that stop the tool first", async () => {
  const messages = await loadMessages("en");
  const output = await render(
    report([], {
      problems: [
        { code: "mild", data: {}, severity: "note", file: "b.yaml" },
        {
          code: "severe",
          data: { name: "\u001b[31m" },
          severity: "fatal",
          location: { file: "a.yaml", line: 3, column: 5 },
          related: [{ file: "a.yaml", line: 1, column: 1 }],
        },
      ],
    }),
    "text",
    { messages, colour: false, width: 80, verbose: false, quiet: false },
  );
  expect(output).toContain(
    "Problems · 2\n  a.yaml:3:5\n    problem.severe\n    see also a.yaml:1:1\n  b.yaml\n    problem.mild\n",
  );
});

test("violations in files that nobody declared are pointed out beside the verdict", async () => {
  const found = ruleResult(RULE, "server", 1, {
    findings: [finding(RULE, "a.yaml", 3, { data: { url: "x" }, inScope: false })],
  });
  const output = await text(report([result(REQUIRED, "unconfirmed", "found-undeclared", [found])]));
  expect(output).toContain("INCOMPLETE: none of 1 REQUIRED failed, 1 is open\n");
  expect(output).toContain("  1 requirement is violated in files that nobody declared, which is not counted.");
  expect(await text(report([result(REQUIRED, "fail", "violation", [bad])]))).not.toContain("nobody declared");
  const quiet = await text(report([result(REQUIRED, "unconfirmed", "found-undeclared", [found])]), "en", {
    quiet: true,
  });
  expect(quiet).toContain("1 requirement is violated in files that nobody declared");
});

describe("what was examined is told from what holds", () => {
  const PROOF = rule("health", REQUIRED.id, "proves", same("This one does not."), same("Add one."));
  const missed = (operations: number, holds: number): ReturnType<typeof ruleResult> =>
    ruleResult(PROOF, "operation", operations, {
      findings: Array.from({ length: operations - holds }, (_, index) => finding(PROOF, "a.yaml", index + 1)),
    });
  const clean = ruleResult(RULE, "document", 1);
  test.each<[string, Report, string]>([
    [
      "nothing wrong",
      report([result(REQUIRED, "unconfirmed", "clean-but-not-proof", [clean])]),
      "1 of 1 document examined, nothing wrong found; a file cannot prove it.",
    ],
    [
      "nothing wrong, and no proof either",
      report([result(REQUIRED, "unconfirmed", "clean-but-not-proof", [clean, missed(4, 0)])]),
      "1 of 1 document examined, no violation found. Proof is missing: 4 of 4 operations examined, none shows it.",
    ],
    [
      "no proof",
      report([result(REQUIRED, "not-evidenced", "proof-missed", [missed(4, 0)])]),
      "Proof is missing: 4 of 4 operations examined, none shows it.",
    ],
    [
      "proof in part",
      report([result(REQUIRED, "not-evidenced", "proof-missed", [missed(4, 1)])]),
      "Proof is missing: 4 of 4 operations examined, 1 shows it.",
    ],
  ])("%s", async (_name, of, sentence) => {
    expect((await text(of, "en", { width: 200 })).split("\n").map((line) => line.trim())).toContain(sentence);
  });

  test("the places that a rule cannot tell of are listed where everything is asked for", async () => {
    const unknown = ruleResult(RULE, "server", 2, {
      cannotTell: 1,
      reasons: { "not-stated": 1 },
      cannotTellAt: [{ file: "a.yaml", line: 7, column: 3 }],
    });
    const of = report([result(REQUIRED, "unconfirmed", "cannot-tell", [unknown])]);
    expect(await text(of, "en", { verbose: true })).toContain("unknown: a.yaml:7:3\n");
    expect(await text(of)).not.toContain("a.yaml:7:3");
  });
});

describe("a document that is not valid is named below the verdict, since it limits all else", () => {
  const VALID = { ...rule("valid", ADVICE.id, "decides", same("Wrong."), same("Mend.")), check: "document-validity" };
  const invalid = (files: string[], inScope = true): ReturnType<typeof ruleResult> =>
    ruleResult(VALID, "document", 3, {
      findings: files.flatMap((file) => [1, 2].map((line) => finding(VALID, file, line, { inScope }))),
      violated: files.length,
      violatedInScope: inScope ? files.length : 0,
      perFile: files.map((file) => ({ file, examined: 1, violated: 1 })),
    });
  const line = async (found: ReturnType<typeof ruleResult>, of = ADVICE): Promise<string[]> =>
    (await text(report([result(of, "fail", "violation", [found])]), "en", { width: 200 }))
      .split("\n")
      .filter((one) => one.includes("valid OpenAPI"));

  test("one", async () => {
    expect(await line(invalid(["a.yaml"]))).toEqual([
      "  a.yaml is not a valid OpenAPI document: 2 places (architecture#3, --verbose)",
    ]);
  });

  test("several", async () => {
    expect(await line(invalid(["a.yaml", "b.yaml"]))).toEqual([
      "  2 documents are not valid OpenAPI documents: 4 places (architecture#3, --verbose)",
    ]);
  });

  test("not all listed", async () => {
    expect(await line({ ...invalid(["a.yaml"]), findingCount: 260 })).toEqual([
      "  a.yaml is not a valid OpenAPI document: at least 2 places (architecture#3, --verbose)",
    ]);
  });

  test("not where it is listed among the failures, nor of files that nobody declared", async () => {
    expect(await line(invalid(["a.yaml"]), REQUIRED)).toEqual([]);
    expect(await line(invalid(["a.yaml"], false))).toEqual([]);
  });
});

test("of what could not be assessed only the problems are said, unless everything is asked for", async () => {
  const base = report([result(REQUIRED, "not-evidenced", "nothing-examined")], { solution: { name: "" }, files: [] });
  const of: Report = { ...base, verdict: { ...base.verdict, result: "not-assessed" } };
  expect(await text(of)).not.toMatch(/No evidence seen|Solution/u);
  expect(await text(of, "en", { verbose: true })).toContain("No evidence seen · 1");
});

test("a building block is named, and then nothing says that only the core was judged", async () => {
  const base = report([]);
  const [core] = base.specifications;
  if (core === undefined) throw new Error("the sample has a specification");
  const block = { ...core, id: "govstack-bb-consent", edition: "1.0.0", title: same("Consent building block") };
  const output = await text({ ...base, specifications: [core, block] });
  expect(output).toContain("Consent building block 1.0.0");
  expect(output).not.toContain("core only");
});

test("many files are counted, not listed, unless everything is asked for", async () => {
  const [file] = report([]).files;
  if (file === undefined) throw new Error("the sample has a file");
  const files = Array.from({ length: 12 }, (_, index) => ({ ...file, path: `api/${index}.yaml` }));
  expect(await text(report([], { files }))).toContain("7 more files");
  expect(await text(report([], { files }), "en", { verbose: true })).toContain("api/11.yaml");
});

test("a place is never broken, however narrow the page", async () => {
  const path = `${"a-long-folder-name/".repeat(6)}openapi.yaml`;
  const long = ruleResult(RULE, "server", 1, {
    findings: [finding(RULE, path, 3, { data: { url: "x" }, operation: "GET /x" })],
  });
  expect((await text(report([result(REQUIRED, "fail", "violation", [long])]))).split("\n")).toContain(`  ${path}:3:7`);
});
