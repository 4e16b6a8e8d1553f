import { execFileSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, it } from "vitest";
import { Intake } from "../../src/load/intake.ts";
import { DEFAULT_LIMITS, Place, type Submission } from "../../src/model.ts";
import { api, codes, folder, load, told } from "./folder.ts";

/** Stands in files outside of the submission: it must never be read. */
const CANARY = "canary-7f3a";

/** A submission beside files that are none of its business. */
function beside(files: Parameters<typeof folder>[0]): string {
  return folder({
    "outside/secret.yaml": `${CANARY}: { type: string }\n`,
    "outside/api.yaml": api("", CANARY),
    "outside/secret.json": `{"openapi":"3.0.0","info":{"title":"${CANARY}"}}`,
    ...Object.fromEntries(Object.entries(files ?? {}).map(([path, content]) => [`sub/${path}`, content])),
  });
}

function expectNoCanary(submission: Submission): void {
  expect(JSON.stringify(told(submission))).not.toContain(CANARY);
}

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
});

describe("files outside of the submission", () => {
  it.each([
    ["a link to a file of the system", { link: "/etc/passwd" }],
    ["a link to a document beside the submission", { link: "../outside/api.yaml" }],
    ["a link to a link outside", { link: "hop" }],
    ["a link that leads back in, by way of outside", { link: "../outside/back" }],
  ])("are not read through %s that is named", async (name, link) => {
    const root = beside({ "api.yaml": link, hop: { link: "../outside/api.yaml" }, "good.yaml": api() });
    if (name.includes("back in")) symlinkSync("../sub/good.yaml", join(root, "outside/back"));
    const submission = await load(root, ["sub/api.yaml"]);
    expectNoCanary(submission);
    // A link whose end lies inside is as good as the file itself.
    if (name.includes("back in")) expect(submission.files.map((file) => file.path)).toEqual(["good.yaml"]);
    else expect(codes(submission)).toEqual(["link-leaves-folder!"]);
  });

  it("are not read through links that are declared, found, or are the configuration itself", async () => {
    const root = beside({
      "govstack.yaml":
        "solution: { name: Clinic }\nopenapi: [linked.yaml, folder/api.yaml, ../outside/api.yaml, folder]\n",
      "linked.yaml": { link: "../outside/api.yaml" },
      "also.yaml": { link: "/etc/passwd" },
      folder: { link: "../outside" },
      "good.yaml": api(),
    });
    const submission = await load(root, ["sub"]);
    expectNoCanary(submission);
    expect(submission.problems.map(({ code, location }) => [code, location?.line])).toEqual([
      ["links-left-out", undefined],
      ["link-leaves-folder", 2],
      ["link-leaves-folder", 2],
      ["path-leaves-folder", 2],
      ["link-leaves-folder", 2],
    ]);
    expect(submission.problems[0]?.data).toEqual({ count: 1, names: "also.yaml", more: 0 });
    expect(submission.apis.map((one) => one.document.path)).toEqual(["good.yaml"]);
    const config = beside({ "govstack.yaml": { link: "../outside/secret.yaml" }, "good.yaml": api() });
    const other = await load(config, ["sub"]);
    expectNoCanary(other);
    expect(codes(other)).toEqual(["link-leaves-folder!"]);
  });

  it.each([
    ["../outside/secret.yaml", "outside"],
    ["%2e%2e/outside/secret.yaml", "outside"],
    ["..%2foutside%2fsecret.yaml", "outside"],
    ["/etc/passwd", "outside"],
    ["/proc/self/environ", "outside"],
    ["file:///etc/passwd", "url"],
    ["http://127.0.0.1/secret.yaml", "url"],
    ["https://metadata.internal.test/", "url"],
    ["link/secret.yaml", "outside"],
    ["linked.yaml", "outside"],
    ["loop.yaml", "outside"],
    ["pipe", "unreadable"],
    ["socket", "unreadable"],
    ["folder", "unreadable"],
    ["none/../../outside/secret.yaml", "outside"],
    ["\\..\\outside\\secret.yaml", "outside"],
    ["main.yaml\0/../../outside/secret.yaml", "malformed"],
    ["main.yaml/../../outside/secret.yaml", "outside"],
    [".", "missing-file"],
  ])("are not read through $ref %s", async (reference, reason) => {
    const root = beside({
      "main.yaml": api(`components: { schemas: { A: { $ref: ${JSON.stringify(reference)} } } }\n`),
      link: { link: "../outside" },
      "linked.yaml": { link: "../outside/secret.yaml" },
      "loop.yaml": { link: "loop.yaml" },
      "folder/x": "",
    });
    execFileSync("mkfifo", [join(root, "sub/pipe")]);
    const server = createServer().listen(join(root, "sub/socket"));
    await new Promise((resolve) => server.once("listening", resolve));
    const submission = await load(root, ["sub/main.yaml"]);
    server.close();
    expectNoCanary(submission);
    // The null character makes the document itself unreadable for some parsers; the reference is looked at on its own then.
    const answer = submission.resolver.resolve(reference, Place.of("main.yaml"));
    expect(answer).toEqual({ found: false, reason, target: reference });
    expect(submission.files.map((file) => file.path)).toEqual(["main.yaml"]);
    expect(codes(submission)).toEqual(reason === "unreadable" ? ["not-a-regular-file!"] : []);
  });

  it("are not reached by swapping a folder for a link while it is being read", async () => {
    const root = beside({ "real/api.yaml": api(), "api/x": "" });
    const swapping = new Worker(SWAP, { eval: true, workerData: join(root, "sub") });
    await new Promise((resolve) => swapping.once("message", resolve));
    const results = new Set<string>();
    for (let round = 0; round < 5000; round++) {
      const taken = new Intake(join(root, "sub"), DEFAULT_LIMITS).take("api/api.yaml", 1000);
      if (taken.ok) expect(Buffer.from(taken.bytes).toString()).not.toContain(CANARY);
      results.add(taken.ok ? "read" : taken.reason);
    }
    await swapping.terminate();
    expect([...results].every((result) => ["read", "outside", "missing"].includes(result))).toBe(true);
  });

  it("do not count as part of files that share only the root of the disk", async () => {
    const root = folder({ "api.yaml": api() });
    expect(codes(await load(root, ["api.yaml", "/etc/hostname"]))).toEqual(["no-common-folder!"]);
  });
});

