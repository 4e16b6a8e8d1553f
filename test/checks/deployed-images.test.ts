// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are variables of Compose files.
import { describe, expect, it } from "vitest";
import type { Check } from "../../src/checks/check.ts";
import { check as containerImage } from "../../src/checks/container-image.ts";
import { check as gatewayBypass } from "../../src/checks/gateway-bypass.ts";
import { check as ownBuild } from "../../src/checks/own-build.ts";
import { check as peerAtStart } from "../../src/checks/peer-at-start.ts";
import { check as rootImage } from "../../src/checks/root-image.ts";
import { check as runnableMock } from "../../src/checks/runnable-mock.ts";
import { check as sharedDatabase } from "../../src/checks/shared-database.ts";
import { gather } from "../facts/repository/gather.ts";
import { facts, run } from "./facts.ts";

// The checks over images and Compose files, on small made-up trees.

type Tree = Readonly<Record<string, string>>;

/** What a check says of a tree: for each subject the cases found, or the outcome. */
async function says(check: Check, tree: Tree, params: Readonly<Record<string, unknown>> = {}): Promise<string[]> {
  const examined = run(check, facts({ repository: await gather(tree) }), params);
  return examined.map((one) =>
    one.outcome === "violated" ? one.violations.map((violation) => violation.case).join() : one.outcome,
  );
}

const source = { "src/server.js": "listen();" };

describe("container-image", () => {
  it.each<[string, Tree, string[]]>([
    ["nothing to build", { "README.md": "# Permits" }, []],
    ["nothing", source, ["absent"]],
    ["a Dockerfile", { ...source, Dockerfile: "FROM node:20" }, ["holds"]],
    ["one for developers only", { ...source, "Dockerfile.dev": "FROM node:20" }, ["holds"]],
    [
      "an image that is named in an example",
      { ...source, "examples/compose.yaml": "services: { a: { image: b } }" },
      ["holds"],
    ],
    ["a Dockerfile that can't be read", { ...source, Dockerfile: "???" }, ["cannot-tell"]],
    [
      "a pipeline that handles images",
      {
        ...source,
        ".github/workflows/a.yml":
          "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: docker build -t a -f ../b .",
      },
      ["cannot-tell"],
    ],
  ])("%s", async (_, tree, expected) => expect(await says(containerImage, tree)).toEqual(expected));
});

