import { describe, expect, it } from "vitest";
import { parseDocument } from "../../src/document/parse.ts";
import { targetOf } from "../../src/load/reference.ts";
import { filesReferredTo, mayReferToFiles } from "../../src/load/reference-files.ts";
import { DEFAULT_LIMITS, type Document, Place } from "../../src/model.ts";
import { fc } from "../property.ts";
import { api, codes, folder, load } from "./folder.ts";

async function parse(path: string, text: string): Promise<Document> {
  const parsed = await parseDocument(path, text, DEFAULT_LIMITS);
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.code).join());
  return parsed.document;
}

describe("the text of a reference", () => {
  it.each([
    ["#", "api/a.yaml", []],
    ["#/components/schemas/A", "api/a.yaml", ["components", "schemas", "A"]],
    ["#/a~1b/~0c/", "api/a.yaml", ["a/b", "~c", ""]],
    ["#/a%20b%2Fc/%7E1", "api/a.yaml", ["a b", "c", "/"]],
    ["b.yaml", "api/b.yaml", []],
    ["./b%20(1).yaml#/x", "api/b (1).yaml", ["x"]],
    ["../b.yaml", "b.yaml", []],
    ["c/../d//e.yaml", "api/d/e.yaml", []],
    ["caf%C3%A9%23.yaml", "api/café#.yaml", []],
    ["%252e%252e/b.yaml", "api/%2e%2e/b.yaml", []],
  ])("%s leads somewhere", (reference, file, steps) => {
    expect(targetOf(reference, "api/a.yaml")).toEqual({ ok: true, file, fragment: { steps } });
  });

  it("may name an anchor", () => {
    expect(targetOf("b.yaml#Name", "a.yaml")).toEqual({ ok: true, file: "b.yaml", fragment: { anchor: "Name" } });
  });

  it.each([
    ["https://example.test/a.yaml", "url"],
    ["HTTP://127.0.0.1/#/a", "url"],
    ["//example.test/a.yaml", "url"],
    ["file:///etc/passwd", "url"],
    ["data:text/plain,x", "url"],
    ["urn:x:y", "url"],
    ["/etc/passwd", "outside"],
    ["%2fetc/passwd", "outside"],
    ["\\\\server\\share", "outside"],
    ["\\etc\\passwd", "outside"],
    ["C:/windows", "outside"],
    ["c:\\windows", "outside"],
    ["../../x.yaml", "outside"],
    ["%2e%2e/%2e%2e/x.yaml", "outside"],
    ["..%2f..%2fx.yaml", "outside"],
    ["..\\..\\x.yaml", "outside"],
    ["../../api/a.yaml", "outside"],
    ["a\\b.yaml", "malformed"],
    ["a%00.yaml", "malformed"],
    ["a\0.yaml", "malformed"],
    ["a.yaml?x=1", "malformed"],
    ["%zz.yaml", "malformed"],
    ["%ff.yaml", "malformed"],
    ["#/%e0%a4%a", "malformed"],
    ["#/a~2", "malformed"],
    ["#/a~", "malformed"],
    ["", "malformed"],
    [7, "malformed"],
    [null, "malformed"],
    [{ $ref: "#/a" }, "malformed"],
    [["#/a"], "malformed"],
    [`#/${"a".repeat(5000)}`, "limit"],
  ])("%s is refused as %s", (reference, reason) => {
    expect(targetOf(reference, "api/a.yaml")).toEqual({ ok: false, reason });
  });

  it("never leads out of the root, whatever is written", () => {
    const piece = fc.constantFrom(
      "..",
      ".",
      "a",
      "%2e%2e",
      "%2F",
      "/",
      "\\",
      "b.yaml",
      "#",
      "%00",
      "",
      ":",
      "?",
      "%",
      "~1",
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const target = targetOf(pieces.join(""), "x/y.yaml");
        if (!target.ok) return;
        expect(target.file.startsWith("/")).toBe(false);
        expect(target.file.split("/")).not.toContain("..");
        expect(target.file).not.toMatch(/[\\\0]/);
      }),
    );
  });
});