/** Swaps sub/api between a folder and a link to the outside, as fast as it can. */
const SWAP = `
const { parentPort, workerData } = require("node:worker_threads");
const { renameSync, symlinkSync } = require("node:fs");
const [here, real, link] = ["api", "real", "link"].map((name) => workerData + "/" + name);
symlinkSync("../outside", link);
renameSync(here, workerData + "/empty");
parentPort.postMessage("ready");
for (;;) {
  renameSync(real, here); renameSync(here, real);
  renameSync(link, here); renameSync(here, link);
}`;

describe("the limits", () => {
  const text = api();
  it.each([
    ["bytes of a document", { openapiBytes: text.length }, { openapiBytes: text.length - 1 }, "file-too-large"],
    ["bytes in all", { totalBytes: 3 * text.length }, { totalBytes: 3 * text.length - 1 }, "too-many-bytes"],
    ["files and folders", { files: 5 }, { files: 4 }, "too-many-files"],
    ["depth of folders", { folderDepth: 2 }, { folderDepth: 1 }, "folder-too-deep"],
  ])("on %s are said when hit", async (_, at, over, code) => {
    const root = folder({ "a/b/one.yaml": text, "three.yaml": text, "two.yaml": text });
    expect(codes(await load(root, [], { limits: at }))).toEqual(["nothing-in-scope!"]);
    expect(codes(await load(root, [], { limits: over }))).toContain(code);
  });

  it("are fatal for what was asked for", async () => {
    const root = folder({
      "govstack.yaml": "solution: { name: C }\nopenapi: [a]\n",
      "a/b/c/one.yaml": text,
      "a/two.yaml": text,
    });
    expect(codes(await load(root, [], { limits: { openapiBytes: 10 } }))).toContain("file-too-large!");
    expect(codes(await load(root, [], { limits: { files: 2 } }))).toContain("too-many-files!");
    expect(codes(await load(root, [], { limits: { folderDepth: 2 } }))).toContain("folder-too-deep!");
    expect(codes(await load(root, [], { limits: { fileBytes: 10 } }))).toContain("file-too-large!");
  });

  it("on other files hold for what a $ref needs", async () => {
    const main = api("paths: { /a: { $ref: part.yaml } }\n");
    const root = folder({ "main.yaml": main, "part.yaml": "get: {}\n" });
    expect(codes(await load(root, ["main.yaml"], { limits: { fileBytes: 8 } }))).toEqual([]);
    const over = await load(root, ["main.yaml"], { limits: { fileBytes: 7 } });
    expect(over.problems[0]?.data).toEqual({ file: "part.yaml", bytes: 8, limit: 7 });
    expect(over.unreadable).toEqual([{ path: "part.yaml", inScope: true }]);
  });
});

