import type { Place } from "../../../model.ts";
import type { ProjectFact, Purpose } from "../facts.ts";
import { isGenerated, languageOf } from "../languages.ts";
import type { Tree } from "../noun.ts";
import type { Manifest } from "./manifest.ts";
import { Ownership } from "./ownership.ts";
import { sideOf } from "./sides.ts";

/** The projects that manifests stand at the head of: one for each folder and ecosystem, in order of folder. */
export function projectsOf(
  manifests: readonly Manifest[],
  tree: Tree,
  purposes: ReadonlyMap<string, Purpose>,
  makes: ReadonlyMap<string, Place>,
): ProjectFact[] {
  const groups = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const key = `${manifest.folder}\n${manifest.ecosystem}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [manifest]);
    else group.push(manifest);
  }
  const heads = [...groups.values()].filter((group) => group.some(({ rank }) => rank !== undefined));
  const sources = sourcesBelow(
    heads.map(([first]) => first?.folder ?? ""),
    tree,
  );
  const dotnetTests = manifests.find(({ ecosystem, testCommand }) => ecosystem === "nuget" && testCommand !== "");
  const facts = heads.map((group) => {
    const ranked = [...group].sort((a, b) => (a.rank ?? 9) - (b.rank ?? 9) || (a.path < b.path ? -1 : 1));
    return factOf(ranked, sources.get(ranked[0]?.folder ?? ""), tree, purposes, makes, dotnetTests);
  });
  return facts.sort((a, b) => compare(a.folder, b.folder) || compare(a.document, b.document));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface Sources {
  files: number;
  /** Bytes by language. */
  readonly bytes: Map<string, number>;
}

/** What each project has of source code, without the projects in folders below it. */
function sourcesBelow(folders: readonly string[], tree: Tree): ReadonlyMap<string, Sources> {
  const owners = new Ownership(folders);
  const sources = new Map<string, Sources>();
  for (const { path, bytes } of tree.files) {
    const { language, kind } = languageOf(path);
    const owner =
      kind === "source" && tree.purposeOf(path) === "product" && !isGenerated(path) ? owners.of(path) : undefined;
    if (owner === undefined) continue;
    const found = sources.get(owner) ?? { files: 0, bytes: new Map<string, number>() };
    sources.set(owner, found);
    found.files++;
    found.bytes.set(language, (found.bytes.get(language) ?? 0) + bytes);
  }
  return sources;
}

function factOf(
  group: readonly Manifest[],
  sources: Sources | undefined,
  tree: Tree,
  purposes: ReadonlyMap<string, Purpose>,
  makes: ReadonlyMap<string, Place>,
  dotnetTests: Manifest | undefined,
): ProjectFact {
  const head = group[0] as Manifest;
  const stating = (field: "name" | "version" | "licence" | "testCommand"): Manifest | undefined =>
    group.find((one) => one[field] !== "");
  const tested = stating("testCommand") ?? (head.ecosystem === "nuget" ? dotnetTests : undefined);
  const make = makes.get(head.folder);
  const places = Object.fromEntries(
    (["name", "version", "licence"] as const).flatMap((field) => {
      const place = (stating(field) ?? head).places[field];
      return place === undefined ? [] : [[field, place]];
    }),
  );
  const testPlace = tested !== undefined ? tested.places.testCommand : (make ?? head.places.testCommand);
  const names = group.flatMap(({ requests, inherits }) => [...requests.map(({ name }) => name), ...(inherits ?? [])]);
  const [most] = [...(sources?.bytes ?? [])].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]));
  return {
    document: head.path,
    place: head.place,
    _places: testPlace === undefined ? places : { ...places, testCommand: testPlace },
    purpose: purposes.get(head.path) ?? tree.purposeOf(head.path),
    folder: head.folder,
    ecosystem: head.ecosystem,
    name: stating("name")?.name ?? "",
    version: stating("version")?.version ?? "",
    licence: stating("licence")?.licence ?? "",
    mainLanguage: most?.[0] ?? "",
    testCommand: tested?.testCommand ?? (make === undefined ? "" : "make test"),
    sourceFiles: sources?.files ?? 0,
    side: sideOf(
      head.ecosystem,
      names,
      group.some(({ serves }) => serves === true),
    ),
  };
}
