import { describe, expect, it } from "vitest";
import { check as customaryFiles } from "../../src/checks/customary-files.ts";
import { check as dominantLanguage } from "../../src/checks/dominant-language.ts";
import { check as licenceAgreement } from "../../src/checks/licence-agreement.ts";
import { schemaTest } from "../../src/checks/schema-test.ts";
import { check as supportEnd } from "../../src/checks/support-end.ts";
import type { Facts } from "../../src/facts/facts.ts";
import { supportEnd as endOf } from "../../src/facts/repository/end-of-life.ts";
import { NO_REPOSITORY, type RepositoryFacts } from "../../src/facts/repository/facts.ts";
import { extensionOf, languageOf, nameOf } from "../../src/facts/repository/languages.ts";
import { purposeOf } from "../../src/facts/repository/tree.ts";
import { type Examination, Place } from "../../src/model.ts";
import { facts, outcomes, run } from "./facts.ts";

const at = (file: string): Place => Place.at(file, { line: 1, column: 1, text: "" });
const root = { place: at("src/app.ts"), hasSource: true };

function repository(some: Partial<RepositoryFacts>, more: Partial<Facts> = {}): Facts {
  return facts({ ...more, repository: { ...NO_REPOSITORY, ...some } });
}

function data(examinations: readonly Examination[]): unknown[] {
  return examinations.flatMap((one) =>
    one.outcome === "violated" ? one.violations.map((violation) => violation.data) : [],
  );
}

function file(path: string, bytes = 1): RepositoryFacts["files"][number] {
  const { language, kind } = languageOf(path);
  const names = { path, name: nameOf(path), extension: extensionOf(path), language, kind, bytes, faults: [] };
  return { document: path, place: at(path), purpose: purposeOf(path), ...names };
}

function runtime(name: string, version: string, document = "Dockerfile"): RepositoryFacts["runtimes"][number] {
  const end = endOf(name, version);
  return {
    document,
    place: at(document),
    purpose: purposeOf(document),
    name,
    version,
    minimum: false,
    source: "image",
    supportedUntil: end?.until ?? "",
    paidUntil: end?.paidUntil ?? "",
  };
}

describe("support-end", () => {
  // Fixtures and tests are looked at on 1 November 2026.
  it.each([
    ["node", "20", "ends", ""],
    ["node", "24", "holds", "ends"],
    ["python", "3.10", "ends", ""],
    // On its last day it is supported still.
    ["alpine", "3.21", "holds", "ends"],
    ["postgres", "14", "holds", "ends"],
    ["java", "25", "holds", "holds"],
    ["java", "17", "holds", "ends"],
    // For a fee.
    ["ubuntu", "20.04", "holds", "ends"],
    ["ubuntu", "14.04", "ends", ""],
    ["node", "99", "(not-stated)", "(not-stated)"],
    ["unknown", "1", "(not-stated)", "(not-stated)"],
  ])("%s %s: %s, within five years %s", (name, version, now, later) => {
    const given = repository({ runtimes: [runtime(name, version)] });
    expect(outcomes(run(supportEnd, given, { years: 0 })).join()).toBe(now);
    expect(outcomes(run(supportEnd, given, { years: 5 })).join()).toBe(later);
  });

  it("counts a version once, and names the other places", () => {
    const runtimes = ["a/Dockerfile", "b/Dockerfile", "c/Dockerfile"].map((path) => runtime("node", "14", path));
    const [found, ...others] = run(supportEnd, repository({ runtimes }), { years: 0 });
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      subject: { file: "a/Dockerfile" },
      violations: [
        {
          data: { name: "node", version: "14", date: "2023-04-30", state: "past", paid: "none" },
          related: [{ file: "b/Dockerfile" }, { file: "c/Dockerfile" }],
        },
      ],
    });
  });

  it("says what only a fee still buys", () => {
    const given = repository({ runtimes: [runtime("debian", "10")] });
    expect(data(run(supportEnd, given, { years: 5 }))).toMatchObject([
      { state: "past", date: "2024-06-30", paid: "2029-06-30" },
    ]);
  });

  it("examines what is selected, and cannot tell of what was not read", () => {
    const given = repository({
      runtimes: [runtime("node", "14", "test/Dockerfile")],
      unread: [{ place: at("package.json"), kinds: ["runtime"] }],
    });
    const where = schemaTest({ properties: { purpose: { const: "product" } }, required: ["purpose"] });
    expect(outcomes(run(supportEnd, given, { years: 0, where: {} }, { where }))).toEqual(["(unreadable-file)"]);
  });
});