describe("root-image", () => {
  const deployment = (context: string): string =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec:\n  template:\n    spec:\n      containers:\n        - { name: a, image: "a:1.0.0", securityContext: ${context} }\n`;
  it.each<[string, Tree, string[]]>([
    ["no USER", { Dockerfile: "FROM node:20" }, ["unset"]],
    ["USER root", { Dockerfile: "FROM node:20\nUSER root" }, ["root"]],
    ["USER node", { Dockerfile: "FROM node:20\nUSER node" }, ["holds"]],
    ["a base that is not known", { Dockerfile: "FROM a.example/b:1" }, ["cannot-tell"]],
    ["for tests", { "test/Dockerfile": "FROM node:20" }, []],
    [
      "another user in Compose",
      { Dockerfile: "FROM node:20", "compose.yaml": "services: { a: { build: ., user: '1000' } }" },
      ["cannot-tell"],
    ],
    [
      "root in Compose",
      { Dockerfile: "FROM node:20", "compose.yaml": "services: { a: { build: ., user: '0' } }" },
      ["unset"],
    ],
    [
      "another image in Compose",
      { Dockerfile: "FROM node:20", "compose.yaml": "services: { a: { build: ./b, user: '1000' } }" },
      ["unset"],
    ],
    [
      "another user in Kubernetes",
      { Dockerfile: "FROM node:20", "k8s/a.yaml": deployment("{ runAsUser: 1000 }") },
      ["cannot-tell"],
    ],
    ["root in Kubernetes", { Dockerfile: "FROM node:20", "k8s/a.yaml": deployment("{ runAsUser: 0 }") }, ["unset"]],
    ["built by a build tool", { "pom.xml": "<artifactId>jib-maven-plugin</artifactId>" }, ["cannot-tell"]],
  ])("%s", async (_, tree, expected) => expect(await says(rootImage, tree)).toEqual(expected));
});

describe("shared-database, over files", () => {
  const params = { between: "services", stores: ["database"] };
  const service = (name: string, more = ""): string =>
    `  ${name}: { build: ./${name}, environment: { DB_HOST: db, DB_NAME: city }${more} }\n`;
  const workload = (
    name: string,
    some: { kind?: string; image?: string; namespace?: string; host?: string } = {},
  ): string =>
    `apiVersion: apps/v1\nkind: ${some.kind ?? "Deployment"}\nmetadata: { name: ${name}, namespace: ${some.namespace ?? "city"} }\nspec:\n  template:\n    spec:\n      containers:\n        - name: a\n          image: ${some.image ?? `registry.example/city/${name}:1.0.0`}\n          env: [{ name: DB_HOST, value: ${some.host ?? "db"} }, { name: DB_NAME, value: city }]\n`;
  it.each<[string, Tree, string[]]>([
    [
      "a file that lies over the plain one",
      {
        "compose.yaml": `services:\n  db: { image: "postgres:16" }\n${service("permits")}`,
        "compose.prod.yaml": `services:\n  db: { restart: always }\n${service("notices")}`,
      },
      ["holds", "database"],
    ],
    [
      "the same service in both",
      {
        "compose.yaml": `services:\n${service("permits")}`,
        "compose.prod.yaml": `services:\n  permits: { restart: always }\n`,
      },
      ["holds"],
    ],
    [
      "two folders",
      { "a/compose.yaml": `services:\n${service("permits")}`, "b/compose.yaml": `services:\n${service("notices")}` },
      ["holds", "holds"],
    ],
    ["two workloads", { "k8s/a.yaml": workload("permits"), "k8s/b.yaml": workload("notices") }, ["holds", "database"]],
    [
      "one image twice",
      {
        "k8s/a.yaml": workload("permits"),
        "k8s/b.yaml": workload("queries", { image: "registry.example/city/permits:1.0.0" }),
      },
      ["holds", "holds"],
    ],
    ["a job", { "k8s/a.yaml": workload("permits"), "k8s/b.yaml": workload("load", { kind: "Job" }) }, ["holds"]],
    [
      "two namespaces",
      { "k8s/a.yaml": workload("permits"), "k8s/b.yaml": workload("notices", { namespace: "town" }) },
      ["holds", "holds"],
    ],
    [
      "two environments",
      { "k8s/staging/a.yaml": workload("permits"), "k8s/production/b.yaml": workload("notices") },
      ["holds", "holds"],
    ],
    [
      "a database in each pod",
      {
        "k8s/a.yaml": workload("permits", { host: "localhost" }),
        "k8s/b.yaml": workload("notices", { host: "localhost" }),
      },
      [],
    ],
    ["an example", { "examples/a.yaml": workload("permits"), "examples/b.yaml": workload("notices") }, []],
  ])("%s", async (_, tree, expected) => expect(await says(sharedDatabase, tree, params)).toEqual(expected));

  it("points at both", async () => {
    const tree = { "k8s/a.yaml": workload("permits"), "k8s/b.yaml": workload("notices") };
    const examined = run(sharedDatabase, facts({ repository: await gather(tree) }), params);
    expect(examined[1]).toMatchObject({
      violations: [{ place: { file: "k8s/b.yaml" }, related: [{ file: "k8s/a.yaml" }] }],
    });
  });
});

describe("shared-database", () => {
  const two = (first: string, second: string): Tree => ({
    "compose.yaml": `services:\n  one: { ${first} }\n  two: { ${second} }\n`,
  });
  const url = (name: string): string => `environment: { DATABASE_URL: 'postgres://u@db/${name}' }`;
  it.each<[string, Tree, string[], string[]]>([
    [
      "blocks on one database",
      two(`image: a/bb-consent:1.0.0, ${url("x")}`, `image: a/bb-payments:1.0.0, ${url("x")}`),
      ["holds", "database"],
      ["holds", "database"],
    ],
    [
      "blocks on two databases",
      two(`image: a/bb-consent:1.0.0, ${url("x")}`, `image: a/bb-payments:1.0.0, ${url("y")}`),
      ["holds", "holds"],
      ["holds", "holds"],
    ],
    [
      "blocks on a server, databases unknown",
      two(`image: a/bb-consent:1.0.0, ${url("")}`, `image: a/bb-payments:1.0.0, ${url("")}`),
      ["holds", "cannot-tell"],
      ["holds", "cannot-tell"],
    ],
    [
      "parts of one block",
      two(`image: a/bb-consent-api:1.0.0, ${url("x")}`, `image: a/bb-consent-ui:1.0.0, ${url("x")}`),
      ["holds", "holds"],
      ["holds", "database"],
    ],
    [
      "parts of a block that are named alike",
      two(`build: ./scheduler, ${url("x")}`, `build: ./messaging, ${url("x")}`),
      ["holds", "holds"],
      ["holds", "database"],
    ],
    ["one image twice", two(`build: ., ${url("x")}`, `build: ., ${url("x")}`), ["holds", "holds"], ["holds", "holds"]],
    [
      "variables that are equal",
      two(
        "image: a/bb-consent:1.0.0, environment: { DB_HOST: '${H}', DB_NAME: '${N}' }",
        "image: a/bb-gis:1.0.0, environment: { DB_HOST: '${H}', DB_NAME: '${N}' }",
      ),
      ["holds", "database"],
      ["holds", "database"],
    ],
    [
      "a volume of blocks",
      two("image: a/bb-consent:1.0.0, volumes: ['v:/a']", "image: a/bb-gis:1.0.0, volumes: ['v:/b']"),
      ["holds", "volume"],
      ["holds", "volume"],
    ],
    [
      "a volume that one only reads",
      two("image: a/bb-consent:1.0.0, volumes: ['v:/a']", "image: a/bb-gis:1.0.0, volumes: ['v:/b:ro']"),
      ["holds"],
      ["holds"],
    ],
    [
      "the clock of the host",
      two(
        "image: a/bb-consent:1.0.0, volumes: ['/etc/localtime:/etc/localtime']",
        "image: a/bb-gis:1.0.0, volumes: ['/etc/localtime:/etc/localtime']",
      ),
      [],
      [],
    ],
    ["databases themselves", two("image: postgres, volumes: ['v:/a']", "image: 'mysql', volumes: ['v:/b']"), [], []],
  ])("%s", async (_, tree, blocks, services) => {
    expect(await says(sharedDatabase, tree, { between: "blocks", stores: ["database", "volume"] })).toEqual(blocks);
    expect(await says(sharedDatabase, tree, { between: "services", stores: ["database", "volume"] })).toEqual(services);
  });

  it("does not compare files", async () => {
    const tree = {
      "a/compose.yaml": `services: { a: { image: 'x/bb-consent:1.0.0', ${url("x")} } }`,
      "b/compose.yaml": `services: { a: { image: 'x/bb-gis:1.0.0', ${url("x")} } }`,
    };
    expect(await says(sharedDatabase, tree, { between: "blocks", stores: ["database"] })).toEqual(["holds", "holds"]);
  });
});

describe("the other checks", () => {
  it.each<[string, Check, Tree, string[]]>([
    [
      "a peer",
      peerAtStart,
      { "compose.yaml": "services: { a: { build: ., depends_on: [b] }, b: { image: 'mosipid/esignet:1.0.0' } }" },
      ["waits"],
    ],
    [
      "a database",
      peerAtStart,
      { "compose.yaml": "services: { a: { build: ., depends_on: [b] }, b: { image: 'postgres:16' } }" },
      ["holds"],
    ],
    [
      "a registry of images",
      peerAtStart,
      {
        "compose.yaml":
          "services: { a: { build: ., depends_on: [schema-registry] }, schema-registry: { image: 'confluentinc/cp-schema-registry:7.5.0' } }",
      },
      ["holds"],
    ],
    [
      "past the gateway",
      gatewayBypass,
      { "compose.yaml": "services: { g: { image: 'kong:3.6.1' }, a: { build: ., ports: ['80:80'] } }" },
      ["published"],
    ],
    [
      "pages past the gateway",
      gatewayBypass,
      { "compose.yaml": "services: { g: { image: 'kong:3.6.1' }, frontend: { build: ., ports: ['80:80'] } }" },
      ["cannot-tell"],
    ],
    ["no gateway", gatewayBypass, { "compose.yaml": "services: { a: { build: ., ports: ['80:80'] } }" }, []],
    ["a mock", runnableMock, { ...source, "mocks/compose.yaml": "services: { a: { image: b } }" }, ["holds"]],
    [
      "an example that starts",
      runnableMock,
      { ...source, "examples/compose.yaml": "services: { a: { image: b } }" },
      ["holds"],
    ],
    ["mocks of tests", runnableMock, { ...source, "src/__mocks__/a.js": "" }, ["absent"]],
    [
      "projects of which one has no image",
      ownBuild,
      {
        "a/package.json": '{"name":"a"}',
        "a/a.js": "x()",
        "b/package.json": '{"name":"b"}',
        "b/b.js": "x()",
        "c/package.json": '{"name":"c"}',
        "c/c.js": "x()",
        "a/Dockerfile": "FROM a",
        "docker/b.Dockerfile": "FROM a",
      },
      ["holds", "holds", "none"],
    ],
    ["one project", ownBuild, { "package.json": '{"name":"a"}', ...source, Dockerfile: "FROM a" }, []],
  ])("%s", async (_, check, tree, expected) => expect(await says(check, tree)).toEqual(expected));
});
