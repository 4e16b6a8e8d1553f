import { Place } from "../../../model.ts";
import { isObject, member, object, type Source, text } from "../../members.ts";
import { folderOf } from "../folder.ts";
import { nameOf } from "../languages.ts";
import type { TextFile } from "../noun.ts";
import { type Manifest, type ManifestReader, MOST_PACKAGES, type Requested } from "./manifest.ts";

/** package.json (https://docs.npmjs.com/cli/v10/configuring-npm/package-json). */
export const node: ManifestReader = {
  reads: (path) => nameOf(path) === "package.json",
  async read(file) {
    const value = (await file.parse(["project", "dependency"]))?.value;
    return isObject(value) ? manifestOf(file, value) : undefined;
  },
};

function manifestOf(file: TextFile, source: Source): Manifest {
  const root = new Place(file.path);
  const script = testScript(source);
  return {
    ecosystem: "npm",
    path: file.path,
    folder: folderOf(file.path),
    rank: 0,
    name: text(source, "name"),
    version: text(source, "version"),
    licence: licenceOf(source),
    testCommand: script === undefined ? "" : text(object(source, "scripts") ?? {}, script),
    place: root,
    places: {
      ...(Object.hasOwn(source, "name") ? { name: root.child("name") } : {}),
      ...(Object.hasOwn(source, "version") ? { version: root.child("version") } : {}),
      ...(Object.hasOwn(source, "license") ? { licence: root.child("license") } : {}),
      ...(script !== undefined ? { testCommand: root.child("scripts", script) } : placeOfPlaceholder(source, root)),
    },
    requests: [
      ...requestsOf(source, root, "dependencies", false),
      ...requestsOf(source, root, "optionalDependencies", false),
      ...requestsOf(source, root, "peerDependencies", false),
      ...requestsOf(source, root, "devDependencies", true),
    ].slice(0, MOST_PACKAGES),
  };
}

/** Where the placeholder for a test command stands, so that its absence can be pointed at. */
function placeOfPlaceholder(source: Source, root: Place): Record<string, Place> {
  const scripts = object(source, "scripts");
  return scripts !== undefined && Object.hasOwn(scripts, "test") ? { testCommand: root.child("scripts", "test") } : {};
}

/** The name of the script that runs tests: `test`, or else one that begins with it. */
function testScript(source: Source): string | undefined {
  const scripts = object(source, "scripts") ?? {};
  const names = Object.keys(scripts).filter(
    (name) => /^test(?:$|[:_-])/.test(name) && !/watch|debug|update|ui$/.test(name),
  );
  const real = names.filter((name) => isTestCommand(text(scripts, name)));
  return real.includes("test") ? "test" : real[0];
}

/**
 * Whether a command can run tests: not npm's own placeholder (`echo "Error: no test specified" && exit 1`), and not one that only
 * prints, succeeds or fails, or looks at style and types.
 */
export function isTestCommand(command: string): boolean {
  const steps = command.slice(0, 2_000).split(/&&|\|\||[;|]/);
  return steps.some((step) => !NO_TEST.test(step));
}

const NO_TEST =
  /^\s*(?:(?:echo|printf|exit|true|false|:|sleep|(?:npx\s+)?(?:eslint|standard|xo|tslint|jshint|prettier|tsc|stylelint|biome))(?:\s|$).*)?$/;

function licenceOf(source: Source): string {
  const value = member(source, "license");
  if (typeof value === "string") return value;
  if (isObject(value)) return text(value, "type");
  // The form before npm 2: licenses: [{ type, url }].
  const old = member(source, "licenses");
  return Array.isArray(old) ? old.map((one) => (isObject(one) ? text(one, "type") : "")).join(" OR ") : "";
}

function requestsOf(source: Source, root: Place, list: string, development: boolean): Requested[] {
  return Object.entries(object(source, list) ?? {}).map(([name, version]) => ({
    name,
    version: typeof version === "string" ? version : "",
    development,
    place: root.child(list, name),
  }));
}
