// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are variables of Compose files and Dockerfiles.
import { describe, expect, it } from "vitest";
import { isComposeFile } from "../../../src/facts/repository/compose/builds.ts";
import { databasesOf } from "../../../src/facts/repository/database-addresses.ts";
import type { ServiceFact, SettingFact } from "../../../src/facts/repository/facts.ts";
import { fc } from "../../property.ts";
import { collect, gather, located } from "./gather.ts";

/** The one service `app` of a Compose file, from its lines. */
async function app(lines: string, beside: Readonly<Record<string, string>> = {}): Promise<ServiceFact> {
  const text = `services:\n  app:\n${lines.replace(/^/gm, "    ")}\n`;
  const { services } = await gather({ "compose.yaml": text, ...beside });
  const found = services.find(({ name, document }) => name === "app" && document === "compose.yaml");
  if (found === undefined) throw new Error("no service");
  return found;
}

describe("names of Compose files", () => {
  it.each([
    "compose.yaml",
    "compose.yml",
    "docker-compose.yml",
    "deploy/docker-compose.prod.yaml",
    "docker-compose-db.yml",
    "compose.override.yml",
    "app.compose.yml",
    "podman-compose.yml",
    "docker-stack.yml",
  ])("%s", (path) => expect(isComposeFile(path)).toBe(true));
  it.each(["decompose.yaml", "compose.ts", "composer.json", "docker-compose.md", "compose.json"])("not %s", (path) =>
    expect(isComposeFile(path)).toBe(false),
  );
});

describe("what Compose files are for", () => {
  it.each([
    ["docker-compose.yml", "product"],
    ["docker-compose.prod.yml", "product"],
    ["infra/compose.yaml", "product"],
    ["docker-compose.dev.yml", "example"],
    ["compose.override.yaml", "example"],
    ["local/compose.yaml", "example"],
    ["examples/compose.yaml", "example"],
    ["docker-compose.test.yml", "test"],
    ["docker-compose-ci.yml", "test"],
    ["tests/compose.yaml", "test"],
    ["local-government/compose.yaml", "product"],
  ])("%s: %s", async (path, purpose) => {
    expect((await gather({ [path]: "services: { app: { image: a } }" })).services).toMatchObject([{ purpose }]);
  });

  it.each([
    ["the code is mounted", "build: .\nvolumes: ['.:/app']", "example"],
    ["the code's folder is mounted", "build: ./api\nvolumes: ['./api/src:/app/src']", "example"],
    ["a mode for development", "build: .\nenvironment: { NODE_ENV: development }", "example"],
    ["restarts when code changes", "build: .\ncommand: uvicorn app:app --reload", "example"],
    ["configuration is mounted", "build: .\nvolumes: ['./config:/app/config:ro', 'data:/data']", "product"],
    ["a profile for tests", "image: a\nprofiles: [test]", "test"],
    ["profiles of which one is not for tests", "image: a\nprofiles: [test, full]", "product"],
  ])("%s", async (_, lines, purpose) => expect(await app(lines)).toMatchObject({ purpose }));

  it("is an example where it stands in for another", async () => {
    const { services } = await gather({
      "compose.yaml": "services: { mock-registry: { image: a }, hammock: { image: a } }",
    });
    expect(services).toMatchObject([{ purpose: "example" }, { purpose: "product" }]);
  });

  it("is an example beside one for production that stands alone", async () => {
    const { services } = await gather({
      "docker-compose.yml": "services: { app: { build: . } }",
      "docker-compose.prod.yml": "services: { app: { image: 'permits:1.0.0' } }",
    });
    expect(services.map(({ document, purpose }) => [document, purpose])).toEqual([
      ["docker-compose.prod.yml", "product"],
      ["docker-compose.yml", "example"],
    ]);
  });
});

describe("beside Kubernetes", () => {
  it.each([
    ["compose.yaml", "charts/permits/Chart.yaml", "example"],
    ["compose.yaml", "deploy/k8s/api.yaml", "example"],
    ["compose.prod.yaml", "charts/permits/Chart.yaml", "product"],
    ["compose.yaml", "examples/k8s/api.yaml", "product"],
  ])("%s is, beside %s, of the %s", async (path, beside, purpose) => {
    const { services } = await gather({
      [path]: "services: { app: { image: a } }",
      [beside]: "apiVersion: v2\nname: a\n",
    });
    expect(services).toMatchObject([{ purpose }]);
  });
});

