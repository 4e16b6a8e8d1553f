import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { folder } from "./folder.ts";
import { digestOf, Repository, read } from "./git.ts";

const codesOf = ({ problems }: Awaited<ReturnType<typeof read>>): string[] => problems.map(({ code }) => code);

async function small(): Promise<Repository> {
  const repository = await new Repository(folder()).init();
  await repository.commit("Register births", { "src/birth.ts": "export const a = 1;\n" });
  await repository.commit("Register deaths", { "src/death.ts": "export const b = 1;\n", "läs mig.txt": "x" }, "Grace");
  await repository.commit("Say who\n\nAnd why.", { "src/birth.ts": "export const a = 2;\n" });
  return repository;
}

describe("a repository", () => {
  test("is told with its commits, newest first, and the files that it has", async () => {
    const repository = await small();
    await repository.branch("feature/appeals");
    await repository.tag("v1.0.0");
    const before = digestOf(repository.dir);
    const { history, tracked, problems } = await read(repository.dir);
    expect(problems).toEqual([]);
    expect(history).toMatchObject({
      branch: "main",
      branches: ["feature/appeals", "main"],
      tags: ["v1.0.0"],
      more: false,
      shallow: false,
    });
    expect(history?.commits.map(({ subject, author, parents }) => [subject, author, parents])).toEqual([
      ["Say who", "Ada <ada@registry.example>", 1],
      ["Register deaths", "Grace <grace@registry.example>", 1],
      ["Register births", "Ada <ada@registry.example>", 0],
    ]);
    expect([...(tracked ?? [])].sort()).toEqual(["läs mig.txt", "src/birth.ts", "src/death.ts"]);
    expect(history?.tracked).toBe(tracked);
    expect(digestOf(repository.dir)).toBe(before);
  });

  test("is the same when its objects are packed and its references too", async () => {
    const repository = await small();
    const loose = await read(repository.dir);
    const head = loose.history?.commits[0]?.id ?? "";
    await repository.pack();
    rmSync(repository.path("refs", "heads", "main"));
    writeFileSync(
      repository.path("packed-refs"),
      `# pack-refs with: peeled fully-peeled sorted\n${head} refs/heads/main\n${head} refs/tags/2.0.0\n^${head}\n`,
    );
    const packed = await read(repository.dir);
    expect(packed.problems).toEqual([]);
    expect(packed.history?.commits).toEqual(loose.history?.commits);
    expect(packed.history?.tags).toEqual(["2.0.0"]);
  });

  test("has the commits of merged branches once", async () => {
    const repository = await small();
    const [head = ""] = (await read(repository.dir)).history?.commits.map(({ id }) => id) ?? [];
    const side = await repository.commit("Side", { "a.txt": "a" }, "Ada", [head]);
    const other = await repository.commit("Other", { "b.txt": "b" }, "Ada", [head]);
    await repository.commit("Merge", {}, "Ada", [side, other]);
    const { history } = await read(repository.dir);
    expect(history?.commits.map(({ subject, parents }) => `${subject} ${parents}`)).toEqual([
      "Merge 2",
      "Other 1",
      "Side 1",
      "Say who 1",
      "Register deaths 1",
      "Register births 0",
    ]);
  });

  test("without a commit has a branch and no history", async () => {
    const repository = await new Repository(folder()).init("trunk");
    const { history, problems } = await read(repository.dir);
    expect(problems).toEqual([]);
    expect(history).toEqual({ branch: "trunk", branches: [], tags: [], commits: [], more: false, shallow: false });
  });

  test("with a detached HEAD has no branch, and branches of its origin", async () => {
    const repository = await small();
    const id = (await read(repository.dir)).history?.commits[0]?.id ?? "";
    writeFileSync(repository.path("HEAD"), `${id}\n`);
    rmSync(repository.path("refs", "heads", "main"));
    mkdirSync(repository.path("refs", "remotes", "origin"), { recursive: true });
    writeFileSync(repository.path("refs", "remotes", "origin", "develop"), `${id}\n`);
    writeFileSync(repository.path("refs", "remotes", "origin", "HEAD"), "ref: refs/remotes/origin/develop\n");
    const { history } = await read(repository.dir);
    expect(history).toMatchObject({ branch: "", branches: ["develop"] });
    expect(history?.commits).toHaveLength(3);
  });

  test("that was copied in part ends where the copy does", async () => {
    const repository = await small();
    const [, middle, first] = (await read(repository.dir)).history?.commits ?? [];
    writeFileSync(repository.path("shallow"), `${middle?.id}\n`);
    const id = first?.id ?? "";
    rmSync(repository.path("objects", id.slice(0, 2), id.slice(2)));
    const { history, problems } = await read(repository.dir);
    expect(problems).toEqual([]);
    expect(history).toMatchObject({ shallow: true, more: false });
    expect(history?.commits).toHaveLength(2);
  });

  test("is read up to the limit of commits", async () => {
    const { history } = await read((await small()).dir, { commits: 2 });
    expect(history).toMatchObject({ more: true });
    expect(history?.commits).toHaveLength(2);
  });

  test("below a folder names its files from the root", async () => {
    const root = folder();
    const repository = await new Repository(join(root, "service")).init();
    await repository.commit("First", { "main.go": "package main\n" });
    const { history, tracked } = await read(root, {}, "service");
    expect(history?.commits).toHaveLength(1);
    expect([...(tracked ?? [])]).toEqual(["service/main.go"]);
  });
});

