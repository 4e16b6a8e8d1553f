import { Place } from "../../../model.ts";
import type { RepositoryKind } from "../facts.ts";
import type { TextFile } from "../noun.ts";
import { newestAllowed } from "./ranges.ts";
import { javaVersion, leadingVersion, type Stated } from "./stated.ts";

const KINDS: readonly RepositoryKind[] = ["runtime"];

/** How manifests of packages and builds state versions, by the name of the file in lower case. */
const MANIFESTS: readonly (readonly [RegExp, (file: TextFile) => Promise<Stated[]> | Stated[]])[] = [
  [/^package\.json$/u, inPackageJson],
  [/^composer\.json$/u, inComposer],
  [/^global\.json$/u, inGlobalJson],
  [/^pom\.xml$/u, inMaven],
  [/^build\.gradle(?:\.kts)?$/u, (file) => byLine(file, GRADLE)],
  [/^libs\.versions\.toml$/u, (file) => byLine(file, CATALOGUE)],
  [/^go\.mod$/u, (file) => byLine(file, GO)],
  [/\.(?:cs|fs|vb)proj$/u, (file) => byLine(file, DOTNET)],
  [/^requirements[\w.-]{0,40}\.txt$|^constraints\.txt$/u, (file) => byLine(file, REQUIREMENTS)],
  [/^pyproject\.toml$|^pipfile$|^setup\.(?:cfg|py)$/u, (file) => byLine(file, PYTHON)],
  [/^gemfile(?:\.lock)?$/u, (file) => byLine(file, RUBY)],
];

/** Whether a file is a manifest that can state versions. */
export function isManifest(name: string): boolean {
  return MANIFESTS.some(([shape]) => shape.test(name.toLowerCase()));
}

/** The versions that such a file states, in order of place. */
export async function inManifest(file: TextFile, name: string): Promise<Stated[]> {
  for (const [shape, read] of MANIFESTS) if (shape.test(name.toLowerCase())) return read(file);
  return [];
}

/** A line that states a version in its first group; `minimum`: newer ones may run. */
interface LineShape {
  readonly shape: RegExp;
  readonly name: string;
  readonly minimum?: boolean;
}

