import type { ResourceFact, WorkloadFact } from "../facts/repository/facts.ts";
import type { Check } from "./check.ts";
import {
  cannotTell,
  deployedResources,
  deployedWorkloads,
  holds,
  isForLocalUse,
  isOpen,
  itemsOf,
  memberAt,
  selects,
  textOf,
  violated,
} from "./deployed.ts";
import { unseen } from "./unseen.ts";

/** Names and images of what stands in front of others. */
const GATEWAY =
  /gateway|ingress|kong|apisix|envoy|nginx|traefik|haproxy|krakend|tyk|wso2|x-?road|proxy|istio|caddy|contour|gloo|router|zuul|waf|loadbalancer|frontdoor/iu;

/**
 * Services of Kubernetes that put a workload's port outside the cluster by themselves (https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types),
 * unless what they put out is a gateway by its name or image. Databases and queues offer no API to guard; those of a developer's machine are left out.
 *
 * Placeholders: `name` of the service, its `type`.
 */
export const check: Check = {
  id: "exposed-service",
  description:
    "Looks at the Services of Kubernetes and finds those that publish the port of a workload, other than a gateway, outside the cluster.",
  source: "configuration",
  subject: "resource",
  params: { type: "object", additionalProperties: false, properties: {} },
  cases: { published: ["name", "type"] },
  *run(facts) {
    yield* unseen(facts, "resource");
    const resources = deployedResources(facts);
    const workloads = deployedWorkloads(facts);
    const behindEntry = new Set(resources.flatMap(backends));
    for (const service of resources) {
      if (service.kind !== "Service" || service.apiVersion !== "v1" || isForLocalUse(service.document)) continue;
      const type = memberAt(service.content, "spec", "type");
      const selected = workloads.filter(({ labels }) => selects(memberAt(service.content, "spec", "selector"), labels));
      if (isGateway(service, selected) || selected.some(({ database }) => database !== "")) continue;
      const { name, place } = service;
      if (isOpen(type) || service.patched) yield cannotTell(place);
      else if (type !== "NodePort" && type !== "LoadBalancer") yield holds(place);
      // Some clouds need a node's port behind their load balancer; and what selects no workload that is here is not known.
      else if ((type === "NodePort" && behindEntry.has(name)) || isInternal(service) || selected.length === 0)
        yield cannotTell(place);
      else yield violated(place, "published", { name, type }, place.child("spec", "type"));
    }
  },
};

function isGateway({ name, content }: ResourceFact, selected: readonly WorkloadFact[]): boolean {
  const selector = JSON.stringify(memberAt(content, "spec", "selector") ?? {});
  return [name, selector, ...selected.flatMap((one) => [one.image, one.workload])].some((text) => GATEWAY.test(text));
}

/** Services that an Ingress or a route passes requests to. */
function backends({ kind, content }: ResourceFact): readonly string[] {
  if (kind !== "Ingress") return [];
  const spec = memberAt(content, "spec");
  const paths = itemsOf(memberAt(spec, "rules")).flatMap((rule) => itemsOf(memberAt(rule, "http", "paths")));
  const found = [memberAt(spec, "defaultBackend"), ...paths.map((path) => memberAt(path, "backend"))];
  return found.map(
    (backend) => textOf(memberAt(backend, "service", "name")) || textOf(memberAt(backend, "serviceName")),
  );
}

/** Load balancers of a private network. */
function isInternal({ content }: ResourceFact): boolean {
  const annotations = memberAt(content, "metadata", "annotations") ?? {};
  return Object.entries(annotations).some(
    ([name, value]) => /internal|private/iu.test(`${name}=${String(value)}`) || isOpen(name),
  );
}
