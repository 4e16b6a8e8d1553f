import type { Check } from "./check.ts";
import { cannotTell, deployedResources, holds, itemsOf, memberAt, violated } from "./deployed.ts";
import { scaledWorkloads } from "./scaling.ts";
import { unseen } from "./unseen.ts";

/** Folders of a node that are the same on all nodes, or that hold no data of the program. */
const SYSTEM =
  /^\/(?:etc\/(?:localtime|timezone|ssl|pki|hosts|machine-id)|usr\/share|proc|sys|dev|run|var\/(?:run|log)|tmp|lib\/modules|boot)(?:\/|$)/u;

/**
 * Workloads of several replicas that are bound to one node: they write to a volume that one node at a time may write to, or to a folder of
 * the node. What a StatefulSet claims for each replica is no such volume.
 *
 * Placeholders: `workload`, its `replicas`, and the `volume`: the name of the claim or the path.
 */
export const check: Check = {
  id: "shared-volume",
  description:
    "Finds Kubernetes workloads of several replicas that write to one ReadWriteOnce volume or to a folder of the node.",
  source: "configuration",
  subject: "workload",
  params: { type: "object", additionalProperties: false, properties: {} },
  cases: { claim: ["workload", "replicas", "volume"], "host-path": ["workload", "replicas", "volume"] },
  *run(facts) {
    yield* unseen(facts, "workload", "resource");
    const claims = deployedResources(facts).filter(({ kind }) => kind === "PersistentVolumeClaim");
    for (const { first, containers, most } of scaledWorkloads(facts)) {
      const { place, workload } = first;
      const open = most === undefined || containers.some(({ unresolved }) => unresolved.includes("claims"));
      const names = containers.flatMap((one) => one.claims);
      const folder = containers
        .flatMap((one) => one.hostPaths)
        .find((path) => !path.endsWith(":ro") && !SYSTEM.test(path));
      const bound = names.find((name) => claims.some((claim) => claim.name === name && isForOneNode(claim.content)));
      const data = { workload, replicas: most ?? 0 };
      if (open) yield cannotTell(place);
      else if (most < 2) yield holds(place);
      else if (bound !== undefined) yield violated(place, "claim", { ...data, volume: bound });
      else if (folder !== undefined) yield violated(place, "host-path", { ...data, volume: folder });
      else if (names.some((name) => !claims.some((claim) => claim.name === name)))
        yield cannotTell(place, "not-stated");
      else yield holds(place);
    }
  },
};

function isForOneNode(content: unknown): boolean {
  const modes = itemsOf(memberAt(content, "spec", "accessModes"));
  return modes.length > 0 && modes.every((mode) => mode === "ReadWriteOnce" || mode === "ReadWriteOncePod");
}
