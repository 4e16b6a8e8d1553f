import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { IgnoreFiles } from "../../src/load/ignored.ts";
import { Intake } from "../../src/load/intake.ts";
import { type RepositoryRequest, readRepository } from "../../src/load/repository.ts";
import { walkRepository, withFolders } from "../../src/load/repository-walk.ts";
import { DEFAULT_LIMITS, type RepositoryFile } from "../../src/model.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "repository-"));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** A reader that wants everything and notes what it is shown. */
function noting(): RepositoryRequest["reader"] & {
  readonly shown: [string, string][];
  index: readonly RepositoryFile[];
} {
  const shown: [string, string][] = [];
  return {
    shown,
    index: [],
    begin(files) {
      this.index = files;
    },
    wants: () => true,
    take: (file, text) => void shown.push([file.path, text]),
  };
}

async function read(folder: string, some: Partial<RepositoryRequest> = {}, limits = DEFAULT_LIMITS) {
  const reader = noting();
  const request = { reader, folder: "", deployment: [], includeIgnored: false, ...some };
  return { ...(await readRepository(new Intake(folder, limits), limits, request)), reader };
}

describe("a repository", () => {
  it("is shown file by file, in order of path, hidden files too", async () => {
    const { reader, repository } = await read(folderOf({ "b.txt": "B", "a/.x": "X", ".github/w.yml": "W" }));
    expect(reader.shown).toEqual([
      [".github/w.yml", "W"],
      ["a/.x", "X"],
      ["b.txt", "B"],
    ]);
    expect(reader.index.map(({ path }) => path)).toEqual([".github/w.yml", "a/.x", "b.txt"]);
    expect(repository.read).toEqual({ files: 3, bytes: 3 });
  });

  it("leaves out what is installed or built, and counts it", async () => {
    const { reader, repository } = await read(
      folderOf({
        "node_modules/x/index.js": "x",
        "web/package.json": "{}",
        "web/dist/main.js": "x",
        "dist/Dockerfile": "FROM scratch",
        "target/keep.txt": "kept",
        "api/pom.xml": "<project/>",
        "api/target/a.class": "x",
        "go/go.mod": "module x",
        "go/vendor/y.go": "x",
        "vendor/ours.txt": "kept",
      }),
    );
    expect(reader.shown.map(([path]) => path)).toEqual([
      "api/pom.xml",
      "dist/Dockerfile",
      "go/go.mod",
      "target/keep.txt",
      "vendor/ours.txt",
      "web/package.json",
    ]);
    expect(repository.leftOut).toMatchObject({ vendored: 2, built: 2 });
  });

  it("counts binary and large files, and tells what is not UTF-8", async () => {
    const limits = { ...DEFAULT_LIMITS, fileBytes: 100 };
    const { reader, repository } = await read(
      folderOf({
        "a.bin": new Uint8Array([1, 0, 2]),
        "big.txt": "x".repeat(101),
        "latin.txt": new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x0a]),
        "ok.txt": "ok",
      }),
      {},
      limits,
    );
    expect(reader.shown.map(([path]) => path)).toEqual(["ok.txt"]);
    expect(repository.leftOut).toMatchObject({ binary: 1, "too-large": 1 });
    expect(repository.misencoded).toMatchObject([{ path: "latin.txt", encoding: { offset: 3 } }]);
  });

  it("does not follow links, and ends at its limits", async () => {
    const folder = folderOf({ "a/b/c/d.txt": "deep", "e.txt": "E" });
    symlinkSync("/etc", join(folder, "out"));
    symlinkSync("e.txt", join(folder, "f.txt"));
    const { reader, repository } = await read(folder, {}, { ...DEFAULT_LIMITS, folderDepth: 2 });
    expect(reader.shown.map(([path]) => path)).toEqual(["e.txt"]);
    expect(repository.leftOut.limit).toBe(1);
    const few = await read(folder, {}, { ...DEFAULT_LIMITS, files: 2 });
    expect(few.repository.leftOut.limit).toBe(1);
  });

  it("counts what lies outside the folder that govstack.yaml names as merely found", async () => {
    const folder = folderOf({ "app/a.ts": "", "ops/compose.yaml": "", "other/b.ts": "" });
    const { reader } = await read(folder, { folder: "app", deployment: ["ops/compose.yaml"] });
    expect(reader.index.map(({ path, inScope }) => [path, inScope])).toEqual([
      ["app/a.ts", true],
      ["ops/compose.yaml", true],
      ["other/b.ts", false],
    ]);
  });

  it("has the same digest for the same content, and another one for another", async () => {
    const one = await read(folderOf({ "a.txt": "A" }));
    const same = await read(folderOf({ "a.txt": "A" }));
    const other = await read(folderOf({ "a.txt": "B" }));
    expect(one.repository.digest).toBe(same.repository.digest);
    expect(one.repository.digest).not.toBe(other.repository.digest);
  });
});

describe("what .gitignore names", () => {
  const files = { ".gitignore": "*.log\nsecret/\n", "a.log": "", "b.txt": "", "secret/key": "", "kept.log": "" };

  function walked(tracked: ReadonlySet<string> | undefined): string[] {
    const intake = new Intake(folderOf(files), DEFAULT_LIMITS);
    const all = tracked === undefined ? undefined : withFolders(tracked);
    const test = all === undefined ? undefined : (path: string) => all.has(path);
    return walkRepository(intake, DEFAULT_LIMITS, test).files.map(({ path }) => path);
  }

  it("is left out of a work tree, but for files that version control has", () => {
    expect(walked(new Set(["kept.log", "b.txt"]))).toEqual([".gitignore", "b.txt", "kept.log"]);
    expect(walked(new Set(["secret/key"]))).toEqual([".gitignore", "b.txt", "secret/key"]);
  });

  it("hides nothing where there is no version control, or a reviewer looks", () => {
    expect(walked(undefined)).toEqual([".gitignore", "a.log", "b.txt", "kept.log", "secret/key"]);
  });

  it("is decided by the nearest file that says anything", () => {
    const ignored = new IgnoreFiles();
    ignored.add("", "*.env\n/build/\n");
    ignored.add("app", "!local.env\n");
    expect(
      ["x.env", "app/x.env", "app/local.env", "app/deep/local.env"].map((path) => ignored.names(path, false)),
    ).toEqual([true, true, false, false]);
    expect([ignored.names("build", true), ignored.names("app/build", true)]).toEqual([true, false]);
  });

  it("cannot keep the matcher busy", () => {
    const ignored = new IgnoreFiles();
    ignored.add("", `${"*a".repeat(50)}b\n*.tmp\n`);
    expect(ignored.names("a".repeat(250), false)).toBe(false);
    expect(ignored.names("x.tmp", false)).toBe(true);
  });
});