describe("which files a document refers to", () => {
  it.each([
    ["nothing to follow", "a: 1\n", []],
    ["only itself", "a: { $ref: '#/b' }\nb: { $ref: 'a.yaml#/c' }\n", []],
    ["a file, once", "a: { $ref: x.yaml#/1 }\nb: [{ $ref: 'x.yaml#/2' }, { $ref: ./x.yaml }]\n", ["x.yaml"]],
    [
      "in the order of the document",
      "z: { $ref: z.yaml }\na: [{ $ref: b.yaml }, { $ref: a.yaml2 }]\n",
      ["z.yaml", "b.yaml", "a.yaml2"],
    ],
    [
      "illegal ones left out",
      "a: { $ref: 'http://x.test/y.yaml' }\nb: { $ref: /etc/passwd }\nc: { $ref: ../../x }\nd: { $ref: 7 }\n",
      [],
    ],
    [
      "not in examples",
      api("paths: { /a: { get: { responses: { 200: { content: { a/b: { example: { $ref: x.yaml } } } } } } } }\n"),
      [],
    ],
    [
      "not in default, enum and const",
      api("components: { schemas: { A: { default: { $ref: x }, enum: [{ $ref: y }], const: { $ref: z } } } }\n"),
      [],
    ],
    ["not in extensions", api("x-docs: { $ref: x.yaml }\npaths: { /a: { x-b: { $ref: y.yaml } } }\n"), []],
    [
      "in properties that are called like keywords",
      api(
        "components: { schemas: { A: { properties: { default: { $ref: x.yaml }, example: { $ref: y.yaml }, x-z: { $ref: z.yaml } } } } }\n",
      ),
      ["x.yaml", "y.yaml", "z.yaml"],
    ],
    [
      "not where a property is called $ref",
      api("components: { schemas: { A: { properties: { $ref: { type: string } } } } }\n"),
      [],
    ],
    ["default responses", api("paths: { /a: { get: { responses: { default: { $ref: x.yaml } } } } }\n"), ["x.yaml"]],
    [
      "named examples, but not their values",
      api("components: { examples: { A: { $ref: x.yaml }, B: { value: { $ref: y.yaml } } } }\n"),
      ["x.yaml"],
    ],
    ["not the examples of a 3.1 schema", api("components: { schemas: { A: { examples: [{ $ref: x.yaml }] } } }\n"), []],
    [
      "path items and callbacks",
      api("paths: { /a: { $ref: x.yaml }, /b: { post: { callbacks: { done: { '{$url}': { $ref: y.yaml } } } } } }\n"),
      ["x.yaml", "y.yaml"],
    ],
    [
      "whole maps moved to a file",
      api("paths: { $ref: x.yaml }\ncomponents: { schemas: { $ref: y.yaml } }\n"),
      ["x.yaml", "y.yaml"],
    ],
    [
      "a bare file of schemas with odd names",
      "default: { $ref: x.yaml }\nexample: { properties: { a: { $ref: y.yaml } } }\n",
      ["x.yaml", "y.yaml"],
    ],
    [
      "through an alias that an example uses too",
      api("x-a: &a { $ref: x.yaml }\ncomponents: { schemas: { B: *a } }\n"),
      ["x.yaml"],
    ],
  ])("%s", async (_, text, files) => {
    const document = await parse("a.yaml", text);
    expect(filesReferredTo(document, 10)).toEqual(files);
    if (files.length > 0) expect(mayReferToFiles(text)).toBe(true);
  });

  it("stops at the number of files that is wanted", async () => {
    const document = await parse(
      "a.json",
      JSON.stringify(Array.from({ length: 100 }, (_, n) => ({ $ref: `${n}.json` }))),
    );
    expect(filesReferredTo(document, 7)).toHaveLength(7);
  });

  it.each([
    ['{"$ref":"#/a"}', false],
    ['{ "$ref" : \n "#/a" }', false],
    ["a: {$ref: '#/a'}", false],
    ["$ref: #/a", true],
    ["$ref: # comment\n  b.yaml", true],
    ["$ref: ''\n#", true],
    ['{"$ref":"b"}', true],
    ['{"\\u0024ref":"b"}', true],
    ['{"$\\u0072ef":"b"}', true],
    ['"$r\\x65f": b', true],
    ["&k $ref: b", true],
    ["? $ref\n: b", true],
    ["no references", false],
  ])("looks at %j cheaply: %s", (text, answer) => {
    expect(mayReferToFiles(text)).toBe(answer);
  });
});

