import { Place } from "../../../model.ts";
import { items, member, members, text } from "./members.ts";
import { podSpecOf } from "./pod-spec.ts";

/** What an overlay of Kustomize changes in objects that are written elsewhere; how it does is not followed. */
export interface Patch {
  /** "" for any. */
  readonly kind: string;
  readonly name: string;
  /** Fields of workloads that it sets. */
  readonly fields: readonly string[];
}

/** What a kustomization says (https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/). */
export interface Kustomization {
  readonly folder: string;
  /** Files that hold patches and no objects of their own, by path. */
  readonly patchFiles: readonly string[];
  readonly patches: readonly Patch[];
  /** Names of images that it gives another tag or name. */
  readonly images: readonly string[];
  /** Pointers to what leads out of the repository or to a chart: what is behind it is not read. */
  readonly remote: readonly (readonly (string | number)[])[];
}

/** Names under which Kustomize finds its file. */
export function isKustomization(path: string): boolean {
  return /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/u.test(path);
}

/** Everything that a patch of a kind that is not understood may set. */
export const ALL_FIELDS: readonly string[] = [
  "cpuRequest",
  "cpuLimit",
  "memoryRequest",
  "memoryLimit",
  "liveness",
  "readiness",
  "startup",
  "image",
  "tag",
  "pinned",
  "database",
  "replicas",
  "gracePeriod",
  "privileged",
  "runAsNonRoot",
  "runAsUser",
  "allowPrivilegeEscalation",
  "readOnlyRootFilesystem",
  "capDrop",
  "capAdd",
  "hostNetwork",
  "hostPid",
  "hostIpc",
  "hostPaths",
  "claims",
];

/** The fields of workloads that a member of a container or a pod stands for. */
const FIELDS_OF: Readonly<Record<string, readonly string[]>> = {
  resources: ["cpuRequest", "cpuLimit", "memoryRequest", "memoryLimit"],
  livenessProbe: ["liveness"],
  readinessProbe: ["readiness"],
  startupProbe: ["startup"],
  image: ["image", "tag", "pinned", "database"],
  replicas: ["replicas"],
  terminationGracePeriodSeconds: ["gracePeriod"],
  securityContext: [
    "privileged",
    "runAsNonRoot",
    "runAsUser",
    "allowPrivilegeEscalation",
    "readOnlyRootFilesystem",
    "capDrop",
    "capAdd",
  ],
  hostNetwork: ["hostNetwork"],
  hostPID: ["hostPid"],
  hostIPC: ["hostIpc"],
  volumes: ["hostPaths", "claims"],
  volumeMounts: ["hostPaths", "claims"],
};

/** What a patch that looks like an object (a strategic merge patch) changes. */
export function mergePatch(value: unknown): Patch {
  const pod = podSpecOf(value, new Place(""));
  const containers = ["initContainers", "containers"].flatMap((list) => items(member(pod?.spec, list)));
  const names = [member(value, "spec"), pod?.spec, ...containers].flatMap((one) => Object.keys(members(one)));
  const fields = [...new Set(names.flatMap((name) => (Object.hasOwn(FIELDS_OF, name) ? (FIELDS_OF[name] ?? []) : [])))];
  return { kind: text(member(value, "kind")), name: text(member(member(value, "metadata"), "name")), fields };
}

/** What a list of operations (JSON Patch, RFC 6902) changes in what it is aimed at. */
function jsonPatch(operations: unknown, target: unknown): Patch {
  const steps = items(operations).flatMap((one) => text(member(one, "path")).split("/"));
  const known = steps.flatMap((step) => (Object.hasOwn(FIELDS_OF, step) ? (FIELDS_OF[step] ?? []) : []));
  return { ...targetOf(target), fields: steps.length === 0 ? ALL_FIELDS : [...new Set(known)] };
}

function targetOf(target: unknown): Pick<Patch, "kind" | "name"> {
  return { kind: text(member(target, "kind")), name: text(member(target, "name")) };
}

/**
 * Reads a kustomization.
 *
 * @param value the parsed file
 * @param folder the folder it lies in, "" for the root
 * @param parse reads a patch that is written in it as text; an empty list where it can't be read
 */
export function kustomizationOf(
  value: unknown,
  folder: string,
  parse: (text: string) => readonly unknown[],
): Kustomization {
  const patchFiles: string[] = [];
  const patches: Patch[] = [];
  const remote: (readonly (string | number)[])[] = [];
  const inline = (written: string, target: unknown): void => {
    for (const one of parse(written)) {
      if (Array.isArray(one)) patches.push(jsonPatch(one, target));
      else {
        const { kind, name } = targetOf(target);
        const patch = mergePatch(one);
        patches.push({ ...patch, kind: kind || patch.kind, name: name || patch.name });
      }
    }
  };
  for (const key of ["patches", "patchesStrategicMerge", "patchesJson6902"]) {
    for (const entry of items(member(value, key))) {
      const path = typeof entry === "string" && !entry.includes("\n") ? entry : text(member(entry, "path"));
      const written = typeof entry === "string" && entry.includes("\n") ? entry : member(entry, "patch");
      const target = member(entry, "target");
      if (typeof written === "string") inline(written, target);
      else if (Array.isArray(written)) patches.push(jsonPatch(written, target));
      else if (path !== "") {
        patchFiles.push(joined(folder, path));
        // A file of operations does not say what it changes; the target does.
        if (target !== undefined) patches.push({ ...targetOf(target), fields: ALL_FIELDS });
      }
    }
  }
  for (const entry of items(member(value, "replicas"))) {
    patches.push({ kind: "", name: text(member(entry, "name")), fields: ["replicas"] });
  }
  for (const key of ["resources", "bases", "components"]) {
    for (const [index, entry] of items(member(value, key)).entries()) {
      if (typeof entry === "string" && /^[a-z+]+:\/\/|^git@|^github\.com\/|[?&]ref=/u.test(entry))
        remote.push([key, index]);
    }
  }
  for (const key of ["helmCharts", "generators", "transformers"]) {
    if (items(member(value, key)).length > 0) remote.push([key]);
  }
  const images = items(member(value, "images")).map((entry) => text(member(entry, "name")));
  return { folder, patchFiles, patches, images: images.filter((name) => name !== ""), remote };
}

/** A path seen from a folder, with `..` followed. */
export function joined(folder: string, path: string): string {
  const steps = folder === "" ? [] : folder.split("/");
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

/** Whether the objects of a manifest are patches by the look of them: a workload of which no container has an image. */
export function looksLikePatch(value: unknown): boolean {
  const pod = podSpecOf(value, new Place(""));
  if (pod === undefined) {
    // A Deployment without any pod only sets the number of its replicas, or labels.
    return (
      WORKLOAD_KIND.test(text(member(value, "kind"))) &&
      member(value, "apiVersion") !== undefined &&
      !hasTemplate(value)
    );
  }
  const containers = items(member(pod.spec, "containers"));
  return containers.every((one) => member(one, "image") === undefined);
}

const WORKLOAD_KIND = /^(?:Deployment|StatefulSet|DaemonSet)$/u;

function hasTemplate(value: unknown): boolean {
  return member(member(value, "spec"), "template") !== undefined;
}