describe("dominant-language", () => {
  const judge = (...files: RepositoryFacts["files"][number][]): Examination[] =>
    run(dominantLanguage, repository({ root, files }), { languages: ["Java", "JavaScript"] });

  it("counts the bytes of the product's own source code", () => {
    const found = judge(
      file("src/a.clj", 300),
      file("src/b.clj", 400),
      file("src/C.java", 300),
      file("test/D.java", 9_000),
      file("src/generated/E.java", 9_000),
      file("docs/f.md", 9_000),
      file("schema.sql", 9_000),
    );
    expect(outcomes(found)).toEqual(["outside"]);
    expect(data(found)).toEqual([{ language: "Clojure", share: 70, files: 2 }]);
    expect(found[0]).toMatchObject({ subject: { file: "src/b.clj" } });
  });

  it("takes components of pages for what their logic is written in", () => {
    expect(outcomes(judge(file("src/App.vue", 10), file("src/a.clj", 9)))).toEqual(["holds"]);
  });

  it("examines nothing without source code", () => {
    expect(judge(file("README.md"), file("test/A.java"), file("src/empty.clj", 0))).toEqual([]);
  });
});

describe("customary-files", () => {
  const names = ["publiccode.yml", "CONTRIBUTING", "CODE_OF_CONDUCT"];
  const judge = (...paths: string[]): Examination[] =>
    run(customaryFiles, repository({ root, files: paths.map((path) => file(path)) }), { names });

  it.each([
    ["publiccode.yml", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md"],
    ["publiccode.yaml", "docs/contributing.rst", ".github/code-of-conduct.md"],
    ["publiccode.yml", "Contributing", "CodeOfConduct.fr.txt"],
  ])("finds them as %s, %s, %s", (...paths) => expect(outcomes(judge(...paths))).toEqual(["holds"]));

  it("names those that are missing", () => {
    expect(data(judge("server/publiccode.yml", "CONTRIBUTING.md", "conduct.md"))).toEqual([
      { names: "publiccode.yml, CODE_OF_CONDUCT", count: 2 },
    ]);
  });

  it("examines nothing without source code", () => {
    expect(run(customaryFiles, repository({ root: { ...root, hasSource: false } }), { names })).toEqual([]);
    expect(run(customaryFiles, repository({}), { names })).toEqual([]);
  });
});

describe("licence-agreement", () => {
  const licence = (document: string, some: object): RepositoryFacts["licences"][number] => ({
    document,
    place: at(document),
    purpose: purposeOf(document),
    source: "text",
    spdx: "MIT",
    name: "MIT License",
    osiApproved: true,
    atRoot: !document.includes("/"),
    complete: true,
    openBeside: false,
    differs: false,
    ...some,
  });
  const text = licence("LICENSE", {});
  const manifest = (some: object): RepositoryFacts["licences"][number] =>
    licence("package.json", { source: "manifest", ...some });
  const document = (name: string): Partial<Facts> => ({
    documents: [
      {
        document: "api.yaml",
        place: new Place("api.yaml"),
        license: { name, identifier: "", url: "" },
      } as Facts["documents"][number],
    ],
  });

  it("needs a text, and names that are known", () => {
    expect(run(licenceAgreement, repository({ licences: [manifest({ differs: true })] }))).toEqual([]);
    expect(
      run(licenceAgreement, repository({ licences: [text, manifest({ spdx: "" })] }, document("Our own"))),
    ).toEqual([]);
  });

  it("holds names against texts", () => {
    const licences = [
      text,
      manifest({}),
      licence("pom.xml", { source: "manifest", name: "GPL", spdx: "GPL-3.0-only", differs: true }),
    ];
    const found = run(licenceAgreement, repository({ licences }));
    expect(outcomes(found)).toEqual(["holds", "differs"]);
    expect(data(found)).toEqual([{ name: "GPL", texts: "MIT" }]);
  });

  it("looks at OpenAPI documents too", () => {
    const licences = [licence("LICENSE", { spdx: "GPL-3.0-only" })];
    expect(outcomes(run(licenceAgreement, repository({ licences }, document("GNU GPL v3 or later"))))).toEqual([
      "holds",
    ]);
    const [found] = run(licenceAgreement, repository({ licences }, document("Apache 2.0")));
    expect(found).toMatchObject({ violations: [{ data: { name: "Apache 2.0", texts: "GPL-3.0-only" } }] });
    expect(found?.subject.pointer).toEqual(["info", "license"]);
  });

  it("leaves tests and samples alone", () => {
    const licences = [text, licence("examples/package.json", { source: "manifest", differs: true })];
    expect(run(licenceAgreement, repository({ licences }))).toEqual([]);
  });
});
