import { Place } from "../../../model.ts";
import type { TraceFact } from "../facts.ts";
import { below, items, member, members, text, texts } from "../kubernetes/members.ts";
import type { TextFile } from "../noun.ts";
import { guardsOf } from "./guards.ts";
import { lowestTls, traceOfTls, tracesOfRoute } from "./traces.ts";

/** The routes of a gateway's own file: Kong's declarative format, APISIX, Envoy, Traefik or KrakenD, told by its members. */
export function yamlTraces(value: unknown, file: TextFile): readonly TraceFact[] {
  const root = new Place(file.path);
  if (member(value, "_format_version") !== undefined) return kong(value, root, file);
  if (member(value, "static_resources") !== undefined) return envoy(value, root, file);
  if (member(value, "$schema") !== undefined || member(value, "endpoints") !== undefined)
    return krakend(value, root, file);
  if (below(value, "http", "routers") !== undefined || below(value, "tls", "options") !== undefined)
    return traefik(value, root, file);
  return items(member(value, "routes")).some((route) => member(route, "upstream") ?? member(route, "upstream_id"))
    ? apisix(value, root, file)
    : [];
}

/** https://docs.konghq.com/gateway/latest/production/deployment-topologies/db-less-and-declarative-config/ */
function kong(value: unknown, root: Place, file: TextFile): readonly TraceFact[] {
  const named = (one: unknown): readonly string[] =>
    items(member(one, "plugins"))
      .filter((plugin) => member(plugin, "enabled") !== false)
      .map((plugin) => text(member(plugin, "name")));
  const global = items(member(value, "plugins")).filter((plugin) =>
    ["service", "route", "consumer"].every((of) => member(plugin, of) === undefined),
  );
  const everywhere = named({ plugins: global });
  return items(member(value, "services")).flatMap((service, index) =>
    items(member(service, "routes")).flatMap((route, position) => {
      const guards = guardsOf([...everywhere, ...named(service), ...named(route)]);
      const name = text(member(route, "name")) || text(member(service, "name"));
      const place = root.child("services", index, "routes", position);
      return tracesOfRoute({ name, place, gateway: "Kong", guards }, file.purpose);
    }),
  );
}

/** https://apisix.apache.org/docs/apisix/deployment-modes/#standalone */
function apisix(value: unknown, root: Place, file: TextFile): readonly TraceFact[] {
  const everywhere = items(member(value, "global_rules")).flatMap((rule) =>
    Object.keys(members(member(rule, "plugins"))),
  );
  return items(member(value, "routes")).flatMap((route, index) => {
    const guards = guardsOf([...everywhere, ...Object.keys(members(member(route, "plugins")))]);
    const name = text(member(route, "name")) || text(member(route, "uri")) || text(member(route, "id"));
    return tracesOfRoute({ name, place: root.child("routes", index), gateway: "APISIX", guards }, file.purpose);
  });
}

/** https://www.envoyproxy.io/docs/envoy/latest/configuration/overview/bootstrap */
function envoy(value: unknown, root: Place, file: TextFile): readonly TraceFact[] {
  return items(below(value, "static_resources", "listeners")).flatMap((listener, index) =>
    items(member(listener, "filter_chains")).flatMap((chain, position): readonly TraceFact[] => {
      const place = root.child("static_resources", "listeners", index, "filter_chains", position);
      const tls = [
        "transport_socket",
        "typed_config",
        "common_tls_context",
        "tls_params",
        "tls_minimum_protocol_version",
      ];
      const version = lowestTls(text(below(chain, ...tls)));
      const routes = items(member(chain, "filters")).flatMap((filter) => {
        const names = items(below(filter, "typed_config", "http_filters")).map((one) => text(member(one, "name")));
        if (names.length === 0) return [];
        const name = text(member(listener, "name")) || "listener";
        return tracesOfRoute({ name, place, gateway: "Envoy", guards: guardsOf(names) }, file.purpose);
      });
      return version === undefined
        ? routes
        : [...routes, traceOfTls(version, place.child(...tls), "Envoy", file.purpose)];
    }),
  );
}

/** https://doc.traefik.io/traefik/reference/dynamic-configuration/file/ */
function traefik(value: unknown, root: Place, file: TextFile): readonly TraceFact[] {
  const middlewares = members(below(value, "http", "middlewares"));
  const does = (name: string): readonly string[] => {
    const [own = ""] = name.split("@");
    const middleware = Object.hasOwn(middlewares, own) ? middlewares[own] : undefined;
    const chain = texts(below(middleware, "chain", "middlewares")).filter((one) => one !== own);
    return [
      ...Object.keys(members(middleware)),
      ...chain.flatMap((one) => Object.keys(members(member(middlewares, one)))),
    ];
  };
  const routes = Object.entries(members(below(value, "http", "routers"))).flatMap(([name, router]) => {
    const place = root.child("http", "routers", name);
    const guards = guardsOf(texts(member(router, "middlewares")).flatMap(does));
    return tracesOfRoute({ name, place, gateway: "Traefik", guards }, file.purpose);
  });
  const versions = Object.entries(members(below(value, "tls", "options"))).flatMap(([name, option]) => {
    const version = lowestTls(text(member(option, "minVersion")));
    const place = root.child("tls", "options", name, "minVersion");
    return version === undefined ? [] : [traceOfTls(version, place, "Traefik", file.purpose)];
  });
  return [...routes, ...versions];
}

/** https://www.krakend.io/docs/configuration/structure/ */
function krakend(value: unknown, root: Place, file: TextFile): readonly TraceFact[] {
  if (member(value, "version") !== 3) return [];
  return items(member(value, "endpoints")).flatMap((endpoint, index) => {
    const guards = guardsOf(Object.keys(members(member(endpoint, "extra_config"))));
    const name = text(member(endpoint, "endpoint"));
    return tracesOfRoute({ name, place: root.child("endpoints", index), gateway: "KrakenD", guards }, file.purpose);
  });
}
