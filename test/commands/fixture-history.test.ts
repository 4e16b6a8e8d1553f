import fs, { existsSync } from "node:fs";
import { join } from "node:path";
import git from "isomorphic-git";
import { describe, expect, test } from "vitest";
import { stageHistory } from "../../src/cli/test-history.ts";
import { folder } from "../load/folder.ts";
import { read } from "../load/git.ts";

const files = {
  "pass/src/main.go": "package main\n",
  "pass/src/lib/a.go": "package lib\n",
  "pass/README.md": "# Births\n",
};

/** Stages a fixture with a description, hands it over, and removes what was made. */
async function staged<T>(description: string, look: (root: string, codes: string[]) => Promise<T>): Promise<T> {
  const rule = folder({ ...files, "pass/dot-git.yaml": description });
  const { cwd, problems, remove } = await stageHistory(rule, "pass");
  try {
    expect(existsSync(join(rule, "pass", ".git"))).toBe(false);
    return await look(
      join(cwd, "pass"),
      problems.map(({ code, location }) => `${code} ${location?.line}`),
    );
  } finally {
    remove();
    expect(existsSync(cwd)).toBe(false);
  }
}

describe("a described history", () => {
  test("is written as Git writes it: another implementation reads the same", async () => {
    const description =
      "branch: trunk\nbranches: [feature/x]\ntags: [v1.0.0]\ncommits:\n  - Register births\n" +
      "  - { subject: Say why, author: Grace <grace@registry.example>, date: 2026-03-01T10:00:00Z, files: [README.md] }\n";
    await staged(description, async (dir, codes) => {
      expect(codes).toEqual([]);
      expect(existsSync(join(dir, "dot-git.yaml"))).toBe(false);
      const log = await git.log({ fs, dir, ref: "trunk" });
      expect(log.map(({ commit }) => [commit.message, commit.author.email])).toEqual([
        ["Say why\n", "grace@registry.example"],
        ["Register births\n", "ada@registry.example"],
      ]);
      const tree = await git.listFiles({ fs, dir, ref: "trunk" });
      expect(tree.sort()).toEqual(["README.md", "src/lib/a.go", "src/main.go"]);
      expect((await git.statusMatrix({ fs, dir })).every(([, ...states]) => states.join() === "1,1,1")).toBe(true);
      const { history, problems } = await read(dir);
      expect(problems).toEqual([]);
      expect(history).toMatchObject({
        branch: "trunk",
        branches: ["feature/x", "trunk"],
        tags: ["v1.0.0"],
        shallow: false,
      });
      expect(history?.commits.map(({ id }) => id)).toEqual(log.map(({ oid }) => oid));
    });
  });

  test.each([
    ["{}\n", { branch: "main", commits: [] }],
    ['branch: ""\ncommits: [One]\n', { branch: "" }],
    ["shallow: true\ncommits: [One]\n", { shallow: true }],
  ])("%j", async (description, expected) => {
    await staged(description, async (dir) => expect((await read(dir)).history).toMatchObject(expected));
  });

  test.each([
    ["commits: 3\n", "rule-wrong-type 1"],
    ["- a\n", "rule-wrong-type 1"],
    ["branch: main\ncommit: []\n", "rule-unknown-key 2"],
    ["branch: ../../x\n", "rule-bad-form 1"],
    ["tags:\n  - ../../../x\n", "rule-bad-form 1"],
    ["commits:\n  - subject: a\n    files: [src/other.go]\n", "expect-no-such-file 3"],
    ["commits:\n  - { subject: a, date: soon }\n", "rule-does-not-fit 2"],
  ])("that is wrong is said and not written: %j", async (description, problem) => {
    await staged(description, async (dir, codes) => {
      expect(codes).toEqual([problem]);
      expect(existsSync(join(dir, ".git"))).toBe(false);
    });
  });

  test("fixtures without one are used where they lie", async () => {
    const rule = folder(files);
    const { cwd, problems, remove } = await stageHistory(rule, "pass");
    remove();
    expect([cwd, problems, existsSync(join(rule, "pass"))]).toEqual([rule, [], true]);
  });
});
