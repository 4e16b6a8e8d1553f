import type { Place } from "../../../model.ts";
import type { DependencyFact, ProjectFact, Purpose } from "../facts.ts";
import { folderOf } from "../folder.ts";
import { nameOf } from "../languages.ts";
import type { Locked } from "../locks/lock.ts";
import { lockReaderOf } from "../locks/locks.ts";
import { centralVersions } from "../manifests/dotnet.ts";
import { type GradleBuild, readCatalogue, withCatalogue } from "../manifests/gradle.ts";
import { type Manifest, pathIn } from "../manifests/manifest.ts";
import { manifestReaderOf } from "../manifests/manifests.ts";
import { type Pom, withParents } from "../manifests/maven.ts";
import { Ownership } from "../manifests/ownership.ts";
import { projectsOf } from "../manifests/projects.ts";
import type { NounReader, TextFile, Tree } from "../noun.ts";

/** Not more packages of one repository. */
const MOST_DEPENDENCIES = 100_000;

interface Lock {
  readonly path: string;
  readonly purpose: Purpose;
  readonly ecosystem: DependencyFact["ecosystem"];
  readonly packages: readonly Locked[];
}

/** Reads manifests and lock files: the projects of a repository, and the packages that they need. */
export function reader(): NounReader {
  const manifests: Manifest[] = [];
  const locks: Lock[] = [];
  const catalogues = new Map<string, ReturnType<typeof readCatalogue>>();
  const central = new Map<string, ReadonlyMap<string, string>>();
  const makes = new Map<string, Place>();
  const purposes = new Map<string, Purpose>();
  return {
    wants: ({ path }) => manifestReaderOf(path) !== undefined || lockReaderOf(path) !== undefined || isHelper(path),
    async take(file) {
      purposes.set(file.path, file.purpose);
      const lock = lockReaderOf(file.path);
      if (lock !== undefined) {
        locks.push({
          path: file.path,
          purpose: file.purpose,
          ecosystem: lock.ecosystem,
          packages: await lock.read(file),
        });
      }
      const manifest = await manifestReaderOf(file.path)?.read(file);
      if (manifest !== undefined) manifests.push(manifest);
      const name = nameOf(file.path);
      if (name === "libs.versions.toml") catalogues.set(folderOf(file.path), readCatalogue(file));
      if (name === "Directory.Packages.props") central.set(folderOf(file.path), centralVersions(file));
      const target = /^(?:GNUm|[Mm])akefile$/.test(name) ? testTarget(file) : undefined;
      if (target !== undefined) makes.set(folderOf(file.path), target);
    },
    finish(tree) {
      const whole = manifests.map((one) => completed(one, manifests, catalogues, central));
      const projects = projectsOf(whole, tree, purposes, makes);
      return { projects, dependencies: dependenciesOf(whole, locks, projects, purposes, tree) };
    },
  };
}

function isHelper(path: string): boolean {
  return /^(?:libs\.versions\.toml|Directory\.Packages\.props|(?:GNUm|[Mm])akefile)$/.test(nameOf(path));
}

/** Where a Makefile has a target `test` that does something, undefined where it has none. */
function testTarget(file: TextFile): Place | undefined {
  const at = file.lines.findIndex((line) => /^tests?\s*:(?!=)/.test(line));
  if (at === -1) return undefined;
  const needsAnother = /^tests?\s*:\s*[\w.-]/.test(file.lines[at] ?? "");
  const rest = file.lines.slice(at + 1, at + 20);
  const end = rest.findIndex((line) => /^[^\s#]/.test(line));
  const recipe = end === -1 ? rest : rest.slice(0, end);
  const runs = recipe.some((line) => /^\t[\s@+-]*(?![\s@+-]|echo\b|printf\b|true\b|:\s)\S/.test(line));
  return runs || needsAnother ? file.at(at + 1) : undefined;
}

/** A manifest with what other files add to it. */
function completed(
  manifest: Manifest,
  all: readonly Manifest[],
  catalogues: ReadonlyMap<string, ReturnType<typeof readCatalogue>>,
  central: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Manifest {
  if ("parentPath" in manifest) {
    const poms = new Map(all.flatMap((one) => ("parentPath" in one ? [[one.path, one as Pom] as const] : [])));
    return withParents(manifest as Pom, poms);
  }
  if ("aliases" in manifest)
    return withCatalogue(manifest as GradleBuild, nearest(catalogues, manifest.folder, "gradle"));
  if (manifest.ecosystem !== "nuget") return manifest;
  const versions = nearest(central, manifest.folder, "");
  const requests = manifest.requests.map((one) => ({
    ...one,
    version: one.version || (versions?.get(one.name.toLowerCase()) ?? ""),
  }));
  return { ...manifest, requests };
}

/** What is kept for the folder itself or the nearest one above it. */
function nearest<T>(kept: ReadonlyMap<string, T>, folder: string, below: string): T | undefined {
  for (let at = folder; ; at = folderOf(at)) {
    const found = kept.get(below === "" ? at : pathIn(at, below));
    if (found !== undefined || at === "") return found;
  }
}

function dependenciesOf(
  manifests: readonly Manifest[],
  locks: readonly Lock[],
  projects: readonly ProjectFact[],
  purposes: ReadonlyMap<string, Purpose>,
  tree: Tree,
): DependencyFact[] {
  const owners = new Ownership(projects.map(({ folder }) => folder));
  const asked = manifests.map(({ path, folder, ecosystem, requests }) => ({
    path,
    facts: requests.map(
      ({ name, version, development, place }): DependencyFact => ({
        document: path,
        place,
        purpose: purposes.get(path) ?? tree.purposeOf(path),
        ecosystem,
        name,
        version,
        scope: development ? "development" : "runtime",
        developmentOnly: development ? "yes" : "no",
        licence: "",
        project: folder,
      }),
    ),
  }));
  const locked = locks.map(({ path, purpose, ecosystem, packages }) => ({
    path,
    facts: packages.map(
      ({ name, version, licence, developmentOnly, place }): DependencyFact => ({
        document: path,
        place,
        purpose,
        ecosystem,
        name,
        version,
        scope: "locked",
        developmentOnly,
        licence,
        project: owners.of(path) ?? folderOf(path),
      }),
    ),
  }));
  const files = [...asked, ...locked].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return files.flatMap(({ facts }) => facts).slice(0, MOST_DEPENDENCIES);
}
