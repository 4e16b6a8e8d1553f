/** How exactly a reference names an image: see {@link pinnedOf}. */
export type Pinned = "digest" | "version" | "series" | "floating" | "unknown" | "scratch";

/** A reference to an image, taken apart. */
export interface ImageName {
  /** "docker.io" where none is written; "" where it stands behind a variable. */
  readonly registry: string;
  /** Without registry, tag and digest, and without the `library/` of Docker Hub: "node", "distroless/java17-debian12". */
  readonly name: string;
  /** "" where none is written. */
  readonly tag: string;
  /** "sha256:…", "" where none is written. */
  readonly digest: string;
  readonly pinned: Pinned;
}

/** No reference is longer; what is longer is cut. */
const LONGEST = 1_000;

/**
 * Takes a reference to an image apart, as the OCI distribution specification and Docker write them:
 * `[registry[:port]/]name[:tag][@digest]` (https://github.com/distribution/reference). Variables of shells, Compose and templates
 * may stand in it: what is behind one is `unknown`.
 */
export function imageName(reference: string): ImageName {
  const [before = "", digest = ""] = splitOnce(reference.trim().slice(0, LONGEST), "@");
  const slash = lastOutsideBraces(before, "/");
  const colon = lastOutsideBraces(before, ":");
  const tag = colon > slash ? before.slice(colon + 1) : "";
  const path = colon > slash ? before.slice(0, colon) : before;
  const [first = "", rest] = splitOnce(path, "/");
  const hosted = rest !== undefined && (/[.:]/.test(first) || first === "localhost" || isVariable(first));
  const name = (hosted ? rest : path).replace(/^library\//, "");
  return {
    registry: hosted ? (isVariable(first) ? "" : first) : "docker.io",
    name,
    tag,
    digest,
    pinned: pinnedOf(name, tag, digest),
  };
}

/** Releases of distributions and of Node.js that are named by a word: such a tag names a series although it has no number. */
const RELEASES =
  /^(?:carbon|dubnium|erbium|fermium|gallium|hydrogen|iron|jod|krypton|jessie|stretch|buster|bullseye|bookworm|trixie|xenial|bionic|focal|jammy|noble|precise|trusty)(?:-slim|-backports|-alpine)?$/;

/**
 * How exactly an image is named. `digest`: by its content. `version`: one release, by a whole version number, a date or a commit.
 * `series`: one that gets new releases under the same name (`20`, `3.12-slim`, `bookworm`). `floating`: whatever is newest
 * (`latest`, no tag, `main`, `stable`, `alpine`). `unknown`: behind a variable. `scratch`: the empty image.
 */
export function pinnedOf(name: string, tag: string, digest: string): Pinned {
  if (/^sha(?:256|512):[0-9a-f]{32,128}$/i.test(digest)) return "digest";
  if (name === "scratch" && tag === "") return "scratch";
  if (name === "" || isVariable(digest) || isVariable(tag) || (tag === "" && isVariable(name))) return "unknown";
  if (tag === "" || !/[0-9]/.test(tag)) return RELEASES.test(tag) ? "series" : "floating";
  if (/snapshot|nightly|(?:^|[-_.])(?:latest|edge)(?:[-_.]|$)/i.test(tag)) return "floating";
  if (/[0-9]+[.][0-9]+[.][0-9]+/.test(tag)) return "version";
  // A date, a build of Java 8, a commit.
  if (/20[0-9]{2}-?[01][0-9]-?[0-3][0-9]/.test(tag) || /^8u[0-9]+/.test(tag)) return "version";
  if (/^(?:[a-z]+-)?(?=[a-f]*[0-9])[0-9a-f]{7,64}$/.test(tag)) return "version";
  // PostgreSQL's releases have two numbers since version 10.
  if (/(?:^|\/)postgres(?:ql)?$/.test(name) && /^[1-9][0-9][.][0-9]+/.test(tag)) return "version";
  // A branch or a state of work that ends in a number is no version.
  return /(?:^|[-_v])[0-9]/.test(tag) ? "series" : "floating";
}

/** What stands behind a variable or a template: `$TAG`, `${TAG:-1}`, `{{ .Values.tag }}`, `<tag>`, `%TAG%`, `__TAG__`, `#{tag}#`, `‹tag›`. */
function isVariable(text: string): boolean {
  return /[$<>%‹]|\{\{|#\{|__/.test(text);
}

/** @returns what stands before and behind the first separator; only the text where there is none */
function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** The last place of a character that doesn't stand in braces; -1 for none. `${TAG:-1}` has a colon of its own. */
function lastOutsideBraces(text: string, character: string): number {
  let depth = 0;
  let last = -1;
  for (let index = 0; index < text.length; index++) {
    const one = text[index];
    if (one === "{") depth++;
    else if (one === "}") depth = Math.max(0, depth - 1);
    else if (one === character && depth === 0) last = index;
  }
  return last;
}

/** Images that hold a database, queue or store, by the end of their name. What only talks to one (exporters, consoles) is not here. */
const DATABASES: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:postgres|postgresql|postgresql-repmgr|postgis|timescaledb|timescaledb-ha|pgvector|postgresql-1[0-9].*)$/,
    "postgres",
  ],
  [/^(?:mysql|mysql-server|percona|percona-server|mysql-[58][0-9].*)$/, "mysql"],
  [/^(?:mariadb|mariadb-galera|mariadb-1[0-9].*)$/, "mariadb"],
  [/^(?:mssql-server-linux|mssql-server|azure-sql-edge)$/, "mssql"],
  [/^(?:oracle-xe|oracle-free|oracle-xe-11g|oracledb)$/, "oracle"],
  [
    /^(?:mongo|mongodb|mongodb-sharded|mongodb-community-server|mongodb-enterprise-server|percona-server-mongodb)$/,
    "mongo",
  ],
  [/^(?:redis|redis-cluster|redis-stack|redis-stack-server|valkey|valkey-cluster|keydb|dragonfly)$/, "redis"],
  [/^memcached$/, "memcached"],
  [/^(?:cassandra|scylla)$/, "cassandra"],
  [/^(?:elasticsearch|elasticsearch-oss)$/, "elasticsearch"],
  [/^opensearch$/, "opensearch"],
  [/^solr$/, "solr"],
  [/^(?:couchdb|couchbase|couchbase-server)$/, "couchdb"],
  [/^(?:neo4j|arangodb|janusgraph)$/, "graph"],
  [/^(?:influxdb|victoria-metrics|questdb)$/, "influxdb"],
  [/^(?:clickhouse|clickhouse-server)$/, "clickhouse"],
  [/^(?:cockroach|cockroachdb|yugabyte|tidb)$/, "cockroach"],
  [/^(?:firebird|db2)$/, "sql"],
  [/^(?:minio|mongodb-minio)$/, "minio"],
  [/^etcd$/, "etcd"],
  [/^(?:kafka|cp-kafka|cp-server|kafka-native|redpanda)$/, "kafka"],
  [/^(?:rabbitmq|rabbitmq-server)$/, "rabbitmq"],
  [/^(?:activemq|activemq-classic|activemq-artemis|artemis)$/, "activemq"],
  [/^(?:nats|nats-streaming|pulsar|eclipse-mosquitto|emqx)$/, "broker"],
];

