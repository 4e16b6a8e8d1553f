/**
 * Paths inside a submission: relative to its root, with forward slashes, without `.`, `..` or empty steps. The root itself is "".
 * Nothing here looks at the disk; that a path stays inside is checked again when the file is open (intake.ts).
 */

/**
 * Follows a relative path from a folder.
 *
 * @param folder a path inside the submission
 * @param relative what to follow, with forward slashes; `.`, `..` and doubled slashes are allowed
 * @returns the path inside the submission, or undefined when it leaves the root, even if it came back later
 */
export function pathFrom(folder: string, relative: string): string | undefined {
  const steps = folder === "" ? [] : folder.split("/");
  for (const step of relative.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.join("/");
}

/** The folder that a file lies in. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The last step of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Whether a text can be a relative path at all: no drive, scheme, backslash, leading slash or zero character. */
export function isRelativePath(text: string): boolean {
  return text !== "" && !/^(?:\/|[a-z][a-z0-9+.-]*:)/i.test(text) && !/[\\\0]/.test(text);
}

/** Order of paths, keys and codes: by code unit, the same in every locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
