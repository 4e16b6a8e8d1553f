import { describe, expect, test } from "vitest";
import { isRelease, saysNothing } from "../../../src/facts/repository/nouns/history.ts";
import type { Commit, History } from "../../../src/model.ts";
import { fc } from "../../property.ts";
import { gather } from "./gather.ts";

const commit = (subject: string, author = "Ada <ada@registry.example>"): Commit => ({
  id: "0",
  author,
  time: 0,
  subject,
  parents: 1,
});

function history(commits: readonly Commit[], more: Partial<History> = {}): History {
  return { branch: "main", branches: ["main"], tags: [], commits, more: false, shallow: false, ...more };
}

describe("messages", () => {
  test.each([
    "",
    " ",
    "wip",
    "WIP",
    "fix",
    "fixes",
    "Update",
    "update files",
    "minor changes",
    "bug fix",
    "fix bug",
    "small fix",
    "misc",
    "asdf",
    ".",
    "…",
    "test commit",
    "modifications diverses".split(" ")[0] ?? "",
    "修正",
    "changes!!",
    "initial",
    "typo",
  ])("%j says nothing", (subject) => expect(saysNothing(subject)).toBe(true));

  test.each([
    "Initial commit",
    "fix: typo",
    "Add login",
    "Update README.md",
    "Fix null birth date",
    "v1.2.0",
    "1.2.3",
    "Merge branch 'main' into x",
    'Revert "x"',
    "#123",
    "CRVS-42",
    "Corriger l’adresse",
    "إصلاح تسجيل الدخول",
    "修复登录错误",
    "chore(deps): bump x",
    "Release 2.0",
  ])("%j says something", (subject) => expect(saysNothing(subject)).toBe(false));

  test("of any text are judged", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 2_000 }),
        (subject) => typeof saysNothing(subject) === "boolean",
      ),
    );
    expect(saysNothing("a ".repeat(100_000))).toBe(true);
  });
});

describe("tags", () => {
  test.each([
    "1.0.0",
    "v1.2.3",
    "V2.0.0",
    "v1.0.0-rc.1",
    "1.0.0+build.5",
    "api-v1.4.2",
    "@health/web@1.0.0",
    "release/2.0.1",
    "service_3.0.0",
  ])("%s is a release", (tag) => expect(isRelease(tag)).toBe(true));
  test.each([
    "v1",
    "1.0",
    "latest",
    "release-2024-01-31",
    "v01.2.3",
    "1.2.3.4",
    "nightly-20240131",
    "",
    "a-".repeat(500),
  ])("%s is none", (tag) => expect(isRelease(tag)).toBe(false));
});

describe("the fact", () => {
  test("is one, or none without version control", async () => {
    expect((await gather({ "a.ts": "" })).histories).toEqual([]);
    const { histories } = await gather({ "a.ts": "" }, history([]));
    expect(histories).toMatchObject([
      { document: ".git/HEAD", branch: "main", commits: 0, authors: 0, poorMessages: 0, poorShare: 0 },
    ]);
    expect(histories[0]).not.toHaveProperty("tracked");
  });

  test("counts people by their address, and messages that say nothing", async () => {
    const commits = [
      commit("Register births"),
      commit("wip", "Ada Example <ADA@registry.example>"),
      commit("fix", "Grace <grace@registry.example>"),
    ];
    const { histories } = await gather({ "a.ts": "" }, history(commits, { tags: ["latest", "v1.0.0", "v1.1.0"] }));
    expect(histories).toMatchObject([
      { commits: 3, authors: 2, poorMessages: 2, poorShare: 66, releases: ["v1.0.0", "v1.1.0"] },
    ]);
  });

  test("says which source files version control has", async () => {
    const tracked = new Set(["src/a.ts", "README.md"]);
    const files = {
      "src/a.ts": "",
      "src/b.ts": "",
      "src/b.test.ts": "",
      "src/api.pb.go": "",
      "README.md": "",
      "compose.yaml": "",
    };
    const { histories } = await gather(files, history([commit("Add a")], { tracked }));
    expect(histories).toMatchObject([{ tracked: 1, untracked: 1 }]);
  });
});
