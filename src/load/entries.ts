import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Intake } from "./intake.ts";
import { compare } from "./paths.ts";

/** The entries of a folder in an order that does not depend on the disk, or undefined when it cannot be listed. */
export function listFolder(intake: Intake, folder: string): Dirent[] | undefined {
  const real = intake.real(folder);
  if (!real.ok) return undefined;
  try {
    return readdirSync(join(intake.root, real.path), { withFileTypes: true }).sort((a, b) => compare(a.name, b.name));
  } catch {
    return undefined;
  }
}

/** Whether a link leads out of the submission. One that leads nowhere does not. */
export function leadsOut(intake: Intake, path: string): boolean {
  const real = intake.real(path);
  return !real.ok && real.reason === "outside";
}
