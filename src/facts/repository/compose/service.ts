import type { Place } from "../../../model.ts";
import { databasesOf } from "../database-addresses.ts";
import type { Purpose, ServiceFact } from "../facts.ts";
import { databaseOf, imageName, isCommonImage } from "../image-name.ts";
import { buildOf } from "./builds.ts";
import type { Variable } from "./environment.ts";
import type { Layers, Written } from "./layers.ts";
import { portsOf, volumesOf } from "./mounts.ts";
import { interpolated, mapOf, namesOf, textOf, textsOf } from "./values.ts";

/** Where a field may be written, the first place that has it first. */
const WRITTEN: Readonly<Record<string, readonly (readonly string[])[]>> = {
  user: [["user"]],
  networkMode: [["network_mode"]],
  pid: [["pid"]],
  ipc: [["ipc"]],
  memoryLimit: [["deploy", "resources", "limits", "memory"], ["mem_limit"]],
  cpuLimit: [["deploy", "resources", "limits", "cpus"], ["cpus"], ["cpu_quota"]],
  memoryRequest: [["deploy", "resources", "reservations", "memory"], ["mem_reservation"]],
  cpuRequest: [["deploy", "resources", "reservations", "cpus"], ["cpu_shares"]],
  restart: [["deploy", "restart_policy", "condition"], ["restart"]],
  stopGracePeriod: [["stop_grace_period"]],
  logging: [["logging", "driver"], ["log_driver"]],
};

/**
 * A service as a fact. https://docs.docker.com/reference/compose-file/services/
 *
 * @param place of the service in the uppermost file
 * @param variables its environment
 * @param folder of the file
 */
export function serviceOf(
  name: string,
  layers: Layers,
  variables: readonly Variable[],
  { place, purpose, folder }: { readonly place: Place; readonly purpose: Purpose; readonly folder: string },
): ServiceFact {
  const places: Record<string, Place> = {};
  const kept = (field: string, written: Written | undefined): unknown => {
    if (written !== undefined) places[field] = typeof written.value === "object" ? written.place.key() : written.place;
    return written?.value;
  };
  const first = (field: string): string => {
    for (const keys of WRITTEN[field] ?? []) {
      const written = layers.get(...keys);
      if (written !== undefined) return interpolated(kept(field, written));
    }
    return "";
  };
  const list = (field: string, key: string): string[] => {
    const written = layers.all(key);
    if (written[0] !== undefined) places[field] = written[0].place.key();
    return [...new Set(written.flatMap(({ value }) => namesOf(value)))];
  };

  const image = textOf(kept("image", layers.get("image")));
  const reference = imageName(interpolated(image));
  const build = buildOf(kept("builds", layers.get("build")), folder);
  const ports = portsOf(layers);
  const volumes = volumesOf(layers);
  if (places.image !== undefined)
    Object.assign(places, { tag: places.image, pinned: places.image, database: places.image });
  if (ports[0] !== undefined) places.ports = ports[0].place;
  if (volumes[0] !== undefined) places.volumes = volumes[0].place;
  const health = layers.get("healthcheck");
  const replicas = Number(textOf(kept("replicas", layers.get("deploy", "replicas") ?? layers.get("scale"))));

  return {
    document: place.file,
    place: place.key(),
    purpose,
    name: name.slice(0, 200),
    image,
    tag: reference.tag,
    pinned: image === "" ? "unknown" : reference.pinned,
    builds: build !== undefined,
    common: build === undefined && isCommonImage(interpolated(image)),
    context: build?.context ?? "",
    dockerfile: build?.dockerfile ?? "",
    database: image === "" ? "" : databaseOf(interpolated(image)),
    databases: databasesOf(variables).map(({ host, name: schema }) => (schema === "" ? host : `${host}/${schema}`)),
    profiles: list("profiles", "profiles"),
    user: first("user"),
    privileged: isTrue(kept("privileged", layers.get("privileged"))),
    readOnly: isTrue(kept("readOnly", layers.get("read_only"))),
    capDrop: list("capDrop", "cap_drop"),
    capAdd: list("capAdd", "cap_add"),
    securityOpt: list("securityOpt", "security_opt"),
    networkMode: first("networkMode"),
    pid: first("pid"),
    ipc: first("ipc"),
    networks: list("networks", "networks"),
    ports: ports.map(({ text }) => text),
    volumes: volumes.map(({ text }) => text),
    memoryLimit: first("memoryLimit"),
    cpuLimit: first("cpuLimit"),
    memoryRequest: first("memoryRequest"),
    cpuRequest: first("cpuRequest"),
    healthcheck: isHealthcheck(kept("healthcheck", health)),
    restart: first("restart"),
    stopGracePeriod: first("stopGracePeriod"),
    replicas: Number.isInteger(replicas) && replicas > 0 ? replicas : 1,
    dependsOn: list("dependsOn", "depends_on"),
    logging: first("logging"),
    secrets: layers.all("secrets").flatMap(({ value }) => secretsOf(value)),
    _places: places,
  };
}

function isTrue(value: unknown): boolean {
  return value === true || /^(?:true|yes|on)$/i.test(interpolated(value));
}

function isHealthcheck(value: unknown): boolean {
  const map = mapOf(value);
  if (map === undefined || isTrue(map.disable)) return false;
  return textsOf(map.test)[0] !== "NONE";
}

function secretsOf(value: unknown): string[] {
  if (!Array.isArray(value)) return namesOf(value);
  return value.slice(0, 200).flatMap((one: unknown) => textsOf(mapOf(one)?.source ?? one));
}
