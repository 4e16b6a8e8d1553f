import type { Ecosystem } from "../facts.ts";
import type { Locked } from "../locks/lock.ts";
import type { BomReading } from "./bom.ts";
import { packageKey, versionKey } from "./component.ts";

/** The packages of a lock file. */
export interface LockedPackages {
  readonly path: string;
  readonly ecosystem: Ecosystem;
  readonly packages: readonly Pick<Locked, "name" | "version" | "developmentOnly">[];
}

/** How a bill of materials stands beside lock files. */
export interface Cover {
  readonly locked: number;
  readonly covered: number;
  readonly missing: readonly string[];
  readonly differing: number;
  readonly differences: readonly string[];
}

/** More packages are not named. */
const MOST_NAMED = 20;

/**
 * Holds a bill of materials beside lock files. Packages for building and testing alone need not be listed. A package differs where the bill
 * lists it, but in no version that is locked; in the bill of an image a package of that name may be one of the base system, so that only
 * packages count which are known to be needed at run time.
 */
export function coverOf(bom: BomReading, locks: readonly LockedPackages[]): Cover {
  const listed = new Map<string, Set<string>>();
  for (const { type, name, version } of bom.components) add(listed, `${type}\n${name}`, version);
  const wanted = new Map<
    string,
    {
      readonly name: string;
      readonly certain: boolean;
      readonly versions: Set<string>;
      readonly keys: readonly string[];
    }
  >();
  for (const { ecosystem, packages } of locks) {
    for (const { name, version, developmentOnly } of packages) {
      if (developmentOnly === "yes" || name === "" || version === "") continue;
      const key = packageKey(ecosystem, name);
      const id = `${ecosystem}\n${key}`;
      const known = wanted.get(id);
      if (known !== undefined) known.versions.add(versionKey(version));
      else {
        // Without a package URL the name must do: with a slash where Maven has a colon.
        const keys = [id, `\n${name}`, `\n${name.replace(":", "/")}`];
        wanted.set(id, { name, certain: developmentOnly === "no", versions: new Set([versionKey(version)]), keys });
      }
    }
  }
  return compare(listed, [...wanted.values()], bom.ofContainer);
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
}

function compare(
  listed: ReadonlyMap<string, ReadonlySet<string>>,
  wanted: readonly {
    readonly name: string;
    readonly certain: boolean;
    readonly versions: ReadonlySet<string>;
    readonly keys: readonly string[];
  }[],
  ofContainer: boolean,
): Cover {
  let locked = 0;
  let covered = 0;
  let differing = 0;
  const missing: string[] = [];
  const differences: string[] = [];
  for (const { name, certain, versions, keys } of wanted) {
    locked += versions.size;
    const there = new Set(keys.flatMap((key) => [...(listed.get(key) ?? [])]));
    const shared = [...versions].filter((version) => there.has(version));
    covered += shared.length;
    if (shared.length === versions.size) continue;
    const stated = [...there].filter((version) => version !== "");
    if (shared.length === 0 && stated.length > 0 && (certain || !ofContainer)) {
      differing++;
      if (differences.length < MOST_NAMED)
        differences.push(
          `${name} ${stated.sort().join(", ")} (locked ${[...versions].sort().join(", ")})`.slice(0, 200),
        );
    } else {
      for (const version of versions)
        if (!there.has(version) && missing.length < MOST_NAMED) missing.push(`${name} ${version}`.slice(0, 200));
    }
  }
  // A bill that names less than half of the packages is of something else, and says nothing on their versions.
  if ((covered + differing) * 2 >= locked) return { locked, covered, missing, differing, differences };
  const others = differences.map((one) => one.replace(/^(\S+) .*\(locked (.*)\)$/, "$1 $2"));
  return { locked, covered, missing: [...missing, ...others].slice(0, MOST_NAMED), differing: 0, differences: [] };
}
