import type { Fact, Facts } from "../facts/facts.ts";
import type { ResourceFact, ServiceFact } from "../facts/repository/facts.ts";
import { placeOfRepositoryFact } from "../facts/repository/published.ts";
import type { CannotTell, Examination, Place } from "../model.ts";
import type { Check } from "./check.ts";
import { shown } from "./shown.ts";
import { unseen } from "./unseen.ts";

/** So many of what keeps data are named, and shown. */
const NAMED = 5;
const SHOWN = 10;
/** So many characters of the content of an object are looked through. */
const LOOKED_AT = 20_000;

/** What keeps data that must not be lost. Caches and queues are left out: what is in them can often be made again. */
const DURABLE =
  /^(?:postgres|postgis|timescale|mysql|mariadb|mongo|mssql|sqlserver|oracle|cassandra|scylla|couchdb|couchbase|neo4j|db2|cockroach|clickhouse|minio)/;
const BACKUP =
  /back-?_?ups?\b|backup|sauvegarde|restore|pg_?dump|pg-?back-?rest|mysqldump|mongodump|\bwal-?[eg]\b|velero|restic|barman|borg|k8up|stash\.appscode|kasten|volumesnapshot/i;
/** Settings of a developer's own machine: their data are nobody's. */
const DEVELOPMENT =
  /(?:^|[./_-])(?:dev(?:elopment)?|local|tests?|testing|ci|e2e|override|debug|infra-dev)(?=[./_-]|$)/i;
const PASSING =
  /cache|tmp|temp(?:orary)?$|node_?modules|\bm2\b|maven|gradle|logs?$|scratch|prometheus|grafana|jaeger|loki/i;

/**
 * Whether something in the repository deals with backups where the deployment keeps data: a database with a volume in a Compose file, a
 * claim for storage in Kubernetes. Any document that speaks of it will do, and anything that looks like a job, script, object or setting
 * for it. Where documents can't be read, or lie elsewhere, nothing can be told.
 *
 * Placeholders: `count` of what keeps data, and `names` of the first of it.
 */
export const check: Check = {
  id: "stateful-without-backup",
  description:
    "Looks whether any document, job, script, object or setting deals with backups where services with a database and a volume, or claims for storage, are deployed.",
  source: "configuration",
  subject: "repository",
  params: { type: "object", additionalProperties: false, properties: {} },
  cases: { unprotected: ["count", "names"] },
  *run(facts) {
    const keepers = keepersIn(facts);
    const [first] = keepers;
    if (first === undefined) return;
    if (hasBackup(facts)) {
      yield { subject: first.place, outcome: "holds" };
      return;
    }
    const hidden = [...unseen(facts, "page", "section", "service", "workload", "resource"), ...elsewhere(facts)];
    if (hidden.length > 0) {
      yield* hidden;
      return;
    }
    const names = shown([...new Set(keepers.map(({ name }) => name))].slice(0, NAMED).join(", "));
    const related = keepers.slice(1, SHOWN).map(({ place }) => place);
    const violation = { case: "unprotected", data: { count: keepers.length, names }, place: first.place, related };
    yield { subject: first.place, outcome: "violated", violations: [violation] };
  },
};

interface Keeper {
  readonly place: Place;
  readonly name: string;
}

function keepersIn({ repository: { services, resources } }: Facts): Keeper[] {
  const own = ({ purpose, document }: Fact & { purpose: string }): boolean =>
    purpose === "product" && !DEVELOPMENT.test(document);
  return [
    ...services.filter((service) => own(service) && service.profiles.length === 0 && keepsVolume(service)),
    ...resources.filter((resource) => own(resource) && !resource.switchedOff && claimsStorage(resource)),
  ].map((fact) => ({ place: placeOfRepositoryFact(fact, "name").key(), name: fact.name }));
}

/** A database on a volume that is named, or in a folder of the host that is not only for its settings. */
function keepsVolume({ database, volumes }: ServiceFact): boolean {
  return (
    DURABLE.test(database) && volumes.some((volume) => /:\/(?:var\/lib|var\/opt|data|bitnami|opt|u01)\b/.test(volume))
  );
}

function claimsStorage({ kind, name, content }: ResourceFact): boolean {
  if (PASSING.test(name)) return false;
  if (kind === "PersistentVolumeClaim") return true;
  if (kind !== "StatefulSet") return false;
  const { spec } = content as { spec?: { volumeClaimTemplates?: unknown } };
  return Array.isArray(spec?.volumeClaimTemplates) && spec.volumeClaimTemplates.length > 0;
}

function hasBackup({ repository }: Facts): boolean {
  const { sections, pages, files, services, workloads, resources, settings, steps } = repository;
  const spoken = (topics: readonly string[]): boolean => topics.includes("backup") || topics.includes("restore");
  return (
    sections.some(({ mentions }) => spoken(mentions)) ||
    pages.some(({ topics }) => spoken(topics)) ||
    files.some(({ path }) => BACKUP.test(path)) ||
    services.some(({ name, image }) => BACKUP.test(`${name} ${image}`)) ||
    workloads.some(({ workload, name, image }) => BACKUP.test(`${workload} ${name} ${image}`)) ||
    resources.some(({ kind, name, apiVersion, content }) => {
      return BACKUP.test(`${kind} ${name} ${apiVersion}`) || BACKUP.test(text(content).slice(0, LOOKED_AT));
    }) ||
    settings.some(({ name }) => BACKUP.test(name)) ||
    steps.some(({ name, runs, uses }) => BACKUP.test(`${name} ${uses} ${runs}`))
  );
}

/** Languages in which it is known how backups are called. */
const KNOWN_LANGUAGES: ReadonlySet<string> = new Set(["en", "fr", "ar", "es", "pt"]);

/** Where a backup may be dealt with out of sight: documents that can't be read or understood, or lie elsewhere; infrastructure as code. */
function elsewhere({ repository: { pages, sections, files } }: Facts): Examination[] {
  const own = pages.filter(({ purpose }) => purpose !== "test");
  const foreign = own.filter(({ words, language }) => {
    return language === "" ? words >= 40 : words >= 10 && !KNOWN_LANGUAGES.has(language);
  });
  return [
    ...out(
      "unreadable-file",
      own.filter(({ format }) => format === "closed"),
    ),
    ...out("not-understood", foreign),
    ...out(
      "not-stated",
      sections.filter(({ topics }) => topics.includes("elsewhere")),
    ),
    ...out(
      "not-understood",
      files.filter(({ extension }) => /^\.(?:tf|bicep|pp)$/.test(extension)),
    ),
  ];
}

function out(reason: CannotTell, facts: readonly Fact[]): Examination[] {
  return facts.slice(0, 10).map(({ place }) => ({ subject: place, outcome: "cannot-tell", reason }));
}

function text(content: unknown): string {
  return JSON.stringify(content) ?? "";
}
