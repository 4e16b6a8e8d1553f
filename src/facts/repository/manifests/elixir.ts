import { folderOf } from "../folder.ts";
import { nameOf } from "../languages.ts";
import type { TextFile } from "../noun.ts";
import { LONGEST_LINE, type ManifestReader, MOST_PACKAGES, type Requested } from "./manifest.ts";

/** mix.exs (https://hexdocs.pm/mix/Mix.Tasks.Deps.html): a program that is not run; lines of its usual form are read. */
export const elixir: ManifestReader = {
  reads: (path) => nameOf(path) === "mix.exs",
  read(file) {
    const find = (pattern: RegExp): { text: string; line: number } | undefined => {
      for (const [index, line] of file.lines.entries()) {
        const text = pattern.exec(line.slice(0, LONGEST_LINE))?.[1];
        if (text !== undefined) return { text, line: index + 1 };
      }
      return undefined;
    };
    const name = find(/^\s*\[?\s*app:\s*:(\w{1,100})/);
    const version = find(/^\s*version:\s*"([^"]{1,100})"/);
    const licence = find(/\blicenses:\s*\[\s*"([^"]{1,100})"/);
    return {
      ecosystem: "hex",
      path: file.path,
      folder: folderOf(file.path),
      rank: 0,
      name: name?.text ?? "",
      version: version?.text ?? "",
      licence: licence?.text ?? "",
      // Part of the tool; whether there are tests, files say.
      testCommand: "mix test",
      place: file.at(1),
      places: {
        ...(name === undefined ? {} : { name: file.at(name.line) }),
        ...(version === undefined ? {} : { version: file.at(version.line) }),
        ...(licence === undefined ? {} : { licence: file.at(licence.line) }),
      },
      requests: requestsOf(file),
    };
  },
};

function requestsOf(file: TextFile): Requested[] {
  return file.lines.flatMap((whole, index) => {
    const line = whole.slice(0, LONGEST_LINE).replace(/(?:^|\s)#.*$/, "");
    const [, name, rest = ""] = /^\s*\{\s*:(\w{1,100})\s*,(.*)$/.exec(line) ?? [];
    if (name === undefined || index > MOST_PACKAGES) return [];
    const version = /^\s*"([^"]{1,100})"/.exec(rest)?.[1] ?? "";
    const only = /\bonly:\s*(\[[^\]]*\]|:\w+)/.exec(rest)?.[1] ?? "";
    const development = (only !== "" && !/:prod\b/.test(only)) || /\bruntime:\s*false\b/.test(rest);
    return [{ name, version, development, place: file.at(index + 1, line.length - line.trimStart().length + 1) }];
  });
}
