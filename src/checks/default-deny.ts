import type { ResourceFact } from "../facts/repository/facts.ts";
import type { Check } from "./check.ts";
import {
  cannotTell,
  deployedResources,
  deployedWorkloads,
  holds,
  isOpen,
  itemsOf,
  memberAt,
  violated,
} from "./deployed.ts";
import { unseen } from "./unseen.ts";

/**
 * Whether in each namespace of the product's workloads network policies deny what they don't allow, in both directions
 * (https://kubernetes.io/docs/concepts/services-networking/network-policies/). A policy for all pods that allows everything does not.
 *
 * Placeholders: `namespace`, "" where none is stated, and a `workload` in it.
 */
export const check: Check = {
  id: "default-deny",
  description:
    "Demands for each namespace of the product’s Kubernetes workloads that NetworkPolicies for all pods deny all traffic, in and out, that is not allowed.",
  source: "configuration",
  subject: "workload",
  params: { type: "object", additionalProperties: false, properties: {} },
  cases: { open: ["namespace", "workload"] },
  *run(facts) {
    yield* unseen(facts, "workload", "resource");
    const policies = deployedResources(facts).filter(({ kind, apiVersion }) => {
      return kind === "NetworkPolicy" && apiVersion.startsWith("networking.k8s.io/");
    });
    const seen = new Set<string>();
    for (const { namespace, workload, place } of deployedWorkloads(facts)) {
      if (seen.has(namespace)) continue;
      seen.add(namespace);
      const own = policies.filter((policy) => policy.namespace === namespace);
      const closed = (direction: "Ingress" | "Egress"): boolean => own.some((policy) => denies(policy, direction));
      if (closed("Ingress") && closed("Egress")) yield holds(place);
      else if (own.some((policy) => policy.patched || isOpen(memberAt(policy.content, "spec"))))
        yield cannotTell(place);
      else yield violated(place, "open", { namespace, workload });
    }
  },
};

/** Whether a policy holds for all pods of its namespace and does not allow everything in a direction. */
function denies({ content }: ResourceFact, direction: "Ingress" | "Egress"): boolean {
  const spec = memberAt(content, "spec");
  const selector = memberAt(spec, "podSelector");
  if (typeof selector !== "object" || selector === null || Object.keys(selector).length > 0) return false;
  const stated = memberAt(spec, "policyTypes");
  const types =
    stated === undefined ? ["Ingress", ...(memberAt(spec, "egress") === undefined ? [] : ["Egress"])] : itemsOf(stated);
  if (!types.includes(direction)) return false;
  const [rules, peers] = direction === "Ingress" ? ["ingress", "from"] : ["egress", "to"];
  return itemsOf(memberAt(spec, rules as string)).every((rule) => {
    const whom = itemsOf(memberAt(rule, peers as string));
    const everybody = whom.length === 0 || whom.some((one) => memberAt(one, "ipBlock", "cidr") === "0.0.0.0/0");
    return !(everybody && itemsOf(memberAt(rule, "ports")).length === 0);
  });
}