describe("the door", () => {
  it("reads a file's own bytes, with their digest", () => {
    const root = folder({ "a.yaml": "hello\n" });
    const taken = new Intake(root, DEFAULT_LIMITS).take("a.yaml", 6);
    expect(taken).toMatchObject({
      ok: true,
      path: "a.yaml",
      sha256: "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03",
    });
  });

  it.skipIf(process.platform !== "linux").each([
    ["a file whose size lies", "status"],
    ["a file that nobody may read", "mem"],
  ])("refuses %s instead of waiting or guessing", (_, name) => {
    const taken = new Intake("/proc/self", DEFAULT_LIMITS).take(name, 1_000_000);
    expect(taken.ok).toBe(false);
  });

  it("knows a file by the name that it has where it really lies", () => {
    const root = folder({ "v1/api.yaml": api(), "api.yaml": { link: "v1/api.yaml" } });
    expect(new Intake(root, DEFAULT_LIMITS).take("api.yaml", 1000)).toMatchObject({ ok: true, path: "v1/api.yaml" });
  });

  it.each(["a".repeat(300), "a/".repeat(3000), "x.yaml/y"])("takes an impossible name for a missing file", (name) => {
    const root = folder({ "x.yaml": "" });
    expect(new Intake(root, DEFAULT_LIMITS).take(name, 1)).toMatchObject({ ok: false, reason: "missing" });
  });
});

describe("names that are on every object", () => {
  it("are ordinary keys and file names", async () => {
    const root = folder({
      __proto__x: "",
      "govstack.yaml": "solution: { name: C, __proto__: { version: '9' } }\nopenapi: [__proto__, constructor]\n",
      "main.yaml": api(
        "components: { schemas: { A: { $ref: '__proto__#/toString' } } }\n__proto__: { openapi: 3.1.0 }\n",
      ),
      constructor: "openapi: 3.0.3\npaths: {}\n",
    });
    writeFileSync(join(root, "__proto__"), "toString: { $ref: constructor#/hasOwnProperty }\n");
    const submission = await load(root);
    expect(submission.solution).toEqual({ name: "C" });
    expect(codes(submission)).toEqual(["unknown-key!", "not-openapi!"]);
    expect(submission.apis.map((one) => [one.document.path, one.version])).toEqual([
      ["constructor", "3.0"],
      ["main.yaml", "3.0"],
    ]);
    expect(submission.resolver.resolve("toString", Place.of("main.yaml"))).toMatchObject({ reason: "missing-file" });
    expect(submission.resolver.resolve("constructor#/toString", Place.of("main.yaml"))).toMatchObject({
      reason: "dangling",
    });
  });
});
