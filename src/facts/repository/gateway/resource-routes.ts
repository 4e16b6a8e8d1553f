import type { ResourceFact, TraceFact } from "../facts.ts";
import { below, items, member, members, text } from "../kubernetes/members.ts";
import { holdsUnresolved } from "../kubernetes/placeholders.ts";
import { type Guards, guardsOf } from "./guards.ts";
import { lowestTls, traceOfTls, tracesOfRoute } from "./traces.ts";

/** The routes of gateways among Kubernetes objects, with what guards them, and the versions of TLS that they allow. */
export function routeTraces(resources: readonly ResourceFact[]): readonly TraceFact[] {
  const on = resources.filter(({ switchedOff }) => !switchedOff);
  const plugins = pluginsOf(on);
  return on.flatMap((resource) => [...routesOf(resource, plugins, on), ...tlsOf(resource)]);
}

/** What a named plug-in or middleware is. */
type Plugins = ReadonlyMap<string, readonly string[]>;

/** Kong's plug-ins by name, and Traefik's middlewares: names of what they do. "*" holds for every route of Kong. */
function pluginsOf(resources: readonly ResourceFact[]): Plugins {
  const plugins = new Map<string, readonly string[]>();
  for (const { kind, apiVersion, name, content } of resources) {
    if (/^Kong(?:Cluster)?Plugin$/u.test(kind)) {
      const plugin = text(member(content, "plugin"));
      plugins.set(name, [plugin]);
      const isGlobal = text(below(content, "metadata", "labels", "global")) === "true";
      if (isGlobal) plugins.set("*", [...(plugins.get("*") ?? []), plugin]);
    } else if (kind === "Middleware" && apiVersion.startsWith("traefik")) {
      plugins.set(name, Object.keys(members(member(content, "spec"))));
    }
  }
  return plugins;
}

function routesOf(resource: ResourceFact, plugins: Plugins, all: readonly ResourceFact[]): readonly TraceFact[] {
  const { kind, apiVersion, name, place, purpose, content, patched } = resource;
  const spec = member(content, "spec");
  const trace = (names: readonly string[], gateway: string, more?: Guards): readonly TraceFact[] => {
    const guards = join(guardsOf(names), more);
    const unclear = patched || holdsUnresolved(member(content, "metadata"));
    const known = unclear && !(guards.limits && guards.authenticates) ? undefined : guards;
    return tracesOfRoute({ name, place, gateway, guards: known }, purpose);
  };
  if (kind === "Ingress" && /^(?:networking\.k8s\.io|extensions)\//u.test(apiVersion)) {
    return trace(annotated(resource, plugins), "Ingress", annotationGuards(resource));
  }
  if (kind === "HTTPRoute" || kind === "GRPCRoute") {
    return trace(annotated(resource, plugins), "Gateway API", policiesFor(resource, all));
  }
  if (kind === "IngressRoute" && apiVersion.startsWith("traefik")) {
    const named = items(member(spec, "routes")).map((route) =>
      items(member(route, "middlewares")).flatMap((one) => plugins.get(text(member(one, "name"))) ?? []),
    );
    return trace(inAll(named), "Traefik");
  }
  if (kind === "ApisixRoute") {
    const named = items(member(spec, "http")).map((route) => [
      ...items(member(route, "plugins")).map((one) => text(member(one, "name"))),
      ...(below(route, "authentication", "enable") === true ? ["jwt-auth"] : []),
    ]);
    return trace(inAll(named), "APISIX");
  }
  return [];
}

/** What every one of several routes has. */
function inAll(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = lists;
  const { limits, authenticates } = others.reduce<Guards>((all, one) => {
    const own = guardsOf(one);
    return { limits: all.limits && own.limits, authenticates: all.authenticates && own.authenticates };
  }, guardsOf(first));
  return [...(limits ? ["rate-limiting"] : []), ...(authenticates ? ["jwt"] : [])];
}

function join(a: Guards, b: Guards | undefined): Guards {
  return { limits: a.limits || b?.limits === true, authenticates: a.authenticates || b?.authenticates === true };
}

