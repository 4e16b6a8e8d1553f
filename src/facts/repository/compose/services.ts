import { mapOf } from "./values.ts";

type Service = Readonly<Record<string, unknown>>;

/** More services of one file are not read. */
const MOST = 500;

/**
 * The services of a parsed Compose file by name; none for anything else. Files of the first version have them at the root.
 * https://docs.docker.com/reference/compose-file/services/
 */
export function servicesOf(value: unknown): ReadonlyMap<string, Service> {
  const file = mapOf(value);
  const found = new Map<string, Service>();
  if (file === undefined) return found;
  const services = file.services === undefined ? file : mapOf(file.services);
  for (const [name, entry] of Object.entries(services ?? {}).slice(0, MOST)) {
    const service = mapOf(entry);
    // At the root only what has an image or a build is a service.
    if (
      service === undefined ||
      (file.services === undefined && service.image === undefined && service.build === undefined)
    )
      continue;
    found.set(name, service);
  }
  return found;
}

/** Whether services stand below `services`, as in all but the first version. */
export function hasServices(value: unknown): boolean {
  return mapOf(mapOf(value)?.services) !== undefined;
}
