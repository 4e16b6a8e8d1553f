import { Place, type RepositoryFile } from "../../../model.ts";
import type { RepositoryFileFact } from "../facts.ts";
import { extensionOf, languageOf, nameOf } from "../languages.ts";
import type { NounReader, Tree } from "../noun.ts";
import { publicCodeFaults } from "../publiccode/faults.ts";

/** What is wrong with a file whose format is known, and where that stands. */
interface Faults {
  readonly names: readonly string[];
  readonly place: Place;
}

/** Every file of the repository is a fact, by its path and size. Only publiccode.yml is read. */
export function reader(): NounReader {
  const faults = new Map<string, Faults>();
  return {
    wants: ({ path }) => isPublicCode(path),
    async take(file) {
      // What can't be parsed is a fault of this file, and hides no other one.
      const document = await file.parse([]);
      if (document === undefined) faults.set(file.path, { names: ["YAML"], place: new Place(file.path) });
      const found = document === undefined ? [] : publicCodeFaults(document.value);
      const [first] = found;
      if (first === undefined) return;
      // What is missing is pointed at where it would stand.
      const steps = first.fault === "missing" ? first.steps.slice(0, -1) : first.steps;
      const place = new Place(file.path).child(...steps);
      faults.set(file.path, { names: found.map(({ steps: path }) => path.join(".")), place: place.key() });
    },
    finish: (tree) => ({ files: tree.files.map((file) => factOf(file, tree, faults.get(file.path))) }),
  };
}

function isPublicCode(path: string): boolean {
  return /^publiccode\.ya?ml$/u.test(nameOf(path));
}

function factOf({ path, bytes }: RepositoryFile, tree: Tree, faults: Faults | undefined): RepositoryFileFact {
  const { language, kind } = languageOf(path);
  return {
    document: path,
    place: new Place(path),
    purpose: tree.purposeOf(path),
    path,
    name: nameOf(path),
    extension: extensionOf(path),
    language,
    kind,
    bytes,
    faults: faults?.names ?? [],
    ...(faults === undefined ? {} : { _places: { faults: faults.place } }),
  };
}
