import { cargoLock, pythonLock } from "./blocks.ts";
import { gemfileLock, goSum, gradleLock, mixLock } from "./lines.ts";
import { composerLock, nugetLock, pipfileLock } from "./lists.ts";
import type { LockReader } from "./lock.ts";
import { pnpmLock, yarnLock } from "./node-lines.ts";
import { npmLock } from "./npm.ts";

const LOCKS: readonly LockReader[] = [
  npmLock,
  yarnLock,
  pnpmLock,
  pythonLock,
  cargoLock,
  pipfileLock,
  composerLock,
  nugetLock,
  goSum,
  gemfileLock,
  gradleLock,
  mixLock,
];

/** What reads a lock file, undefined for a file that is none. */
export function lockReaderOf(path: string): LockReader | undefined {
  return LOCKS.find((reader) => reader.reads(path));
}
