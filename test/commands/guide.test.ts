import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import rulebook from "#generated/rulebook";
import { renderGuide, rulesReadmes } from "../../scripts/pages.ts";
import { folderOf, remove, root, run } from "./program.ts";

const guide = readFileSync(join(root, "docs", "writing-rules.md"), "utf8");

/** The fenced blocks that have a title, by their title. */
function titled(text: string): Record<string, string> {
  const blocks = text.matchAll(/^```\w+ title=(\S+)\n([\s\S]*?)^```$/gmu);
  return Object.fromEntries([...blocks].map(([, title = "", block = ""]) => [title, block]));
}

describe("docs/writing-rules.md", () => {
  const files = titled(guide);
  const folder = folderOf(files);
  afterAll(() => remove(folder));

  it("holds rules that do what their fixtures say", () => {
    const { stdout, status } = run(folder, "test", ".");
    expect(stdout).toContain("8 rules, 16 fixtures: all as marked.");
    expect(status).toBe(0);
  });

  it("would notice an example that is wrong", () => {
    const name = "national-number-without-pattern/pass.yaml";
    expect(files[name]).toContain(", pattern:");
    const other = folderOf({ ...files, [name]: (files[name] ?? "").replace(/, pattern: "[^"]*"/u, "") });
    expect(run(other, "test", ".").status).toBe(1);
    remove(other);
  });

  it("lists the facts and checks that there are (npm run readme writes them)", () => {
    expect(renderGuide(guide, process.cwd())).toBe(guide);
    for (const name of run(root, "schema").stdout.match(/^fact-\S+$/gmu) ?? []) {
      expect(guide).toContain(`| \`${name.replace("fact-", "")}\` |`);
    }
  });

  it("names commands, schemas and requirements that exist", () => {
    const lines = [...guide.matchAll(/govstack-check ((?:schema|list|explain) \S+?)[`\s]/gu)].map(([, args]) => args);
    expect(lines.length).toBeGreaterThan(3);
    for (const args of new Set(lines)) expect(run(root, ...(args ?? "").split(" ")).status, args).toBe(0);
  });
});

describe("the README of each rule set", () => {
  it.each(rulesReadmes(root).map((page) => [page.path, page.text]))(
    "%s is up to date (npm run readme)",
    (path, text) => {
      expect(readFileSync(join(root, path), "utf8")).toBe(text);
      const rows = text.match(/^\| \[[a-z-]+#[\w.-]+\]/gmu)?.length ?? 0;
      const publication = rulebook.specifications.find(
        ({ id, edition }) => path === `rules/${id}/${edition}/README.md`,
      );
      expect(rows).toBe(publication?.requirements.length);
    },
  );
});
