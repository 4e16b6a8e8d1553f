import { Place } from "../../../model.ts";
import { isObject, list, member, object, type Source, text } from "../../members.ts";
import { nameOf } from "../languages.ts";
import { MOST_PACKAGES } from "../manifests/manifest.ts";
import { pythonName } from "../manifests/python-package.ts";
import type { TextFile } from "../noun.ts";
import type { Locked, LockReader } from "./lock.ts";

// Lock files in JSON.

async function rootOf(file: TextFile): Promise<Source> {
  const value = (await file.parse(["dependency", "bom"]))?.value;
  return isObject(value) ? value : {};
}

/** Pipfile.lock: `default` and `develop`. */
export const pipfileLock: LockReader = {
  ecosystem: "pypi",
  reads: (path) => nameOf(path) === "Pipfile.lock",
  async read(file) {
    const root = await rootOf(file);
    return (["default", "develop"] as const)
      .flatMap((group): Locked[] =>
        Object.entries(object(root, group) ?? {}).map(([name, entry]) => ({
          name: pythonName(name),
          version: isObject(entry) ? text(entry, "version").replace(/^==/, "") : "",
          licence: "",
          developmentOnly: group === "develop" ? "yes" : "no",
          place: new Place(file.path).child(group, name),
        })),
      )
      .slice(0, MOST_PACKAGES);
  },
};

/** composer.lock: `packages` and `packages-dev`, with the licences that each package states. A list of licences is a choice. */
export const composerLock: LockReader = {
  ecosystem: "composer",
  reads: (path) => nameOf(path) === "composer.lock",
  async read(file) {
    const root = await rootOf(file);
    return (["packages", "packages-dev"] as const)
      .flatMap((group): Locked[] =>
        list(root, group).flatMap((entry, index): Locked[] => {
          if (!isObject(entry)) return [];
          const licences = list(entry, "license").filter((one) => typeof one === "string");
          return [
            {
              name: text(entry, "name"),
              version: text(entry, "version").replace(/^v(?=\d)/, ""),
              licence: licences.join(" OR "),
              developmentOnly: group === "packages-dev" ? "yes" : "no",
              place: new Place(file.path).child(group, index),
            },
          ];
        }),
      )
      .slice(0, MOST_PACKAGES);
  },
};

/** packages.lock.json of NuGet: by target framework; other projects of the repository are of type Project. */
export const nugetLock: LockReader = {
  ecosystem: "nuget",
  reads: (path) => nameOf(path) === "packages.lock.json",
  async read(file) {
    const frameworks = object(await rootOf(file), "dependencies") ?? {};
    return Object.entries(frameworks)
      .flatMap(([framework, packages]) =>
        Object.entries(isObject(packages) ? packages : {}).flatMap(([name, entry]): Locked[] => {
          if (!isObject(entry) || member(entry, "type") === "Project") return [];
          const place = new Place(file.path).child("dependencies", framework, name);
          return [{ name, version: text(entry, "resolved"), licence: "", developmentOnly: "unknown", place }];
        }),
      )
      .slice(0, MOST_PACKAGES);
  },
};