describe("documents in several files", () => {
  it("reads everything that is referred to, directly or not, and nothing else", async () => {
    const root = folder({
      "govstack.yaml": "solution: { name: Clinic }\nopenapi: [api/main.yaml]\n",
      "api/main.yaml": api("paths:\n  /a: { $ref: 'paths/a%20(1).yaml#/item' }\n"),
      "api/paths/a (1).yaml":
        "item: { get: { responses: { 200: { $ref: '../../shared/caf%C3%A9%23%25.yaml#/ok' } } } }\n",
      "shared/café#%.yaml":
        "ok: { $ref: ../api/main.yaml#/info }\nself: { $ref: '#/ok' }\nback: { $ref: missing.yaml }\n",
      "shared/unused.yaml": "openapi: [1]\n",
    });
    const submission = await load(root);
    expect(codes(submission)).toEqual([]);
    expect(submission.files.map(({ path, role, inScope }) => [path, role, inScope])).toEqual([
      ["api/main.yaml", "openapi", true],
      ["api/paths/a (1).yaml", "referenced", true],
      ["govstack.yaml", "configuration", true],
      ["shared/café#%.yaml", "referenced", true],
    ]);
    const from = Place.of("api/main.yaml", ["paths", "/a", "$ref"]);
    const item = submission.resolver.resolve("paths/a%20(1).yaml#/item/get/responses/200", from);
    expect(item).toMatchObject({ found: true, value: { title: "Health Records" } });
    expect(item.found && [item.place.file, item.place.pointer]).toEqual(["api/main.yaml", ["info"]]);
    expect(submission.resolver.document("shared/café#%.yaml")?.path).toBe("shared/café#%.yaml");
    expect(submission.resolver.document("shared/unused.yaml")).toBeUndefined();
    const back = submission.resolver.resolve("missing.yaml", Place.of("shared/café#%.yaml"));
    expect(back).toEqual({ found: false, reason: "missing-file", target: "missing.yaml" });
  });

  it("makes a referenced OpenAPI document one of its own, in the scope of who needs it", async () => {
    const files = {
      "main.yaml": api("paths: { /a: { $ref: 'second.yaml#/paths/~1a' } }\n"),
      "second.yaml": api("paths: { /a: { $ref: third.yaml } }\n"),
      "third.yaml": "get: {}\n",
    };
    const named = await load(folder(files), ["main.yaml"]);
    expect(named.apis.map((one) => [one.document.path, one.inScope])).toEqual([
      ["main.yaml", true],
      ["second.yaml", true],
    ]);
    expect(named.files.map((file) => file.role)).toEqual(["openapi", "openapi", "referenced"]);
    const found = await load(folder(files));
    expect(found.apis.map((one) => one.inScope)).toEqual([false, false]);
    expect(found.files.map((file) => file.inScope)).toEqual([false, false, false]);
  });

  it("does not complain of a named file that is no document when another one needs it", async () => {
    const root = folder({
      "main.yaml": api("components: { schemas: { N: { $ref: 'names.yaml#/N' } } }\n"),
      "names.yaml": "N: {}\n",
      "stray.yaml": "N: {}\n",
    });
    const submission = await load(root, ["names.yaml", "main.yaml", "stray.yaml"]);
    expect(submission.problems.map(({ code, file }) => [code, file])).toEqual([["not-openapi", "stray.yaml"]]);
    expect(submission.files.find((file) => file.path === "names.yaml")?.role).toBe("referenced");
    expect(submission.unreadable.map((file) => file.path)).toEqual(["stray.yaml"]);
  });

  it("takes an unreadable file for fatal when a document in scope needs it, else for a note", async () => {
    const files = {
      "main.yaml": api("paths: { /a: { $ref: bad.yaml#/x }, /b: { $ref: latin.yaml } }\n"),
      "bad.yaml": "x: [\n",
      "latin.yaml": Buffer.from("x: Santé\n", "latin1"),
    };
    const named = await load(folder(files), ["main.yaml"]);
    expect(named.problems.every((problem) => problem.severity === "fatal")).toBe(true);
    expect(new Set(named.problems.map((problem) => problem.file))).toEqual(new Set(["bad.yaml", "latin.yaml"]));
    expect(named.unreadable.map(({ path, inScope, encoding }) => [path, inScope, encoding?.encoding])).toEqual([
      ["bad.yaml", true, undefined],
      ["latin.yaml", true, "ISO-8859-1"],
    ]);
    expect(named.apis).toHaveLength(1);
    const answer = named.resolver.resolve("bad.yaml#/x", Place.of("main.yaml"));
    expect(answer).toEqual({ found: false, reason: "unreadable", target: "bad.yaml#/x" });
    const found = await load(folder(files));
    const unreadable = found.problems.filter(({ code }) => code !== "nothing-in-scope");
    expect(new Set(unreadable.map(({ severity }) => severity))).toEqual(new Set(["note"]));
  });

  it("follows links that stay inside, and starts from where they lead", async () => {
    const root = folder({
      "main.yaml": api("components: { schemas: { N: { $ref: 'link/names.yaml#/N' } } }\n"),
      link: { link: "real/deep" },
      "real/deep/names.yaml": "N: { $ref: ../other.yaml#/M }\n",
      "real/other.yaml": "M: { type: string }\n",
    });
    const submission = await load(root, ["main.yaml"]);
    expect(submission.files.map((file) => file.path)).toEqual(["main.yaml", "real/deep/names.yaml", "real/other.yaml"]);
    const answer = submission.resolver.resolve("link/names.yaml#/N", Place.of("main.yaml"));
    expect(answer).toMatchObject({ found: true, value: { type: "string" } });
    expect(answer.found && answer.place.file).toBe("real/other.yaml");
  });

  it("reads as many files as the limit allows, and says when there are more", async () => {
    const count = 40;
    const chain = Object.fromEntries(
      Array.from({ length: count }, (_, n) => [
        `f${n}.yaml`,
        n + 1 < count ? `a: { $ref: f${n + 1}.yaml#/a }\n` : "a: {}\n",
      ]),
    );
    const root = folder({ "main.yaml": api("components: { schemas: { A: { $ref: f0.yaml#/a } } }\n"), ...chain });
    const at = await load(root, ["main.yaml"], { limits: { referencedFiles: count } });
    expect([codes(at), at.files.length]).toEqual([[], count + 1]);
    const over = await load(root, ["main.yaml"], { limits: { referencedFiles: count - 1 } });
    expect([codes(over), over.files.length]).toEqual([["too-many-referenced-files!"], count]);
    expect(over.resolver.resolve("f39.yaml", Place.of("main.yaml"))).toMatchObject({ found: false, reason: "limit" });
    expect(over.resolver.resolve("f38.yaml#/a", Place.of("main.yaml"))).toMatchObject({
      found: false,
      reason: "limit",
    });
    expect(codes(await load(root, [], { limits: { referencedFiles: 3 } }))).toEqual([
      "nothing-in-scope!",
      "too-many-referenced-files",
    ]);
  });

  it("survives 2,001 files beside each other and a chain of 3,000", async () => {
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`many/${n}.json`, "{}"]));
    const chain = Object.fromEntries(
      Array.from({ length: 3000 }, (_, n) => [`chain/${n}.json`, `{"a":{"$ref":"${n + 1}.json#/a"}}`]),
    );
    const refs = Array.from({ length: 2001 }, (_, n) => `{ $ref: many/${n}.json }`);
    const root = folder({
      ...many,
      ...chain,
      "wide.yaml": api(`paths: { /a: { parameters: [${refs.join(", ")}] } }\n`),
      "long.yaml": api("paths: { /a: { $ref: chain/0.json#/a } }\n"),
    });
    const wide = await load(root, ["wide.yaml"]);
    expect([codes(wide), wide.files.length]).toEqual([["too-many-referenced-files!"], 2001]);
    const long = await load(root, ["long.yaml"]);
    expect([codes(long), long.files.length]).toEqual([["too-many-referenced-files!"], 2001]);
    const answer = long.resolver.resolve("chain/0.json#/a", Place.of("long.yaml"));
    expect(answer).toMatchObject({ found: false, reason: "limit" });
  }, 60_000);
});
