import { folderOf } from "../folder.ts";
import { nameOf } from "../languages.ts";
import type { TextFile } from "../noun.ts";
import { LONGEST_LINE, type Manifest, type ManifestReader, MOST_PACKAGES, type Requested } from "./manifest.ts";
import { readToml, type TomlTable, tomlMembers, tomlText } from "./toml.ts";

/** A build.gradle(.kts) before its version catalogue is asked. */
export interface GradleBuild extends Manifest {
  /** Names from the catalogue (`libs.spring.boot.web`) stand as requests whose name begins with this. */
  readonly aliases: boolean;
}

/** How a name from a version catalogue is marked until the catalogue is known. */
const ALIAS = "libs.";

/**
 * Build scripts of Gradle, in Groovy or Kotlin, line by line: they are programs and are not run. Packages of `dependencies` and
 * plug-ins are read as the manual writes them (https://docs.gradle.org/current/userguide/declaring_dependencies.html).
 */
export const gradle: ManifestReader = {
  reads: (path) => /^build\.gradle(?:\.kts)?$/.test(nameOf(path)),
  read: readBuild,
};

function readBuild(file: TextFile): GradleBuild {
  const requests: Requested[] = [];
  let version = "";
  let versionLine = 0;
  let runs = 0;
  for (const [index, whole] of file.lines.entries()) {
    const line = whole.slice(0, LONGEST_LINE).replace(/(^|\s)\/\/.*$/, "");
    if (requests.length >= MOST_PACKAGES) break;
    const request = requestOf(line) ?? pluginOf(line);
    if (request !== undefined) {
      requests.push({ ...request, place: file.at(index + 1, line.length - line.trimStart().length + 1) });
    }
    const stated = /^version\s*=?\s*["']([^"'$]{1,100})["']/.exec(line)?.[1];
    if (stated !== undefined && version === "") {
      version = stated;
      versionLine = index + 1;
    }
    if (/\buseJUnitPlatform\b|\buseTestNG\b|\buseJUnit\b/.test(line) && runs === 0) runs = index + 1;
  }
  const tested = requests.find(({ name, development }) => development && TEST_PACKAGE.test(name));
  return {
    ecosystem: "maven",
    path: file.path,
    folder: folderOf(file.path),
    rank: 1,
    name: nameOf(folderOf(file.path)),
    version,
    licence: "",
    testCommand: tested === undefined && runs === 0 ? "" : "gradle test",
    place: file.at(1),
    places: {
      ...(version === "" ? {} : { version: file.at(versionLine) }),
      ...(runs > 0 ? { testCommand: file.at(runs) } : tested === undefined ? {} : { testCommand: tested.place }),
    },
    requests,
    aliases: requests.some(({ name }) => name.startsWith(ALIAS)),
  };
}

const TEST_PACKAGE =
  /^(?:junit:|org\.junit|org\.testng:|org\.spockframework:|io\.kotest:|io\.cucumber:|.*:spring-boot-starter-test$|libs\.(?:junit|testng|spock|kotest|.*test))/;

const CONFIGURATION =
  /^\s*(implementation|api|compileOnly|runtimeOnly|compile|runtime|annotationProcessor|kapt|ksp|developmentOnly|provided|providedRuntime|testImplementation|testRuntimeOnly|testCompile|testCompileOnly|testRuntime|androidTestImplementation|integrationTestImplementation|testFixturesImplementation|debugImplementation|classpath)\b\s*(.*)$/;

function requestOf(line: string): Omit<Requested, "place"> | undefined {
  const [, configuration = "", rest = ""] = CONFIGURATION.exec(line) ?? [];
  if (configuration === "") return undefined;
  const development =
    /^(?:test|androidTest|integrationTest|annotationProcessor|kapt|ksp|classpath|developmentOnly|debug)/.test(
      configuration,
    );
  const [, group, artifact, version] =
    /["']([\w.-]{1,200}):([\w.-]{1,200})(?::([^"'@:]{0,100}))?[^"']*["']/.exec(rest) ?? [];
  if (group !== undefined) return { name: `${group}:${artifact}`, version: version ?? "", development };
  const named =
    /group\s*[:=]\s*["']([\w.-]{1,200})["']\s*,\s*name\s*[:=]\s*["']([\w.-]{1,200})["'](?:\s*,\s*version\s*[:=]\s*["']([^"']{1,100})["'])?/.exec(
      rest,
    );
  if (named !== null) return { name: `${named[1]}:${named[2]}`, version: named[3] ?? "", development };
  const kotlin = /\bkotlin\(\s*["']([\w-]{1,100})["']/.exec(rest)?.[1];
  if (kotlin !== undefined) return { name: `org.jetbrains.kotlin:kotlin-${kotlin}`, version: "", development };
  const alias = /\blibs\.([A-Za-z][\w.]{0,200})/.exec(rest)?.[1];
  return alias === undefined ? undefined : { name: ALIAS + alias.replace(/\.get$/, ""), version: "", development };
}

function pluginOf(line: string): Omit<Requested, "place"> | undefined {
  const [, name, version] =
    /^\s*id\s*\(?\s*["']([\w.-]{1,200})["']\s*\)?(?:\s*version\s*\(?\s*["']([^"']{1,100})["'])?/.exec(line) ?? [];
  return name === undefined || !name.includes(".") ? undefined : { name, version: version ?? "", development: true };
}

/** A version catalogue: what its aliases stand for, by the alias with dots. */
export function readCatalogue(
  file: TextFile,
): ReadonlyMap<string, { readonly name: string; readonly version: string }> {
  const { root, fault } = readToml(file.text);
  if (fault !== undefined) file.unread(file.atOffset(fault), ["dependency"]);
  const libraries = tomlMembers(root, "libraries").slice(0, MOST_PACKAGES);
  return new Map(libraries.map(([alias, { value }]) => [alias.replace(/[-_]/g, "."), libraryOf(value, root)]));
}

function libraryOf(value: unknown, root: TomlTable): { name: string; version: string } {
  if (typeof value === "string") {
    const [group = "", artifact = "", version = ""] = value.split(":");
    return { name: `${group}:${artifact}`, version };
  }
  if (!(value instanceof Map)) return { name: "", version: "" };
  const table = value as TomlTable;
  const module = tomlText(table, "module") || `${tomlText(table, "group")}:${tomlText(table, "name")}`;
  return {
    name: module,
    version: tomlText(table, "version") || tomlText(root, "versions", tomlText(table, "version", "ref")),
  };
}

/** A build whose catalogue names are replaced; what no catalogue knows is left out. */
export function withCatalogue(
  build: GradleBuild,
  catalogue: ReadonlyMap<string, { readonly name: string; readonly version: string }> | undefined,
): Manifest {
  if (!build.aliases) return build;
  const requests = build.requests.flatMap((one) => {
    if (!one.name.startsWith(ALIAS)) return [one];
    const known = catalogue?.get(one.name.slice(ALIAS.length));
    return known === undefined ? [] : [{ ...one, name: known.name, version: known.version }];
  });
  return { ...build, requests };
}
