import type { Place } from "../../../model.ts";
import { folderOf } from "../folder.ts";
import { nameOf } from "../languages.ts";
import type { TextFile } from "../noun.ts";
import { type Manifest, type ManifestReader, MOST_PACKAGES, pathIn, type Requested } from "./manifest.ts";
import { readXml, type XmlElement, xmlAll, xmlAt, xmlText } from "./xml.ts";

/** A pom.xml by itself, before its parents are asked (https://maven.apache.org/pom.html). */
export interface Pom extends Manifest {
  readonly groupId: string;
  /** Path of the parent's file where it would lie in the repository; "" without a parent, or for one that is only in a registry. */
  readonly parentPath: string;
  readonly parent: string;
  /** What `${…}` in it stands for. */
  readonly properties: ReadonlyMap<string, string>;
  /** Versions that it sets for packages that are asked for without one. */
  readonly managed: ReadonlyMap<string, string>;
  /** It only holds modules together. */
  readonly aggregates: boolean;
}

export const maven: ManifestReader = {
  reads: (path) => nameOf(path) === "pom.xml",
  read: readPom,
};

function readPom(file: TextFile): Pom | undefined {
  const project = readXml(file.text);
  if (project?.name !== "project") {
    file.unread(file.at(1), ["project", "dependency"]);
    return undefined;
  }
  const place = (...path: string[]): Place | undefined => placed(file, xmlAt(project, ...path));
  const properties = propertiesOf(project);
  const version = xmlText(project, "version") || xmlText(project, "parent", "version");
  const licence = xmlAll(project, ["licenses"], "license").map((one) => xmlText(one, "name"));
  return {
    ecosystem: "maven",
    path: file.path,
    folder: folderOf(file.path),
    rank: 0,
    name: xmlText(project, "artifactId"),
    groupId: xmlText(project, "groupId") || xmlText(project, "parent", "groupId"),
    version,
    licence: licence.join(" OR "),
    testCommand: "",
    place: file.atOffset(project.at),
    places: withoutUndefined({
      name: place("artifactId"),
      version: place("version") ?? place("parent", "version"),
      licence: place("licenses", "license", "name"),
    }),
    requests: [
      ...xmlAll(project, ["dependencies"], "dependency").map((one) => requestOf(file, one)),
      ...[...xmlAll(project, ["build", "plugins"], "plugin"), ...profilePlugins(project)].map((one) =>
        pluginOf(file, one),
      ),
    ].slice(0, MOST_PACKAGES),
    parentPath: parentPathOf(file.path, project),
    parent: coordinates(xmlAt(project, "parent")),
    properties,
    managed: new Map(
      xmlAll(project, ["dependencyManagement", "dependencies"], "dependency").map((one) => [
        coordinates(one),
        xmlText(one, "version"),
      ]),
    ),
    aggregates: xmlText(project, "packaging") === "pom",
  };
}

function placed(file: TextFile, element: XmlElement | undefined): Place | undefined {
  return element === undefined ? undefined : file.atOffset(element.at);
}

function withoutUndefined(places: Record<string, Place | undefined>): Record<string, Place> {
  return Object.fromEntries(Object.entries(places).filter((entry): entry is [string, Place] => entry[1] !== undefined));
}

function propertiesOf(project: XmlElement): Map<string, string> {
  const own = xmlAt(project, "properties")?.children ?? [];
  const properties = new Map(own.map(({ name, text }) => [name, text]));
  for (const name of ["version", "groupId", "artifactId"]) {
    const text = xmlText(project, name) || (name === "artifactId" ? "" : xmlText(project, "parent", name));
    if (text !== "") properties.set(`project.${name}`, text);
  }
  const parent = xmlText(project, "parent", "version");
  if (parent !== "") properties.set("project.parent.version", parent);
  return properties;
}

function profilePlugins(project: XmlElement): readonly XmlElement[] {
  return xmlAll(project, ["profiles"], "profile").flatMap((profile) => xmlAll(profile, ["build", "plugins"], "plugin"));
}

function coordinates(element: XmlElement | undefined): string {
  const artifact = xmlText(element, "artifactId");
  return artifact === "" ? "" : `${xmlText(element, "groupId")}:${artifact}`;
}

