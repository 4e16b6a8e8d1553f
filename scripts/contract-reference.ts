import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import type { ContractRole } from "../src/model.ts";
import type { Correction } from "./contract-corrections.ts";

/** A published file: its name in the folder of references, and its path in the repository. */
export interface ReferenceFile {
  readonly file: string;
  readonly path: string;
}

/** What a contract is derived from: reference.yaml and corrections.yaml in the folder of an edition. */
export interface Reference {
  /** The folder below the references: what the building block is called. */
  readonly name: string;
  readonly repository: string;
  readonly commit: string;
  readonly files: readonly ReferenceFile[];
  /** Operations, by key, that are not the provider's. */
  readonly roles: ReadonlyMap<string, ContractRole>;
  readonly corrections: readonly Correction[];
}

/**
 * Reads reference.yaml and, where there is one, corrections.yaml.
 *
 * @param folder the folder of an edition: rules/govstack-bb-<name>/<edition>
 */
export async function readReference(folder: string): Promise<Reference> {
  const written = parse(await readFile(join(folder, "reference.yaml"), "utf8")) as {
    repository: string;
    commit: string;
    files: ReferenceFile[];
    roles?: Partial<Record<ContractRole, string[]>>;
  };
  const roles = Object.entries(written.roles ?? {}) as [ContractRole, string[]][];
  return {
    name: written.repository.replace(/^.*\/bb-/, ""),
    repository: written.repository,
    commit: written.commit,
    files: written.files,
    roles: new Map(roles.flatMap(([role, keys]) => keys.map((key) => [key, role] as const))),
    corrections: await readCorrections(join(folder, "corrections.yaml")),
  };
}

async function readCorrections(path: string): Promise<readonly Correction[]> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  });
  return text === undefined ? [] : (parse(text) as { corrections: Correction[] }).corrections;
}

/** The name of a file as it is published. */
export function publishedName({ path }: ReferenceFile): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
