import type { Place } from "../../../model.ts";
import type { WorkloadFact } from "../facts.ts";
import { databaseOf, imageName, pinnedOf } from "../image-name.ts";
import type { KubernetesObject, Manifest } from "./manifest.ts";
import { flag, integer, items, member, members, text, texts } from "./members.ts";
import { isUnresolved } from "./placeholders.ts";
import { type PodSpec, podSpecOf } from "./pod-spec.ts";
import { type Found, Scope } from "./scope.ts";
import { mountedClaims, mountedHostPaths } from "./volumes.ts";

/** Where the fields of a fact are written, seen from the container. */
const IN_CONTAINER: readonly (readonly [field: string, path: readonly string[]])[] = [
  ["cpuRequest", ["resources", "requests", "cpu"]],
  ["cpuLimit", ["resources", "limits", "cpu"]],
  ["memoryRequest", ["resources", "requests", "memory"]],
  ["memoryLimit", ["resources", "limits", "memory"]],
  ["liveness", ["livenessProbe"]],
  ["readiness", ["readinessProbe"]],
  ["startup", ["startupProbe"]],
  ["image", ["image"]],
  ["privileged", ["securityContext", "privileged"]],
  ["allowPrivilegeEscalation", ["securityContext", "allowPrivilegeEscalation"]],
  ["readOnlyRootFilesystem", ["securityContext", "readOnlyRootFilesystem"]],
  ["capDrop", ["securityContext", "capabilities", "drop"]],
  ["capAdd", ["securityContext", "capabilities", "add"]],
];

/** The same for fields that a pod states for all its containers, seen from the pod's spec. */
const IN_POD: readonly (readonly [field: string, path: readonly string[]])[] = [
  ["gracePeriod", ["terminationGracePeriodSeconds"]],
  ["hostNetwork", ["hostNetwork"]],
  ["hostPid", ["hostPID"]],
  ["hostIpc", ["hostIPC"]],
];

/** Fields that a container takes from its pod where it does not state them itself (Kubernetes API, PodSecurityContext). */
const INHERITED = ["runAsNonRoot", "runAsUser"] as const;

/**
 * The containers of a workload, init containers first; none where the object is no workload. A container without an image is a patch of
 * one that is written elsewhere, and no container of its own.
 */
export function workloadFacts(object: KubernetesObject, manifest: Manifest): readonly WorkloadFact[] {
  const pod = podSpecOf(object.value, object.place);
  if (pod === undefined) return [];
  const facts: WorkloadFact[] = [];
  for (const list of ["initContainers", "containers"] as const) {
    for (const [index, container] of items(member(pod.spec, list)).entries()) {
      const scope = new Scope(container, pod.place.child(list, index), manifest);
      if (member(container, "image") === undefined && !hidden(container)) continue;
      facts.push(workloadFact(object, manifest, pod, scope, list === "initContainers"));
    }
  }
  return facts;
}

/** Members of it come out of a template, so that the image may be among them. */
function hidden(container: unknown): boolean {
  return typeof container === "string" ? isUnresolved(container) : Object.keys(members(container)).some(isUnresolved);
}

function workloadFact(
  object: KubernetesObject,
  manifest: Manifest,
  pod: PodSpec,
  container: Scope,
  init: boolean,
): WorkloadFact {
  const podScope = new Scope(pod.spec, pod.place, manifest);
  const found = new Map<string, Found>();
  for (const [field, path] of IN_CONTAINER) found.set(field, container.find(...path));
  for (const [field, path] of IN_POD) found.set(field, podScope.find(...path));
  for (const field of INHERITED) {
    const own = container.find("securityContext", field);
    const inherited = podScope.find("securityContext", field);
    const isInherited =
      own.value === undefined && !own.unresolved && (inherited.value !== undefined || inherited.unresolved);
    found.set(field, isInherited ? inherited : own);
  }
  const replicas = new Scope(object.value, object.place, manifest).find("spec", "replicas");
  found.set("replicas", replicas);
  const value = (field: string): unknown => found.get(field)?.value;
  const image = value("image");
  const { name, tag, digest } = imageName(text(image));
  const unresolved = [...found].filter(([, one]) => one.unresolved).map(([field]) => field);
  if (unresolved.includes("image")) unresolved.push("tag", "pinned", "database");
  return {
    document: manifest.path,
    purpose: manifest.purpose,
    place: container.place,
    kind: object.kind,
    workload: object.name,
    namespace: object.namespace,
    name: text(member(container.value, "name")),
    init,
    image: text(image),
    tag,
    pinned: image === undefined ? "unknown" : pinnedOf(name, tag, digest),
    database: image === undefined ? "" : databaseOf(text(image)),
    ...optional("replicas", integer(replicas.value)),
    cpuRequest: text(value("cpuRequest")),
    cpuLimit: text(value("cpuLimit")),
    memoryRequest: text(value("memoryRequest")),
    memoryLimit: text(value("memoryLimit")),
    liveness: isStated(value("liveness")),
    readiness: isStated(value("readiness")),
    startup: isStated(value("startup")),
    ...optional("gracePeriod", integer(value("gracePeriod"))),
    privileged: flag(value("privileged")) === true,
    ...optional("runAsNonRoot", flag(value("runAsNonRoot"))),
    ...optional("runAsUser", integer(value("runAsUser"))),
    ...optional("allowPrivilegeEscalation", flag(value("allowPrivilegeEscalation"))),
    ...optional("readOnlyRootFilesystem", flag(value("readOnlyRootFilesystem"))),
    capDrop: texts(value("capDrop")),
    capAdd: texts(value("capAdd")),
    hostNetwork: flag(value("hostNetwork")) === true,
    hostPid: flag(value("hostPid")) === true,
    hostIpc: flag(value("hostIpc")) === true,
    hostPaths: mountedHostPaths(pod.spec, container.value),
    claims: mountedClaims(pod.spec, container.value),
    labels: labelsOf(pod.metadata),
    unresolved,
    switchedOff: manifest.switchedOff(object.place),
    _places: placesOf(withImage(found), container.place),
  };
}

function optional<K extends string, V>(name: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: V };
}

/** A probe that says nothing is none. */
function isStated(value: unknown): boolean {
  return Object.keys(members(value)).length > 0;
}

function labelsOf(metadata: unknown): readonly string[] {
  return Object.entries(members(member(metadata, "labels")))
    .slice(0, 50)
    .map(([name, value]) => `${name}=${text(value)}`);
}

/** What the name of an image tells is written where it is. */
function withImage(found: ReadonlyMap<string, Found>): ReadonlyMap<string, Found> {
  const image = found.get("image");
  const fields = image === undefined ? [] : ["tag", "pinned", "database"].map((field) => [field, image] as const);
  return new Map([...found, ...fields]);
}

/** Where single fields are written, as far as they stand elsewhere than the container begins. */
function placesOf(found: ReadonlyMap<string, Found>, container: Place): Readonly<Record<string, Place>> {
  const own = container.pointer.join("\n");
  return Object.fromEntries(
    [...found]
      .filter(([, { place }]) => place.file !== container.file || place.pointer.join("\n") !== own)
      .map(([field, { place }]) => [field, place]),
  );
}
