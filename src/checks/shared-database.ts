import type { ServiceFact } from "../facts/repository/facts.ts";
import { blockOf } from "./building-blocks.ts";
import type { Check } from "./check.ts";
import { cannotTell, holds, violated } from "./deployed.ts";
import { unseen } from "./unseen.ts";

interface Params {
  readonly between: "blocks" | "services";
  readonly stores: readonly ("database" | "volume")[];
}

/** What helps another service rather than being one: it may use the same data. */
const HELPER =
  /migrat|seed|init|backup|worker|cron|job|exporter|admin|consumer|beat|queue|adminer|liquibase|flyway|dump|setup/i;
/** Folders of the host that hold no data of a program. */
const SYSTEM = /^(?:\/etc\/|\/var\/run\/|\/run\/|\/dev\b|\/sys\b|\/proc\b|\/lib\/|\/usr\/|\/var\/log|\/tmp\b)/;

/**
 * Services of one Compose file that use the same database, by host and name, or write to the same volume. `blocks`: those that say that
 * they belong to different building blocks. `services`: those that are built from different folders or files, or are images of their own; what
 * only helps another (a migration, a worker) is left out.
 *
 * Placeholders: `name` of the service, the `other` one, and the `store` that they share.
 */
export const check: Check = {
  id: "shared-database",
  description:
    "Finds services of a Compose file that point to the same database or write to the same volume: those of different building blocks by their names, or those that are built apart.",
  source: "configuration",
  subject: "service",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["between", "stores"],
    properties: {
      between: {
        enum: ["blocks", "services"],
        description:
          "Between whom sharing counts: services of different building blocks, or services that are built apart.",
      },
      stores: {
        type: "array",
        minItems: 1,
        items: { enum: ["database", "volume"] },
        description: "What must not be shared.",
      },
    },
  },
  cases: { database: ["name", "other", "store"], volume: ["name", "other", "store"] },
  *run(facts, params) {
    const { between, stores } = params as unknown as Params;
    yield* unseen(facts, "service");
    const services = facts.repository.services.filter(({ purpose, common }) => purpose === "product" && !common);
    /** By file and store, who was seen first with it. */
    const users = new Map<string, ServiceFact[]>();
    for (const service of services) {
      const kept = stores.flatMap((kind) => storesOf(service, kind).map((store) => ({ kind, store })));
      if (kept.length === 0) continue;
      let open = false;
      let found: { kind: string; store: string; other: ServiceFact } | undefined;
      for (const { kind, store } of kept) {
        const key = `${service.document}\n${kind}\n${store}`;
        const before = users.get(key) ?? [];
        users.set(key, [...before, service].slice(0, 100));
        const other = before.find((one) => areApart(one, service, between));
        if (other === undefined) continue;
        // On one server there may be several databases.
        if (kind === "database" && !store.includes("/")) open = true;
        else found ??= { kind, store, other };
      }
      if (found !== undefined) {
        const { kind, store, other } = found;
        yield violated(service.place, kind, { name: service.name, other: other.name, store });
      } else yield open ? cannotTell(service.place, "not-stated") : holds(service.place);
    }
  },
};

function storesOf(service: ServiceFact, kind: "database" | "volume"): readonly string[] {
  if (kind === "database") return service.databases;
  return service.volumes
    .filter((volume) => !volume.endsWith(":ro"))
    .map((volume) => volume.slice(0, volume.indexOf(":")))
    .filter(
      (source) =>
        source !== "" &&
        !SYSTEM.test(source) &&
        !/\.(?:sock|ya?ml|json|conf|toml|pem|crt|key|env|sh|sql)$/.test(source),
    );
}

function areApart(one: ServiceFact, other: ServiceFact, between: Params["between"]): boolean {
  if (between === "blocks") {
    const [first, second] = [
      blockOf(one.name, one.image, one.context),
      blockOf(other.name, other.image, other.context),
    ];
    return first !== "" && second !== "" && first !== second;
  }
  if (HELPER.test(one.name) || HELPER.test(other.name)) return false;
  if (one.builds && other.builds) return one.context !== other.context || one.dockerfile !== other.dockerfile;
  return !one.builds && !other.builds && nameOf(one.image) !== nameOf(other.image);
}

/** An image without its tag. */
function nameOf(image: string): string {
  return image.replace(/(?::[^:/]*)?(?:@.*)?$/, "");
}