describe("a service", () => {
  it.each<[string, string, Partial<ServiceFact>]>([
    [
      "its image",
      "image: ghcr.io/acme/permits:1.2.3",
      { image: "ghcr.io/acme/permits:1.2.3", tag: "1.2.3", pinned: "version", builds: false },
    ],
    ["a default of the tag", "image: permits:${TAG:-latest}", { tag: "latest", pinned: "floating" }],
    ["a tag without default", "image: permits:${TAG}", { pinned: "unknown" }],
    ["a tag that is demanded", "image: permits:${TAG:?set it}", { pinned: "unknown" }],
    [
      "a build",
      "build: ./api",
      { builds: true, context: "api", dockerfile: "api/Dockerfile", image: "", pinned: "unknown" },
    ],
    [
      "a build with its file",
      "build: { context: ., dockerfile: docker/Dockerfile }",
      { builds: true, context: "", dockerfile: "docker/Dockerfile" },
    ],
    ["a database", "image: postgres:16.2", { database: "postgres" }],
    [
      "limits",
      "deploy: { resources: { limits: { cpus: '0.5', memory: 256M }, reservations: { cpus: '0.1', memory: 64M } } }",
      { cpuLimit: "0.5", memoryLimit: "256M", cpuRequest: "0.1", memoryRequest: "64M" },
    ],
    ["limits as in older files", "mem_limit: 256m\ncpus: 0.5", { cpuLimit: "0.5", memoryLimit: "256m" }],
    ["limits with defaults", "mem_limit: ${MEM:-256m}", { memoryLimit: "256m" }],
    [
      "rights",
      "privileged: true\nuser: root\nread_only: true\ncap_drop: [ALL]\ncap_add: [NET_ADMIN]\nsecurity_opt: ['no-new-privileges:true']\nnetwork_mode: host\npid: host",
      {
        privileged: true,
        user: "root",
        readOnly: true,
        capDrop: ["ALL"],
        capAdd: ["NET_ADMIN"],
        securityOpt: ["no-new-privileges:true"],
        networkMode: "host",
        pid: "host",
      },
    ],
    ["a user as number", "user: 1000", { user: "1000" }],
    [
      "ports",
      "ports: ['8080:80', '127.0.0.1:5432:5432', 9000, { target: 80, published: 8081, host_ip: 127.0.0.1 }, '${PORT:-8443}:443']",
      { ports: ["8080:80", "127.0.0.1:5432:5432", ":9000", "127.0.0.1:8081:80", "8443:443"] },
    ],
    [
      "volumes",
      "volumes: ['data:/data', './c:/c:ro', /cache, { type: bind, source: /var/run/docker.sock, target: /s, read_only: true }, { type: tmpfs, target: /tmp }]",
      { volumes: ["data:/data", "./c:/c:ro", "/var/run/docker.sock:/s:ro"] },
    ],
    ["a check of its health", "healthcheck: { test: [CMD, curl, localhost] }", { healthcheck: true }],
    ["a check that is switched off", "healthcheck: { disable: true }", { healthcheck: false }],
    ["a check of none", "healthcheck: { test: [NONE] }", { healthcheck: false }],
    ["dependencies by name", "depends_on: [db, redis]", { dependsOn: ["db", "redis"] }],
    ["dependencies with conditions", "depends_on: { db: { condition: service_healthy } }", { dependsOn: ["db"] }],
    [
      "the rest",
      "restart: always\nstop_grace_period: 30s\nlogging: { driver: fluentd }\nsecrets: [db, { source: key, target: k }]\nnetworks: { back: {} }\nprofiles: [full]\ndeploy: { replicas: 3 }",
      {
        restart: "always",
        stopGracePeriod: "30s",
        logging: "fluentd",
        secrets: ["db", "key"],
        networks: ["back"],
        profiles: ["full"],
        replicas: 3,
      },
    ],
    [
      "its databases",
      "environment: { DATABASE_URL: 'postgresql://u:${PW}@db:5432/permits?sslmode=disable' }",
      { databases: ["db/permits"] },
    ],
  ])("has %s", async (_, lines, expected) =>
    expect(await app(`image: a\n${lines}`.replace(/^image: a\n(?=image:|build:)/, ""))).toMatchObject(expected),
  );

  it("takes over what anchors share", async () => {
    const text = `
x-base: &base
  restart: always
  deploy: { resources: { limits: { cpus: "1", memory: 1G } } }
services:
  app:
    <<: *base
    image: permits:1.0.0
    environment: &env
      A: 1
  worker:
    <<: *base
    image: permits:1.0.0
    environment:
      <<: *env
      B: 2
`;
    const { services, settings } = await gather({ "compose.yaml": text });
    expect(services).toMatchObject([
      { name: "app", memoryLimit: "1G", restart: "always" },
      { name: "worker", cpuLimit: "1" },
    ]);
    expect(
      settings
        .filter(({ owner }) => owner === "worker")
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["A", "B"]);
  });

  it("takes over what it extends, here and in another file", async () => {
    const { services } = await gather({
      "compose.yaml":
        "services:\n  base: { image: 'a:1.0.0', mem_limit: 1g, environment: { A: 1 } }\n  app: { extends: base, cpus: 1 }\n  web: { extends: { file: common/c.compose.yml, service: web }, ports: ['80:80'] }\n",
      "common/c.compose.yml": "services: { web: { image: 'nginx:1.25.3', user: '101' } }",
    });
    expect(services.find(({ name, document }) => name === "app" && document === "compose.yaml")).toMatchObject({
      image: "a:1.0.0",
      memoryLimit: "1g",
      cpuLimit: "1",
    });
    expect(services.find(({ name, document }) => name === "web" && document === "compose.yaml")).toMatchObject({
      image: "nginx:1.25.3",
      user: "101",
      ports: ["80:80"],
    });
  });

  it("is open where it extends what is not there", async () => {
    const { services, unread } = await gather({
      "compose.yaml": "services: { app: { extends: { file: ../x.yml, service: a }, image: b } }",
    });
    expect(services).toEqual([]);
    expect(unread).toMatchObject([{ kinds: ["service"] }]);
  });

  it("is no example beside one for production that refines it, even where that adds a service", async () => {
    const { services } = await gather({
      "compose.yaml": "services:\n  app: { build: . }\n  db: { image: 'postgres:16.4' }\n",
      "compose.prod.yaml": "services:\n  app: { mem_limit: 1g }\n  backup: { image: 'postgres:16.4' }\n",
    });
    expect(services.map(({ document, name, purpose }) => [document, name, purpose])).toEqual([
      ["compose.prod.yaml", "app", "product"],
      ["compose.prod.yaml", "backup", "product"],
      ["compose.yaml", "db", "product"],
    ]);
  });

  it("lies under the file that refines it for production", async () => {
    const { services, settings } = await gather({
      "compose.yaml": "services:\n  app: { build: ., environment: { A: 1 } }\n  db: { image: 'postgres:16.2' }\n",
      "compose.prod.yaml": "services:\n  app: { mem_limit: 1g, environment: { B: 1 } }\n",
    });
    expect(services).toMatchObject([
      { document: "compose.prod.yaml", name: "app", builds: true, memoryLimit: "1g", purpose: "product" },
      { document: "compose.yaml", name: "db", purpose: "product" },
    ]);
    expect(settings.map(({ name, document }) => `${name} ${document}`)).toEqual([
      "B compose.prod.yaml",
      "A compose.yaml",
    ]);
  });

  it("is read from files of the first version, and next to parts that are none", async () => {
    const { services } = await gather({
      "docker-compose.yml": "web:\n  build: .\n  ports: ['80:80']\nother: 1\n",
      "compose.yaml": "name: x\nvolumes: { a: {} }\n",
    });
    expect(services).toMatchObject([{ name: "web", builds: true }]);
  });

  it("points at what is to be changed", async () => {
    const collection = await collect({
      "compose.yaml":
        "services:\n  app:\n    image: a\n    deploy:\n      resources:\n        limits:\n          memory: 1G\n    environment:\n      A: 1\n    ports:\n      - 80:80\n",
    });
    const [{ place, _places = {} } = {} as ServiceFact] = collection.facts.services;
    const [setting] = collection.facts.settings;
    expect(
      located(
        collection,
        [place, _places.image, _places.memoryLimit, _places.ports, setting?.place].flatMap((one) => one ?? []),
      ),
    ).toEqual(["compose.yaml:2:3", "compose.yaml:3:12", "compose.yaml:7:19", "compose.yaml:11:9", "compose.yaml:9:7"]);
  });
});

