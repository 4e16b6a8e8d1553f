import type { ServiceFact } from "../facts/repository/facts.ts";
import { placeOfRepositoryFact } from "../facts/repository/published.ts";
import type { Check } from "./check.ts";
import { cannotTell, holds, violated } from "./deployed.ts";
import { unseen } from "./unseen.ts";

/** Images and names of API gateways. */
const GATEWAY =
  /(?:^|[/_.-])(?:kong|apisix|envoy|traefik|krakend|tyk|gravitee|gravitee-gateway|wso2|wso2am|api-?gateway|gateway|x-?road|zuul|edge-?router)(?=$|[/_.:-])/i;
/** Names of what people open in a browser: no API. */
const PAGES = /front|web|ui\b|portal|client|site|console|dashboard|docs|swagger|admin|proxy|nginx/i;
/** A port that every address of the host answers on. */
const EVERYWHERE = /^(?:0\.0\.0\.0:|\[?::\]?:)?[^:]*:[^:]+$/;

/**
 * Services that a Compose file publishes past the gateway that stands in the same file.
 *
 * Placeholders: `name` of the service, its `port`, and the `gateway`.
 */
export const check: Check = {
  id: "gateway-bypass",
  description:
    "In Compose files with an API gateway, finds services of the vendor whose ports are published to all addresses of the host as well.",
  source: "configuration",
  subject: "service",
  params: { type: "object", additionalProperties: false, properties: {} },
  cases: { published: ["name", "port", "gateway"] },
  *run(facts) {
    yield* unseen(facts, "service");
    const services = facts.repository.services.filter(({ purpose }) => purpose === "product");
    const gateways = new Map(services.filter(isGateway).map((one) => [one.document, one]));
    for (const service of services) {
      if (service.common || isGateway(service)) continue;
      const gateway = gateways.get(service.document);
      if (gateway === undefined) continue;
      const port = service.ports.find((one) => EVERYWHERE.test(one));
      if (port === undefined) yield holds(service.place);
      else if (PAGES.test(service.name)) yield cannotTell(service.place, "not-stated");
      else {
        const data = { name: service.name, port, gateway: gateway.name };
        yield violated(service.place, "published", data, placeOfRepositoryFact(service, "ports"));
      }
    }
  },
};

function isGateway({ image, name }: ServiceFact): boolean {
  return GATEWAY.test(image) || GATEWAY.test(name);
}
