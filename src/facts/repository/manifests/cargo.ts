import { folderOf } from "../folder.ts";
import { nameOf } from "../languages.ts";
import type { TextFile } from "../noun.ts";
import { type Manifest, type ManifestReader, MOST_PACKAGES, type Requested } from "./manifest.ts";
import { readToml, type TomlTable, tomlAt, tomlMembers, tomlText } from "./toml.ts";

/** Cargo.toml (https://doc.rust-lang.org/cargo/reference/manifest.html). */
export const cargo: ManifestReader = {
  reads: (path) => nameOf(path) === "Cargo.toml",
  read(file) {
    const { root, fault } = readToml(file.text);
    if (fault !== undefined) file.unread(file.atOffset(fault), ["project", "dependency"]);
    return manifestOf(file, root);
  },
};

function manifestOf(file: TextFile, root: TomlTable): Manifest {
  const isPackage = root.has("package");
  const at = (field: string): Record<string, ReturnType<TextFile["at"]>> => {
    const node = tomlAt(root, "package", field);
    return node === undefined ? {} : { [field === "license" ? "licence" : field]: file.atOffset(node.at) };
  };
  return {
    ecosystem: "cargo",
    path: file.path,
    folder: folderOf(file.path),
    ...(isPackage ? { rank: 0 } : {}),
    name: tomlText(root, "package", "name"),
    version: tomlText(root, "package", "version"),
    licence: tomlText(root, "package", "license"),
    // Part of the tool; whether there are tests, files say.
    testCommand: isPackage ? "cargo test" : "",
    place: file.at(1),
    places: { ...at("name"), ...at("version"), ...at("license") },
    requests: [
      ...requestsOf(file, root, false, "dependencies"),
      ...requestsOf(file, root, true, "dev-dependencies"),
      ...requestsOf(file, root, true, "build-dependencies"),
      ...requestsOf(file, root, false, "workspace", "dependencies"),
      ...tomlMembers(root, "target").flatMap(([target]) => [
        ...requestsOf(file, root, false, "target", target, "dependencies"),
        ...requestsOf(file, root, true, "target", target, "dev-dependencies"),
      ]),
    ].slice(0, MOST_PACKAGES),
  };
}

/** `alias = { package = "name" }` is the package of that name. */
function requestsOf(file: TextFile, root: TomlTable, development: boolean, ...path: string[]): Requested[] {
  return tomlMembers(root, ...path).map(([key, { value, at }]) => ({
    name: (value instanceof Map ? tomlText(value, "package") : "") || key,
    version: typeof value === "string" ? value : value instanceof Map ? tomlText(value, "version") : "",
    development,
    place: file.atOffset(at),
  }));
}
