import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { api, codes, fill, folder, load, told } from "./folder.ts";

const paths = (submission: Awaited<ReturnType<typeof load>>): string[] =>
  submission.apis.map((one) => one.document.path);

describe("what a request comes down to", () => {
  it("takes the current folder when nothing is named", async () => {
    const root = folder({ "api.yaml": api() });
    const submission = await load(root);
    expect(submission.kind).toBe("folder");
    expect(paths(submission)).toEqual(["api.yaml"]);
    expect(submission.apis[0]?.inScope).toBe(false);
    expect(submission.solution.name).toBe("Health Records");
    expect(codes(submission)).toEqual(["nothing-in-scope!"]);
  });

  it("takes a folder with govstack.yaml as configured", async () => {
    const root = folder({
      "sub/govstack.yaml":
        "solution: { name: Clinic, version: '2', vendor: Example Ltd }\nopenapi: [api/records.yaml]\n",
      "sub/api/records.yaml": api(),
      "sub/other.yaml": api(),
    });
    const submission = await load(root, ["sub"]);
    expect(submission.kind).toBe("configured");
    expect(submission.solution).toEqual({ name: "Clinic", version: "2", vendor: "Example Ltd" });
    expect(submission.apis.map((one) => [one.document.path, one.inScope])).toEqual([
      ["api/records.yaml", true],
      ["other.yaml", false],
    ]);
    expect(submission.files.map(({ path, role, inScope, format }) => [path, role, inScope, format])).toEqual([
      ["api/records.yaml", "openapi", true, "OpenAPI 3.0.3"],
      ["govstack.yaml", "configuration", true, undefined],
      ["other.yaml", "openapi", false, "OpenAPI 3.0.3"],
    ]);
    expect(submission.files.every(({ bytes, sha256 }) => bytes > 0 && /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
    expect([...submission.documents.keys()]).toEqual(["api/records.yaml", "govstack.yaml", "other.yaml"]);
  });

  it("reads govstack.yml too, and says so when both are there", async () => {
    const root = folder({ "govstack.yml": "solution: { name: Clinic }\n", "api.yaml": api() });
    expect((await load(root)).kind).toBe("configured");
    fill(root, { "govstack.yaml": "solution: { name: Clinic }\n" });
    expect(codes(await load(root))).toEqual(["nothing-in-scope!", "two-configurations"]);
  });

  it("takes files together as one submission, all in scope, rooted at their common folder", async () => {
    const root = folder({
      "a/b/one.yaml": api("", "One"),
      "a/two.json": '{"openapi":"3.1.0","info":{"title":"Two","version":"1"},"paths":{}}',
    });
    const submission = await load(root, ["a/two.json", "a/b/one.yaml"]);
    expect(submission.kind).toBe("files");
    expect(submission.solution.name).toBe("a");
    expect(submission.apis.map((one) => [one.document.path, one.version, one.inScope])).toEqual([
      ["b/one.yaml", "3.0", true],
      ["two.json", "3.1", true],
    ]);
    expect(codes(submission)).toEqual([]);
  });

  it("names a solution by its folder when there are several documents and no govstack.yaml", async () => {
    const files = { "payments/a.yaml": api("", "A"), "payments/sub/b.yaml": api("", "B") };
    const root = folder(files);
    expect((await load(root, ["payments"])).solution.name).toBe("payments");
    expect((await load(root, ["payments/sub/b.yaml", "payments/a.yaml"])).solution.name).toBe("payments");
    expect((await load(root, ["payments/a.yaml"])).solution.name).toBe("A");
  });

  it("names a solution by its file when the document has no title", async () => {
    const root = folder({ "records.yaml": "openapi: 3.0.3\ninfo: { title: [1] }\npaths: {}\n" });
    expect((await load(root, ["records.yaml"])).solution.name).toBe("records.yaml");
  });

  it("takes a document from standard input as if it stood where it is said to stand", async () => {
    const root = folder({ "api/schemas.yaml": "Name: { type: string }\n", "api/records.yaml": "not: read\n" });
    const text = api("paths: {}\ncomponents: { schemas: { N: { $ref: 'schemas.yaml#/Name' } } }\n");
    const stdin = { bytes: Buffer.from(text), path: "api/records.yaml" };
    const submission = await load(root, ["-"], { stdin });
    expect(codes(submission)).toEqual([]);
    expect(paths(submission)).toEqual(["records.yaml"]);
    expect(submission.files.map((file) => file.path)).toEqual(["records.yaml", "schemas.yaml"]);
    expect(submission.documents.get("records.yaml")?.text).toBe(text);
  });

  it("takes an explicit configuration, with its folder as root", async () => {
    const root = folder({
      "sub/check.yaml": "solution: { name: Clinic }\nopenapi: [api.yaml]\n",
      "sub/api.yaml": api(),
    });
    for (const beside of [[], ["sub"]]) {
      const submission = await load(root, beside, { config: "sub/check.yaml" });
      expect([submission.kind, paths(submission), codes(submission)]).toEqual(["configured", ["api.yaml"], []]);
    }
    expect(codes(await load(root, ["."], { config: "sub/check.yaml" }))).toEqual(["paths-beside-config!"]);
    expect(codes(await load(root, [], { config: "none.yaml" }))).toEqual(["no-such-file!"]);
    expect(codes(await load(root, [], { config: "sub" }))).toEqual(["not-a-regular-file!"]);
  });

  it.each([
    ["a missing file", ["none.yaml"], "no-such-file!"],
    ["a missing file beside one that is there", ["api.yaml", "none.yaml"], "no-such-file!"],
    ["two folders", [".", "sub"], "one-folder-at-a-time!"],
    ["a folder and a file", ["sub", "api.yaml"], "one-folder-at-a-time!"],
    ["a pipe", ["pipe"], "not-a-regular-file!"],
    ["a device", ["/dev/zero"], "not-a-regular-file!"],
    ["standard input beside something", ["-", "api.yaml"], "stdin-alone!"],
    ["standard input without any", ["-"], "nothing-on-stdin!"],
    ["a folder with nothing in it", ["sub"], "nothing-to-check!"],
  ])("refuses %s", async (_, named, code) => {
    const root = folder({ "api.yaml": api(), "sub/readme.md": "# openapi: 3.0.0" });
    execFileSync("mkfifo", [join(root, "pipe")]);
    const submission = await load(root, named);
    expect(codes(submission)).toEqual([code]);
    expect(submission.apis).toEqual([]);
  });

  it("refuses standard input that would stand in a folder that is not there, or is too large", async () => {
    const root = folder();
    const bytes = Buffer.from(api());
    expect(codes(await load(root, ["-"], { stdin: { bytes, path: "none/api.yaml" } }))).toEqual(["no-such-folder!"]);
    const limits = { openapiBytes: bytes.length };
    expect(codes(await load(root, ["-"], { stdin: { bytes, path: "api.yaml" }, limits }))).toEqual([]);
    const less = { openapiBytes: bytes.length - 1 };
    expect(codes(await load(root, ["-"], { stdin: { bytes, path: "api.yaml" }, limits: less }))).toEqual([
      "file-too-large!",
    ]);
  });
});

describe("versions", () => {
  it.each([
    ["swagger: '2.0'", "2.0", "Swagger 2.0"],
    // Without quotes it is a number, which the document's validity tells of.
    ["swagger: 2.0", "2.0", "Swagger 2.0"],
    ["openapi: 3.0.3", "3.0", "OpenAPI 3.0.3"],
    ["openapi: 3.1.1", "3.1", "OpenAPI 3.1.1"],
    ["openapi: 3.2.0", "3.2", "OpenAPI 3.2.0"],
  ])("reads %s", async (stated, version, format) => {
    const submission = await load(folder({ "api.yaml": `${stated}\ninfo: {}\n` }), ["api.yaml"]);
    expect(codes(submission)).toEqual([]);
    expect(submission.apis[0]?.version).toBe(version);
    expect(submission.files[0]?.format).toBe(format);
  });
});

describe("documents that cannot be examined", () => {
  it.each([
    ["no openapi key", "info: {}\n", "not-openapi!"],
    ["a list", "- openapi\n", "not-openapi!"],
    ["openapi only below", "x: { openapi: 3.0.0 }\n", "not-openapi!"],
    ["Swagger 1.2", "swagger: '1.2'\n", "unknown-openapi-version!"],
    ["OpenAPI 3.3", "openapi: 3.3.0\n", "unknown-openapi-version!"],
    ["OpenAPI 9.9", "openapi: 9.9.9\n", "unknown-openapi-version!"],
    ["no version", "openapi: latest\n", "unknown-openapi-version!"],
    ["the key on the prototype only", "__proto__: { openapi: 3.0.0 }\n", "not-openapi!"],
  ])("refuses %s and still loads the others", async (_, text, code) => {
    const root = folder({ "bad.yaml": text, "good.yaml": api() });
    const submission = await load(root, ["bad.yaml", "good.yaml"]);
    expect(codes(submission)).toEqual([code]);
    expect(submission.problems[0]?.location?.file).toBe("bad.yaml");
    expect(paths(submission)).toEqual(["good.yaml"]);
    expect(submission.unreadable).toEqual([{ path: "bad.yaml", inScope: true }]);
    expect(submission.files.map((file) => file.path)).toEqual(["bad.yaml", "good.yaml"]);
  });

  it.each([
    ["3.0", "number"],
    ["3.1", "number"],
    ["'3.1'", "short"],
    ["'3.2'", "short"],
    ["'3.0.3 '", "other"],
    ["'4.0.0'", "other"],
  ])("knows what to suggest for openapi: %s", async (version, hint) => {
    const root = folder({ "api.yaml": `openapi: ${version}\npaths: {}\n` });
    const [problem] = (await load(root, ["api.yaml"])).problems;
    expect(problem?.code).toBe("unknown-openapi-version");
    expect(problem?.data).toEqual({ file: "api.yaml", version: version.replaceAll("'", ""), hint });
    expect(problem?.location).toEqual({ file: "api.yaml", line: 1, column: 10 });
  });

  it.each(["3.0.0", "3.0.4", "3.1.0", "3.1.2", "3.1.0-rc1"])("takes OpenAPI %s", async (version) => {
    const root = folder({ "api.yaml": `openapi: ${version}\npaths: {}\n` });
    const submission = await load(root, ["api.yaml"]);
    expect(submission.apis[0]?.version).toBe(version.slice(0, 3));
    expect(submission.files[0]?.format).toBe(`OpenAPI ${version}`);
  });

  const utf16 = Buffer.from(`\ufeff${api()}`, "utf16le");
  it.each([
    ["UTF-16 LE", utf16, "UTF-16 LE", 0, 1],
    ["UTF-16 BE", Buffer.from(utf16).swap16(), "UTF-16 BE", 0, 1],
    ["Latin-1", Buffer.from(api("", "Santé"), "latin1"), "ISO-8859-1", 34, 2],
  ])("says that %s breaks a requirement", async (_, bytes, encoding, offset, line) => {
    const root = folder({ "api.yaml": bytes, "good.yaml": api() });
    const submission = await load(root, ["api.yaml", "good.yaml"]);
    expect(codes(submission)).toEqual(["not-utf8!"]);
    expect(submission.problems[0]?.data).toEqual({
      file: "api.yaml",
      encoding,
      offset,
      line,
      requirement: "govstack-cfr-data#req-1",
    });
    expect(submission.problems[0]?.location).toEqual({ file: "api.yaml", line, column: 1 });
    expect(submission.unreadable).toEqual([{ path: "api.yaml", inScope: true, encoding: { encoding, offset, line } }]);
    expect(paths(submission)).toEqual(["good.yaml"]);
    // Merely found, it is noticed and said.
    expect(codes(await load(root))).toEqual(["nothing-in-scope!", "not-utf8"]);
  });

  it.each([
    ["with CRLF line ends", api("paths: {}\n").replaceAll("\n", "\r\n")],
    ["with a byte order mark", `\ufeff${api()}`],
  ])("reads a document %s, named or found", async (_, text) => {
    const root = folder({ "api.yaml": text });
    expect(paths(await load(root, ["api.yaml"]))).toEqual(["api.yaml"]);
    expect(paths(await load(root))).toEqual(["api.yaml"]);
  });

  it.each([
    ["an empty file", ""],
    ["an unclosed quote", 'openapi: "3.0.3\ninfo: {}\n'],
    ["equal keys", "openapi: 3.0.3\ninfo: {}\ninfo: {}\n"],
    ["a tab for indentation", "openapi: 3.0.3\ninfo:\n\ttitle: x\n"],
  ])("says what is wrong with %s and keeps the others", async (_, text) => {
    const root = folder({ "bad.yaml": text, "good.yaml": api() });
    const submission = await load(root, ["bad.yaml", "good.yaml"]);
    expect(submission.problems.length).toBeGreaterThan(0);
    expect(submission.problems.every(({ file, severity }) => file === "bad.yaml" && severity === "fatal")).toBe(true);
    expect(submission.unreadable).toEqual([{ path: "bad.yaml", inScope: true }]);
    expect(paths(submission)).toEqual(["good.yaml"]);
  });

  it("tells someone who names govstack.yaml as a document what to do", async () => {
    const root = folder({ "govstack.yaml": "solution: { name: Clinic }\n" });
    expect(codes(await load(root, ["govstack.yaml"]))).toEqual(["configuration-as-document!"]);
  });
});

describe("finding documents", () => {
  it("finds what looks like OpenAPI at any depth, in YAML and JSON, and nothing else", async () => {
    const root = folder({
      "a/b/c/api.yml": api(),
      "a/quoted.yaml": '"openapi": "3.1.0"\npaths: {}\n',
      "flow.yaml": "{openapi: 3.0.0, paths: {}}",
      "late.json": '{ "paths": {}, "info": {"title": "T", "version": "1"},\n  "openapi" : "3.0.1" }',
      "package.json": '{ "scripts": { "openapi": "generate" } }',
      "values.yaml": "service:\n  openapi: true\n",
      "notes.md": "openapi: 3.0.0\n",
      "broken.json": "{ not json",
      "nested/govstack.yaml": "solution: { name: Other }\nopenapi: [x.yaml]\n",
    });
    const submission = await load(root);
    expect(paths(submission)).toEqual(["a/b/c/api.yml", "a/quoted.yaml", "flow.yaml", "late.json"]);
    expect(submission.files.map((file) => file.path)).toEqual(paths(submission));
    expect([...submission.documents.keys()]).toEqual(paths(submission));
    expect(codes(submission)).toEqual(["nothing-in-scope!"]);
  });

  it("only notes what is wrong with a document that was merely found", async () => {
    const root = folder({
      "bad.yaml": "openapi: 3.0.3\na: 1\na: 2\n",
      "old.yaml": "swagger: '1.2'\n",
      "good.yaml": api(),
    });
    const submission = await load(root);
    expect(submission.problems.map(({ file, severity }) => [file, severity])).toEqual([
      [undefined, "fatal"],
      ["bad.yaml", "note"],
      ["old.yaml", "note"],
    ]);
    expect(submission.unreadable).toEqual([
      { path: "bad.yaml", inScope: false },
      { path: "old.yaml", inScope: false },
    ]);
  });

  it("is exit code 2 all the same when nothing at all can be examined", async () => {
    const root = folder({ "old.yaml": "swagger: '1.2'\n" });
    expect(codes(await load(root))).toEqual(["nothing-to-check!", "unknown-openapi-version"]);
  });

  it("leaves out packages, build results and hidden folders, and says so", async () => {
    const root = folder({
      "api.yaml": api(),
      "node_modules/x/api.yaml": api(),
      "web/dist/api.yaml": api(),
      ".git/api.yaml": api(),
      "src/vendor/api.yaml": api(),
      "target/api.yaml": api(),
      ".venv/api.yaml": api(),
      "p/__pycache__/api.yaml": api(),
    });
    const submission = await load(root);
    expect(paths(submission)).toEqual(["api.yaml"]);
    expect(submission.problems).toEqual([
      {
        code: "left-out",
        data: { count: 6, names: ".venv, node_modules, p/__pycache__, src/vendor, target", more: 1 },
        severity: "note",
      },
      { code: "nothing-in-scope", data: { count: 1 }, severity: "fatal" },
    ]);
  });

  it("finds in a folder that is declared, whatever its name", async () => {
    const root = folder({
      "govstack.yaml": "solution: { name: Clinic }\nopenapi: [dist, ./dist/a.yaml]\n",
      "dist/a.yaml": api(),
      "dist/b/c.yaml": api(),
      "dist/schemas.yaml": "Name: {}\n",
    });
    const submission = await load(root);
    expect(submission.apis.map((one) => [one.document.path, one.inScope])).toEqual([
      ["dist/a.yaml", true],
      ["dist/b/c.yaml", true],
    ]);
    expect(codes(submission)).toEqual(["left-out"]);
  });

  it("does not mind a document that is declared by itself and with its folder, in any order", async () => {
    for (const openapi of ["[a/x.yaml, a]", "[a, a/x.yaml, ./a/]"]) {
      const root = folder({
        "govstack.yaml": `solution: { name: C }\nopenapi: ${openapi}\n`,
        "a/x.yaml": api(),
        "a/y.json": '{"z":{"openapi":1}}',
      });
      const submission = await load(root);
      expect([codes(submission), paths(submission)]).toEqual([[], ["a/x.yaml"]]);
    }
  });

  it("does not depend on the order in which files were made", async () => {
    const files = {
      "b.yaml": api(),
      "a/x.json": "{",
      "a/y.yaml": "openapi: 3.0.3\na: 1\na: 2\n",
      "Z.yaml": api(),
      "c/d.yaml": api(),
    };
    const one = await load(folder(files));
    const other = await load(folder(Object.fromEntries(Object.entries(files).reverse())));
    expect({ ...(told(one) as object), solution: 0 }).toEqual({ ...(told(other) as object), solution: 0 });
    expect(paths(one)).toEqual(["Z.yaml", "b.yaml", "c/d.yaml"]);
  });
});
