import { describe, expect, it } from "vitest";
import { root, run, widest } from "./program.ts";

interface ListedRequirement {
  readonly id: string;
  readonly level: string;
  readonly title: string;
  readonly aliases: string[];
  readonly evidence: string[];
  readonly parts: { id: string; title: string }[];
  readonly rules: { id: string; strength: string; part: string | null; check: string; source: string }[];
}

function json<T>(...args: string[]): T[] {
  const { stdout, stderr, status } = run(root, "list", ...args, "--format", "json");
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return JSON.parse(stdout) as T[];
}

describe("list requirements", () => {
  it("gives all 78 core requirements, 19 of them REQUIRED, with their rules", () => {
    const all = json<ListedRequirement>("requirements");
    expect(all.filter(({ id }) => id.startsWith("govstack-cfr-"))).toHaveLength(78);
    expect(all.slice(0, 78).filter(({ level }) => level === "REQUIRED")).toHaveLength(19);
    expect(all).toHaveLength(78 + 952 + 13);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const tls = all.find(({ id }) => id === "govstack-cfr-security#req-1");
    expect(tls?.aliases).toEqual(["5.12"]);
    expect(tls?.parts.map(({ id }) => id)).toContain("transport");
    expect(tls?.rules).toContainEqual({
      id: "govstack-cfr/plaintext-server-url",
      strength: "refutes",
      part: "transport",
      check: "server-url",
      source: "openapi",
    });
  });

  it("filters by level, specification and evidence, each in the spelling that people use", () => {
    const required = json<ListedRequirement>("requirements", "--level", "required", "--specification", "cfr");
    expect(required).toHaveLength(19);
    const two = json<ListedRequirement>("requirements", "--specification", "security", "--specification", "cfr-data");
    expect(new Set(two.map(({ id }) => id.split("#")[0]))).toEqual(
      new Set(["govstack-cfr-security", "govstack-cfr-data"]),
    );
    expect(json("requirements", "--specification", "govstack-cfr@2.1.0")).toHaveLength(78);
    const seen = json<ListedRequirement>("requirements", "--source", "openapi");
    expect(seen.length).toBeGreaterThan(30);
    for (const { evidence } of seen) expect(evidence).toContain("openapi");
  });

  it.each(["en", "fr", "ar"])("accounts for every requirement in 80 columns (%s)", (language) => {
    const { stdout, status } = run(root, "list", "requirements", "--lang", language);
    expect(status).toBe(0);
    expect(widest(stdout)).toBeLessThanOrEqual(80);
    const ids = stdout.match(/^\u200f?\u2068?[a-z-]+#[\w.-]+/gmu);
    expect(ids).toHaveLength(1043);
    // The numbers of the summary are those of the list.
    const summary = stdout.split("\n").flatMap((line) => /^\u200f? +(\d+) {2}/u.exec(line)?.[1] ?? []);
    expect(summary.map(Number).reduce((sum, count) => sum + count, 0)).toBe(1043);
    expect(stdout).not.toMatch(/[{}]|(?:list|coverage)\.[a-z]/u);
  });

  it.each([
    ["consent", 27],
    ["bb-consent", 27],
    ["govstack-bb-consent@1.0.0", 27],
    ["consent-fr", 18],
    ["Consent-API", 1],
    ["digital-registries", 38],
  ])("leaves in what belongs to %s", (name, count) => {
    expect(json("requirements", "--specification", name)).toHaveLength(count);
  });

  it("groups requirements by publication, the core's first", () => {
    const { stdout } = run(root, "list", "requirements", "--specification", "consent", "--specification", "cfr-data");
    const headings = stdout.match(/^GovStack .+$/gmu);
    expect(headings).toEqual(["GovStack cross-functional requirements 2.1.0", "GovStack Consent building block 1.0.0"]);
  });

  it("says of a requirement without rules why it has none", () => {
    const { stdout } = run(root, "list", "requirements", "--specification", "quality");
    expect(stdout.replace(/\s+/gu, " ")).toContain("no rule; not read here: running system, statement");
  });
});

describe("list rules, list specifications", () => {
  it("gives each rule once, with what it examines", () => {
    const rules = json<{ id: string; requirement: string; source: string }>("rules");
    const listed = json<ListedRequirement>("requirements").flatMap((one) => one.rules.map(({ id }) => id));
    expect(rules.map(({ id }) => id)).toEqual(listed);
    expect(json("rules", "--source", "live")).toEqual([]);
    expect(widest(run(root, "list", "rules").stdout)).toBeLessThanOrEqual(80);
  });

  it("gives the six core specifications with edition and date", () => {
    const all = json<{ id: string; edition: string; published: string }>("specifications", "--specification", "cfr");
    expect(all).toHaveLength(6);
    for (const one of all) expect(one).toMatchObject({ edition: "2.1.0", published: "2026-03-13" });
    expect(run(root, "list", "specifications").stdout).toMatch(/^govstack-cfr-security +2\.1\.0 +2026-03-13/mu);
  });
});

describe("what cannot be listed", () => {
  it.each([
    [["everything"], "specifications, requirements, rules"],
    [["requirements", "--level", "MUST"], "REQUIRED"],
    [["requirements", "--source", "hearsay"], "openapi"],
    [["requirements", "--specification", "content"], "govstack-cfr-security"],
    [["specifications", "--level", "REQUIRED"], "--specification"],
    [["requirements", "--format", "junit"], "text, json"],
    [["requirements", "--lang", "de"], "en, fr, ar"],
  ])("%j: exit 2, with what is possible", (args, possible) => {
    const { stdout, stderr, status } = run(root, "list", ...args);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(possible);
  });
});