/**
 * The kind of database, store or queue that an image runs, by its name: "postgres", "mysql", "redis", "kafka" …; "" for none of these.
 *
 * @param reference an image as written
 */
export function databaseOf(reference: string): string {
  const { name } = imageName(reference);
  if (/^(?:mssql\/server|mssql-server)/.test(name)) return "mssql";
  if (/^database\/(?:free|enterprise|express|standard)/.test(name)) return "oracle";
  const last = name.slice(name.lastIndexOf("/") + 1).toLowerCase();
  return DATABASES.find(([pattern]) => pattern.test(last))?.[1] ?? "";
}

/** Whole operating systems, and images of languages that rest on one unless their tag says otherwise (as Docker Hub documents them). */
const FULL =
  /^(?:debian|ubuntu|centos|centos\/centos|fedora|rockylinux|rockylinux\/rockylinux|almalinux|amazonlinux|oraclelinux|archlinux|opensuse\/.+|kalilinux\/.+|buildpack-deps|node|python|ruby|golang|rust|perl|gcc|maven|gradle|eclipse-temurin|adoptopenjdk|amazoncorretto|sapmachine|dotnet\/sdk|ubi[789]|ubi[789]\/ubi|rhel[789].*|windows\/servercore.*|windows\/server.*)$/;
