import { Place } from "../../../model.ts";
import { joined, lastStep } from "../containers/names.ts";
import { servicePurpose } from "../deployment-purpose.ts";
import type { Purpose, ServiceFact, SettingFact } from "../facts.ts";
import { folderOf } from "../folder.ts";
import { environmentOf, settingsOf } from "./environment.ts";
import { type Layer, Layers } from "./layers.ts";
import { serviceOf } from "./service.ts";
import { mapOf, namesOf, textOf } from "./values.ts";

/** A Compose file that was read. */
export interface ComposeFile {
  readonly path: string;
  readonly purpose: Purpose;
  readonly services: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** The keys that stand above the names of services. */
  readonly above: readonly string[];
}

const PLAIN = /^(?:docker-|podman-)?compose\.ya?ml$/i;
const PRODUCTION = /(?:^|[._-])(?:prod|production|prd|live|deploy|deployment|release|swarm|stack)(?=[._-])/i;

/** More services that extend each other are not followed. */
const DEEPEST = 10;

/**
 * The services of all Compose files, as they come together: what a service extends lies under it, and a file that only refines services
 * (`compose.prod.yaml`) lies over the plain file of its folder. Where a file for production stands beside the plain one, the plain one
 * alone is what developers start: an example. So is a file that isn't named for production where the product is run by Kubernetes.
 *
 * @param orchestrated the repository has a chart or manifests of Kubernetes
 */
export function servicesOfProject(
  files: readonly ComposeFile[],
  orchestrated: boolean,
): { services: ServiceFact[]; settings: SettingFact[] } {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const byFolder = new Map<string, ComposeFile[]>();
  for (const file of files) {
    const folder = folderOf(file.path);
    const beside = byFolder.get(folder);
    if (beside === undefined) byFolder.set(folder, [file]);
    else beside.push(file);
  }
  const services: ServiceFact[] = [];
  const settings: SettingFact[] = [];
  for (const file of files) {
    const folder = folderOf(file.path);
    const beside = byFolder.get(folder) ?? [];
    const plain = isPlain(file) ? undefined : beside.find(isPlain);
    const standing = isPlain(file) ? beside.filter(isForProduction).slice(0, 20) : [];
    const alone = standing.some(standsAlone);
    for (const [name, service] of file.services) {
      const own = layersOf(file, name, byPath, 0);
      const under =
        own.some((layer) => isWhole(layer.service)) || plain === undefined ? [] : layersOf(plain, name, byPath, 0);
      const layers = new Layers([...under, ...own]);
      // A fragment of a service that is nowhere.
      if (!layers.layers.some((layer) => isWhole(layer.service))) continue;
      const profiles = namesOf(service.profiles);
      const startedByDevelopers = alone || (orchestrated && !isForProduction(file));
      const purpose =
        startedByDevelopers && file.purpose === "product" ? "example" : servicePurpose(name, profiles, file.purpose);
      const variables = environmentOf(layers);
      const place = new Place(file.path).child(...file.above, name);
      // What a file for production refines is not run as it stands here.
      const refined = standing.some((one) => one.services.has(name) && !alone);
      if (!refined) services.push(serviceOf(name, layers, variables, { place, purpose, folder }));
      // What lies under it is a setting of the other file.
      const here = variables.filter((one) => one.place.file === file.path);
      settings.push(...settingsOf(here, name, { document: file.path, purpose }));
    }
  }
  return { services, settings };
}

function isPlain({ path }: ComposeFile): boolean {
  return PLAIN.test(lastStep(path));
}

function isForProduction({ path, purpose }: ComposeFile): boolean {
  return purpose === "product" && PRODUCTION.test(lastStep(path)) && !PLAIN.test(lastStep(path));
}

/** All of its services can be started without another file: a file with one that can't refines the plain one, whatever it adds. */
function standsAlone({ services }: ComposeFile): boolean {
  return services.size > 0 && [...services.values()].every((one) => isWhole(one) || one.extends !== undefined);
}

/** It can be started by itself. */
function isWhole(service: Readonly<Record<string, unknown>>): boolean {
  return textOf(service.image) !== "" || (service.build !== undefined && service.build !== null);
}

/** A service and what it extends, the lowest first. */
function layersOf(file: ComposeFile, name: string, files: ReadonlyMap<string, ComposeFile>, depth: number): Layer[] {
  const service = file.services.get(name);
  if (service === undefined || depth > DEEPEST) return [];
  const layer = { place: new Place(file.path).child(...file.above, name), service };
  const target = extendedBy(service, file.path);
  if (target === undefined) return [layer];
  const other = files.get(target.path);
  const under =
    other === undefined || (other === file && target.name === name)
      ? []
      : layersOf(other, target.name, files, depth + 1);
  return [...under, layer];
}

/** The service that a service extends; undefined for none. https://docs.docker.com/reference/compose-file/services/#extends */
export function extendedBy(
  service: Readonly<Record<string, unknown>>,
  path: string,
): { path: string; name: string } | undefined {
  const map = mapOf(service.extends);
  const name = textOf(map === undefined ? service.extends : map.service);
  if (name === "") return undefined;
  const file = map === undefined ? "" : textOf(map.file);
  return { path: file === "" ? path : (joined(folderOf(path), file) ?? ""), name };
}
