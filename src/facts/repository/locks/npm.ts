import { Place } from "../../../model.ts";
import { isObject, member, object, type Source, text } from "../../members.ts";
import { nameOf } from "../languages.ts";
import { MOST_PACKAGES } from "../manifests/manifest.ts";
import type { Locked, LockReader } from "./lock.ts";

/** package-lock.json and npm-shrinkwrap.json, versions 1 to 3 (https://docs.npmjs.com/cli/v10/configuring-npm/package-lock-json). */
export const npmLock: LockReader = {
  ecosystem: "npm",
  reads: (path) => /^(?:package-lock|npm-shrinkwrap)\.json$/.test(nameOf(path)),
  async read(file) {
    const value = (await file.parse(["dependency", "bom"]))?.value;
    if (!isObject(value)) return [];
    const root = new Place(file.path);
    const packages = object(value, "packages");
    if (packages !== undefined) return fromPackages(packages, root.child("packages"));
    return [...fromTree(object(value, "dependencies") ?? {}, root.child("dependencies"), 0)].slice(0, MOST_PACKAGES);
  },
};

/** Keys are the folders that packages lie in; what lies outside node_modules is a project of the repository. */
function fromPackages(packages: Source, place: Place): Locked[] {
  return Object.entries(packages)
    .flatMap(([path, entry]) => {
      const at = path.lastIndexOf("node_modules/");
      if (at === -1 || !isObject(entry) || member(entry, "link") === true) return [];
      return [lockedOf(text(entry, "name") || path.slice(at + 13), entry, place.child(path))];
    })
    .slice(0, MOST_PACKAGES);
}

function* fromTree(tree: Source, place: Place, depth: number): Iterable<Locked> {
  if (depth > 50) return;
  for (const [name, entry] of Object.entries(tree)) {
    if (!isObject(entry)) continue;
    yield lockedOf(name, entry, place.child(name));
    const inside = object(entry, "dependencies");
    if (inside !== undefined) yield* fromTree(inside, place.child(name, "dependencies"), depth + 1);
  }
}

function lockedOf(name: string, entry: Source, place: Place): Locked {
  const development = member(entry, "dev") === true || member(entry, "devOptional") === true;
  const licence = member(entry, "license");
  return {
    name,
    version: text(entry, "version"),
    licence: typeof licence === "string" ? licence : isObject(licence) ? text(licence, "type") : "",
    developmentOnly: development ? "yes" : "no",
    place,
  };
}
