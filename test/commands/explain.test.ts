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
    expect(page).toContain("Not read by this version: running system, statement.");
    expect(page).toContain("Settled by: ");
    expect(page).toMatch(
      /^Fails \(.*\/fail\/.*\.yaml\)\n(?: +>? +\d+ │ .*\n)+ {2}The Gateway \S+ lets requests in without TLS\./mu,
    );
    expect(page).toMatch(/^Passes \(.*\/pass\/.*\.yaml\)\n(?: +>? +\d+ │ .*\n)+/mu);
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
    for (const { id, qualifiedId, check: name, messages } of rulebook.specifications.flatMap(({ rules }) => rules)) {
      const found = examples[qualifiedId];
      const check = checks.get(name);
      const shown = [...new Set(found?.fail.map((one) => one.found?.case))].sort();
      // Of a check that has its own texts one case is enough.
      if (check?.texts === "catalogue")
        expect(shown, qualifiedId).toEqual(expect.arrayContaining(Object.keys(messages)));
      else expect(shown, id).toEqual(Object.keys(check?.cases ?? {}).sort());
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
    ["plaintext-server-ur", "plaintext-server-url"],
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

describe("explain what belongs to a building block", () => {
  it.each([
    ["consent#6.1.1", "govstack-bb-consent-fr#6.1.1"],
    ["consent#5.3.2", "govstack-bb-consent-cfr#5.3.2"],
    ["consent-cfr#5.3.2", "govstack-bb-consent-cfr#5.3.2"],
    ["consent#8", "govstack-bb-consent-api#8"],
    ["digital-registries#DRS-33", "govstack-bb-digital-registries-fr#drs-33"],
    ["Digital-Registries#drs-33", "govstack-bb-digital-registries-fr#drs-33"],
    ["emarketplace#admins.3", "govstack-bb-emarketplace-fr#admins.3"],
    ["https://wallet.govstack.global/spec/1/cfr/1/r1", "govstack-bb-wallet-cfr#5.1.1.1"],
  ])("%s is %s", (id, full) => {
    const { stdout, status } = run(root, "explain", id);
    expect([status, run(root, "explain", full).stdout]).toEqual([0, stdout]);
    expect(stdout).toContain(full);
  });

  it("says what a requirement restates, and what its specification leaves open", () => {
    const page = run(root, "explain", "consent#5.3.2").stdout.replace(/\s+/gu, " ");
    expect(page).toContain("It says the same as data#3 of the core.");
    expect(page).toContain("states no level for it, which means RECOMMENDED");
    expect(run(root, "explain", "consent#5.1.3").stdout.replace(/\s+/gu, " ")).toContain(
      "does not agree with consent#5.2.1",
    );
    expect(run(root, "explain", "cloud-infrastructure#6.2.11.1").stdout).toContain("public clouds only");
  });

  it("says of a core requirement which building blocks stand it on another level", () => {
    const page = run(root, "explain", "data#4").stdout.replace(/\s+/gu, " ");
    expect(page).toContain("data#4 is REQUIRED here, not RECOMMENDED: govstack-bb-digital-registries@3.0.0-alpha");
    expect(run(root, "explain", "architecture#15").stdout.replace(/\s+/gu, " ")).toContain("so this changes nothing");
  });

  it("asks which rule is meant where several have the id, and answers to each", () => {
    const { stderr, status } = run(root, "explain", "service-api");
    expect(status).toBe(2);
    expect(stderr).toContain("consent/service-api");
    const page = run(root, "explain", "consent/service-api").stdout;
    expect(page).toContain("consent#8");
    expect(run(root, "explain", "govstack-bb-consent/service-api").stdout).toBe(page);
  });
});
