import type { Place } from "../../../model.ts";
import { folderOf } from "../folder.ts";
import { nameOf } from "../languages.ts";
import type { TextFile } from "../noun.ts";
import { type Manifest, type ManifestReader, MOST_PACKAGES, type Requested } from "./manifest.ts";
import { readXml, type XmlElement, xmlAll, xmlText } from "./xml.ts";

/** Project files of .NET (https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files). */
export const dotnet: ManifestReader = {
  reads: (path) => /\.(?:cs|fs|vb)proj$/i.test(path),
  read(file) {
    const project = readXml(file.text);
    if (project?.name === "Project") return manifestOf(file, project);
    file.unread(file.at(1), ["project", "dependency"]);
    return undefined;
  },
};

/** Directory.Packages.props: versions of packages that project files name without one. */
export function centralVersions(file: TextFile): ReadonlyMap<string, string> {
  const groups = readXml(file.text)?.children.filter(({ name }) => name === "ItemGroup") ?? [];
  const versions = groups.flatMap((group) => xmlAll(group, [], "PackageVersion"));
  return new Map(versions.map((one) => [(one.attributes.get("Include") ?? "").toLowerCase(), versionOf(one)]));
}

function manifestOf(file: TextFile, project: XmlElement): Manifest {
  const groups = project.children.filter(({ name }) => name === "PropertyGroup");
  const places: Record<string, Place> = {};
  const property = (field: string, name: string): string => {
    const element = groups.flatMap(({ children }) => children).find((one) => one.name === name);
    if (element !== undefined) places[field] = file.atOffset(element.at);
    return element?.text ?? "";
  };
  const requests = project.children
    .filter(({ name }) => name === "ItemGroup")
    .flatMap((group) => xmlAll(group, [], "PackageReference"))
    .slice(0, MOST_PACKAGES)
    .flatMap((one) => requestOf(file, one));
  const tested = requests.find(({ name }) => RUNS_TESTS.test(name));
  const sdk = project.attributes.get("Sdk") ?? "";
  const declared = /^MSTest\.Sdk\b/i.test(sdk) || property("testCommand", "IsTestProject").toLowerCase() === "true";
  const name = property("name", "PackageId") || property("name", "AssemblyName");
  const version = property("version", "Version") || property("version", "VersionPrefix");
  const licence = property("licence", "PackageLicenseExpression");
  if (tested !== undefined) places.testCommand = tested.place;
  return {
    ecosystem: "nuget",
    path: file.path,
    folder: folderOf(file.path),
    rank: 0,
    name: name || nameOf(file.path).replace(/\.\w+$/, ""),
    version,
    licence,
    testCommand: tested === undefined && !declared ? "" : "dotnet test",
    place: file.atOffset(project.at),
    places,
    requests,
    serves: /^Microsoft\.NET\.Sdk\.(?:Web|Worker)\b/.test(sdk),
  };
}

function versionOf(element: XmlElement): string {
  return element.attributes.get("Version") ?? xmlText(element, "Version");
}

function requestOf(file: TextFile, element: XmlElement): Requested[] {
  const name = element.attributes.get("Include") ?? "";
  if (name === "") return [];
  const assets = element.attributes.get("PrivateAssets") ?? xmlText(element, "PrivateAssets");
  const development = assets.toLowerCase() === "all" || TESTING.test(name);
  return [{ name, version: versionOf(element), development, place: file.atOffset(element.at) }];
}

/** Packages that `dotnet test` runs tests by; their versions and what else is needed may stand in Directory.Build.props. */
const RUNS_TESTS = /^(?:Microsoft\.NET\.Test\.Sdk|xunit(?:\.v3)?|NUnit|MSTest(?:\.TestFramework)?|TUnit)$/i;
const TESTING =
  /^(?:Microsoft\.NET\.Test\.Sdk|xunit(?:\..*)?|NUnit(?:3?\..*|3.*)?|MSTest(?:\..*)?|TUnit|Moq|NSubstitute|FluentAssertions|Shouldly|coverlet\..*|Testcontainers.*)$/i;
