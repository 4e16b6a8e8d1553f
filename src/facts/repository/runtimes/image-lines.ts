import type { TextFile } from "../noun.ts";
import { versionsOfImage } from "./images.ts";
import type { Stated } from "./stated.ts";

const LONGEST = 2_000;
const MOST = 500;

/** What the stages of a Dockerfile are built on: `FROM`, with the arguments above it replaced by their defaults. */
export function inDockerfile(file: TextFile): Stated[] {
  const defaults = new Map<string, string>();
  const stages = new Set<string>();
  const found: Stated[] = [];
  for (let index = 0; index < file.lines.length && found.length < MOST; index++) {
    const line = (file.lines[index] ?? "").slice(0, LONGEST);
    const argument = /^\s*ARG\s+(\w{1,100})=["']?([^\s"']{0,300})/iu.exec(line);
    // Those below a FROM belong to a stage, and no FROM sees them.
    if (argument !== null && stages.size === 0 && found.length === 0)
      defaults.set(argument[1] ?? "", argument[2] ?? "");
    const from = /^\s*FROM\s+(?:--\S{1,200}\s+)*["']?([^\s"']{1,300})["']?(?:\s+AS\s+(\S{1,100}))?/iu.exec(line);
    if (from === null) continue;
    const [, written = "", stage = ""] = from;
    const image = filled(written, (name) => defaults.get(name));
    if (image !== undefined && !stages.has(image.toLowerCase())) {
      found.push(...versionsOfImage(image, file.at(index + 1, line.indexOf(written) + 1)));
    }
    stages.add(stage.toLowerCase());
  }
  return found;
}

/** Images that are run: `image:` in Compose files and manifests, `repository:` with the `tag:` near it in values of charts. */
export function inYaml(file: TextFile): Stated[] {
  const found: Stated[] = [];
  for (let index = 0; index < file.lines.length && found.length < MOST; index++) {
    const line = (file.lines[index] ?? "").slice(0, LONGEST);
    const [, key = "", written = ""] = /^\s*(?:-\s+)?(image|repository):\s+["']?([^\s"'#]{1,300})/u.exec(line) ?? [];
    if (written === "") continue;
    const tag = key === "repository" ? tagNear(file, index) : "";
    if (key === "repository" && tag === "") continue;
    const image = filled(tag === "" ? written : `${written}:${tag}`, () => undefined);
    if (image !== undefined) found.push(...versionsOfImage(image, file.at(index + 1, line.indexOf(written) + 1)));
  }
  return found;
}

/** The tag in one of the next lines, at the same depth. */
function tagNear(file: TextFile, index: number): string {
  const depth = (text: string): number => text.length - text.trimStart().length;
  const here = depth(file.lines[index] ?? "");
  for (const line of file.lines.slice(index + 1, index + 4)) {
    const text = line.slice(0, LONGEST);
    const tag = /^\s*tag:\s+["']?([^\s"'#]{1,100})/u.exec(text)?.[1];
    if (text.trim() !== "" && depth(text) < here) return "";
    if (tag !== undefined && depth(text) === here) return tag;
  }
  return "";
}

/**
 * A reference with its variables replaced (`$NAME`, `${NAME}`, `${NAME:-default}`); undefined where one has no value, or where a template
 * stands in it.
 */
function filled(text: string, defaultOf: (name: string) => string | undefined): string | undefined {
  let isKnown = !/\{\{|<%/u.test(text);
  const result = text.replaceAll(
    /\$(?:\{(\w{1,100})(?::?-([^}]{0,200}))?\}|(\w{1,100}))/gu,
    (_, braced, fallback, bare) => {
      const value = defaultOf(braced ?? bare) ?? fallback;
      if (value === undefined) isKnown = false;
      return value ?? "";
    },
  );
  return isKnown ? result : undefined;
}
