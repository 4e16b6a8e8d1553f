import type { Place } from "../../../model.ts";
import { below, member } from "./members.ts";

/** Where the pod of a workload is described: its spec, and the metadata beside it. */
export interface PodSpec {
  readonly spec: unknown;
  readonly metadata: unknown;
  readonly place: Place;
}

const TEMPLATE = ["spec", "template"] as const;

/** Where each kind of workload describes its pods (https://kubernetes.io/docs/concepts/workloads/), by kind and what its apiVersion begins with. */
const WORKLOADS: readonly (readonly [kind: string, group: RegExp, path: readonly string[]])[] = [
  ["Pod", /^v1$/u, []],
  ["Deployment", /^(?:apps|extensions)\//u, TEMPLATE],
  ["StatefulSet", /^apps\//u, TEMPLATE],
  ["DaemonSet", /^(?:apps|extensions)\//u, TEMPLATE],
  ["ReplicaSet", /^(?:apps|extensions)\//u, TEMPLATE],
  ["ReplicationController", /^v1$/u, TEMPLATE],
  ["Job", /^batch\//u, TEMPLATE],
  ["CronJob", /^batch\//u, ["spec", "jobTemplate", "spec", "template"]],
  ["Rollout", /^argoproj\.io\//u, TEMPLATE],
  ["Service", /^serving\.knative\.dev\//u, TEMPLATE],
  ["DeploymentConfig", /^(?:v1$|apps\.openshift\.io\/)/u, TEMPLATE],
];

/** The pod that an object describes; undefined where it is no workload. */
export function podSpecOf(object: unknown, place: Place): PodSpec | undefined {
  const kind = member(object, "kind");
  const apiVersion = member(object, "apiVersion");
  if (typeof kind !== "string" || typeof apiVersion !== "string") return undefined;
  const path = WORKLOADS.find(([name, group]) => name === kind && group.test(apiVersion))?.[2];
  if (path === undefined) return undefined;
  const template = below(object, ...path);
  const spec = member(template, "spec");
  if (typeof spec !== "object" || spec === null) return undefined;
  return { spec, metadata: member(template, "metadata"), place: place.child(...path, "spec") };
}
