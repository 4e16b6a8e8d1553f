import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { RepositoryCollector } from "../../src/facts/repository/collector.ts";
import { Intake } from "../../src/load/intake.ts";
import { readRepository } from "../../src/load/repository.ts";
import { DEFAULT_LIMITS, type Limits } from "../../src/model.ts";

// Trees that nobody hands in by mistake: what must not be followed is not followed, what is too much is left out and counted, and the
// rest is read all the same. Everything goes through the readers of all nouns, as in a run.

const CANARY = "Kanarienvogel-im-Schacht-7";
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function made(files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), "hostile-"));
  folders.push(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

async function read(root: string, limits: Partial<Limits> = {}) {
  const all = { ...DEFAULT_LIMITS, ...limits };
  const shown: string[] = [];
  const collector = new RepositoryCollector(all);
  const reader = {
    begin: collector.begin.bind(collector),
    wants: collector.wants.bind(collector),
    take: (file: Parameters<typeof collector.take>[0], text: string) => {
      shown.push(file.path);
      expect(text).not.toContain(CANARY);
      return collector.take(file, text);
    },
  };
  const request = { reader, folder: "", deployment: [], includeIgnored: false };
  const { repository, problems } = await readRepository(new Intake(root, all), all, request);
  const collection = collector.finish();
  return { repository, problems, shown, collection, paths: repository.files.map(({ path }) => path) };
}

const SOURCE = { "src/main.ts": "export const main = 1;\n", Dockerfile: "FROM scratch\n" };

describe("a hostile tree", () => {
  it("has links, which are not followed", async () => {
    const outside = made({ "secret.yaml": `password: ${CANARY}\n`, ".env": `PASSWORD=${CANARY}\n` });
    const root = made(SOURCE);
    symlinkSync(join(outside, "secret.yaml"), join(root, "compose.yaml"));
    symlinkSync(outside, join(root, "deploy"));
    symlinkSync("../..", join(root, "src/up"));
    symlinkSync("loop", join(root, "loop"));
    symlinkSync("/dev/zero", join(root, ".env"));
    symlinkSync("/proc/self/environ", join(root, "values.yaml"));
    symlinkSync("nowhere", join(root, "package.json"));
    const { paths, problems } = await read(root);
    expect(paths).toEqual(["Dockerfile", "src/main.ts"]);
    const names = ".env, compose.yaml, deploy, loop, src/up";
    expect(problems).toEqual([{ code: "links-left-out", data: { count: 6, names, more: 1 }, severity: "note" }]);
  });

  it("has a link to a file that is there, which is read where it lies", async () => {
    const root = made({ ...SOURCE, "settings/.env": "PORT=1\n" });
    symlinkSync("settings/.env", join(root, ".env"));
    expect((await read(root)).paths).toEqual(["Dockerfile", "settings/.env", "src/main.ts"]);
  });

  it("has pipes, sockets and devices, which are not waited for", async () => {
    const root = made(SOURCE);
    execFileSync("mkfifo", [join(root, "docker-compose.yml"), join(root, "LICENSE")]);
    const server = createServer().listen(join(root, "Jenkinsfile"));
    await new Promise((resolve) => server.once("listening", resolve));
    try {
      execFileSync("mknod", [join(root, "README.md"), "c", "1", "5"], { stdio: "ignore" });
    } catch {
      // Only root can make a device.
    }
    const { paths, repository } = await read(root);
    server.close();
    expect(paths).toEqual(["Dockerfile", "src/main.ts"]);
    expect(repository.leftOut.unreadable).toBe(existsSync(join(root, "README.md")) ? 4 : 3);
  });

  it("swaps a file for a pipe after it was listed", async () => {
    const root = made({ ...SOURCE, "compose.yaml": "services: {}\n" });
    const intake = new Intake(root, DEFAULT_LIMITS);
    const reader = {
      begin: () => {
        rmSync(join(root, "compose.yaml"));
        execFileSync("mkfifo", [join(root, "compose.yaml")]);
      },
      wants: () => true,
      take: () => {},
    };
    const { repository } = await readRepository(intake, DEFAULT_LIMITS, {
      reader,
      folder: "",
      deployment: [],
      includeIgnored: false,
    });
    expect(repository.leftOut.unreadable).toBe(1);
    expect(repository.read.files).toBe(2);
  });

  it("has a file of one gigabyte under a name that matters, which is counted and not read", async () => {
    const root = made(SOURCE);
    for (const name of ["compose.yaml", "server.log", "dump.sql", "package-lock.json"]) {
      writeFileSync(join(root, name), "");
      truncateSync(join(root, name), 1024 ** 3);
    }
    const before = process.memoryUsage().rss;
    const { paths, repository, shown } = await read(root);
    expect(paths).toContain("server.log");
    expect(shown).toEqual(["Dockerfile", "src/main.ts"]);
    expect(repository.leftOut["too-large"]).toBeGreaterThanOrEqual(3);
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024);
  });

  it("has folders 1,500 deep, of which the first are entered", async () => {
    const root = made(SOURCE);
    mkdirSync(join(root, "d/".repeat(1500)), { recursive: true });
    writeFileSync(join(root, "d/".repeat(1500), "Dockerfile"), "FROM scratch\n");
    writeFileSync(join(root, "d/".repeat(10), "Dockerfile"), "FROM scratch\n");
    const { paths, repository } = await read(root);
    expect(paths).toEqual(["Dockerfile", `${"d/".repeat(10)}Dockerfile`, "src/main.ts"]);
    expect(repository.leftOut.limit).toBe(1);
  });

  it("has more files than are looked at", async () => {
    const root = made(SOURCE);
    for (let folder = 0; folder < 30; folder += 1) {
      mkdirSync(join(root, `many/${folder}`), { recursive: true });
      for (let file = 0; file < 100; file += 1) writeFileSync(join(root, `many/${folder}/${file}.ts`), "");
    }
    const { paths, repository } = await read(root, { files: 500 });
    expect(paths.length).toBeLessThanOrEqual(500);
    expect(repository.leftOut.limit).toBe(1);
    const again = await read(root, { files: 500 });
    expect(again.paths).toEqual(paths);
  });

  it("has more bytes than are read", async () => {
    const root = made(SOURCE);
    for (let file = 0; file < 50; file += 1) writeFileSync(join(root, `compose.${file}.yaml`), "#".repeat(1000));
    const { repository } = await read(root, { totalBytes: 10_000 });
    expect(repository.read.bytes).toBeLessThanOrEqual(10_000);
    expect(repository.leftOut.limit).toBeGreaterThan(30);
  });

  it("has a folder that may not be listed", async () => {
    const root = made({ ...SOURCE, "closed/.env": "A=1\n" });
    chmodSync(join(root, "closed"), 0);
    const { repository, paths } = await read(root);
    chmodSync(join(root, "closed"), 0o700);
    // Nothing is closed to root.
    if (process.getuid?.() === 0) expect(paths).toContain("closed/.env");
    else expect(repository.leftOut.unreadable).toBe(1);
  });

  it("has names that mean something to a terminal, a shell or an object", async () => {
    const names = [
      "__proto__",
      "constructor",
      "-rf",
      "a\nb.yaml",
      "\u001b[31m.md",
      "read\u202eem.txt",
      "$(id).sh",
      "ü ö.md",
    ];
    const root = made({ ...SOURCE, ...Object.fromEntries(names.map((name) => [`odd/${name}`, "# x\n"])) });
    const { paths } = await read(root);
    expect(paths).toHaveLength(2 + names.length);
  });

  it("has configuration of tools that would run, or read more, if anything of it were executed", async () => {
    const root = made({
      ...SOURCE,
      ".secretlintrc.json": '{ "rules": [] }',
      ".secretlintrc.js": `require("node:fs").writeFileSync(${JSON.stringify("EXECUTED")}, "");`,
      ".secretlintignore": "**/*\n",
      "eslint.config.js": 'process.exit(99);\nrequire("fs").writeFileSync("EXECUTED", "");\n',
      "package.json": '{ "scripts": { "preinstall": "touch EXECUTED", "test": "touch EXECUTED" } }',
      "conftest.py": "open('EXECUTED', 'w')\n",
      Jenkinsfile: "new File('EXECUTED').createNewFile()\n",
      ".git/config":
        "[core]\n\trepositoryformatversion = 0\n\tfsmonitor = touch EXECUTED\n[include]\n\tpath = /etc/passwd\n",
      ".git/hooks/post-checkout": "#!/bin/sh\ntouch EXECUTED\n",
      ".git/HEAD": "ref: refs/heads/../../../../etc/passwd\n",
      ".git/objects/info/alternates": "/tmp\n../../../../../../etc\n",
      ".git/packed-refs": "not an id refs/heads/main\n",
    });
    const { paths } = await read(root);
    expect(paths).toContain("package.json");
    expect(existsSync(join(root, "EXECUTED"))).toBe(false);
    expect(existsSync("EXECUTED")).toBe(false);
  });

  it("has a .git that is a link, or a file that names another place", async () => {
    const outside = made({ config: "[core]\n", HEAD: `ref: refs/heads/${CANARY}\n` });
    const linked = made(SOURCE);
    symlinkSync(outside, join(linked, ".git"));
    expect(JSON.stringify((await read(linked)).repository)).not.toContain(CANARY);
    const named = made({ ...SOURCE, ".git": `gitdir: ${outside}\n` });
    expect(JSON.stringify((await read(named)).repository)).not.toContain(CANARY);
  });

  it.each([
    ["compose.yaml", `${"a: &a [".repeat(60)}x${"]".repeat(60)}\n`],
    ["compose.yaml", `services: {${"a: {".repeat(5000)}${"}".repeat(5000)}}\n`],
    ["deploy/bomb.yaml", bomb()],
    ["package.json", `{"dependencies":${"[".repeat(20_000)}${"]".repeat(20_000)}}`],
    ["Dockerfile", `FROM a${"\\\n".repeat(50_000)}`],
    ["Dockerfile", `FROM a AS b\n${"FROM b AS b\n".repeat(5000)}`],
    ["Dockerfile", `ARG A=\${A}\nFROM \${A}\nUSER \${A:-\${A:-\${A}}}\n`],
    ["Chart.yaml", "name: a\nversion: 1.0.0\n"],
    ["README.md", `# ${"a".repeat(200_000)}\n${"[".repeat(50_000)}\n${"> ".repeat(20_000)}`],
    ["README.md", `${"```\n".repeat(20_001)}`],
    [".env", `PASSWORD=${"A".repeat(1_000_000)}\n`],
    ["src/key.ts", `const a = "${"MII".repeat(300_000)}";\n`],
    ["pom.xml", '<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/passwd">]><project><name>&a;</name></project>'],
    ["migrations/V1__a.sql", `create ${"or replace ".repeat(20_000)}trigger ${"(".repeat(50_000)}`],
    [".gitlab-ci.yml", `a:\n  extends: [a, b]\nb:\n  extends: a\n  script: ["${"x && ".repeat(20_000)}"]\n`],
    ["Jenkinsfile", `pipeline { ${"stage('a') { steps { ".repeat(5000)}`],
    [".gitignore", `${"**/*a".repeat(2000)}\n${"!".repeat(1000)}\n${"[".repeat(1000)}\n`],
    [
      "package-lock.json",
      `{"lockfileVersion":3,"packages":{"__proto__":{"version":"1"},"node_modules/__proto__":{"version":"1"}}}`,
    ],
    [
      "sbom.cdx.json",
      `{"bomFormat":"CycloneDX","specVersion":"9.9","components":[${'{"components":['.repeat(3000)}${"]}".repeat(3000)}]}`,
    ],
  ])("has a %s that is made to cost time", async (path, content) => {
    const started = performance.now();
    const { shown } = await read(made({ "src/other.ts": "export const a = 1;\n", [path]: content }));
    expect(shown).toContain("src/other.ts");
    // Far more than it takes, far less than it would take.
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

/** Ten aliases of ten aliases … of a list. */
function bomb(): string {
  const lines = ["a0: &a0 [x, x]"];
  for (let level = 1; level < 12; level += 1) {
    lines.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(", ")}]`);
  }
  return `${lines.join("\n")}\napiVersion: v1\nkind: ConfigMap\n`;
}
