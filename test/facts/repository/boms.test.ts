import { describe, expect, it } from "vitest";
import { packageOf } from "../../../src/facts/repository/boms/component.ts";
import { fc } from "../../property.ts";
import { collect, gather, located } from "./gather.ts";

const LOCK = JSON.stringify({
  lockfileVersion: 3,
  packages: {
    "": {},
    "node_modules/express": { version: "4.18.2" },
    "node_modules/@hapi/boom": { version: "10.0.1" },
    "node_modules/jest": { version: "29.7.0", dev: true },
  },
});

function cyclone(components: readonly object[], rest: object = {}): string {
  return JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.5", version: 1, components, ...rest });
}

function library(name: string, version: string, purl?: string): object {
  return { type: "library", name, version, ...(purl === undefined ? {} : { purl }) };
}

function spdx(packages: readonly object[], rest: object = {}): string {
  return JSON.stringify({
    spdxVersion: "SPDX-2.3",
    dataLicense: "CC0-1.0",
    SPDXID: "SPDXRef-DOCUMENT",
    name: "registry",
    documentNamespace: "https://example.org/registry-1",
    creationInfo: { created: "2026-01-01T00:00:00Z", creators: ["Tool: syft"] },
    packages,
    ...rest,
  });
}

async function bomOf(text: string, others: Readonly<Record<string, string>> = {}, path = "bom.json") {
  return (await gather({ [path]: text, ...others })).boms[0];
}

describe("bills of materials", () => {
  it("covers the packages of the lock file beside it, those for development left out", async () => {
    const bom = await bomOf(
      cyclone([
        library("express", "4.18.2", "pkg:npm/express@4.18.2"),
        library("boom", "10.0.1", "pkg:npm/%40hapi/boom@10.0.1"),
      ]),
      {
        "package-lock.json": LOCK,
      },
    );
    expect(bom).toMatchObject({
      format: "CycloneDX",
      version: "1.5",
      valid: true,
      fault: "",
      components: 2,
      locked: 2,
      covered: 2,
      missing: [],
      differing: 0,
      lockFiles: ["package-lock.json"],
    });
  });

  it("says what it misses and what it lists in another version", async () => {
    const bom = await bomOf(cyclone([library("express", "4.17.1", "pkg:npm/express@4.17.1")]), {
      "package-lock.json": LOCK,
    });
    expect(bom).toMatchObject({
      covered: 0,
      missing: ["@hapi/boom 10.0.1"],
      differing: 1,
      differences: ["express 4.17.1 (locked 4.18.2)"],
    });
  });

  it("does not take packages of an image's base system for those of the service", async () => {
    const container = { metadata: { component: { type: "container", name: "registry" } } };
    const yarn = 'glob@^7:\n  version "7.2.3"\n';
    const bom = await bomOf(cyclone([library("glob", "10.3.0", "pkg:npm/glob@10.3.0")], container), {
      "yarn.lock": yarn,
    });
    expect(bom).toMatchObject({ differing: 0, missing: ["glob 7.2.3"] });
  });

  it("finds packages without a package URL by their names, with a group where there is one", async () => {
    const bom = await bomOf(cyclone([{ type: "library", group: "org.slf4j", name: "slf4j-api", version: "2.0.9" }]), {
      "gradle.lockfile": "org.slf4j:slf4j-api:2.0.9=runtimeClasspath\n",
    });
    expect(bom).toMatchObject({ locked: 1, covered: 1 });
  });

  it("Go: is held beside go.mod, because go.sum lists more", async () => {
    const bom = await bomOf(cyclone([library("x", "v1.2.0", "pkg:golang/example.org/x@v1.2.0")]), {
      "go.mod": "module a.org/b\nrequire example.org/x v1.2.0\n",
      "go.sum": "example.org/x v1.1.0 h1:a=\nexample.org/x v1.2.0 h1:a=\n",
    });
    expect(bom).toMatchObject({ locked: 1, covered: 1, lockFiles: ["go.mod"] });
  });

  it("one at the root is held beside the lock files below where the root has none", async () => {
    const bom = await bomOf(cyclone([]), { "backend/package-lock.json": LOCK });
    expect(bom).toMatchObject({ locked: 2, lockFiles: ["backend/package-lock.json"] });
  });

  it.each([
    ["no type", cyclone([{ name: "a" }]), "components/0/type"],
    ["no name", cyclone([{ type: "library" }]), "components/0/name"],
    ["an unknown version", cyclone([], { specVersion: "9.9" }), "specVersion"],
    ["a serial number that is none", cyclone([], { serialNumber: "1" }), "serialNumber"],
    ["1.3 without version", cyclone([{ type: "library", name: "a" }], { specVersion: "1.3" }), "components/0/version"],
    ["SPDX without namespace", spdx([], { documentNamespace: "" }), "documentNamespace"],
    ["SPDX without creators", spdx([], { creationInfo: { created: "2026-01-01T00:00:00Z" } }), "creationInfo/creators"],
    ["a package without download location", spdx([{ name: "a", SPDXID: "SPDXRef-a" }]), "packages/0/downloadLocation"],
    [
      "2.2 without conclusions",
      spdx([{ name: "a", SPDXID: "SPDXRef-a", downloadLocation: "NONE" }], { spdxVersion: "SPDX-2.2" }),
      "packages/0/licenseConcluded",
    ],
  ])("%s is not valid", async (_, text, fault) => {
    expect(await bomOf(text)).toMatchObject({ valid: false, fault });
  });

  it("reads SPDX 2.3 and 3.0", async () => {
    const reference = {
      referenceCategory: "PACKAGE-MANAGER",
      referenceType: "purl",
      referenceLocator: "pkg:npm/express@4.18.2",
    };
    const two = spdx([
      {
        name: "express",
        SPDXID: "SPDXRef-a",
        downloadLocation: "NOASSERTION",
        versionInfo: "4.18.2",
        externalRefs: [reference],
      },
    ]);
    expect(await bomOf(two, { "package-lock.json": LOCK }, "service.spdx.json")).toMatchObject({
      format: "SPDX",
      version: "2.3",
      valid: true,
      covered: 1,
    });
    const three = JSON.stringify({
      "@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld",
      "@graph": [
        {
          type: "CreationInfo",
          "@id": "_:c",
          specVersion: "3.0.1",
          created: "2026-01-01T00:00:00Z",
          createdBy: ["urn:a"],
        },
        { type: "SpdxDocument", spdxId: "urn:d", creationInfo: "_:c" },
        {
          type: "software_Package",
          spdxId: "urn:p",
          name: "express",
          software_packageVersion: "4.18.2",
          software_packageUrl: "pkg:npm/express@4.18.2",
        },
      ],
    });
    expect(await bomOf(three, { "package-lock.json": LOCK }, "sbom.json")).toMatchObject({
      format: "SPDX",
      version: "3.0.1",
      valid: true,
      covered: 1,
    });
  });

  it("a JSON file of that name that is something else is none", async () => {
    expect(await bomOf('{"name":"Bill of Materials form"}')).toBeUndefined();
    expect(await bomOf("[1]")).toBeUndefined();
  });

  it("points at the member that is wrong", async () => {
    const collection = await collect({
      "bom.json":
        '{\n  "bomFormat": "CycloneDX",\n  "specVersion": "1.5",\n  "components": [\n    { "type": "thing", "name": "a" }\n  ]\n}\n',
    });
    const [bom] = collection.facts.boms;
    expect(located(collection, [bom?._places?.fault as never])).toEqual(["bom.json:5:15"]);
  });
});

