import { Place, type RepositoryFile } from "../../../model.ts";
import { type BomReading, mayBeBom, readBom } from "../boms/bom.ts";
import { isEcosystem } from "../boms/component.ts";
import { coverOf, type LockedPackages } from "../boms/cover.ts";
import type { BomFact, Purpose } from "../facts.ts";
import { folderOf } from "../folder.ts";
import { nameOf } from "../languages.ts";
import { lockReaderOf } from "../locks/locks.ts";
import { requiredIn } from "../manifests/go.ts";
import type { Lists, NounReader, TextFile, Tree } from "../noun.ts";

interface Bom {
  readonly path: string;
  readonly purpose: Purpose;
  readonly reading: BomReading;
}

/** More bills of one repository are not read. */
const MOST_BOMS = 200;

/** Reads bills of materials in CycloneDX and SPDX JSON, and holds them beside the lock files. */
class BomReader implements NounReader {
  readonly #boms: Bom[] = [];
  readonly #locks: LockedPackages[] = [];
  /** Lock files are read only where there is a bill to hold beside them. */
  #needed: boolean | undefined;

  wants({ path }: RepositoryFile, tree: Tree): boolean {
    if (mayBeBom(path)) return true;
    if (!isLock(path)) return false;
    this.#needed ??= tree.files.some((file) => mayBeBom(file.path));
    return this.#needed;
  }

  async take(file: TextFile): Promise<void> {
    if (isLock(file.path)) {
      const lock = lockReaderOf(file.path);
      if (nameOf(file.path) === "go.mod") {
        const packages = [...requiredIn(file)].map(({ request }) => ({
          ...request,
          developmentOnly: "unknown" as const,
        }));
        this.#locks.push({ path: file.path, ecosystem: "golang", packages });
      } else if (lock !== undefined)
        this.#locks.push({ path: file.path, ecosystem: lock.ecosystem, packages: await lock.read(file) });
      return;
    }
    const reading = this.#boms.length < MOST_BOMS ? readBom((await file.parse(["bom"]))?.value) : undefined;
    if (reading !== undefined) this.#boms.push({ path: file.path, purpose: file.purpose, reading });
  }

  finish(): Lists {
    return { boms: this.#boms.map((bom) => factOf(bom, locksBeside(bom.path, this.#locks))) };
  }
}

/** go.sum lists more than is installed; go.mod has what is. */
function isLock(path: string): boolean {
  return nameOf(path) === "go.mod" || (lockReaderOf(path)?.listsMore === undefined && lockReaderOf(path) !== undefined);
}

/** The lock files of the folder of a bill, or else of the nearest folder above, or else of all below. */
function locksBeside(path: string, locks: readonly LockedPackages[]): readonly LockedPackages[] {
  const own = folderOf(path);
  for (let folder = own; ; folder = folderOf(folder)) {
    const here = locks.filter((lock) => folderOf(lock.path) === folder);
    if (here.length > 0) return here;
    if (folder === "") break;
  }
  return locks.filter((lock) => own === "" || lock.path.startsWith(`${own}/`));
}

function factOf({ path, purpose, reading }: Bom, locks: readonly LockedPackages[]): BomFact {
  const { format, version, fault, components } = reading;
  const root = new Place(path);
  const faultPlace =
    fault === "" || /^[A-Z]/.test(fault)
      ? root
      : Place.of(
          path,
          fault.split("/").map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
        );
  return {
    document: path,
    place: root,
    _places: { fault: faultPlace, valid: faultPlace },
    purpose,
    format,
    version,
    valid: fault === "",
    fault,
    components: components.length,
    ...coverOf(reading, locks),
    lockFiles: locks.map((lock) => lock.path).sort(),
    _licensed: licensedIn(reading, path),
  };
}

/** More packages with licences are not kept. */
const MOST_LICENSED = 5_000;

function licensedIn({ components, ofContainer }: BomReading, path: string): BomFact["_licensed"] {
  if (ofContainer) return [];
  return components
    .filter(({ type, licence }) => isEcosystem(type) && licence !== undefined && licence !== "")
    .slice(0, MOST_LICENSED)
    .map(({ name, version, licence = "", at = [] }) => ({ name, version, licence, place: Place.of(path, at) }));
}

export function reader(): NounReader {
  return new BomReader();
}