describe("what is no whole repository", () => {
  test("nothing there, nothing said", async () => {
    expect(await read(folder({ "a.txt": "a" }))).toEqual({ problems: [] });
    const empty = folder();
    mkdirSync(join(empty, ".git"));
    expect(await read(empty)).toEqual({ problems: [] });
  });

  test.each([
    ["a work tree of another repository", "gitdir: ../../elsewhere/.git/worktrees/x\n"],
    ["a submodule", "gitdir: /home/ada/project/.git/modules/x\n"],
  ])("%s has its history elsewhere", async (_, text) => {
    const result = await read(folder({ ".git": text }));
    expect(result.history).toBeUndefined();
    expect(codesOf(result)).toEqual(["history-elsewhere"]);
  });

  test("a link out of the folder is not followed", async () => {
    const outside = await small();
    const root = folder();
    symlinkSync(outside.path(), join(root, ".git"));
    const result = await read(root);
    expect(result.history).toBeUndefined();
    expect(codesOf(result)).toEqual(["history-elsewhere"]);
  });

  test("objects behind a link out of the folder are not read", async () => {
    const repository = await small();
    const outside = folder();
    renameSync(repository.path("objects"), join(outside, "objects"));
    symlinkSync(join(outside, "objects"), repository.path("objects"));
    const result = await read(repository.dir);
    expect(result.history?.commits).toEqual([]);
    expect(codesOf(result)).toEqual(["history-not-readable"]);
  });

  test("objects of another repository are not looked for", async () => {
    const repository = await small();
    const outside = folder();
    renameSync(repository.path("objects"), join(outside, "objects"));
    mkdirSync(repository.path("objects", "info"), { recursive: true });
    writeFileSync(repository.path("objects", "info", "alternates"), `${join(outside, "objects")}\n`);
    const result = await read(repository.dir);
    expect(result.history?.commits).toEqual([]);
    expect(codesOf(result)).toEqual(["history-elsewhere"]);
  });

  test.each([
    ["[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n"],
    ["[extensions]\n\tobjectFormat=sha256\n"],
    ["[extensions]\n\trefStorage = reftable\n"],
  ])("a format that is not known is said: %j", async (config) => {
    const repository = await small();
    writeFileSync(repository.path("config"), config);
    const result = await read(repository.dir);
    expect(result.history).toBeUndefined();
    expect(codesOf(result)).toEqual(["history-unknown-format"]);
  });

  test("a folder of that name without HEAD is said", async () => {
    expect(codesOf(await read(folder({ ".git/description": "x" })))).toEqual(["history-damaged"]);
    expect(codesOf(await read(folder({ ".git/HEAD": "\u0000\u0001" })))).toEqual(["history-damaged"]);
  });

  test("hooks and settings that name programs do nothing", async () => {
    const repository = await small();
    const trap = join(repository.dir, "trap");
    writeFileSync(
      repository.path("config"),
      `[core]\n\tfsmonitor = touch ${trap}\n\thooksPath = hooks\n\tpager = touch ${trap}\n`,
    );
    mkdirSync(repository.path("hooks"), { recursive: true });
    writeFileSync(repository.path("hooks", "post-checkout"), `#!/bin/sh\ntouch ${trap}\n`, { mode: 0o755 });
    expect((await read(repository.dir)).history?.commits).toHaveLength(3);
    expect(() => readFileSync(trap)).toThrow();
  });
});

