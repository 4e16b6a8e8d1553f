import { nameOf } from "../languages.ts";
import { LONGEST_LINE, MOST_PACKAGES } from "../manifests/manifest.ts";
import type { TextFile } from "../noun.ts";
import type { Locked, LockReader } from "./lock.ts";

// Lock files with one package to a line.

function packagesBy(
  file: TextFile,
  pattern: RegExp,
  named: (match: RegExpExecArray) => string,
  version: number,
): Locked[] {
  const found: Locked[] = [];
  for (const [index, whole] of file.lines.entries()) {
    const line = whole.slice(0, LONGEST_LINE);
    const match = pattern.exec(line);
    if (match === null) continue;
    const place = file.at(index + 1, line.length - line.trimStart().length + 1);
    found.push({ name: named(match), version: match[version] ?? "", licence: "", developmentOnly: "unknown", place });
    if (found.length >= MOST_PACKAGES) break;
  }
  return found;
}

/**
 * go.sum (https://go.dev/ref/mod#go-sum-files): checksums of every module that was looked at, in several versions perhaps; lines for a
 * go.mod alone are left out.
 */
export const goSum: LockReader = {
  ecosystem: "golang",
  listsMore: true,
  reads: (path) => nameOf(path) === "go.sum",
  read: (file) => packagesBy(file, /^(\S{1,300}) (v[^\s/]{1,100}) h1:/, (match) => match[1] ?? "", 2),
};

/** Gemfile.lock: below `specs:` with four blanks; a platform behind the version is no part of it. */
export const gemfileLock: LockReader = {
  ecosystem: "gem",
  reads: (path) => nameOf(path) === "Gemfile.lock",
  read(file) {
    // What stands below PATH is of the repository itself.
    const paths = new Set<number>();
    let inPath = false;
    for (const [index, line] of file.lines.entries()) {
      if (/^[A-Z]/.test(line)) inPath = line.startsWith("PATH");
      if (inPath) paths.add(index + 1);
    }
    return packagesBy(file, /^ {4}([\w.-]{1,200}) \((\d[\w.]{0,60})[^)]*\)\s*$/, (match) => match[1] ?? "", 2).filter(
      ({ place }) => !paths.has(place.spot?.line ?? 0),
    );
  },
};

/** gradle.lockfile (https://docs.gradle.org/current/userguide/dependency_locking.html): `group:artifact:version=configurations`. */
export const gradleLock: LockReader = {
  ecosystem: "maven",
  reads: (path) => /^(?:buildscript-)?gradle\.lockfile$/.test(nameOf(path)),
  read: (file) =>
    packagesBy(file, /^([\w.-]{1,200}):([\w.-]{1,200}):([^=\s]{1,100})=/, (match) => `${match[1]}:${match[2]}`, 3),
};

/** mix.lock: a map of Elixir, one package to a line. */
export const mixLock: LockReader = {
  ecosystem: "hex",
  reads: (path) => nameOf(path) === "mix.lock",
  read: (file) =>
    packagesBy(file, /^\s*"(\w{1,100})":\s*\{:hex,\s*:\w{1,100},\s*"([^"]{1,60})"/, (match) => match[1] ?? "", 2),
};