describe("settings", () => {
  it.each<[string, string, Partial<SettingFact>]>([
    ["a value", "A: hello", { value: "literal", text: "hello" }],
    ["a number", "A: 1", { value: "literal", text: "1" }],
    ["a default", "A: ${B:-hello}", { value: "default", text: "hello" }],
    ["a reference", "A: ${B}", { value: "reference", text: "" }],
    ["what is demanded", "A: ${B:?needed}", { value: "reference" }],
    ["what is handed through", "A:", { value: "reference" }],
    ["nothing", 'A: ""', { value: "empty" }],
    ["a secret", "DB_PASSWORD_FILE: /run/secrets/db", { value: "secret" }],
    ["a password", "DB_PASSWORD: hunter2", { value: "literal", sensitive: true, text: "" }],
    ["a password in an address", "DB: postgres://u:hunter2@db/x", { value: "literal", sensitive: true, text: "" }],
    ["a password among options", "JAVA_OPTS: -Ddb.password=hunter2", { value: "literal", sensitive: true, text: "" }],
    ["a dollar", "A: a$$b", { value: "literal", text: "a$b" }],
  ])("%s", async (_, line, expected) => {
    const { settings } = await gather({
      "compose.yaml": `services:\n  app:\n    image: a\n    environment:\n      ${line}\n`,
    });
    expect(settings).toMatchObject([{ where: "compose", owner: "app", ...expected }]);
  });

  it("are read from a list", async () => {
    const { settings } = await gather({
      "compose.yaml": "services:\n  app:\n    image: a\n    environment: ['A=b=c', B, 'C=']\n",
    });
    expect(settings.map(({ name, value, text }) => [name, value, text])).toEqual([
      ["A", "literal", "b=c"],
      ["B", "reference", ""],
      ["C", "empty", ""],
    ]);
  });
});