/** The file beside a pack that says where its objects begin, in order of their ids. */
function packIndex(objects: readonly (readonly [id: string, offset: number])[]): Buffer {
  const numbers = (list: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(list.length * 4);
    for (const [index, number] of list.entries()) bytes.writeUInt32BE(number, index * 4);
    return bytes;
  };
  const fanout = Array.from(
    { length: 256 },
    (_, first) => objects.filter(([id]) => Number.parseInt(id.slice(0, 2), 16) <= first).length,
  );
  const ids = objects.map(([id]) => Buffer.from(id, "hex"));
  const tables = [
    numbers([0xff744f63, 2, ...fanout]),
    ...ids,
    numbers(objects.map(() => 0)),
    numbers(objects.map(([, offset]) => offset)),
  ];
  return Buffer.concat([...tables, Buffer.alloc(40)]);
}

describe("damage", () => {
  test("of a commit ends the history there and is said", async () => {
    const repository = await small();
    const id = (await read(repository.dir)).history?.commits[1]?.id ?? "";
    writeFileSync(repository.path("objects", id.slice(0, 2), id.slice(2)), "no zlib");
    const result = await read(repository.dir);
    expect(result.history?.commits).toHaveLength(1);
    expect(result.problems).toMatchObject([
      { code: "history-commit-missing", data: { commit: id.slice(0, 12) }, severity: "note", file: ".git" },
    ]);
  });

  test("a commit that is not what its id says is not believed", async () => {
    const repository = await small();
    const id = (await read(repository.dir)).history?.commits[0]?.id ?? "";
    const forged = "author Eve <eve@registry.example> 1 +0000\n\nForged\n";
    writeFileSync(
      repository.path("objects", id.slice(0, 2), id.slice(2)),
      deflateSync(Buffer.from(`commit ${forged.length}\0${forged}`)),
    );
    const result = await read(repository.dir);
    expect(result.history?.commits).toEqual([]);
    expect(codesOf(result)).toEqual(["history-commit-missing"]);
  });

  test("a few bytes that unpack to gigabytes are not unpacked", async () => {
    const repository = await small();
    const id = (await read(repository.dir)).history?.commits[0]?.id ?? "";
    const bomb = deflateSync(Buffer.concat([Buffer.from("commit 100000000\0"), Buffer.alloc(100_000_000, 32)]));
    expect(bomb.length).toBeLessThan(200_000);
    writeFileSync(repository.path("objects", id.slice(0, 2), id.slice(2)), bomb);
    const before = process.memoryUsage().arrayBuffers;
    expect(codesOf(await read(repository.dir))).toEqual(["history-commit-missing"]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });

  test("of any byte of a pack or its index never stops a run", async () => {
    const repository = await small();
    const pack = await repository.pack();
    for (const file of [pack, pack.replace(/pack$/u, "idx"), repository.path("index"), repository.path("HEAD")]) {
      const whole = readFileSync(file);
      for (let at = 0; at < whole.length; at += Math.max(1, Math.floor(whole.length / 60))) {
        const damaged = Buffer.from(whole);
        damaged[at] = (damaged[at] ?? 0) ^ 0xff;
        writeFileSync(file, damaged);
        await expect(read(repository.dir)).resolves.toHaveProperty("problems");
        writeFileSync(file, whole.subarray(0, at));
        await expect(read(repository.dir)).resolves.toHaveProperty("problems");
      }
      writeFileSync(file, whole);
    }
    expect(codesOf(await read(repository.dir))).toEqual([]);
  });

  test("differences that lead in a circle, or claim a large result, end", async () => {
    const repository = await small();
    const id = (await read(repository.dir)).history?.commits[0]?.id ?? "";
    rmSync(repository.path("objects", id.slice(0, 2), id.slice(2)));
    const other = "ff".repeat(20);
    // Each says that it is a difference to the other one.
    const difference = (base: string, text: Buffer): Buffer => {
      return Buffer.concat([Buffer.from([0x70 | text.length]), Buffer.from(base, "hex"), deflateSync(text)]);
    };
    for (const text of [Buffer.from([1, 1, 0x90, 1]), Buffer.from([1, 0xff, 0xff, 0xff, 0xff, 0x7f, 0x90, 1])]) {
      const first = difference(other, text);
      const pack = Buffer.concat([Buffer.from("PACK\0\0\0\u0002\0\0\0\u0002", "latin1"), first, difference(id, text)]);
      mkdirSync(repository.path("objects", "pack"), { recursive: true });
      writeFileSync(repository.path("objects", "pack", "pack-00.pack"), pack);
      writeFileSync(
        repository.path("objects", "pack", "pack-00.idx"),
        packIndex([
          [id, 12],
          [other, 12 + first.length],
        ]),
      );
      const result = await read(repository.dir);
      expect(result.history?.commits).toEqual([]);
      expect(codesOf(result)).toEqual(["history-commit-missing"]);
    }
  });

  test("a pack beyond the limit is not read, and said", async () => {
    const repository = await small();
    await repository.pack();
    const result = await read(repository.dir, { historyBytes: 200 });
    expect(result.history?.commits).toEqual([]);
    expect(codesOf(result)).toEqual(["history-too-large"]);
  });
});

const hasGit = spawnSync("git", ["--version"]).status === 0;
describe.skipIf(!hasGit)("beside the program git", () => {
  const program = (dir: string, ...args: string[]): string =>
    execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@registry.example", ...args], {
      cwd: dir,
      encoding: "utf8",
      env: { PATH: process.env.PATH, HOME: dir, GIT_CONFIG_NOSYSTEM: "1", GIT_CEILING_DIRECTORIES: dir },
    });

  test.each(["2", "4"])("packs with differences and an index of version %s are read alike", async (version) => {
    const repository = await new Repository(folder()).init();
    const body = "A long message that is nearly the same in every commit, so that differences pay.\n".repeat(20);
    for (let number = 0; number < 60; number++) {
      await repository.commit(`Change ${number}\n\n${body}`, { [`src/${number % 7}/file.ts`]: `${number}\n${body}` });
    }
    await repository.tag("v1.0.0");
    program(repository.dir, "update-index", "--index-version", version);
    program(repository.dir, "repack", "-adfq", "--depth=40", "--window=40");
    program(repository.dir, "pack-refs", "--all");
    program(repository.dir, "prune-packed", "-q");
    const { history, tracked, problems } = await read(repository.dir);
    expect(problems).toEqual([]);
    expect(history?.commits.map(({ id, time, subject }) => `${id} ${time} ${subject}`)).toEqual(
      program(repository.dir, "log", "--format=%H %ct %s").trim().split("\n"),
    );
    expect([...(tracked ?? [])]).toEqual(program(repository.dir, "ls-files").trim().split("\n"));
    expect(history?.tags).toEqual(["v1.0.0"]);
  });
});
