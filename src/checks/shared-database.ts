import type { Facts } from "../facts/facts.ts";
import { databasesOf } from "../facts/repository/database-addresses.ts";
import type { ServiceFact } from "../facts/repository/facts.ts";
import { folderOf } from "../facts/repository/folder.ts";
import { isCommonImage } from "../facts/repository/image-name.ts";
import { blockOf } from "./building-blocks.ts";
import type { Check } from "./check.ts";
import { cannotTell, deployedWorkloads, holds } from "./deployed.ts";
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

/** What is compared: a service of Compose, or a workload of Kubernetes. */
type User = Pick<
  ServiceFact,
  "document" | "place" | "name" | "image" | "builds" | "context" | "dockerfile" | "databases" | "volumes"
> & {
  /** Where its stores are the same as those of others: the folder of a Compose project; folder and namespace of a workload. */
  readonly scope: string;
};

/**
 * Services of one Compose project, or workloads of one namespace in one folder, that use the same database, by host and name; services that
 * write to the same volume, too. `blocks`: those that say that
 * they belong to different building blocks. `services`: those that are built from different folders or files, or are images of their own; what
 * only helps another (a migration, a worker) is left out.
 *
 * Placeholders: `name` of the service, the `other` one, and the `store` that they share.
 */
export const check: Check = {
  id: "shared-database",
  description:
    "Finds services of a Compose project, or workloads of one namespace, that point to the same database or write to the same volume: those of different building blocks by their names, or those that are built apart.",
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
    const services = facts.repository.services
      .filter(({ purpose, common }) => purpose === "product" && !common)
      .map((service) => ({ ...service, scope: `compose ${folderOf(service.document)}` }));
    /** By scope and store, who was seen first with it. */
    const users = new Map<string, User[]>();
    for (const user of [...services, ...(stores.includes("database") ? workloadsOf(facts) : [])]) {
      const kept = stores.flatMap((kind) => storesOf(user, kind).map((store) => ({ kind, store })));
      if (kept.length === 0) continue;
      let open = false;
      let found: { kind: string; store: string; other: User } | undefined;
      for (const { kind, store } of kept) {
        const key = `${user.scope}\n${kind}\n${store}`;
        const before = users.get(key) ?? [];
        users.set(key, [...before, user].slice(0, 100));
        const other = before.find((one) => runTogether(one, user) && areApart(one, user, between));
        if (other === undefined) continue;
        // On one server there may be several databases.
        if (kind === "database" && !store.includes("/")) open = true;
        else found ??= { kind, store, other };
      }
      if (found !== undefined) {
        const { kind, store, other } = found;
        const data = { name: user.name, other: other.name, store };
        const violation = { case: kind, data, place: user.place, related: [other.place] };
        yield { subject: user.place, outcome: "violated", violations: [violation] };
      } else yield open ? cannotTell(user.place, "not-stated") : holds(user.place);
    }
  },
};

/** The workloads of Kubernetes whose containers, all or some of them the vendor's own, are given the address of a database in plain text. */
function workloadsOf(facts: Facts): User[] {
  const { settings } = facts.repository;
  const given = new Map<string, { name: string; value: string }[]>();
  for (const { where, document, owner, name, text } of settings) {
    if (where !== "kubernetes" || text === "" || /[‹${]/u.test(text)) continue;
    const key = `${document}\n${owner}`;
    given.set(key, [...(given.get(key) ?? []), { name, value: text }].slice(0, 500));
  }
  const seen = new Set<string>();
  return deployedWorkloads(facts).flatMap((one) => {
    const { document, place, kind, workload, namespace, image, init } = one;
    const key = `${document}\n${kind}/${workload}`;
    // What runs once or at times prepares or tends the data of another one.
    if (init || isCommonImage(image) || /Job$/.test(kind) || /[‹${]/u.test(image) || seen.has(key)) return [];
    seen.add(key);
    const databases = databasesOf(given.get(key) ?? [])
      .filter(({ host }) => !/^(?:localhost|127\.|::1)/.test(host))
      .map(({ host, name }) => (name === "" ? host : `${host}/${name}`));
    const scope = `kubernetes ${folderOf(document)} ${namespace}`;
    const own = { name: workload, image, builds: false, context: "", dockerfile: "", volumes: [], databases };
    return databases.length === 0 ? [] : [{ document, place, scope, ...own }];
  });
}

const PLAIN = /^(?:docker-|podman-)?compose\.ya?ml$/i;

/**
 * Whether two are run at the same time: they stand in one file; or a Compose file lies over the plain one of its folder, in which a service of
 * the same name is the same one; or both are workloads. Two files that lie over a plain one may be two environments.
 */
function runTogether(one: User, other: User): boolean {
  if (one.document === other.document || one.scope.startsWith("kubernetes ")) return true;
  const isPlain = ({ document }: User): boolean => PLAIN.test(document.slice(document.lastIndexOf("/") + 1));
  return one.name !== other.name && isPlain(one) !== isPlain(other);
}

function storesOf(service: User, kind: "database" | "volume"): readonly string[] {
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

function areApart(one: User, other: User, between: Params["between"]): boolean {
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
