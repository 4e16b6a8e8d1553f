import { blockOf } from "./building-blocks.ts";
import type { Check } from "./check.ts";
import { holds, violated } from "./deployed.ts";
import { unseen } from "./unseen.ts";

/** Products that other building blocks are often made of. */
const PRODUCTS =
  /(?:^|[/_.-])(?:mosipid|mosip|esignet|inji|mojaloop|openg2p|openspp|openfn|openimis|x-?road|xrd|ss-sidecar|egovernments|digit)(?=$|[/_.:-])/i;

/**
 * Services that Compose starts only after a service of another building block, or of a product that such blocks are made of.
 *
 * Placeholders: `name` of the service, and the `other` that it waits for.
 */
export const check: Check = {
  id: "peer-at-start",
  description: "Finds services of a Compose file that are started only after a service of another building block.",
  source: "configuration",
  subject: "service",
  params: { type: "object", additionalProperties: false, properties: {} },
  cases: { waits: ["name", "other"] },
  *run(facts) {
    yield* unseen(facts, "service");
    const services = facts.repository.services.filter(({ purpose }) => purpose === "product");
    const named = new Map(services.map((one) => [`${one.document}\n${one.name}`, one]));
    for (const service of services) {
      if (service.common || service.dependsOn.length === 0) continue;
      const own = blockOf(service.name, service.image, service.context);
      const others = service.dependsOn.flatMap((name) => named.get(`${service.document}\n${name}`) ?? []);
      const other = others.find((one) => {
        const block = blockOf(one.name, one.image, one.context);
        return (
          (block !== "" && own !== "" && block !== own) ||
          (!one.builds && PRODUCTS.test(one.image) && !PRODUCTS.test(service.image))
        );
      });
      if (other === undefined) yield holds(service.place);
      else
        yield violated(service.place, "waits", { name: service.name, other: other.name }, service._places?.dependsOn);
    }
  },
};
