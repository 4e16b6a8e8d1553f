import { Place, type RepositoryFile } from "../../../model.ts";
import type { InterfaceFact } from "../facts.ts";
import {
  BROWSER_PACKAGES,
  DATABASE_PACKAGES,
  DOCUMENTATION_PACKAGES,
  MOBILE_PACKAGES,
  SERVER_PACKAGES,
} from "../interfaces/packages.ts";
import { mayBePage, pageOf } from "../interfaces/pages.ts";
import type { NounReader, TextFile, Tree } from "../noun.ts";

/** More signs of one repository are not listed. */
const MOST = 2_000;

/** Reads the signs that people use the service in a browser or an app. */
export function reader(): NounReader {
  const interfaces: InterfaceFact[] = [];
  return {
    wants: ({ path }: RepositoryFile, tree: Tree) =>
      tree.purposeOf(path) !== "documentation" && (MANIFEST.test(path) || mayBePage(path)),
    async take(file) {
      if (interfaces.length >= MOST) return;
      if (file.path.endsWith("package.json")) interfaces.push(...(await ofPackage(file)));
      else {
        const found = MANIFEST.test(file.path) ? mobileOf(file) : ofPage(file);
        if (found !== undefined) interfaces.push(found);
      }
    },
    finish: () => ({ interfaces }),
  };
}

/** Apps: Android's manifest, Apple's project, Flutter's pubspec. */
const MANIFEST = /(?:^|\/)(?:package\.json|AndroidManifest\.xml|project\.pbxproj|pubspec\.yaml)$/u;

async function ofPackage(file: TextFile): Promise<InterfaceFact[]> {
  // A package that names none of them is not worth parsing.
  if (![...BROWSER_PACKAGES.keys(), ...MOBILE_PACKAGES.keys()].some((name) => file.text.includes(`"${name}"`)))
    return [];
  const value = (await file.parse(["interface-sign"]))?.value;
  const needed = membersOf(value, "dependencies");
  const all = new Map([...membersOf(value, "devDependencies"), ...needed].map((name) => [name, needed.includes(name)]));
  if ([...all.keys()].some((name) => DOCUMENTATION_PACKAGES.has(name) && !name.startsWith("swagger-ui"))) return [];
  const served = [...all.keys()].some((name) => SERVER_PACKAGES.has(name));
  const drivers = needed.filter((name) => DATABASE_PACKAGES.has(name));
  const root = new Place(file.path);
  const found: InterfaceFact[] = [];
  for (const [name, atRunTime] of all) {
    const browser = BROWSER_PACKAGES.get(name);
    const known = browser ?? MOBILE_PACKAGES.get(name);
    if (known === undefined) continue;
    const databases = served || LIBRARIES.has(name) ? [] : drivers;
    const first = root.child("dependencies", databases[0] ?? "").key();
    found.push({
      ...base(file),
      place: root.child(atRunTime ? "dependencies" : "devDependencies", name).key(),
      sign: browser === undefined ? "mobile" : "framework",
      name: known,
      databases,
      ...(databases.length === 0 ? {} : { _places: { databases: first } }),
    });
  }
  return found;
}

/** What servers serve, too. */
const LIBRARIES = new Set(["jquery", "bootstrap", "lit"]);

function mobileOf(file: TextFile): InterfaceFact | undefined {
  const { path, text } = file;
  if (path.endsWith("pubspec.yaml")) {
    const at = text.search(/^\s+flutter:\s*$/mu);
    return at < 0 ? undefined : { ...base(file), place: file.atOffset(at), sign: "mobile", name: "Flutter" };
  }
  const name = path.endsWith(".xml") ? "Android" : "iOS";
  if (name === "Android" && !/<activity\b/u.test(text)) return undefined;
  return { ...base(file), place: file.at(1), sign: "mobile", name };
}

function ofPage(file: TextFile): InterfaceFact | undefined {
  const page = pageOf(file.path, file.text);
  return page === undefined ? undefined : { ...base(file), place: file.at(1), ...page };
}

function base({ path, purpose }: TextFile) {
  return { document: path, purpose, databases: [] as readonly string[], html5: false, viewport: false };
}

function membersOf(value: unknown, key: string): string[] {
  if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return [];
  const inside = (value as Record<string, unknown>)[key];
  return inside !== null && typeof inside === "object" && !Array.isArray(inside)
    ? Object.keys(inside).slice(0, 2_000)
    : [];
}
