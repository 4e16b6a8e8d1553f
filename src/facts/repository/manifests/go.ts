import { folderOf } from "../folder.ts";
import { nameOf } from "../languages.ts";
import type { TextFile } from "../noun.ts";
import { LONGEST_LINE, type Manifest, type ManifestReader, MOST_PACKAGES, type Requested } from "./manifest.ts";

/** go.mod (https://go.dev/ref/mod#go-mod-file). What is marked `// indirect` is not asked for by the project itself. */
export const go: ManifestReader = {
  reads: (path) => nameOf(path) === "go.mod",
  read(file) {
    const lines = [...requiredIn(file)];
    const module = file.lines.findIndex((line) => /^module\s/.test(line));
    const manifest: Manifest = {
      ecosystem: "golang",
      path: file.path,
      folder: folderOf(file.path),
      rank: 0,
      name: module === -1 ? "" : (/^module\s+"?([^\s"]{1,300})/.exec(file.lines[module] ?? "")?.[1] ?? ""),
      version: "",
      licence: "",
      // Part of the tool; whether there are tests, files say.
      testCommand: "go test ./...",
      place: file.at(module === -1 ? 1 : module + 1),
      places: {},
      requests: lines.filter(({ indirect }) => !indirect).map(({ request }) => request),
    };
    return manifest;
  },
};

/** Every module that a go.mod requires, in order of its lines. */
export function* requiredIn(file: TextFile): Iterable<{ readonly request: Requested; readonly indirect: boolean }> {
  let inside = false;
  let count = 0;
  for (const [index, whole] of file.lines.entries()) {
    if (count >= MOST_PACKAGES) return;
    const line = whole.slice(0, LONGEST_LINE);
    if (/^require\s*\(/.test(line)) inside = true;
    else if (inside && /^\s*\)/.test(line)) inside = false;
    const [, name, version] =
      (inside ? /^\s*"?([^\s"()/]+\.[^\s"()]*)"?\s+(v[^\s/]+)/ : /^require\s+"?([^\s"()]+)"?\s+(v[^\s/]+)/).exec(
        line,
      ) ?? [];
    if (name === undefined || version === undefined) continue;
    count++;
    const request = {
      name,
      version,
      development: false,
      place: file.at(index + 1, line.length - line.trimStart().length + 1),
    };
    yield { request, indirect: /\/\/\s*indirect\b/.test(line) };
  }
}
