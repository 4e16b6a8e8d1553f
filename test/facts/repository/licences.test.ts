import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { knownLicences } from "../../../src/facts/repository/licences/known.ts";
import { matchText } from "../../../src/facts/repository/licences/match.ts";
import { licenceNamed } from "../../../src/facts/repository/licences/names.ts";
import { reader } from "../../../src/facts/repository/nouns/licences.ts";
import { fc } from "../../property.ts";
import { gather } from "./gather.ts";

const texts: Readonly<Record<string, { readonly osiApproved: boolean; readonly licenseText: string }>> = createRequire(
  import.meta.url,
)("spdx-license-list/full");
const text = (id: string): string => texts[id]?.licenseText ?? "";
const known = await knownLicences();

/** A text as vendors hand it in: with a holder, wrapped differently, and not always with the title. */
const handedIn = (id: string): string =>
  text(id)
    .replaceAll(/<year>|\[yyyy\]|<YEAR>/gu, "2025")
    .replaceAll(/<copyright holders?>|<owner>|\[name of copyright owner\]|<name of author>/gu, "Ministry of Health")
    .split("\n")
    .map((line) => line.trim())
    .join("\n");

describe("texts", () => {
  test.each([
    ["Apache-2.0", "Apache-2.0"],
    ["MIT", "MIT"],
    ["MIT-0", "MIT-0"],
    ["ISC", "ISC"],
    ["0BSD", "0BSD"],
    ["BSD-2-Clause", "BSD-2-Clause"],
    ["BSD-3-Clause", "BSD-3-Clause"],
    ["BSD-4-Clause", "BSD-4-Clause"],
    ["GPL-2.0-or-later", "GPL-2.0-only"],
    ["GPL-3.0-or-later", "GPL-3.0-only"],
    ["AGPL-3.0-only", "AGPL-3.0-only"],
    ["LGPL-2.1-only", "LGPL-2.1-only"],
    ["MPL-2.0", "MPL-2.0"],
    ["MPL-1.1", "MPL-1.1"],
    ["EUPL-1.1", "EUPL-1.1"],
    ["EUPL-1.2", "EUPL-1.2"],
    ["EPL-1.0", "EPL-1.0"],
    ["EPL-2.0", "EPL-2.0"],
    ["CDDL-1.0", "CDDL-1.0"],
    ["CECILL-2.1", "CECILL-2.1"],
    ["Unlicense", "Unlicense"],
    ["CC0-1.0", "CC0-1.0"],
    ["CC-BY-4.0", "CC-BY-4.0"],
    ["CC-BY-SA-4.0", "CC-BY-SA-4.0"],
    ["CC-BY-ND-4.0", "CC-BY-ND-4.0"],
    ["CC-BY-NC-4.0", "CC-BY-NC-4.0"],
    ["CC-BY-NC-ND-4.0", "CC-BY-NC-ND-4.0"],
    ["SSPL-1.0", "SSPL-1.0"],
    ["BUSL-1.1", "BUSL-1.1"],
    ["Elastic-2.0", "Elastic-2.0"],
    ["PostgreSQL", "PostgreSQL"],
    ["Zlib", "Zlib"],
    ["BSL-1.0", "BSL-1.0"],
    ["MulanPSL-2.0", "MulanPSL-2.0"],
  ])("%s is recognised", (id, expected) => {
    const { licences, complete } = matchText(handedIn(id), known);
    expect(licences.map((one) => one.id)).toEqual([expected]);
    expect(complete).toBe(true);
  });

  test("every text of the list that is kept is recognised as itself, or as one with the same words", () => {
    const wrong = known.sketches.flatMap(({ id }) => {
      const [first] = matchText(text(id), known).licences;
      return first?.id === id ? [] : [`${id} as ${first?.id}`];
    });
    expect(wrong).toEqual([]);
    expect(known.sketches.length).toBeGreaterThan(150);
  });

  test("an open licence and one that is not are never taken for each other", () => {
    const wrong = known.sketches.filter(({ id, osiApproved }) => {
      return matchText(handedIn(id), known).licences.some((one) => one.osiApproved !== osiApproved);
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test("holders, other line ends and a missing title change nothing", () => {
    const own = handedIn("MIT")
      .replace(/^.*MIT License.*\n/u, "")
      .replaceAll("\n", "\r\n");
    expect(matchText(`Copyright (c) 2021-2026 Ministry of Health and contributors\n${own}`, known)).toMatchObject({
      licences: [{ id: "MIT" }],
      complete: true,
    });
  });

  test("both of two licences in one file are found", () => {
    const both = `${handedIn("MIT")}\n\n---\n\n${handedIn("Apache-2.0")}`;
    const { licences, complete } = matchText(both, known);
    expect(licences.map(({ id }) => id).sort()).toEqual(["Apache-2.0", "MIT"]);
    expect(complete).toBe(true);
  });

  test("what is added to a licence makes it incomplete", () => {
    const condition =
      "Additional terms: this software may be used by public bodies of the Republic only. Use by private companies, for training models, " +
      "or for offering a hosted service to third parties needs a written permit of the Ministry, which is given against a yearly fee " +
      "that depends on the number of persons whose records are kept. The permit ends when the fee is not paid in time.";
    expect(matchText(`${handedIn("MIT")}\n${condition}`, known).complete).toBe(false);
    expect(matchText(`${handedIn("Apache-2.0")}\n${condition.repeat(20)}`, known).complete).toBe(false);
  });

  test("other texts are none", () => {
    expect(matchText("All rights reserved. No part may be copied.", known).licences).toEqual([]);
    expect(matchText("", known)).toEqual({ licences: [], complete: false });
  });
});

describe("names", () => {
  test.each([
    ["MIT", "MIT", true],
    ["mit", "MIT", true],
    ["The MIT License", "MIT", true],
    ["Apache License, Version 2.0", "Apache-2.0", true],
    ["Apache 2", "Apache-2.0", true],
    ["https://www.apache.org/licenses/LICENSE-2.0.txt", "Apache-2.0", true],
    ["(MIT OR Apache-2.0)", "MIT OR Apache-2.0", true],
    ["MIT/Apache-2.0", "MIT OR Apache-2.0", true],
    ["MIT AND CC-BY-ND-4.0", "MIT AND CC-BY-ND-4.0", false],
    ["MIT OR CC-BY-ND-4.0", "MIT OR CC-BY-ND-4.0", true],
    ["GPL-2.0-or-later WITH Classpath-exception-2.0", "GPL-2.0-or-later WITH Classpath-exception-2.0", true],
    ["GNU Affero General Public License v3.0", "AGPL-3.0-only", true],
    ["GNU Lesser General Public License, version 2.1", "LGPL-2.1-only", true],
    ["GPLv3", "GPL-3.0-only", true],
    ["European Union Public Licence v. 1.2", "EUPL-1.2", true],
    ["Mozilla Public License 2.0", "MPL-2.0", true],
    ["BSD 3-Clause", "BSD-3-Clause", true],
    ["CC BY-ND 4.0", "CC-BY-ND-4.0", false],
    ["Creative Commons Attribution-NonCommercial-NoDerivatives 4.0", "CC-BY-NC-ND-4.0", false],
    ["https://creativecommons.org/licenses/by-nd/4.0/", "CC-BY-ND-4.0", false],
    ["CC0", "CC0-1.0", false],
    ["SSPL", "SSPL-1.0", false],
    ["Business Source License 1.1", "BUSL-1.1", false],
    ["Elastic License 2.0", "Elastic-2.0", false],
    ["UNLICENSED", "", false],
    ["Proprietary", "", false],
    ["SEE LICENSE IN LICENSE.txt", "", false],
    ["submit a permit", "", false],
    ["", "", false],
  ])("%s is %s", (name, spdx, osiApproved) => {
    expect(licenceNamed(name, known)).toEqual({ spdx, osiApproved });
  });

  test("never stop a run", () => {
    fc.assert(fc.property(fc.string({ maxLength: 400 }), (name) => typeof licenceNamed(name, known).spdx === "string"));
    expect(licenceNamed("gnu general ".repeat(10_000), known).spdx).toBe("GPL-3.0-only");
  });
});

describe("which files are looked at", () => {
  const tree = { files: [], has: () => false, inFolder: () => [], purposeOf: (): "product" => "product" };
  const wants = (path: string): boolean => reader().wants({ path, bytes: 1, inScope: true }, tree);
  test.each([
    "LICENSE",
    "LICENCE",
    "license",
    "LICENSE.md",
    "Licence.txt",
    "COPYING",
    "COPYING.LESSER",
    "UNLICENSE",
    "MIT-LICENSE",
    "LICENSE-APACHE",
    "LICENSE.MIT",
    "LICENSES/Apache-2.0.txt",
    "server/LICENSE",
    "package.json",
    "pom.xml",
    "README.md",
    "README.fr.md",
    "README",
    "publiccode.yml",
    "api.csproj",
  ])("%s is", (path) => expect(wants(path)).toBe(true));
  test.each([
    "license.go",
    "src/license.ts",
    "licenses.json",
    "THIRD-PARTY-LICENSES",
    "third_party_licenses.txt",
    "NOTICE",
    "docs/licensing-guide.md",
    "LICENSES/notes.pdf",
    "package-lock.json",
    "vendor-licenses.md",
  ])("%s is not", (path) => expect(wants(path)).toBe(false));
});

describe("facts", () => {
  test("of a repository whose parts agree", async () => {
    const { licences } = await gather({
      LICENSE: handedIn("Apache-2.0"),
      "package.json": '{\n  "name": "births",\n  "license": "Apache-2.0"\n}\n',
      "README.md": "# Births\n\n## License\n\nReleased under the Apache License 2.0.\n",
    });
    expect(
      licences.map(({ source, spdx, osiApproved, atRoot, complete, differs }) => [
        source,
        spdx,
        osiApproved,
        atRoot,
        complete,
        differs,
      ]),
    ).toEqual([
      ["text", "Apache-2.0", true, true, true, false],
      ["named", "Apache-2.0", true, true, false, false],
      ["manifest", "Apache-2.0", true, true, false, false],
    ]);
  });

  test("say where names differ from the text", async () => {
    const { licences } = await gather({
      LICENSE: handedIn("MIT"),
      "package.json": '{ "license": "GPL-3.0-or-later" }',
      "pom.xml":
        "<project>\n<licenses>\n<license>\n  <name>The MIT License</name>\n</license>\n</licenses>\n</project>\n",
      "pyproject.toml": '[project]\nname = "x"\nlicense = { text = "BSD-3-Clause" }\n',
      "Cargo.toml": '[package]\nlicense = "MIT OR Apache-2.0"\n[dependencies]\nlicense = "1.0"\n',
    });
    expect(
      licences
        .filter(({ source }) => source === "manifest")
        .map(({ document, spdx, differs, place }) => [document, spdx, differs, place.spot?.line]),
    ).toEqual([
      ["Cargo.toml", "MIT OR Apache-2.0", false, 2],
      ["package.json", "GPL-3.0-or-later", true, undefined],
      ["pom.xml", "MIT", false, 4],
      ["pyproject.toml", "BSD-3-Clause", true, 3],
    ]);
  });

  test("a name that is nothing known does not differ", async () => {
    const { licences } = await gather({ LICENSE: handedIn("MIT"), "package.json": '{ "license": "UNLICENSED" }' });
    expect(licences.at(-1)).toMatchObject({ source: "manifest", spdx: "", differs: false });
  });

  test("a condition that forbids selling is no open licence", async () => {
    const { licences } = await gather({
      LICENSE: `“Commons Clause” License Condition v1.0\n\nThe Software is …\n\n${handedIn("Apache-2.0")}`,
    });
    expect(licences).toMatchObject([
      { spdx: "LicenseRef-Commons-Clause", osiApproved: false, atRoot: true, complete: true },
    ]);
  });

  test("a licence of texts beside one of the program", async () => {
    const { licences } = await gather({
      "LICENSES/CC-BY-ND-4.0.txt": handedIn("CC-BY-ND-4.0"),
      "LICENSES/EUPL-1.2.txt": handedIn("EUPL-1.2"),
      "docs/LICENSE": handedIn("CC-BY-ND-4.0"),
    });
    expect(licences.map(({ document, spdx, atRoot, openBeside }) => [document, spdx, atRoot, openBeside])).toEqual([
      ["LICENSES/CC-BY-ND-4.0.txt", "CC-BY-ND-4.0", true, true],
      ["LICENSES/EUPL-1.2.txt", "EUPL-1.2", true, false],
      ["docs/LICENSE", "CC-BY-ND-4.0", false, false],
    ]);
  });

  test("two licences in one file", async () => {
    const { licences } = await gather({
      LICENSE: `Code:\n${handedIn("MIT")}\n\nDocuments:\n${handedIn("CC-BY-ND-4.0")}`,
    });
    expect(licences.map(({ spdx, complete, openBeside }) => [spdx, complete, openBeside]).sort()).toEqual([
      ["CC-BY-ND-4.0", true, true],
      ["MIT", true, false],
    ]);
  });

  test("a file that only names a licence is no text", async () => {
    const { licences } = await gather({
      LICENSE: "MIT\n",
      COPYING: "Property of Example Ltd. All use needs a contract.\n",
    });
    expect(licences).toMatchObject([
      { document: "COPYING", source: "text", spdx: "", osiApproved: false },
      { document: "LICENSE", source: "named", spdx: "MIT", complete: false },
    ]);
  });

  test("hostile files stop nothing", async () => {
    const junk = fc.oneof(
      fc.string({ maxLength: 2_000 }),
      fc.constant("{"),
      fc.constant("a".repeat(100_000)),
      fc.constant("\u0000\n<name>"),
    );
    await fc.assert(
      fc.asyncProperty(junk, junk, async (one, other) => {
        await gather({
          LICENSE: one,
          "package.json": other,
          "pom.xml": one,
          "pyproject.toml": other,
          "README.md": `## License\n${one}`,
        });
      }),
      { numRuns: 30 },
    );
  });
});
