import { execFileSync, type SpawnSyncOptions, spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

// The command line as a shell sees it: arguments, environment, streams, files and exit codes.

const root = resolve(import.meta.dirname, "..");
const program = join(root, "bin", "govstack-check.cjs");
const folder = mkdtempSync(join(tmpdir(), "govstack-check-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CLEAN = `openapi: 3.0.3
info: { title: Weather, version: 1.0.0 }
servers: [{ url: https://weather.example/v1 }]
paths:
  /stations:
    get:
      responses:
        "200": { description: All stations, content: { application/json: { schema: { type: array, items: {} } } } }
`;
mkdirSync(join(folder, "api"));
writeFileSync(join(folder, "clean.yaml"), CLEAN);
writeFileSync(join(folder, "plain.yaml"), CLEAN.replace("https:", "http:"));

function run(args: readonly string[], options: SpawnSyncOptions & { env?: Record<string, string> } = {}) {
  return spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
    ...options,
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "", ...options.env },
  });
}

const lastLine = (text: string): string => text.trimEnd().split("\n").at(-1) ?? "";

describe("exit codes, and the reason as the last line on stderr", () => {
  it.each<[number, string[], RegExp]>([
    [0, ["clean.yaml"], /^exit 0: nothing to stop for/u],
    [1, ["plain.yaml"], /^exit 1: 1 of 19 REQUIRED/u],
    [1, ["plain.yaml", "--fail-on", "undecided"], /^exit 1/u],
    [0, ["plain.yaml", "--fail-on", "none"], /^exit 0/u],
    [3, ["clean.yaml", "--fail-on", "undecided"], /^exit 3: \d+ of 19 REQUIRED requirements are open/u],
    [2, ["missing.yaml"], /^exit 2: .*missing\.yaml/u],
    [2, ["missing.yaml", "--fail-on", "none"], /^exit 2/u],
    [2, ["plain.yaml", "missing.yaml"], /^exit 2/u],
    [
      2,
      ["--fail-on", "sometimes", "clean.yaml"],
      /--fail-on cannot be “sometimes”. Possible: failed, undecided, none/u,
    ],
    [2, ["--as-of", "2026-02-30", "clean.yaml"], /“2026-02-30” is no date/u],
    [2, ["--format", "pdf", "clean.yaml"], /no report format “pdf”. Formats: text, json, junit/u],
    [2, ["--format", "junit:", "clean.yaml"], /names no file/u],
    [2, ["-f", "json", "-f", "text", "clean.yaml"], /Only one report can go to standard output/u],
    [2, ["-f", "json:a", "-f", "junit:a", "clean.yaml"], /Two reports would be written to a/u],
    [2, ["-f", "json:a", "-f", "junit:./a", "clean.yaml"], /Two reports would be written to \.\/a/u],
    [2, [""], /^exit 2: An empty path was given/u],
    [2, ["--stdin-filepath", "a.yaml", "clean.yaml"], /give - as the path as well/u],
    [2, ["--lang", "en", "list"], /“list” is a command: write it first/u],
    [1, ["-q", "check", "plain.yaml"], /^exit 1/u],
    [2, ["--profile", "p.yaml", "clean.yaml"], /--profile is not in this version/u],
    [2, ["--review", "r.yaml", "clean.yaml"], /--review is not in this version/u],
    [2, ["--base-url", "https://x.example", "clean.yaml"], /--base-url is not in this version/u],
    [
      2,
      ["--implements", "govstack-bb-consent@9.9.9", "clean.yaml"],
      /no specification of this version. There is: .*govstack-cfr@2\.1\.0/u,
    ],
    [2, ["--max-nesting", "0", "clean.yaml"], /--max-nesting takes a whole number/u],
    [2, ["--max-nesting", "4000", "clean.yaml"], /can be raised to 400 at most/u],
    [2, ["--max-openapi-bytes", "10", "clean.yaml"], /^exit 2: clean\.yaml/u],
    [2, ["--frobnicate", "clean.yaml"], /unknown option '--frobnicate'/u],
    [2, ["schema", "reprot"], /no schema “reprot”. Schemas: .*report/u],
  ])("%i: %j", (code, args, reason) => {
    const { status, stderr } = run(args);
    expect(stderr).not.toMatch(/^\s+at /mu);
    expect(lastLine(stderr)).toMatch(reason);
    expect(status).toBe(code);
  });

  it("names an unexpected rule set, and goes on", () => {
    const { status, stderr } = run(["--rulebook", "9.9.9", "clean.yaml"]);
    expect(stderr).toMatch(/^Rule set 9\.9\.9 was expected; this release holds /u);
    expect(status).toBe(0);
  });

  it("accepts the specification that always applies", () => {
    expect(run(["--implements", "govstack-cfr@2.1.0", "clean.yaml"]).status).toBe(0);
  });
});

describe("flags, then the environment", () => {
  it("takes every option from the environment too", () => {
    const env = {
      GOVSTACK_CHECK_FAIL_ON: "undecided",
      GOVSTACK_CHECK_FORMAT: "json",
      GOVSTACK_CHECK_AS_OF: "2020-02-29",
    };
    const { status, stdout } = run(["clean.yaml"], { env });
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ asOf: "2020-02-29" });
  });

  it("reads lists with commas, and switches that are off", () => {
    const quiet = (value: string) => run(["clean.yaml"], { env: { GOVSTACK_CHECK_QUIET: value } }).stdout;
    expect(quiet("1")).not.toContain("To confirm");
    for (const off of ["0", "false", ""]) expect(quiet(off), off).toContain("To confirm");
    const { status } = run(["clean.yaml"], { env: { GOVSTACK_CHECK_FORMAT: "text,json:listed.json" } });
    expect(status).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, "listed.json"), "utf8"))).toHaveProperty("verdict");
  });

  it("lets a flag win", () => {
    const { status } = run(["clean.yaml", "--fail-on", "failed"], { env: { GOVSTACK_CHECK_FAIL_ON: "undecided" } });
    expect(status).toBe(0);
  });

  it("speaks the language asked for, also of wrong usage", () => {
    expect(run(["--lang", "fr", "clean.yaml"]).stdout).toContain("INSTRUCTION INCOMPLÈTE");
    expect(run(["--lang", "fr", "--format", "pdf", "clean.yaml"]).stderr).toContain("n’existe pas");
    expect(run(["--lang", "de", "clean.yaml"]).stderr).toContain("--lang cannot be “de”. Possible: en, fr, ar");
  });
});

describe("output", () => {
  it("is coloured on request only", () => {
    const sequence = "\u001b[";
    expect(run(["clean.yaml"]).stdout).not.toContain(sequence);
    expect(run(["clean.yaml"], { env: { FORCE_COLOR: "1" } }).stdout).toContain(sequence);
    expect(run(["clean.yaml", "--no-color"], { env: { FORCE_COLOR: "1" } }).stdout).not.toContain(sequence);
    expect(run(["clean.yaml", "-f", "json"], { env: { FORCE_COLOR: "1" } }).stdout).not.toContain(sequence);
  });

  it("goes to several files and the screen at once, each whole", () => {
    const { stdout, status } = run(["plain.yaml", "-f", "text", "-f", "json:out.json", "-f", "junit:out.xml"]);
    expect(status).toBe(1);
    expect(stdout).toContain("NOT COMPLIANT");
    expect(JSON.parse(readFileSync(join(folder, "out.json"), "utf8"))).toHaveProperty(
      "verdict.result",
      "not-compliant",
    );
    expect(readFileSync(join(folder, "out.xml"), "utf8")).toMatch(/^<\?xml [\s\S]*<\/testsuites>\n$/u);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("never overwrites what is being judged", () => {
    const { status, stderr } = run(["clean.yaml", "-f", "json:clean.yaml"]);
    expect(status).toBe(2);
    expect(stderr).toContain("would overwrite clean.yaml");
    expect(readFileSync(join(folder, "clean.yaml"), "utf8")).toBe(CLEAN);
  });

  it("replaces regular files only: no link, no pipe, no device, no folder", () => {
    writeFileSync(join(folder, "victim"), "untouched");
    symlinkSync(join(folder, "victim"), join(folder, "link.json"));
    execFileSync("mkfifo", [join(folder, "pipe.json")]);
    for (const name of ["link.json", "pipe.json", "api"]) {
      const before = lstatSync(join(folder, name)).mode;
      const { status, stderr } = run(["clean.yaml", "-f", `json:${name}`]);
      expect(status).toBe(2);
      expect(stderr).toContain(`could not be written to ${name}: it is no regular file`);
      expect(lstatSync(join(folder, name)).mode).toBe(before);
    }
    expect(readFileSync(join(folder, "victim"), "utf8")).toBe("untouched");
  });

  it("is not led out of the submission by a link in it", () => {
    const inner = join(folder, "inner");
    mkdirSync(inner);
    writeFileSync(join(inner, "api.yaml"), CLEAN);
    symlinkSync(folder, join(inner, "up"));
    const { status, stderr } = run(["inner/api.yaml", "-f", "json:inner/up/escaped.json"]);
    expect(status).toBe(2);
    expect(stderr).toContain("through a link in up");
    expect(existsSync(join(folder, "escaped.json"))).toBe(false);
  });

  it("says when a report could not be written: never 0", () => {
    const { status, stderr } = run(["clean.yaml", "-f", "json:no/such/folder/out.json"]);
    expect(status).toBe(2);
    expect(stderr).toContain("could not be written to no/such/folder/out.json: ENOENT");
  });

  it.skipIf(!existsSync("/dev/full"))("ends with 2 on a full disk", () => {
    const shell = `"${process.execPath}" "${program}" clean.yaml > /dev/full`;
    const { status, stderr } = spawnSync("sh", ["-c", shell], { cwd: folder, encoding: "utf8" });
    expect(status).toBe(2);
    expect(stderr).not.toMatch(/^\s+at /mu);
  });

  it("survives a reader that goes away", async () => {
    const child = spawn(process.execPath, [program, "plain.yaml", "--verbose"], { cwd: folder });
    child.stdout.destroy();
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const code = await new Promise<number | null>((done) => child.on("close", done));
    expect(code).toBe(2);
    expect(stderr).not.toMatch(/^\s+at /mu);
  });
});

describe("standard input", () => {
  it("is a document like any other, at the path that is given for it", () => {
    const { stdout, status } = run(["-", "--stdin-filepath", "api/plain.yaml"], {
      input: CLEAN.replace("https:", "http:"),
    });
    expect(status).toBe(1);
    expect(stdout).toContain("plain.yaml:3:18");
  });

  it("may be empty, which is said", () => {
    expect(run(["-"], { input: "" })).toMatchObject({ status: 2 });
  });
});

describe("help", () => {
  it("explains the words, the exit codes and the commands", () => {
    const { stdout, status } = run(["--help"]);
    expect(status).toBe(0);
    for (const part of ["Exit codes:", "To confirm", "check", "schema", "GOVSTACK_CHECK_FAIL_ON", "Examples:"]) {
      expect(stdout).toContain(part);
    }
  });

  it("guesses what was meant", () => {
    expect(run(["--fial-on", "none", "clean.yaml"]).stderr).toContain("--fail-on");
  });

  it("says its version", () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    expect(run(["--version"]).stdout.trim()).toBe(version);
  });

  it("prints every schema as JSON", () => {
    const names = run(["schema"]).stdout.trim().split("\n");
    expect(names).toContain("report");
    expect(names).toContain("govstack");
    for (const name of names) expect(JSON.parse(run(["schema", name]).stdout)).toHaveProperty("title");
  });
});

describe("a submission next to which something else lies", () => {
  it("cannot be configured by it", () => {
    const hostile = join(folder, "hostile");
    mkdirSync(hostile);
    writeFileSync(join(hostile, "openapi.yaml"), CLEAN.replace("https:", "http:"));
    writeFileSync(join(hostile, "govstack.yaml"), "solution: { name: X }\nopenapi: [openapi.yaml]\n");
    const before = run(["hostile", "-f", "json", "--as-of", "2026-01-01"]);
    for (const name of [".govstackrc", "package.json", "govstack.config.js", ".env"]) {
      writeFileSync(
        join(hostile, name),
        name === "package.json" ? '{"govstack-check":{"failOn":"none"}}' : "failOn: none",
      );
    }
    const after = run(["hostile", "-f", "json", "--as-of", "2026-01-01"]);
    expect(after.status).toBe(1);
    // They are files of the repository, and nothing else: what is judged, and by what, stays the same.
    const [one, other] = [before, after].map(({ stdout }) => JSON.parse(stdout));
    expect(other.verdict.result).toBe(one.verdict.result);
    for (const key of ["judgedBy", "rulebook", "asOf", "solution"]) expect(other[key]).toEqual(one[key]);
  });
});