describe("package URLs", () => {
  it.each([
    ["pkg:npm/%40angular/core@17.0.1", "npm", "@angular/core", "17.0.1"],
    ["pkg:npm/@angular/core@17.0.1", "npm", "@angular/core", "17.0.1"],
    ["pkg:maven/org.slf4j/slf4j-api@2.0.9?type=jar", "maven", "org.slf4j:slf4j-api", "2.0.9"],
    ["pkg:golang/github.com/gin-gonic/gin@v1.9.1", "golang", "github.com/gin-gonic/gin", "1.9.1"],
    ["pkg:pypi/typing_extensions@4.9.0", "pypi", "typing-extensions", "4.9.0"],
    ["pkg:deb/debian/openssl@3.0?arch=amd64", "deb", "debian/openssl", "3.0"],
    ["pkg:nuget/Npgsql", "nuget", "npgsql", ""],
  ])("%s", (purl, type, name, version) => {
    expect(packageOf(purl)).toEqual({ type, name, version });
  });

  it("are refused where they are none, and never throw", () => {
    expect(packageOf("npm/express@1")).toBeUndefined();
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void packageOf(`pkg:${text}`)));
  });
});

describe("hostile bills", () => {
  it("never throw", async () => {
    const value = fc.oneof(fc.constantFrom("CycloneDX", "1.5", "SPDX-2.3", 1, null, "library"), fc.jsonValue());
    const record = fc.dictionary(
      fc.constantFrom(
        "bomFormat",
        "specVersion",
        "version",
        "components",
        "metadata",
        "spdxVersion",
        "packages",
        "creationInfo",
        "@graph",
        "@context",
        "name",
      ),
      value,
    );
    await fc.assert(
      fc.asyncProperty(record, async (bom) => {
        await gather({ "bom.json": JSON.stringify(bom), "package-lock.json": LOCK });
      }),
      { numRuns: 200 },
    );
  });
});
