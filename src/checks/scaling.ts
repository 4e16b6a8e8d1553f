import type { Facts } from "../facts/facts.ts";
import type { ResourceFact, WorkloadFact } from "../facts/repository/facts.ts";
import { deployedResources, deployedWorkloads, memberAt, textOf } from "./deployed.ts";

/** A workload of several replicas, or that may have several, by its containers. */
export interface Scaled {
  /** The container that the others are listed after. */
  readonly first: WorkloadFact;
  readonly containers: readonly WorkloadFact[];
  /** Replicas that it has at least; undefined where a template, an overlay or an unread autoscaler decides. */
  readonly least: number | undefined;
  readonly most: number | undefined;
}

const SCALED: ReadonlySet<string> = new Set(["Deployment", "StatefulSet", "Rollout", "ReplicaSet"]);

/** The workloads of a product that can have replicas, in the order of the facts. */
export function scaledWorkloads(facts: Facts): readonly Scaled[] {
  const groups = new Map<string, WorkloadFact[]>();
  for (const fact of deployedWorkloads(facts)) {
    if (!SCALED.has(fact.kind)) continue;
    const key = [fact.document, fact.kind, fact.namespace, fact.workload].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  const scalers = deployedResources(facts).filter(
    ({ kind }) => kind === "HorizontalPodAutoscaler" || kind === "ScaledObject",
  );
  return [...groups.values()].flatMap((containers): readonly Scaled[] => {
    const first = containers.find(({ init }) => !init) ?? containers[0];
    return first === undefined ? [] : [{ first, containers, ...replicasOf(first, scalers) }];
  });
}

function replicasOf(workload: WorkloadFact, scalers: readonly ResourceFact[]): Pick<Scaled, "least" | "most"> {
  const scaler = scalers.find(
    ({ content }) => textOf(memberAt(content, "spec", "scaleTargetRef", "name")) === workload.workload,
  );
  if (scaler !== undefined) {
    const spec = memberAt(scaler.content, "spec");
    const isKeda = scaler.kind === "ScaledObject";
    const least = memberAt(spec, isKeda ? "minReplicaCount" : "minReplicas") ?? (isKeda ? 0 : 1);
    const most = memberAt(spec, isKeda ? "maxReplicaCount" : "maxReplicas") ?? (isKeda ? 100 : undefined);
    return { least: numberOf(least), most: numberOf(most) };
  }
  if (workload.unresolved.includes("replicas")) return { least: undefined, most: undefined };
  const replicas = workload.replicas ?? 1;
  return { least: replicas, most: replicas };
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
