import { Place } from "../../../model.ts";
import { isObject, member, object, type Source, text } from "../../members.ts";
import { folderOf } from "../folder.ts";
import { nameOf } from "../languages.ts";
import type { TextFile } from "../noun.ts";
import { type Manifest, type ManifestReader, MOST_PACKAGES, type Requested } from "./manifest.ts";
import { isTestCommand } from "./node.ts";

/** composer.json (https://getcomposer.org/doc/04-schema.md). */
export const composer: ManifestReader = {
  reads: (path) => nameOf(path) === "composer.json",
  async read(file) {
    const value = (await file.parse(["project", "dependency"]))?.value;
    return isObject(value) ? manifestOf(file, value) : undefined;
  },
};

function manifestOf(file: TextFile, source: Source): Manifest {
  const root = new Place(file.path);
  const requests = [...requestsOf(source, root, "require", false), ...requestsOf(source, root, "require-dev", true)];
  const scripts = object(source, "scripts") ?? {};
  const script = ["test", "tests", "phpunit", "pest"].find((name) => isTestCommand(commandOf(scripts, name)));
  const framework = requests.find(({ name }) => Object.hasOwn(COMMANDS, name));
  return {
    ecosystem: "composer",
    path: file.path,
    folder: folderOf(file.path),
    rank: 0,
    name: text(source, "name"),
    version: text(source, "version"),
    licence: licenceOf(source),
    testCommand: script !== undefined ? commandOf(scripts, script) : (COMMANDS[framework?.name ?? ""] ?? ""),
    place: root,
    places: {
      ...(Object.hasOwn(source, "name") ? { name: root.child("name") } : {}),
      ...(Object.hasOwn(source, "license") ? { licence: root.child("license") } : {}),
      ...(script !== undefined ? { testCommand: root.child("scripts", script) } : {}),
      ...(script === undefined && framework !== undefined ? { testCommand: framework.place } : {}),
    },
    requests: requests.slice(0, MOST_PACKAGES),
  };
}

const COMMANDS: Readonly<Record<string, string>> = {
  "phpunit/phpunit": "vendor/bin/phpunit",
  "pestphp/pest": "vendor/bin/pest",
  "codeception/codeception": "vendor/bin/codecept run",
  "behat/behat": "vendor/bin/behat",
};

function commandOf(scripts: Source, name: string): string {
  const value = member(scripts, name);
  if (Array.isArray(value)) return value.filter((one) => typeof one === "string").join(" && ");
  return typeof value === "string" ? value : "";
}

/** A list of licences is a choice between them. */
function licenceOf(source: Source): string {
  const value = member(source, "license");
  if (Array.isArray(value)) return value.filter((one) => typeof one === "string").join(" OR ");
  return typeof value === "string" ? value : "";
}

/** Without what is no package: PHP itself, its extensions and system libraries. */
function requestsOf(source: Source, root: Place, list: string, development: boolean): Requested[] {
  return Object.entries(object(source, list) ?? {})
    .filter(([name]) => name.includes("/"))
    .map(([name, version]) => ({
      name,
      version: typeof version === "string" ? version : "",
      development,
      place: root.child(list, name),
    }));
}
