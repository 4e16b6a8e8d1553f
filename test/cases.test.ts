import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Staged, stageHistory } from "../src/cli/test-history.ts";

// Whole submissions through the real program, as a person would run it: each folder of fixtures/ holds a case.yaml with the
// arguments and the exit code, and the expected report in each format. A submission that describes a history (dot-git.yaml) is copied to
// a folder of its own with a `.git` that holds it.

const root = resolve(import.meta.dirname, "..");
const program = join(root, "bin", "govstack-check.cjs");
const cases = readdirSync(join(root, "fixtures"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

interface Case {
  readonly args: readonly string[];
  readonly exitCode: number;
}

function run(folder: string, args: readonly string[], env: Record<string, string> = {}) {
  const { PATH = "" } = process.env;
  return spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { PATH, ...env },
  });
}

describe.each(cases)("fixtures/%s", (name) => {
  const folder = join(root, "fixtures", name);
  const { args, exitCode } = parse(readFileSync(join(folder, "case.yaml"), "utf8")) as Case;
  let staged: Staged;
  beforeAll(async () => {
    staged = await stageHistory(folder, "submission");
    expect(staged.problems).toEqual([]);
  });
  afterAll(() => staged.remove());

  it("gives the expected reports as text, JSON and JUnit", async () => {
    const reports = mkdtempSync(join(tmpdir(), "reports-"));
    const [json, junit] = [join(reports, "report.json"), join(reports, "report.xml")];
    const formats = ["--format", "text", "--format", `json:${json}`, "--format", `junit:${junit}`];
    const { stdout, stderr, status } = run(staged.cwd, [...args, "--as-of", "2026-11-25", ...formats]);
    expect(stderr).not.toMatch(/^\s+at /mu);
    expect(status).toBe(exitCode);
    await expect(stdout).toMatchFileSnapshot(join(folder, "expected.txt"));
    await expect(readFileSync(json, "utf8")).toMatchFileSnapshot(join(folder, "expected.json"));
    await expect(readFileSync(junit, "utf8")).toMatchFileSnapshot(join(folder, "expected.xml"));
    rmSync(reports, { recursive: true });
  });

  it.each(["fr", "ar"])("speaks %s", async (language) => {
    const { stdout } = run(staged.cwd, [...args, "--as-of", "2026-11-25", "--lang", language]);
    await expect(stdout).toMatchFileSnapshot(join(folder, `expected.${language}.txt`));
  });

  it("gives the same bytes in another time zone and locale", async () => {
    const elsewhere = { TZ: "Asia/Tokyo", LANG: "ar_MR.UTF-8", LC_ALL: "tr_TR.UTF-8" };
    const { stdout } = run(staged.cwd, [...args, "--as-of", "2026-11-25", "-f", "json"], elsewhere);
    await expect(stdout).toMatchFileSnapshot(join(folder, "expected.json"));
    expect(stdout).not.toContain(root);
    expect(stdout).not.toContain(staged.cwd);
  });
});

describe("every published reference API", () => {
  const references = resolve(root, "../shared/references");
  const present = existsSync(references);
  const files = present
    ? execFileSync("find", [references, "-type", "f"], { encoding: "utf8" }).trim().split("\n").sort()
    : [];

  it.skipIf(!present)(
    `ends in a report or a clear refusal${present ? "" : " (references are not here: skipped)"}`,
    () => {
      for (const file of files) {
        const { stdout, stderr, status } = run(root, ["check", "--format", "json", file]);
        expect([0, 1, 2], file).toContain(status);
        expect(stderr, file).not.toMatch(/^\s+at |node:internal/mu);
        const report = JSON.parse(stdout) as { requirements: unknown[] };
        expect(report.requirements, file).toHaveLength(78);
        if (status === 2) expect(stderr, file).toMatch(/:\d+:\d+ /u);
      }
    },
    300_000,
  );
});
