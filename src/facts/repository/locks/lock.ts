import type { Place } from "../../../model.ts";
import type { Ecosystem } from "../facts.ts";
import type { TextFile } from "../noun.ts";

/** A package in a lock file. */
export interface Locked {
  readonly name: string;
  readonly version: string;
  /** As written, "" where the lock file states none. */
  readonly licence: string;
  readonly developmentOnly: "yes" | "no" | "unknown";
  readonly place: Place;
}

/** What reads one sort of lock file. */
export interface LockReader {
  readonly ecosystem: Ecosystem;
  reads(path: string): boolean;
  /** At most `MOST_PACKAGES`, in the order of the file; without the projects of the repository itself. Never throws. */
  read(file: TextFile): Promise<readonly Locked[]> | readonly Locked[];
  /** It lists versions that are not installed, too: go.sum. */
  readonly listsMore?: true;
}