/** Plug-ins and middlewares that an object names in its annotations. */
function annotated({ content }: ResourceFact, plugins: Plugins): readonly string[] {
  const annotations = below(content, "metadata", "annotations");
  const kong = text(member(annotations, "konghq.com/plugins")).split(",");
  // namespace-name@kubernetescrd
  const traefik = text(member(annotations, "traefik.ingress.kubernetes.io/router.middlewares")).split(",");
  const middlewares = traefik.map((one) => one.trim().replace(/@kubernetescrd$/u, ""));
  const known = [...plugins].filter(([name]) => middlewares.some((one) => one === name || one.endsWith(`-${name}`)));
  const global = /kong/iu.test(text(below(content, "spec", "ingressClassName"))) ? (plugins.get("*") ?? []) : [];
  return [...kong.flatMap((one) => plugins.get(one.trim()) ?? []), ...known.flatMap(([, names]) => names), ...global];
}

/** Annotations of ingress controllers: https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/ and HAProxy's. */
function annotationGuards({ content }: ResourceFact): Guards {
  const names = Object.keys(members(below(content, "metadata", "annotations")));
  return {
    limits: names.some((name) => /\/(?:limit-rps|limit-rpm|rate-limit-requests|limit-req)$/u.test(name)),
    authenticates: names.some((name) =>
      /\/(?:auth-url|auth-type|auth-tls-secret|auth-secret|oauth2?-signin)$/u.test(name),
    ),
  };
}

/** Policies of Envoy Gateway (https://gateway.envoyproxy.io) that are attached to a route or to a gateway of it. */
function policiesFor(route: ResourceFact, all: readonly ResourceFact[]): Guards {
  const parents = items(below(route.content, "spec", "parentRefs")).map((one) => text(member(one, "name")));
  const targets = new Set([route.name, ...parents]);
  const policies = all.filter(({ kind, content }) => {
    if (kind !== "SecurityPolicy" && kind !== "BackendTrafficPolicy") return false;
    const spec = member(content, "spec");
    return [member(spec, "targetRef"), ...items(member(spec, "targetRefs"))].some((one) =>
      targets.has(text(member(one, "name"))),
    );
  });
  const says = (kind: string, names: readonly string[]): boolean =>
    policies.some((one) => one.kind === kind && names.some((name) => below(one.content, "spec", name) !== undefined));
  return {
    limits: says("BackendTrafficPolicy", ["rateLimit"]),
    authenticates: says("SecurityPolicy", ["jwt", "oidc", "basicAuth", "apiKeyAuth", "extAuth"]),
  };
}

/** Where objects state the lowest version of TLS: kind, group, and the path to it. */
const TLS: readonly (readonly [kind: string, group: RegExp, path: readonly string[]])[] = [
  ["TLSOption", /^traefik/u, ["spec", "minVersion"]],
  ["HTTPProxy", /^projectcontour\.io\//u, ["spec", "virtualhost", "tls", "minimumProtocolVersion"]],
  ["ClientTrafficPolicy", /^gateway\.envoyproxy\.io\//u, ["spec", "tls", "minVersion"]],
  ["ConfigMap", /^v1$/u, ["data", "ssl-protocols"]],
];

function tlsOf({ kind, apiVersion, content, place, purpose }: ResourceFact): readonly TraceFact[] {
  const found = TLS.find(([name, group]) => name === kind && group.test(apiVersion));
  if (found !== undefined) {
    const version = lowestTls(text(below(content, ...found[2])));
    return version === undefined ? [] : [traceOfTls(version, place.child(...found[2]), kind, purpose)];
  }
  if (kind !== "Gateway" || !apiVersion.startsWith("networking.istio.io/")) return [];
  return items(below(content, "spec", "servers")).flatMap((server, index) => {
    const path = ["tls", "minProtocolVersion"];
    const version = lowestTls(text(below(server, ...path)));
    return version === undefined
      ? []
      : [traceOfTls(version, place.child("spec", "servers", index, ...path), "Istio", purpose)];
  });
}
