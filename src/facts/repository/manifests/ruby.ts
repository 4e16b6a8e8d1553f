import type { Place } from "../../../model.ts";
import { folderOf } from "../folder.ts";
import { nameOf } from "../languages.ts";
import type { TextFile } from "../noun.ts";
import { LONGEST_LINE, type ManifestReader, MOST_PACKAGES, type Requested } from "./manifest.ts";

/** Gemfile (https://bundler.io/man/gemfile.5.html) and *.gemspec: programs that are not run; lines of their usual form are read. */
export const ruby: ManifestReader = {
  reads: (path) => nameOf(path) === "Gemfile" || /\.gemspec$/.test(path),
  read(file) {
    const isSpec = file.path.endsWith(".gemspec");
    const requests = isSpec ? fromGemspec(file) : fromGemfile(file);
    const fields: Record<string, string> = {};
    const places: Record<string, Place> = {};
    for (const [index, line] of isSpec ? file.lines.entries() : []) {
      const [, field, text] =
        /^\s*\w{1,20}\.(name|version|licenses?)\s*=\s*\[?\s*["']([^"']{1,200})["']/.exec(line.slice(0, LONGEST_LINE)) ??
        [];
      if (field === undefined || text === undefined) continue;
      const name = field.startsWith("license") ? "licence" : field;
      fields[name] = text;
      places[name] = file.at(index + 1);
    }
    const tested = requests.find(({ name }) => Object.hasOwn(COMMANDS, name));
    if (tested !== undefined) places.testCommand = tested.place;
    return {
      ecosystem: "gem",
      path: file.path,
      folder: folderOf(file.path),
      rank: isSpec ? 0 : 1,
      name: fields.name ?? "",
      version: fields.version ?? "",
      licence: fields.licence ?? "",
      testCommand: tested === undefined ? "" : (COMMANDS[tested.name] ?? ""),
      place: file.at(1),
      places,
      requests,
    };
  },
};

/** Rails brings minitest; its command is the last to be thought of, because a project with RSpec doesn't use it. */
const COMMANDS: Readonly<Record<string, string>> = {
  "rspec-rails": "bundle exec rspec",
  rspec: "bundle exec rspec",
  minitest: "bundle exec rake test",
  "test-unit": "bundle exec rake test",
};

function fromGemfile(file: TextFile): Requested[] {
  const requests: Requested[] = [];
  // For each open block whether it is a group for development.
  const blocks: boolean[] = [];
  for (const [index, whole] of file.lines.entries()) {
    if (requests.length >= MOST_PACKAGES) break;
    const line = whole.slice(0, LONGEST_LINE).replace(/(?:^|\s)#.*$/, "");
    const group = /^\s*group\s*\(?([^)]*?)\)?\s*do\b/.exec(line)?.[1];
    if (group !== undefined) blocks.push(isDevelopment(group));
    else if (/\bdo\s*(?:\|[^|]*\|)?\s*$/.test(line) || /^\s*(?:if|unless)\b/.test(line)) blocks.push(false);
    else if (/^\s*end\b/.test(line)) blocks.pop();
    const [, name, rest = ""] = /^\s*gem\s*\(?\s*["']([\w.-]{1,200})["'](.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const version = /^\s*,\s*["']([^"']{1,100})["']/.exec(rest)?.[1] ?? "";
    const own = /\bgroups?(?::|\s*=>)\s*(\[[^\]]*\]|:\w+)/.exec(rest)?.[1];
    const development = own === undefined ? blocks.includes(true) : isDevelopment(own);
    requests.push({ name, version, development, place: file.at(index + 1, line.length - line.trimStart().length + 1) });
  }
  return requests;
}

/** Every group that is named is one for development, tests or the like. */
function isDevelopment(groups: string): boolean {
  const names = [...groups.matchAll(/:?["']?([a-z_]{1,50})\b/g)].map((found) => found[1] ?? "");
  return (
    names.length > 0 &&
    names.every((name) => /^(?:development|dev|test|tests|ci|lint|doc|docs|debug|rubocop)$/.test(name))
  );
}

function fromGemspec(file: TextFile): Requested[] {
  return file.lines.flatMap((whole, index) => {
    const [, kind = "", name, version = ""] =
      /^\s*\w{1,20}\.add_((?:development_|runtime_)?)dependency\s*\(?\s*["']([\w.-]{1,200})["'](?:\s*,\s*["']([^"']{1,100})["'])?/.exec(
        whole.slice(0, LONGEST_LINE),
      ) ?? [];
    if (name === undefined || index > MOST_PACKAGES) return [];
    return [{ name, version, development: kind === "development_", place: file.at(index + 1) }];
  });
}
