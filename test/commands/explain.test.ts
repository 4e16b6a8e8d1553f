import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import examples from "#generated/examples";
import rulebook from "#generated/rulebook";
import { checks } from "../../src/checks/index.ts";
import { loadMessages } from "../../src/messages/messages.ts";
import type { Language } from "../../src/model.ts";
import { folderOf, remove, root, run, widest } from "./program.ts";

const LANGUAGES: readonly Language[] = ["en", "fr", "ar"];
const sample = join(root, "fixtures", "consent-service", "submission");

describe("explain a requirement", () => {
  const page = run(root, "explain", "security#1").stdout;

  it.each([
    "govstack-cfr-security#req-1",
    "govstack-cfr-security#1",
    "SECURITY#1",
    "security#req-1",
    "cfr-security#1",
    "5.12",
  ])("answers to %s", (id) => {
    expect(run(root, "explain", id)).toEqual({ stdout: page, stderr: "", status: 0 });
  });

  it("says what it asks, how it is decided, what cannot be seen, and shows an example of both kinds", () => {
    expect(page).toContain("security#1  TLS 1.3 on every connection");
    expect(page).toMatch(/2\.1\.0,\s+published 2026-03-13/u);
    expect(page).toMatch(/^REQUIRED +\S/mu);
    expect(page).toMatch(/^IMMUTABLE +\S/mu);
    expect(page).toContain("wording prevails:\n  https://specs.govstack.global/");
    expect(page).toContain("plaintext-server-url (can refute; part transport)");
    expect(page).toContain("No rule can prove: transport, tls-version, cipher-suites.");
    expect(page).toContain("Not read by this version: deployment files, running system, statement.");
    expect(page).toContain("Settled by: ");
    expect(page).toMatch(/^Fails \(.*fail\.yaml\)\n(?: +>? +\d+ │ .*\n)+ {2}The server \S+ is reached without TLS\./mu);
    expect(page).toMatch(/^Passes \(.*pass\.yaml\)\n(?: +>? +\d+ │ .*\n)+/mu);
    expect(page).not.toContain("# expect");
  });

  it.each(LANGUAGES)("has a page for every requirement and rule, in 80 columns (%s)", async (language) => {
    // In one process: a hundred starts would take a minute.
    const { Page } = await import("../../src/report/page.ts");
    const { writeRequirement } = await import("../../src/cli/explain-requirement.ts");
    const { writeRule } = await import("../../src/cli/explain-rule.ts");
    const { allListed } = await import("../../src/cli/coverage.ts");
    const messages = await loadMessages(language, { strict: true });
    const write = (fill: (page: InstanceType<typeof Page>) => void): void => {
      const one = new Page({ messages, paint: (text) => text, width: 80 });
      fill(one);
      expect(widest(one.toString())).toBeLessThanOrEqual(80);
    };
    for (const listed of allListed()) {
      write((one) => writeRequirement(one, listed));
      for (const rule of listed.rules) write((one) => writeRule(one, listed, rule));
    }
  });
});

describe("explain a rule", () => {
  it("answers to its id with and without the publication", () => {
    const { stdout, status } = run(root, "explain", "plaintext-server-url");
    expect(status).toBe(0);
    expect(run(root, "explain", "govstack-cfr/plaintext-server-url").stdout).toBe(stdout);
    expect(stdout).toContain("a violation refutes it; finding none proves nothing");
    expect(stdout).toContain("forbidSchemes = http, ws");
  });

  it("has an example of each case of every rule that is about text, from its own fixtures", () => {
    for (const { id, qualifiedId, check } of rulebook.specifications.flatMap(({ rules }) => rules)) {
      const found = examples[qualifiedId];
      const cases = Object.keys(checks.get(check)?.cases ?? {}).sort();
      expect([...new Set(found?.fail.map((one) => one.found?.case))].sort(), id).toEqual(cases);
      for (const example of [...(found?.fail ?? []), ...(found?.pass === undefined ? [] : [found.pass])]) {
        expect(JSON.stringify(example.lines), id).not.toContain("# expect");
        if (example.lines.length > 0) expect(example.lines.map(([number]) => number)).toContain(example.line);
      }
    }
  });

  it("shows no credential, not even one of a fixture", () => {
    const { stdout } = run(root, "explain", "credential-in-example");
    expect(stdout).toContain("•••");
    const fixture = readFileSync(join(root, "rules/govstack-cfr/2.1.0/credential-in-example/fail.yaml"), "utf8");
    const secrets = fixture.match(/(?:AKIA|ghp_|eyJ)[\w.-]{10,}/gu) ?? [];
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(JSON.stringify(examples)).not.toContain(secret);
  });
});

