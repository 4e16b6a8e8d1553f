import type { ResourceFact } from "../facts/repository/facts.ts";
import type { Place } from "../model.ts";
import type { Check } from "./check.ts";
import {
  cannotTell,
  deployedResources,
  holds,
  isForLocalUse,
  isOpen,
  itemsOf,
  memberAt,
  textOf,
  violated,
} from "./deployed.ts";
import { unseen } from "./unseen.ts";

/** What an entry says of its encryption. */
type Answer = "encrypted" | "plain" | "unclear" | "no-entry";

/**
 * Where a cluster is entered: Ingress, Gateway (Kubernetes and Istio), IngressRoute of Traefik and Route of OpenShift. Encryption may also
 * be switched on by annotations, by the controller, or in front of the cluster: where something speaks for that, it can't be told. Entries
 * for a developer's machine are left out.
 *
 * Placeholders: `name` and `kind` of the entry.
 */
export const check: Check = {
  id: "entry-without-tls",
  description:
    "Looks at the objects by which a Kubernetes cluster is entered (Ingress, Gateway, IngressRoute, Route) and finds those that are reached without TLS.",
  source: "configuration",
  subject: "resource",
  params: { type: "object", additionalProperties: false, properties: {} },
  cases: { plaintext: ["name", "kind"] },
  *run(facts) {
    yield* unseen(facts, "resource");
    const resources = deployedResources(facts);
    const encrypted = new Set(
      resources.filter((one) => answerFor(one) === "encrypted").map(({ kind, name }) => `${kind}/${name}`),
    );
    const routesWithTls = resources.some((one) => one.kind === "IngressRoute" && answerFor(one) === "encrypted");
    for (const resource of resources) {
      const { kind, name, place, document } = resource;
      const answer = answerFor(resource);
      if (answer === "no-entry" || isForLocalUse(document) || isForLocalHosts(resource)) continue;
      if (answer === "encrypted") yield holds(place);
      else if (answer === "unclear" || resource.patched || encrypted.has(`${kind}/${name}`)) yield cannotTell(place);
      // One that only redirects stands beside the one that is encrypted.
      else if (kind === "IngressRoute" && routesWithTls) yield cannotTell(place);
      else yield violated(place, "plaintext", { name, kind }, spotOf(place, resource));
    }
  },
};

function spotOf(place: Place, { content }: ResourceFact): Place {
  return memberAt(content, "spec") === undefined ? place : place.child("spec").key();
}

function answerFor({ kind, apiVersion, content }: ResourceFact): Answer {
  const spec = memberAt(content, "spec");
  if (kind === "Ingress" && /^(?:networking\.k8s\.io|extensions)\//u.test(apiVersion)) return ofIngress(content, spec);
  if (kind === "Gateway" && apiVersion.startsWith("gateway.networking.k8s.io/")) return ofGateway(spec);
  if (kind === "Gateway" && apiVersion.startsWith("networking.istio.io/")) return ofIstio(spec);
  if (kind === "IngressRoute" && apiVersion.startsWith("traefik")) return ofIngressRoute(spec);
  if (kind === "Route" && apiVersion.startsWith("route.openshift.io/")) {
    return memberAt(spec, "tls") !== undefined ? "encrypted" : isOpen(spec) ? "unclear" : "plain";
  }
  return "no-entry";
}

/** Annotations by which a load balancer, a proxy or cert-manager brings encryption. */
const ENCRYPTING = /certificate|ssl|tls|acme|cert-manager|https|websecure/iu;
/** Controllers that are encrypted in front of the cluster, or by a setting of theirs. */
const ENCRYPTED_OUTSIDE = /alb|gce|tailscale|cloudflare|azure|application-gateway|ngrok/iu;

function ofIngress(content: unknown, spec: unknown): Answer {
  const tls = memberAt(spec, "tls");
  if (itemsOf(tls).length > 0) return "encrypted";
  if (isOpen(tls) || hasOpenMember(spec)) return "unclear";
  const annotations = memberAt(content, "metadata", "annotations");
  const controller =
    textOf(memberAt(spec, "ingressClassName")) || textOf(memberAt(annotations, "kubernetes.io/ingress.class"));
  const written = Object.entries(annotations ?? {}).filter(
    ([name, value]) => !/redirect$/iu.test(name) || value === "true",
  );
  const speaks = written.some(([name, value]) =>
    ENCRYPTING.test(name) ? String(value) !== "false" : /websecure/u.test(String(value)),
  );
  return speaks || hasOpenMember(annotations) || ENCRYPTED_OUTSIDE.test(controller) || isOpen(controller)
    ? "unclear"
    : "plain";
}

/** Members of it, not only their values, come out of a template. */
function hasOpenMember(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).some((name) => isOpen(name));
}

function ofGateway(spec: unknown): Answer {
  const listeners = itemsOf(memberAt(spec, "listeners"));
  if (listeners.length === 0 || isOpen(listeners)) return "unclear";
  const protocols = listeners.map((one) => textOf(memberAt(one, "protocol")));
  if (protocols.some((protocol) => protocol === "HTTPS" || protocol === "TLS")) {
    // The one for HTTP may only redirect, which routes say.
    return protocols.includes("HTTP") ? "unclear" : "encrypted";
  }
  return protocols.every((protocol) => protocol === "HTTP") ? "plain" : "unclear";
}

function ofIstio(spec: unknown): Answer {
  const servers = itemsOf(memberAt(spec, "servers"));
  if (servers.length === 0 || isOpen(servers)) return "unclear";
  const isPlain = (server: unknown): boolean => /^HTTP2?$|^GRPC$/u.test(textOf(memberAt(server, "port", "protocol")));
  const redirects = (server: unknown): boolean => memberAt(server, "tls", "httpsRedirect") === true;
  if (servers.every((server) => !isPlain(server) || redirects(server)))
    return servers.some((one) => !isPlain(one)) ? "encrypted" : "unclear";
  return servers.every(isPlain) ? "plain" : "unclear";
}

function ofIngressRoute(spec: unknown): Answer {
  if (memberAt(spec, "tls") !== undefined) return "encrypted";
  const entries = itemsOf(memberAt(spec, "entryPoints")).map(textOf);
  return isOpen(spec) || entries.length === 0 || entries.some((one) => one !== "web") ? "unclear" : "plain";
}

/** All the hosts that it is for are names of a developer's machine. */
function isForLocalHosts({ content }: ResourceFact): boolean {
  const rules = itemsOf(memberAt(content, "spec", "rules"));
  const hosts = rules.map((rule) => textOf(memberAt(rule, "host")));
  return (
    hosts.length > 0 &&
    hosts.every((host) =>
      /(?:^|\.)(?:localhost|local|test|localdev|nip\.io|sslip\.io|lvh\.me|localtest\.me)$/u.test(host),
    )
  );
}
