import type { Ecosystem } from "../facts.ts";
import { pythonName } from "../manifests/python-package.ts";

/** A package that a bill of materials lists. */
export interface Component {
  /** The type of its package URL, "" without one. */
  readonly type: string;
  /** As `packageKey` writes it. */
  readonly name: string;
  readonly version: string;
  /** As stated: an SPDX identifier or expression, or a name; "" where none is. */
  readonly licence?: string;
  /** Steps of the pointer to it. */
  readonly at?: readonly (string | number)[];
}

const ECOSYSTEMS: ReadonlySet<string> = new Set<Ecosystem>([
  "npm",
  "maven",
  "pypi",
  "golang",
  "cargo",
  "composer",
  "gem",
  "nuget",
  "hex",
]);

/** Whether packages of a type of package URL come from one of the ecosystems that manifests are read of. */
export function isEcosystem(type: string): boolean {
  return ECOSYSTEMS.has(type);
}

/** The name of a package in the form in which manifests and bills of materials can be held beside each other. */
export function packageKey(type: string, name: string): string {
  if (type === "pypi") return pythonName(name);
  return type === "nuget" || type === "composer" || type === "golang" ? name.toLowerCase() : name;
}

/** A version in that form: without the `v` that some put in front. */
export function versionKey(version: string): string {
  return version.replace(/^v(?=\d)/, "");
}

/**
 * The package of a package URL (https://github.com/package-url/purl-spec): `pkg:type/namespace/name@version?qualifiers#subpath`.
 * Undefined for what is none.
 */
export function packageOf(purl: string): Component | undefined {
  const [, type = "", rest = ""] =
    /^pkg:\/{0,2}([A-Za-z0-9.+-]{1,50})\/([^?#]{1,1000})/.exec(purl.slice(0, 2_000)) ?? [];
  if (type === "") return undefined;
  // A scope of npm that is not encoded begins with an @, too.
  const at = rest.indexOf("@", rest.lastIndexOf("/") + 1);
  const path = at > 0 ? rest.slice(0, at) : rest;
  const version = at > 0 ? rest.slice(at + 1) : "";
  const steps = path
    .split("/")
    .filter((step) => step !== "")
    .map(decoded);
  const low = type.toLowerCase();
  const name = steps.join(low === "maven" ? ":" : "/");
  return { type: low, name: ECOSYSTEMS.has(low) ? packageKey(low, name) : name, version: versionKey(decoded(version)) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
