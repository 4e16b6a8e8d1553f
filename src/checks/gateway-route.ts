import type { Check } from "./check.ts";
import { cannotTell, holds, violated } from "./deployed.ts";
import { unseen } from "./unseen.ts";

interface Params {
  readonly guard: "rate-limit" | "authentication";
}

/**
 * The routes of gateways (Ingress, Gateway API, Kong, APISIX, Envoy, Traefik, KrakenD, nginx): whether the gateway limits the rate of
 * requests, or finds out who is calling, on each of them.
 *
 * Placeholders: `name` of the route, and the `gateway`.
 */
export const check: Check = {
  id: "gateway-route",
  description:
    "Looks at the routes of API gateways, ingresses and reverse proxies and demands that the gateway limits requests, or authenticates callers, on each.",
  source: "configuration",
  subject: "trace",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["guard"],
    properties: { guard: { enum: ["rate-limit", "authentication"], description: "What the gateway should do." } },
  },
  cases: { unguarded: ["name", "gateway"] },
  *run(facts, params) {
    const { guard } = params as unknown as Params;
    yield* unseen(facts, "resource", "trace");
    for (const { of, name, language: gateway, place, purpose } of facts.repository.traces) {
      if (purpose !== "product") continue;
      if (of === `${guard}-guarded`) yield holds(place);
      else if (of === `${guard}-unclear`) yield cannotTell(place);
      else if (of === `${guard}-unguarded`) yield violated(place, "unguarded", { name, gateway });
    }
  },
};