describe("explain a finding", () => {
  const { stdout: json } = run(root, "check", sample, "--format", "json");
  const report = JSON.parse(json) as {
    requirements: { rules: { id: string; findings: { fingerprint: string; location: { line: number } }[] }[] }[];
  };
  const rules = report.requirements.flatMap((requirement) => requirement.rules);
  const finding = rules.find(({ id }) => id.endsWith("/plaintext-server-url"))?.findings[0];
  const fingerprint = finding?.fingerprint ?? "";
  const folder = folderOf({ "report.json": json, "other.json": "{}", "broken.json": "{" });
  afterAll(() => remove(folder));

  it("finds it in a report or in the submission, by its fingerprint or how that begins", () => {
    const { stdout, status } = run(folder, "explain", fingerprint, "--report", "report.json");
    expect(status).toBe(0);
    expect(stdout).toContain(`api/openapi.yaml:${finding?.location.line}:`);
    expect(stdout).toMatch(/The server \S+ is reached without TLS\./u);
    expect(stdout).toContain("security#1  TLS 1.3 on every connection");
    expect(run(folder, "explain", fingerprint.slice(0, 12), "--report", "report.json").stdout).toBe(stdout);
    expect(run(folder, "explain", fingerprint, sample).stdout).toBe(stdout);
    expect(run(folder, "explain", fingerprint, "--report", "report.json", "--lang", "fr").stdout).toContain("sans TLS");
  });

  it.each([
    [["0123456789abcdef", "--report", "report.json"], "No finding in report.json"],
    [["0123456789abcdef"], "--report"],
    [["0123456789abcdef", "--report", "other.json"], "not a JSON report"],
    [["0123456789abcdef", "--report", "broken.json"], "not a JSON report"],
    [["0123456789abcdef", "--report", "nowhere.json"], "no file or folder nowhere.json"],
    [["0123456789abcdef", "nowhere"], "Nothing could be read in nowhere"],
  ])("%j: exit 2, with the reason", (args, reason) => {
    const { stdout, stderr, status } = run(folder, "explain", ...args);
    expect([stdout, status]).toEqual(["", 2]);
    expect(stderr).toContain(reason);
  });

  it("believes a report no more than any other file", () => {
    const hostile = {
      reportVersion: "1.0",
      requirements: [
        {
          rules: [
            {
              id: "govstack-cfr/plaintext-server-url",
              findings: [
                {
                  fingerprint: "abcdef123456",
                  case: "constructor",
                  data: { url: ["x"], __proto__: { url: "y" } },
                  location: { file: "a\u001b[31m\n::error::b", line: "1" },
                  message: "##[command]x",
                  excerpt: 7,
                },
                null,
              ],
            },
            7,
          ],
        },
      ],
    };
    const other = folderOf({ "report.json": JSON.stringify(hostile) });
    const { stdout, stderr, status } = run(other, "explain", "abcdef", "--report", "report.json");
    remove(other);
    expect([stderr, status]).toEqual(["", 0]);
    expect(stdout).not.toMatch(/\u001b|^::|##\[/mu);
  });
});

describe("an id that names nothing", () => {
  it.each([
    ["securty#1", "security#1"],
    ["plaintext-server", "plaintext-server-url"],
    ["architecture#66", "architecture#6"],
    ["5.122", "5.12"],
    ["xyzzy", "list requirements"],
  ])("%s: exit 2, suggests %s", (id, suggestion) => {
    const { stdout, stderr, status } = run(root, "explain", id);
    expect([stdout, status]).toEqual(["", 2]);
    expect(stderr).toContain(suggestion);
  });
});

describe("the catalogue of checks", () => {
  it.each([...checks.keys()])("describes %s in every language", async (id) => {
    for (const language of LANGUAGES) {
      const messages = await loadMessages(language, { strict: true });
      expect(messages.text(`check.${id}`)).toMatch(/\p{L}.*\.$/u);
    }
  });
});
