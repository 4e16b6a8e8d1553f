import type { Place } from "../../../model.ts";
import type { Ecosystem } from "../facts.ts";
import type { TextFile } from "../noun.ts";

/** A package that a manifest asks for. */
export interface Requested {
  readonly name: string;
  /** As written: a range, a version, or "" where none is. */
  readonly version: string;
  /** For building and testing only. */
  readonly development: boolean;
  readonly place: Place;
}

/** What one manifest says. */
export interface Manifest {
  readonly ecosystem: Ecosystem;
  readonly path: string;
  /** Folder of the project that it speaks of. */
  readonly folder: string;
  /** Where a project has several manifests, the one with the lowest rank stands for it; without a rank it makes no project. */
  readonly rank?: number;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** "" where it declares none. */
  readonly testCommand: string;
  /** Where to point at the project. */
  readonly place: Place;
  /** Where its fields stand that are written elsewhere. */
  readonly places: Readonly<Record<string, Place>>;
  readonly requests: readonly Requested[];
  /** Names of packages that it has from a parent, where they are listed. */
  readonly inherits?: readonly string[];
  /** It is a service by its build tool: a project of `Microsoft.NET.Sdk.Web`. */
  readonly serves?: boolean;
}

/** What reads one sort of manifest. */
export interface ManifestReader {
  /** @param path with forward slashes; the whole path, because some folders tell */
  reads(path: string): boolean;
  /** Undefined for a file of that name that turns out to be none; never throws. */
  read(file: TextFile): Promise<Manifest | undefined> | Manifest | undefined;
}

/** Not more packages of one manifest or lock file. */
export const MOST_PACKAGES = 20_000;

/** A line longer than this is cut before it is matched. */
export const LONGEST_LINE = 2_000;

/** The path of a file in a folder. */
export function pathIn(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
