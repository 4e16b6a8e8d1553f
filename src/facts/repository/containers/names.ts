/**
 * Whether a file is one that images are built from, by its name: `Dockerfile`, `Containerfile`, `Dockerfile-x`, `Dockerfile.x`,
 * `x.Dockerfile`; not what only stands beside one.
 */
export function isBuildFile(path: string): boolean {
  const name = lastStep(path).toLowerCase();
  if (/\.(?:md|txt|rst|dockerignore|bak|orig|swp|html|java|kt|go|ts|js|py|rb|cs|rs|png|svg|json|ya?ml|sh)$/.test(name))
    return false;
  return /^(?:dockerfile|containerfile)(?:[._-].+)?$|.+[._-](?:dockerfile|containerfile)$/.test(name);
}

export function lastStep(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A path relative to a folder, as one relative to the root; undefined where it leaves the root or can't be told. */
export function joined(folder: string, path: string): string | undefined {
  if (path.startsWith("/") || /[$\\]|:\/\//.test(path)) return undefined;
  const steps: string[] = [];
  for (const step of `${folder}/${path}`.split("/").slice(0, 200)) {
    if (step === "" || step === ".") continue;
    if (step === ".." && steps.length === 0) return undefined;
    if (step === "..") steps.pop();
    else steps.push(step);
  }
  return steps.join("/");
}

/**
 * Whether a .dockerignore keeps files of settings out of the image: it names `.env`, all hidden files, or everything but what it lists.
 * https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export function keepsSettingsOut(lines: readonly string[]): boolean {
  return lines.some((line) =>
    /^\s*(?:\/|\.\/|\*\*\/)*(?:\.env(?:\*|\.\*)?|\.\*|\*\*?|\*\.env)\s*$/.test(line.slice(0, 300)),
  );
}
