import { Place } from "../../../model.ts";
import type { RepositoryKind } from "../facts.ts";
import type { TextFile } from "../noun.ts";

/** A name of a licence that a manifest gives, and where. */
export interface Declared {
  readonly name: string;
  readonly place: Place;
}

const KINDS: readonly RepositoryKind[] = ["licence"];
const MOST = 20;

/** How each kind of manifest names the licence of the package. By the name of the file, in lower case. */
const MANIFESTS: readonly (readonly [RegExp, (file: TextFile) => Promise<Declared[]> | Declared[]])[] = [
  [/^(?:package|composer|bower)\.json$/u, inJson],
  [/^publiccode\.ya?ml$/u, inPublicCode],
  [/^pyproject\.toml$/u, (file) => inToml(file, ["project", "tool.poetry"])],
  [/^cargo\.toml$/u, (file) => inToml(file, ["package", "workspace.package"])],
  [/^setup\.cfg$/u, (file) => inToml(file, ["metadata"])],
  [/^pom\.xml$/u, inMaven],
  [
    /\.(?:csproj|fsproj|vbproj|nuspec)$/u,
    (file) => byLine(file, /<(?:PackageLicenseExpression|license type="expression")>([^<]{1,200})</u),
  ],
  [/\.gemspec$/u, (file) => byLine(file, /\.licenses?\s*=\s*\[?\s*["']([^"']{1,100})["']/u)],
];

/** Whether a file is a manifest that can name a licence. */
export function isManifest(name: string): boolean {
  return MANIFESTS.some(([shape]) => shape.test(name.toLowerCase()));
}

/** The names of licences in a manifest, in order of place. */
export async function declaredIn(file: TextFile, name: string): Promise<Declared[]> {
  for (const [shape, read] of MANIFESTS) if (shape.test(name.toLowerCase())) return (await read(file)).slice(0, MOST);
  return [];
}

/** `license`: a text or a list of them; older packages have objects with a `type`, or `licenses`. */
async function inJson(file: TextFile): Promise<Declared[]> {
  const document = await file.parse(KINDS);
  const root = new Place(file.path);
  const found: Declared[] = [];
  for (const key of ["license", "licenses"]) {
    const value = member(document?.value, key);
    const list = Array.isArray(value) ? value.slice(0, MOST) : [value];
    list.forEach((one: unknown, index) => {
      const name = typeof one === "string" ? one : member(one, "type");
      const place = Array.isArray(value) ? root.child(key, index) : root.child(key);
      if (typeof name === "string") found.push({ name, place });
    });
  }
  return found;
}

/** https://yml.publiccode.tools/: `legal.license`. */
async function inPublicCode(file: TextFile): Promise<Declared[]> {
  const document = await file.parse(KINDS);
  const name = member(member(document?.value, "legal"), "license");
  return typeof name === "string" ? [{ name, place: new Place(file.path).child("legal", "license") }] : [];
}

/** `license = "…"` and `license = { text = "…" }` in some tables, and the classifiers of Python packages. */
function inToml(file: TextFile, tables: readonly string[]): Declared[] {
  const found: Declared[] = [];
  let table = "";
  file.lines.forEach((line, index) => {
    const text = line.slice(0, 2_000);
    const head = /^\s*\[{1,2}\s*([\w.-]+)\s*\]{1,2}/u.exec(text)?.[1];
    if (head !== undefined) table = head;
    else if (tables.includes(table)) {
      const value = /^\s*license\s*[:=]\s*(?:\{\s*text\s*=\s*)?["']?([^"'{}#]{1,200})/u.exec(text)?.[1]?.trim();
      const classifier = /License :: OSI Approved :: ([^"']{1,100})/u.exec(text)?.[1];
      const name = value ?? classifier;
      if (name !== undefined && name !== "") found.push({ name, place: file.at(index + 1, text.indexOf(name) + 1) });
    }
  });
  // A classifier only says in other words what the licence field says.
  return found.slice(0, 1);
}

/** `<licenses><license><name>…`; the name of the project and of its developers are not meant. */
function inMaven(file: TextFile): Declared[] {
  const found: Declared[] = [];
  let isInside = false;
  file.lines.forEach((line, index) => {
    const text = line.slice(0, 2_000);
    if (text.includes("<licenses>")) isInside = true;
    const name = isInside ? /<name>([^<]{1,200})<\/name>/u.exec(text)?.[1]?.trim() : undefined;
    if (name !== undefined && name !== "") found.push({ name, place: file.at(index + 1, text.indexOf(name) + 1) });
    if (text.includes("</licenses>")) isInside = false;
  });
  return found;
}

function byLine(file: TextFile, shape: RegExp): Declared[] {
  return file.lines.flatMap((line, index) => {
    const text = line.slice(0, 2_000);
    const name = shape.exec(text)?.[1]?.trim();
    return name === undefined ? [] : [{ name, place: file.at(index + 1, text.indexOf(name) + 1) }];
  });
}

function member(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