const MINIMAL =
  /(?:^|[-_./])(?:alpine[0-9.]*|slim|distroless|static|micro|minimal|chiseled|nanoserver|tiny|wolfi)(?:$|[-_./:])/;

/**
 * Whether a base image holds no more than what a program needs: empty, distroless, Alpine, slim, UBI minimal or micro, chiseled …
 * `false` for whole operating systems and what is known to rest on one; otherwise it can't be told by the name.
 *
 * @param name without registry and tag, as {@link imageName} gives it
 */
export function isMinimalBase(name: string, tag: string): boolean | "unknown" {
  const low = name.toLowerCase();
  const variant = tag.toLowerCase();
  if (low === "" || isVariable(low)) return "unknown";
  if (low === "scratch" || low === "busybox" || low === "alpine") return true;
  // Images of Chainguard are distroless but for the variants that end in -dev.
  if (low.startsWith("chainguard/")) return !/-dev$/.test(variant);
  if (low.startsWith("distroless/")) return !/^debug/.test(variant);
  if (MINIMAL.test(low) || MINIMAL.test(variant)) return true;
  if (isVariable(variant)) return "unknown";
  // Later ones rest on a small Oracle Linux.
  if (low === "openjdk" && /^(?:8|11)(?:\D|$)|stretch|buster|bullseye|bookworm/.test(variant)) return false;
  return FULL.test(low) ? false : "unknown";
}

/** Owners of images that are used by many and made by none of their users, by the first step of the name, or by registry: a choice of them. */
const WELL_KNOWN =
  /^(?:bitnami|bitnamilegacy|grafana|prom|prometheuscommunity|confluentinc|provectuslabs|dpage|mailhog|axllent|jaegertracing|otel|openzipkin|hashicorp|kong|apache|apicurio|wiremock|stoplight|mockoon|mockserver|microcks|rediscommander|redis|nginxinc|traefik|envoyproxy|portainer|containrrr|curlimages|keycloak|jboss|minio|amazon|localstack|osixia|linuxserver|swaggerapi|redocly|sonarsource|jenkins|gitlab|cloudflare|istio|fluent|timberio|timescale|postgis|pgvector|percona|mysql|mcr|valkey|eqalpha|clickhouse|opensearchproject|elastic|kibana|neo4j|influxdb|edoburu|sosedoff|schickling|prodrigestivill|flyway|liquibase|nginxproxy|jwilder|certbot|owasp|aquasec|anchore|oryd|authelia|dexidp|openpolicyagent|temporalio|camunda|metabase|apicast|wso2|hasura|postgrest|directus|n8nio|nodered)$/;
const WELL_KNOWN_REGISTRY =
  /^(?:mcr\.microsoft\.com|registry\.k8s\.io|k8s\.gcr\.io|docker\.elastic\.co|container-registry\.oracle\.com|registry\.access\.redhat\.com|registry\.redhat\.io|cgr\.dev|docker\.redpanda\.com|nvcr\.io)$/;

/**
 * Whether an image is one of common use that a vendor only takes, by its name: a database, one without an owner (official images of Docker
 * Hub), or one of owners whose images are used everywhere. Otherwise it may be the vendor's own.
 *
 * @param reference an image as written
 */
export function isCommonImage(reference: string): boolean {
  const { registry, name } = imageName(reference);
  if (databaseOf(reference) !== "" || WELL_KNOWN_REGISTRY.test(registry)) return true;
  const [owner = "", rest] = splitOnce(name.toLowerCase(), "/");
  if (rest !== undefined) return WELL_KNOWN.test(owner);
  // A copy of an official image in another registry.
  if (registry !== "docker.io") return COPIED.test(owner);
  // Without an owner it is official, or was built by hand under a name of its own.
  return !/(?:^bb-|[-_](?:api|service|backend|frontend|server|worker|app|web|ui)$)/.test(owner);
}

const COPIED =
  /^(?:nginx|httpd|traefik|haproxy|caddy|kong|adminer|phpmyadmin|mongo-express|busybox|alpine|vault|consul|keycloak|grafana|prometheus|kibana|logstash|zookeeper|registry)$/;
