import type { Check } from "./check.ts";
import { cannotTell, deployedResources, holds, memberAt, selects, violated } from "./deployed.ts";
import { scaledWorkloads } from "./scaling.ts";
import { unseen } from "./unseen.ts";

/**
 * Whether a workload outlives the loss of a replica: two at least, or an autoscaler that keeps so many, and a PodDisruptionBudget for its
 * pods. Databases and queues, which have ways of their own, are left out.
 *
 * Placeholders: `workload`, and for `single` the `replicas` that it has at least.
 */
export const check: Check = {
  id: "replica-loss",
  description:
    "Demands of each Deployment, StatefulSet or Rollout of the product, databases left out, that it keeps two replicas at least and that a PodDisruptionBudget protects them.",
  source: "configuration",
  subject: "workload",
  params: { type: "object", additionalProperties: false, properties: {} },
  cases: { single: ["workload", "replicas"], "no-budget": ["workload"] },
  *run(facts) {
    yield* unseen(facts, "workload", "resource");
    const budgets = deployedResources(facts).filter(({ kind }) => kind === "PodDisruptionBudget");
    for (const { first, containers, least } of scaledWorkloads(facts)) {
      if (containers.some(({ database }) => database !== "")) continue;
      const { place, workload, labels } = first;
      if (least === undefined) yield cannotTell(place);
      else if (least < 2)
        yield violated(place, "single", { workload, replicas: least }, first._places?.replicas ?? place);
      else if (budgets.some(({ content }) => selects(memberAt(content, "spec", "selector", "matchLabels"), labels)))
        yield holds(place);
      else yield violated(place, "no-budget", { workload });
    }
  },
};
