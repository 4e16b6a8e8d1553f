import type { Place } from "../../../model.ts";
import { folderOf } from "../folder.ts";
import { nameOf } from "../languages.ts";
import type { TextFile } from "../noun.ts";
import { type Manifest, type ManifestReader, MOST_PACKAGES, type Requested } from "./manifest.ts";
import { isDevelopmentGroup, pythonName, pythonPackage } from "./python-package.ts";
import { readToml, type TomlNode, type TomlTable, tomlAt, tomlItems, tomlMembers, tomlText } from "./toml.ts";

/**
 * pyproject.toml: the tables of PEP 621 and PEP 735 (https://packaging.python.org/en/latest/specifications/pyproject-toml/), and those of
 * Poetry, PDM, uv and Hatch.
 */
export const pyproject: ManifestReader = {
  reads: (path) => nameOf(path) === "pyproject.toml",
  read(file) {
    const { root, fault } = readToml(file.text);
    if (fault !== undefined) file.unread(file.atOffset(fault), ["project", "dependency"]);
    return manifestOf(file, root);
  },
};

function manifestOf(file: TextFile, root: TomlTable): Manifest {
  const isProject =
    ["project", "build-system"].some((name) => root.has(name)) || tomlAt(root, "tool", "poetry") !== undefined;
  const requests = requestsOf(file, root).slice(0, MOST_PACKAGES);
  const first = (...paths: readonly (readonly string[])[]): TomlNode | undefined =>
    paths.map((path) => tomlAt(root, ...path)).find((node) => node !== undefined && typeof node.value === "string");
  const fields = {
    name: first(["project", "name"], ["tool", "poetry", "name"]),
    version: first(["project", "version"], ["tool", "poetry", "version"]),
    licence: first(["project", "license"], ["project", "license", "text"], ["tool", "poetry", "license"]),
  };
  const tested = testOf(file, root, requests);
  return {
    ecosystem: "pypi",
    path: file.path,
    folder: folderOf(file.path),
    ...(isProject ? { rank: 0 } : {}),
    name: textOf(fields.name),
    version: textOf(fields.version),
    licence: textOf(fields.licence),
    testCommand: tested?.command ?? "",
    place: file.at(1),
    places: Object.fromEntries([
      ...Object.entries(fields).flatMap(([name, node]) =>
        node === undefined ? [] : [[name, file.atOffset(node.at)] as const],
      ),
      ...(tested === undefined ? [] : [["testCommand", tested.place] as const]),
    ]),
    requests,
  };
}

function textOf(node: TomlNode | undefined): string {
  return typeof node?.value === "string" ? node.value : "";
}

function requestsOf(file: TextFile, root: TomlTable): Requested[] {
  const found: Requested[] = [];
  const texts = (items: readonly TomlNode[], development: boolean): void => {
    for (const { value, at } of items) {
      const one = typeof value === "string" ? pythonPackage(value) : undefined;
      if (one !== undefined) found.push({ ...one, development, place: file.atOffset(at) });
    }
  };
  const table = (members: ReturnType<typeof tomlMembers>, development: boolean): void => {
    for (const [name, { value, at }] of members) {
      if (name === "python") continue;
      const version = typeof value === "string" ? value : value instanceof Map ? tomlText(value, "version") : "";
      found.push({ name: pythonName(name), version, development, place: file.atOffset(at) });
    }
  };
  texts(tomlItems(root, "project", "dependencies"), false);
  for (const [group] of tomlMembers(root, "project", "optional-dependencies")) {
    texts(tomlItems(root, "project", "optional-dependencies", group), isDevelopmentGroup(group));
  }
  for (const [group] of tomlMembers(root, "dependency-groups"))
    texts(tomlItems(root, "dependency-groups", group), true);
  texts(tomlItems(root, "tool", "uv", "dev-dependencies"), true);
  for (const [group] of tomlMembers(root, "tool", "pdm", "dev-dependencies")) {
    texts(tomlItems(root, "tool", "pdm", "dev-dependencies", group), true);
  }
  table(tomlMembers(root, "tool", "poetry", "dependencies"), false);
  table(tomlMembers(root, "tool", "poetry", "dev-dependencies"), true);
  for (const [group] of tomlMembers(root, "tool", "poetry", "group")) {
    table(tomlMembers(root, "tool", "poetry", "group", group, "dependencies"), group !== "main");
  }
  return found;
}

/** How its tests are started: by a script of the project, by the tool that it configures, or by the framework that it asks for. */
function testOf(
  file: TextFile,
  root: TomlTable,
  requests: readonly Requested[],
): { command: string; place: Place } | undefined {
  for (const path of [
    ["tool", "poe", "tasks", "test"],
    ["tool", "pdm", "scripts", "test"],
    ["tool", "hatch", "envs", "default", "scripts", "test"],
    ["tool", "taskipy", "tasks", "test"],
  ]) {
    const node = tomlAt(root, ...path);
    if (typeof node?.value === "string") return { command: node.value, place: file.atOffset(node.at) };
  }
  const tox = tomlAt(root, "tool", "tox");
  if (tox !== undefined) return { command: "tox", place: file.atOffset(tox.at) };
  const configured = tomlAt(root, "tool", "pytest");
  if (configured !== undefined) return { command: "pytest", place: file.atOffset(configured.at) };
  return pythonTest(requests);
}

/** Packages that are named like the command that runs tests, by pytest's plug-in for Django the one behind it. */
const TESTERS: ReadonlySet<string> = new Set(["pytest", "pytest-django", "tox", "nox", "nose2"]);

/** The command of the first testing package among others. */
export function pythonTest(requests: readonly Requested[]): { command: string; place: Place } | undefined {
  const asked = requests.find(({ name }) => TESTERS.has(name));
  return asked === undefined
    ? undefined
    : { command: asked.name === "pytest-django" ? "pytest" : asked.name, place: asked.place };
}
