import { joined, lastStep } from "../containers/names.ts";
import { folderOf } from "../folder.ts";
import type { TextFile } from "../noun.ts";
import { readCompose } from "./read.ts";
import { servicesOf } from "./services.ts";
import { interpolated, mapOf } from "./values.ts";

/**
 * Whether a file is a Compose file, by its name: `compose.yaml`, `docker-compose.prod.yml`, `compose-db.yml`, `app.compose.yaml`,
 * `docker-stack.yml`. https://docs.docker.com/compose/intro/compose-application-model/#the-compose-file
 */
export function isComposeFile(path: string): boolean {
  return /^(?:(?:docker-|podman-)?compose(?:[._-].+)?|.+[._-]compose|docker-stack(?:[._-].+)?)\.ya?ml$/.test(
    lastStep(path).toLowerCase(),
  );
}

/** What a service of a Compose file builds. */
export interface Build {
  /** Path of the Dockerfile; undefined where it can't be told, or is written in the Compose file. */
  readonly dockerfile?: string;
  /** The folder that the build is given, "" for the root; undefined where it can't be told. */
  readonly context?: string;
  /** The stage that it builds, "" for the last. */
  readonly target: string;
}

/** What the value of `build` says, in a Compose file of a folder. https://docs.docker.com/reference/compose-file/build/ */
export function buildOf(value: unknown, folder: string): Build | undefined {
  const map = mapOf(value);
  if (map === undefined && typeof value !== "string") return undefined;
  const context = joined(folder, interpolated(map === undefined ? value : (map.context ?? ".")));
  const inline = map !== undefined && map.dockerfile_inline !== undefined;
  const dockerfile =
    context === undefined || inline ? undefined : joined(context, interpolated(map?.dockerfile ?? "Dockerfile"));
  return {
    ...(dockerfile === undefined ? {} : { dockerfile }),
    ...(context === undefined ? {} : { context }),
    target: interpolated(map?.target),
  };
}

/** What all services of a Compose file build. */
export async function buildsOf(file: TextFile): Promise<Build[]> {
  const document = await readCompose(file);
  return [...servicesOf(document?.value)].flatMap(([, service]) => buildOf(service.build, folderOf(file.path)) ?? []);
}