const GRADLE: readonly LineShape[] = [
  { shape: /org\.springframework\.boot["')\s]{1,4}version\s{0,4}\(?["'](\d+\.\d+)/u, name: "spring-boot" },
  { shape: /springBootVersion\s{0,4}=\s{0,4}["'](\d+\.\d+)/u, name: "spring-boot" },
  { shape: /JavaLanguageVersion\.of\(["']?(\d+)/u, name: "java", minimum: true },
  {
    shape: /(?:source|target)Compatibility\s{0,4}=?\s{0,4}(?:JavaVersion\.VERSION_|["'])?(1[._][5-8]|\d+)/u,
    name: "java",
    minimum: true,
  },
];
const CATALOGUE: readonly LineShape[] = [
  { shape: /^\s{0,8}spring-?boot(?:-?version)?\s{0,8}=\s{0,4}"(\d+\.\d+)/iu, name: "spring-boot" },
];
/** The line says which language the code is written for; any newer Go builds it. */
const GO: readonly LineShape[] = [{ shape: /^go\s{1,4}(\d+\.\d+)/u, name: "go", minimum: true }];
const DOTNET: readonly LineShape[] = [
  { shape: /<TargetFrameworks?>.{0,100}?\bnet(?:coreapp)?(\d+\.\d+)/u, name: "dotnet" },
];
const REQUIREMENTS: readonly LineShape[] = [
  { shape: /^django\s{0,4}(?:\[[^\]]{0,40}\])?\s{0,4}==\s{0,4}(\d+\.\d+)/iu, name: "django" },
  { shape: /^django\s{0,4}(?:\[[^\]]{0,40}\])?\s{0,4}~=\s{0,4}(\d+\.\d+)\.\d/iu, name: "django" },
  { shape: /^django\s{0,4}(?:\[[^\]]{0,40}\])?\s{0,4}[>~]=\s{0,4}(\d+\.\d+)/iu, name: "django", minimum: true },
];
const PYTHON: readonly LineShape[] = [
  {
    shape: /^\s{0,8}(?:requires-python|python_requires)\s{0,8}=\s{0,8}["']?\s{0,4}[>~]=?\s{0,4}(\d+\.\d+)/u,
    name: "python",
    minimum: true,
  },
  { shape: /^\s{0,8}python\s{0,8}=\s{0,8}["'](?:\^|>=|~)?\s{0,4}(\d+\.\d+)/u, name: "python", minimum: true },
  { shape: /^\s{0,8}python_(?:full_)?version\s{0,8}=\s{0,8}["'](\d+\.\d+)/u, name: "python" },
  { shape: /["']?django(?:\[[^\]]{0,40}\])?["']?\s{0,4}(?:=\s{0,4}["'])?==\s{0,4}(\d+\.\d+)/iu, name: "django" },
  { shape: /^\s{0,8}django\s{0,8}=\s{0,8}["'](\d+\.\d+)/iu, name: "django" },
];
const RUBY: readonly LineShape[] = [
  { shape: /^\s{0,8}ruby\s{1,4}["'](?:~>\s{0,4})?(\d+\.\d+)/u, name: "ruby" },
  {
    shape: /^\s{0,8}gem\s{1,4}["']rails["'],\s{0,4}["'](?:~>\s{0,4}(?=\d+\.\d+\.\d)|=\s{0,4})?(\d+\.\d+)/u,
    name: "rails",
  },
  { shape: /^\s{4}rails \((\d+\.\d+)/u, name: "rails" },
];

function byLine(file: TextFile, shapes: readonly LineShape[]): Stated[] {
  const found: Stated[] = [];
  file.lines.slice(0, 20_000).forEach((line, index) => {
    const text = line.slice(0, 2_000);
    for (const { shape, name, minimum } of shapes) {
      const written = shape.exec(text)?.[1];
      const version =
        written === undefined ? undefined : name === "java" ? javaVersion(written.replace("_", ".")) : written;
      if (written === undefined || version === undefined) continue;
      const place = file.at(index + 1, text.lastIndexOf(written) + 1);
      found.push({ name, version, source: "manifest", place, ...(minimum === true ? { minimum } : {}) });
      return;
    }
  });
  return found.slice(0, 100);
}

/** `engines.node`, and frameworks among the dependencies. */
async function inPackageJson(file: TextFile): Promise<Stated[]> {
  const value = (await file.parse(KINDS))?.value;
  const root = new Place(file.path);
  const dependency = (name: string): [unknown, Place] => [
    member(member(value, "dependencies"), name),
    root.child("dependencies", name),
  ];
  return [
    ...ranged("node", member(member(value, "engines"), "node"), root.child("engines", "node")),
    ...ranged("angular", ...dependency("@angular/core")),
    ...ranged("angularjs", ...dependency("angular")),
  ];
}

/** PHP and Laravel. There is no PHP 7 after 7.4: what stays below 8 is no newer. */
async function inComposer(file: TextFile): Promise<Stated[]> {
  const needed = member((await file.parse(KINDS))?.value, "require");
  const place = (name: string): Place => new Place(file.path).child("require", name);
  const php = member(needed, "php");
  const range = typeof php === "string" ? newestAllowed(php) : undefined;
  const exact = typeof php === "string" ? /^[~=]?\s{0,4}v?(\d+\.\d+)\.(?:\d+|\*)$/u.exec(php)?.[1] : undefined;
  const version = exact ?? (range?.version === "7" && !range.minimum ? "7.4" : undefined);
  return [
    ...(version === undefined ? [] : [{ name: "php", version, source: "manifest" as const, place: place("php") }]),
    ...ranged("laravel", member(needed, "laravel/framework"), place("laravel/framework")),
  ];
}

/** https://learn.microsoft.com/dotnet/core/tools/global-json: the SDK, which may be allowed to be newer. */
async function inGlobalJson(file: TextFile): Promise<Stated[]> {
  const sdk = member((await file.parse(KINDS))?.value, "sdk");
  const version = leadingVersion(String(member(sdk, "version") ?? ""));
  if (version === undefined) return [];
  const minimum = /major$/iu.test(String(member(sdk, "rollForward") ?? ""));
  const place = new Place(file.path).child("sdk", "version");
  return [{ name: "dotnet", version, source: "pin", place, ...(minimum ? { minimum } : {}) }];
}

/** The version of Spring Boot stands behind the name of its parent or of its list of versions. */
function inMaven(file: TextFile): Stated[] {
  const found: Stated[] = [];
  let behind = 0;
  file.lines.slice(0, 20_000).forEach((line, index) => {
    const text = line.slice(0, 2_000);
    const state = (name: string, version: string | undefined, minimum?: true): void => {
      if (version === undefined) return;
      const place = file.at(index + 1, text.indexOf(">") + 2);
      found.push({ name, version, source: "manifest", place, ...(minimum === undefined ? {} : { minimum }) });
    };
    if (/<artifactId>spring-boot-(?:starter-parent|dependencies)<\/artifactId>/u.test(text)) behind = 3;
    else if (behind > 0) {
      behind -= 1;
      const version = /<version>(\d+\.\d+)/u.exec(text)?.[1];
      if (version !== undefined) behind = 0;
      state("spring-boot", version);
    }
    state("spring-boot", /<spring-?boot\.version>(\d+\.\d+)/u.exec(text)?.[1]);
    const java = /<(?:java\.version|maven\.compiler\.(?:release|source))>\s{0,8}([\d.]{1,10})/u.exec(text)?.[1];
    if (java !== undefined) state("java", javaVersion(java), true);
  });
  return found.slice(0, 100);
}

function ranged(name: string, value: unknown, place: Place): Stated[] {
  const range = typeof value === "string" ? newestAllowed(value) : undefined;
  return range === undefined ? [] : [{ name, ...range, source: "manifest", place }];
}

function member(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