function requestOf(file: TextFile, element: XmlElement): Requested {
  const development = xmlText(element, "scope") === "test";
  return {
    name: coordinates(element),
    version: xmlText(element, "version"),
    development,
    place: file.atOffset(element.at),
  };
}

/** Plug-ins without a group are Maven's own. */
function pluginOf(file: TextFile, element: XmlElement): Requested {
  const group = xmlText(element, "groupId") || "org.apache.maven.plugins";
  const name = `${group}:${xmlText(element, "artifactId")}`;
  return { name, version: xmlText(element, "version"), development: true, place: file.atOffset(element.at) };
}

/** An empty relativePath means that the parent comes from a registry. */
function parentPathOf(path: string, project: XmlElement): string {
  const parent = xmlAt(project, "parent");
  if (parent === undefined) return "";
  const stated = xmlAt(parent, "relativePath");
  const relative = stated === undefined ? "../pom.xml" : stated.text;
  if (relative === "") return "";
  const steps = folderOf(path)
    .split("/")
    .filter((step) => step !== "");
  for (const step of relative.split("/")) {
    if (step === "..") {
      if (steps.pop() === undefined) return "";
    } else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.at(-1)?.endsWith(".xml") ? steps.join("/") : pathIn(steps.join("/"), "pom.xml");
}

/** Parents of parents are followed so far. */
const MOST_PARENTS = 20;

/** A pom with what it has from its parents in the repository: version, licence, packages, versions and properties. */
export function withParents(pom: Pom, poms: ReadonlyMap<string, Pom>): Manifest {
  const line = [pom];
  for (
    let next = poms.get(pom.parentPath);
    next !== undefined && line.length < MOST_PARENTS;
    next = poms.get(next.parentPath)
  ) {
    // A file that lies there by chance is no parent.
    if (line.includes(next) || !line.at(-1)?.parent.endsWith(`:${next.name}`)) break;
    line.push(next);
  }
  const property = (name: string): string | undefined => {
    for (const one of line) {
      const value = one.properties.get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const filled = (text: string): string => fill(text, property, 0);
  const managed = (name: string): string => line.find((one) => one.managed.has(name))?.managed.get(name) ?? "";
  const own = new Set(pom.requests.map(({ name }) => name));
  const inherited = line.slice(1).flatMap(({ requests }) => requests.filter(({ name }) => !own.has(name)));
  const requests = pom.requests.map((one) => ({
    ...one,
    name: filled(one.name),
    version: filled(one.version || managed(one.name)),
  }));
  const licensed = line.find(({ licence }) => licence !== "");
  const tested = [...requests, ...inherited].find(({ name }) => TEST_PACKAGE.test(name));
  return {
    ...pom,
    name: filled(pom.name),
    version: filled(pom.version),
    licence: licensed?.licence ?? "",
    testCommand: tested === undefined || pom.aggregates ? "" : "mvn test",
    places: {
      ...pom.places,
      ...(licensed?.places.licence === undefined ? {} : { licence: licensed.places.licence }),
      ...(tested === undefined ? {} : { testCommand: tested.place }),
    },
    requests,
    inherits: inherited.map(({ name }) => name).slice(0, MOST_PACKAGES),
  };
}

/** Frameworks that Maven's Surefire runs by itself, and starters that bring one. */
const TEST_PACKAGE =
  /^(?:junit:junit|org\.junit\.jupiter:.*|org\.junit\.vintage:.*|org\.testng:testng|org\.spockframework:.*|io\.cucumber:.*|org\.jboss\.arquillian.*|.*:spring-boot-starter-test|io\.quarkus:quarkus-junit5.*|io\.micronaut\.test:.*|io\.kotest:.*)$/;

function fill(text: string, property: (name: string) => string | undefined, depth: number): string {
  if (depth > 5 || !text.includes("${")) return text;
  return text.replace(/\$\{([^${}]{1,200})\}/g, (whole, name: string) => {
    const value = property(name);
    return value === undefined ? whole : fill(value, property, depth + 1).slice(0, 500);
  });
}
