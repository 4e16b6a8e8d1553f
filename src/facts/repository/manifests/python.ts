import type { Place } from "../../../model.ts";
import { folderOf } from "../folder.ts";
import { nameOf } from "../languages.ts";
import type { TextFile } from "../noun.ts";
import { LONGEST_LINE, type Manifest, type ManifestReader, MOST_PACKAGES, type Requested } from "./manifest.ts";
import { pythonTest } from "./pyproject.ts";
import { isDevelopmentGroup, pythonName, pythonPackage } from "./python-package.ts";
import { readToml, tomlMembers, tomlText } from "./toml.ts";

/** requirements.txt and its like (https://pip.pypa.io/en/stable/reference/requirements-file-format/). */
export const requirements: ManifestReader = {
  reads: (path) => /(?:^|\/)(?:[\w.-]*requirements[\w.-]*\.(?:txt|in)|requirements\/[\w.-]+\.(?:txt|in))$/i.test(path),
  read(file) {
    const inFolder = nameOf(folderOf(file.path)) === "requirements";
    const group = nameOf(file.path)
      .replace(/\.(?:txt|in)$/i, "")
      .replace(/requirements/i, "");
    const development = isDevelopmentGroup(group);
    const requests: Requested[] = [];
    for (const [index, line] of file.lines.entries()) {
      if (requests.length >= MOST_PACKAGES) break;
      if (/^\s*(?:#|-|$)/.test(line)) continue;
      const one = pythonPackage(line.replace(/(?:^|\s)#.*$/, "").replace(/\\\s*$/, ""));
      if (one !== undefined) requests.push({ ...one, development, place: file.at(index + 1) });
    }
    // Another text of that name is none.
    if (requests.length === 0) return undefined;
    return pythonManifest(
      file,
      inFolder ? folderOf(folderOf(file.path)) : folderOf(file.path),
      development ? undefined : 3,
      requests,
    );
  },
};

/** Pipfile (https://pipenv.pypa.io/en/latest/pipfile.html). */
export const pipfile: ManifestReader = {
  reads: (path) => nameOf(path) === "Pipfile",
  read(file) {
    const { root, fault } = readToml(file.text);
    if (fault !== undefined) file.unread(file.atOffset(fault), ["project", "dependency"]);
    const requests = (["packages", "dev-packages"] as const).flatMap((list) =>
      tomlMembers(root, list).map(([name, { value, at }]) => ({
        name: pythonName(name),
        version: typeof value === "string" ? value : value instanceof Map ? tomlText(value, "version") : "",
        development: list === "dev-packages",
        place: file.atOffset(at),
      })),
    );
    return pythonManifest(file, folderOf(file.path), 2, requests.slice(0, MOST_PACKAGES));
  },
};

/** setup.cfg (https://setuptools.pypa.io/en/latest/userguide/declarative_config.html). */
export const setupCfg: ManifestReader = {
  reads: (path) => nameOf(path) === "setup.cfg",
  read(file) {
    const requests: Requested[] = [];
    const fields: Record<string, { text: string; line: number }> = {};
    let section = "";
    let key = "";
    let tool = "";
    for (const [index, whole] of file.lines.entries()) {
      const line = whole.slice(0, LONGEST_LINE).replace(/(?:^|\s)[#;].*$/, "");
      const head = /^\[([^\]]+)\]/.exec(line)?.[1];
      if (head !== undefined) {
        section = head;
        key = "";
        if (/^tool:pytest$/.test(head)) tool = "pytest";
        continue;
      }
      const [, name, value = ""] = /^([A-Za-z0-9_.-]{1,100})\s*[=:]\s*(.*)$/.exec(line) ?? [];
      if (name !== undefined) key = name.replaceAll("-", "_");
      else if (!/^\s/.test(line)) continue;
      // `attr: module.version` and `file: VERSION` say where it is, not what it is.
      if (section === "metadata" && name !== undefined && !/^(?:attr|file):/.test(value))
        fields[key] = { text: value.trim(), line: index + 1 };
      const extra = section === "options.extras_require";
      if ((section === "options" && /^(?:install_requires|tests_require|setup_requires)$/.test(key)) || extra) {
        const one = pythonPackage(name === undefined ? line : value);
        const development = extra ? isDevelopmentGroup(key) : key !== "install_requires";
        if (one !== undefined && requests.length < MOST_PACKAGES)
          requests.push({ ...one, development, place: file.at(index + 1) });
      }
    }
    const isProject = fields.name !== undefined;
    const manifest = pythonManifest(file, folderOf(file.path), isProject ? 1 : undefined, requests, fields);
    return manifest.testCommand === "" && tool !== "" ? { ...manifest, testCommand: tool } : manifest;
  },
};

/** setup.py: it is a program and is not run; only plain texts in the call of `setup` are read. */
export const setupPy: ManifestReader = {
  reads: (path) => nameOf(path) === "setup.py",
  read(file) {
    const text = file.text.slice(0, 200_000);
    const call = /\bsetup\s*\(/.exec(text);
    if (call === null) return undefined;
    const fields: Record<string, { text: string; line: number }> = {};
    for (const name of ["name", "version", "license"]) {
      const found = new RegExp(`\\b${name}\\s{0,10}=\\s{0,10}["']([^"'\\n]{1,200})["']`).exec(text.slice(call.index));
      if (found?.[1] !== undefined) fields[name] = { text: found[1], line: lineOf(file, call.index + found.index) };
    }
    const requests = [
      ...listAfter(file, text, /\binstall_requires\s{0,10}=\s{0,10}\[/, false),
      ...listAfter(file, text, /\btests_require\s{0,10}=\s{0,10}\[/, true),
    ];
    return pythonManifest(file, folderOf(file.path), 1, requests, fields);
  },
};

function lineOf(file: TextFile, offset: number): number {
  return file.atOffset(offset).spot?.line ?? 1;
}

/** The plain texts of a list that begins behind a pattern, up to its end. */
function listAfter(file: TextFile, text: string, pattern: RegExp, development: boolean): Requested[] {
  const start = pattern.exec(text);
  if (start === null) return [];
  const from = start.index + start[0].length;
  const inside = text.slice(from, endOfList(text, from));
  return [...inside.matchAll(/["']([^"'\n]{1,300})["']/g)].slice(0, MOST_PACKAGES).flatMap((found) => {
    const one = pythonPackage(found[1] ?? "");
    return one === undefined ? [] : [{ ...one, development, place: file.atOffset(from + found.index) }];
  });
}

/** The offset of the bracket that closes a list, brackets in texts and comments left out; not more than 20,000 characters on. */
function endOfList(text: string, from: number): number {
  const last = Math.min(text.length, from + 20_000);
  let quote = "";
  for (let at = from; at < last; at++) {
    const c = text[at] as string;
    if (quote !== "") {
      if (c === quote || c === "\n") quote = "";
    } else if (c === '"' || c === "'") quote = c;
    else if (c === "#") at = Math.max(at, text.indexOf("\n", at) - 1);
    else if (c === "]") return at;
  }
  return last;
}

function pythonManifest(
  file: TextFile,
  folder: string,
  rank: number | undefined,
  requests: readonly Requested[],
  fields: Readonly<Record<string, { readonly text: string; readonly line: number }>> = {},
): Manifest {
  const tested = pythonTest(requests);
  const places: Record<string, Place> = {};
  for (const [from, to] of [
    ["name", "name"],
    ["version", "version"],
    ["license", "licence"],
  ] as const) {
    const field = fields[from];
    if (field !== undefined) places[to] = file.at(field.line);
  }
  if (tested !== undefined) places.testCommand = tested.place;
  return {
    ecosystem: "pypi",
    path: file.path,
    folder,
    ...(rank === undefined ? {} : { rank }),
    name: fields.name?.text ?? "",
    version: fields.version?.text ?? "",
    licence: fields.license?.text ?? "",
    testCommand: tested?.command ?? "",
    place: file.at(1),
    places,
    requests,
  };
}