describe("databasesOf", () => {
  it.each<[Record<string, string>, string[]]>([
    [{ DATABASE_URL: "postgres://u:p@db:5432/permits" }, ["db/permits"]],
    [{ U: "postgresql+asyncpg://u@DB/permits" }, ["db/permits"]],
    [{ SPRING_DATASOURCE_URL: "jdbc:postgresql://db:5432/permits?currentSchema=x" }, ["db/permits"]],
    [{ U: "jdbc:sqlserver://sql:1433;databaseName=permits;encrypt=true" }, ["sql/permits"]],
    [{ U: "mongodb://a:b@m1:27017,m2:27017/permits?replicaSet=rs" }, ["m1/permits"]],
    [{ U: "redis://cache:6379/0" }, ["cache/0"]],
    [{ U: "mysql://db" }, ["db/"]],
    [{ U: "postgres://u:${PASSWORD}@${DB_HOST}/permits" }, ["${db_host}/permits"]],
    [{ DB_HOST: "db", DB_NAME: "permits" }, ["db/permits"]],
    [{ POSTGRES_HOST: "db", POSTGRES_DB: "permits" }, ["db/permits"]],
    [{ PERMITS_DB_HOST: "db:5432", PERMITS_DB_DATABASE: "permits" }, ["db/permits"]],
    [{ DB_HOST: "db" }, ["db/"]],
    [{ ConnectionStrings__Default: "Host=db;Port=5432;Database=permits;Username=u;Password=p" }, ["db/permits"]],
    [{ C: "Server=tcp:sql,1433;Initial Catalog=permits;" }, ["sql/permits"]],
    // What is no database.
    [{ API_URL: "https://api.example/permits", SMTP_HOST: "mail", HOST: "0.0.0.0", KAFKA: "kafka:9092" }, []],
  ])("%j", (settings, expected) => {
    const found = databasesOf(Object.entries(settings).map(([name, value]) => ({ name, value })));
    expect(found.map(({ host, name }) => `${host}/${name}`)).toEqual(expected);
  });
});

describe("hostile input", () => {
  const key = fc.constantFrom(
    "image",
    "build",
    "environment",
    "ports",
    "volumes",
    "deploy",
    "healthcheck",
    "extends",
    "depends_on",
    "user",
    "secrets",
    "networks",
    "logging",
    "profiles",
    "command",
  );
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom(
      "app",
      "${A:-${B}}",
      { service: "app" },
      { file: "compose.yaml", service: "app" },
      ["a:b:c:d"],
      { resources: [] },
      { test: {} },
    ),
  );
  it("never throws", async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(key, value), fc.dictionary(key, value), async (a, b) => {
        await gather({
          "compose.yaml": JSON.stringify({ services: { app: a, b } }),
          "compose.prod.yaml": JSON.stringify({ services: { app: b } }),
        });
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    "services: [1, 2]",
    "services:",
    "- a",
    "services: { a: }",
    "services: { a: [] }",
    "{{ x }}: 1",
    "services: {",
    "services: { a: { extends: a } }",
    "services: { a: { extends: b }, b: { extends: a } }",
  ])("%j", async (text) => {
    expect((await gather({ "compose.yaml": text })).services).toEqual([]);
  });

  it("is not stopped by tags of Compose", async () => {
    const { services } = await gather({
      "compose.yaml": "services:\n  app:\n    image: a\n    ports: !reset []\n    environment: !override { A: 1 }\n",
    });
    expect(services).toMatchObject([{ name: "app" }]);
  });

  it("is not stopped by templates", async () => {
    const text = "services:\n  app:\n    image: permits:{{ version }}\n    user: {{ user }}\n    mem_limit: 1g\n";
    const collection = await collect({ "compose.yaml": text });
    const { services } = collection.facts;
    expect(services).toMatchObject([{ name: "app", pinned: "unknown", memoryLimit: "1g" }]);
    expect(
      located(
        collection,
        services.map(({ place }) => place),
      ),
    ).toEqual(["compose.yaml:2:3"]);
  });
});
