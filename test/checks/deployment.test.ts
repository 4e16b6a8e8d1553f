import { describe, expect, test } from "vitest";
import { checks } from "../../src/checks/index.ts";
import { schemaTest } from "../../src/checks/schema-test.ts";
import { gather } from "../facts/repository/gather.ts";
import { facts } from "./facts.ts";

/** What a check says of a made-up repository: "holds", "cannot-tell", or the case. */
async function says(
  id: string,
  texts: Readonly<Record<string, string>>,
  params: Readonly<Record<string, unknown>> = {},
): Promise<readonly string[]> {
  const check = checks.get(id);
  if (check === undefined) throw new Error(`no check ${id}`);
  const schemas = (name: string): unknown =>
    name.split(".").reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], params);
  const tools = {
    schema: (name: string) => (schemas(name) === undefined ? undefined : schemaTest(schemas(name))),
    matches: () => () => false,
    contract: () => undefined,
    asOf: "2026-01-01",
  };
  const all = { ...facts({}), repository: await gather(texts) };
  return [...check.run(all, params, tools)].map((one) =>
    one.outcome === "violated" ? (one.violations[0]?.case ?? "") : one.outcome,
  );
}

const pod = (inside: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec:\n  template:\n    metadata: { labels: { app: a } }\n    spec:\n      containers:\n        - { name: a, image: "registry.example/a:1.0.0"${inside} }\n`;
const object = (kind: string, apiVersion: string, rest: string, name = "a"): string =>
  `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name} }\n${rest}\n`;
const BOUNDS = { fields: ["cpuLimit", "memoryLimit"], excusedBy: ["LimitRange"] };

describe("workload-states", () => {
  const values = { "c/Chart.yaml": "name: c\nversion: 1.0.0\n", "c/values.yaml": "on: false\n" };
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ["stated", { "a.yaml": pod(", resources: { limits: { cpu: 1, memory: 1Gi } }") }, ["holds"]],
    ["one is missing", { "a.yaml": pod(", resources: { limits: { cpu: 1 } }") }, ["missing"]],
    [
      "behind a placeholder",
      { "a.yaml": pod(`, resources: { limits: { cpu: 1, memory: "\${MEMORY}" } }`) },
      ["cannot-tell"],
    ],
    [
      "a range of the namespace",
      { "a.yaml": pod(""), "b.yaml": object("LimitRange", "v1", "spec: {}") },
      ["cannot-tell"],
    ],
    ["an example", { "examples/a.yaml": pod("") }, []],
    ["switched off", { ...values, "c/templates/a.yaml": `{{- if .Values.on }}\n${pod("")}{{- end }}\n` }, []],
    ["a file that can't be read", { "a.yaml": "apiVersion: v1\nkind: Pod\na: b: c\n" }, ["cannot-tell"]],
  ])("%s", async (_, texts, expected) => {
    expect(await says("workload-states", texts, BOUNDS)).toEqual(expected);
  });

  test("one of several will do", async () => {
    const params = { fields: ["liveness", "readiness"], enough: "one" };
    expect(await says("workload-states", { "a.yaml": pod(", readinessProbe: { exec: {} }") }, params)).toEqual([
      "holds",
    ]);
    expect(await says("workload-states", { "a.yaml": pod(', readinessProbe: "{{ x }}"') }, params)).toEqual([
      "cannot-tell",
    ]);
    expect(await says("workload-states", { "a.yaml": pod("") }, params)).toEqual(["missing"]);
  });
});

describe("workload-conforms", () => {
  const params = { schema: { properties: { privileged: { const: false } } }, fields: ["privileged"] };
  test.each([
    ["", "holds"],
    [", securityContext: { privileged: true }", "differs"],
    [`, securityContext: { privileged: "\${P}" }`, "cannot-tell"],
  ])("%s", async (inside, expected) => {
    expect(await says("workload-conforms", { "a.yaml": pod(inside) }, params)).toEqual([expected]);
  });
});

describe("entry-without-tls", () => {
  const rules = "rules: [{ host: a.example }]";
  test.each([
    ["Ingress", "networking.k8s.io/v1", `spec: { ${rules} }`, ["plaintext"]],
    ["Ingress", "networking.k8s.io/v1", `spec: { tls: [{ secretName: t }], ${rules} }`, ["holds"]],
    ["Ingress", "networking.k8s.io/v1", `spec: { tls: "{{ tls }}", ${rules} }`, ["cannot-tell"]],
    ["Ingress", "networking.k8s.io/v1", `spec: { ingressClassName: alb, ${rules} }`, ["cannot-tell"]],
    ["Ingress", "networking.k8s.io/v1", "spec: { rules: [{ host: app.localhost }] }", []],
    ["Gateway", "gateway.networking.k8s.io/v1", "spec: { listeners: [{ protocol: HTTP }] }", ["plaintext"]],
    [
      "Gateway",
      "gateway.networking.k8s.io/v1",
      "spec: { listeners: [{ protocol: HTTP }, { protocol: HTTPS }] }",
      ["cannot-tell"],
    ],
    ["Gateway", "gateway.networking.k8s.io/v1", "spec: { listeners: [{ protocol: HTTPS }] }", ["holds"]],
    ["IngressRoute", "traefik.io/v1alpha1", "spec: { entryPoints: [web] }", ["plaintext"]],
    ["IngressRoute", "traefik.io/v1alpha1", "spec: { entryPoints: [websecure] }", ["cannot-tell"]],
    ["Route", "route.openshift.io/v1", "spec: { host: a.example }", ["plaintext"]],
  ])("%s %s %s", async (kind, apiVersion, spec, expected) => {
    expect(await says("entry-without-tls", { "k8s/a.yaml": object(kind, apiVersion, spec) })).toEqual(expected);
  });

  test("an overlay that adds it", async () => {
    const base = object("Ingress", "networking.k8s.io/v1", `spec: { ${rules} }`);
    const patch =
      "patches:\n  - target: { kind: Ingress, name: a }\n    patch: |-\n      - { op: add, path: /spec/tls, value: [] }\n";
    expect(await says("entry-without-tls", { "base/a.yaml": base, "prod/kustomization.yaml": patch })).toEqual([
      "cannot-tell",
    ]);
  });
});

describe("exposed-service", () => {
  const service = (type: string, name = "a"): string =>
    object("Service", "v1", `spec: { type: ${type}, selector: { app: a } }`, name);
  test.each([
    ["ClusterIP", "a", ["holds"]],
    ["NodePort", "a", ["published"]],
    ["LoadBalancer", "a", ["published"]],
    ["LoadBalancer", "api-gateway", []],
    ['"{{ type }}"', "a", ["cannot-tell"]],
  ])("%s of %s", async (type, name, expected) => {
    expect(await says("exposed-service", { "k8s/a.yaml": pod("") + service(type, name) })).toEqual(expected);
  });

  test("a port of the nodes behind an entry; a service without a workload", async () => {
    const entry = object("Ingress", "networking.k8s.io/v1", "spec: { defaultBackend: { service: { name: a } } }");
    expect(await says("exposed-service", { "k8s/a.yaml": pod("") + service("NodePort") + entry })).toEqual([
      "cannot-tell",
    ]);
    expect(await says("exposed-service", { "k8s/a.yaml": service("NodePort") })).toEqual(["cannot-tell"]);
  });
});

describe("default-deny", () => {
  const policy = (spec: string): string => object("NetworkPolicy", "networking.k8s.io/v1", `spec: { ${spec} }`);
  test.each([
    ["podSelector: {}, policyTypes: [Ingress, Egress]", "holds"],
    ["podSelector: {}, policyTypes: [Ingress]", "open"],
    ["podSelector: {}, policyTypes: [Ingress, Egress], egress: [{}]", "open"],
    ["podSelector: {}, policyTypes: [Ingress, Egress], egress: [{ ports: [{ port: 53 }] }]", "holds"],
    ["podSelector: { matchLabels: { app: b } }, policyTypes: [Ingress, Egress]", "open"],
    ['podSelector: {}, policyTypes: "{{ types }}"', "cannot-tell"],
  ])("%s", async (spec, expected) => {
    expect(await says("default-deny", { "k8s/a.yaml": pod("") + policy(spec) })).toEqual([expected]);
  });
});

describe("replicas", () => {
  const volumes = pod(", volumeMounts: [{ name: d, mountPath: /d }]").replace(
    "      containers",
    "      volumes: [{ name: d, persistentVolumeClaim: { claimName: d } }]\n      containers",
  );
  const claim = (mode: string): string =>
    object("PersistentVolumeClaim", "v1", `spec: { accessModes: [${mode}] }`, "d");
  const scaler = object(
    "HorizontalPodAutoscaler",
    "autoscaling/v2",
    "spec: { scaleTargetRef: { name: a }, minReplicas: 2, maxReplicas: 4 }",
  );
  test.each([
    [volumes + claim("ReadWriteOnce") + scaler, ["claim"]],
    [volumes + claim("ReadWriteMany") + scaler, ["holds"]],
    [volumes + claim("ReadWriteOnce"), ["holds"]],
    [volumes + scaler, ["cannot-tell"]],
  ])("of a volume (%#)", async (text, expected) => {
    expect(await says("shared-volume", { "k8s/a.yaml": text })).toEqual(expected);
  });
  test.each([
    [pod(""), ["single"]],
    [pod("") + scaler, ["no-budget"]],
    [
      pod("") + scaler + object("PodDisruptionBudget", "policy/v1", "spec: { selector: { matchLabels: { app: a } } }"),
      ["holds"],
    ],
    [pod("").replace("registry.example/a:1.0.0", "postgres:16"), []],
  ])("that may be lost (%#)", async (text, expected) => {
    expect(await says("replica-loss", { "k8s/a.yaml": text })).toEqual(expected);
  });
});

test("deployment-automation, orchestrator-without-files and environments", async () => {
  const source = { "src/a.py": "print(1)\n" };
  expect(await says("deployment-automation", source)).toEqual(["none"]);
  expect(await says("deployment-automation", { ...source, "deploy.sh": "scp a b\n" })).toEqual(["scripts"]);
  expect(await says("deployment-automation", { ...source, "k8s/a.yaml": pod("") })).toEqual(["holds"]);
  const pipeline = {
    ".github/workflows/a.yml": "on: push\njobs: { a: { runs-on: x, steps: [{ run: kubectl apply -f k8s }] } }\n",
  };
  expect(await says("orchestrator-without-files", pipeline)).toEqual(["missing"]);
  expect(await says("orchestrator-without-files", { ...pipeline, "values-prod.yaml": "a: 1\n" })).toEqual(["holds"]);
  const overlay = (name: string): Record<string, string> => ({
    [`overlays/${name}/kustomization.yaml`]: "resources: [../../base]\n",
  });
  expect(
    await says("environments", { "base/a.yaml": pod(""), ...overlay("dev"), ...overlay("prod") }, { least: 3 }),
  ).toEqual(["fewer"]);
  expect(
    await says(
      "environments",
      { "base/a.yaml": pod(""), ...overlay("dev"), ...overlay("test"), ...overlay("prod") },
      { least: 3 },
    ),
  ).toEqual(["holds"]);
  expect(await says("environments", source, { least: 3 })).toEqual([]);
  const manifests = {
    "deploy/development.yaml": pod(""),
    "deploy/staging/a.yaml": pod(""),
    "k8s/x/production.yml": pod(""),
  };
  expect(await says("environments", manifests, { least: 3 })).toEqual(["holds"]);
  expect(await says("environments", { "deploy/testing-tools.yaml": pod("") }, { least: 1 })).toEqual(["fewer"]);
});

test("presence-among", async () => {
  const params = {
    given: { subjects: ["workload"] },
    among: { resource: { properties: { kind: { const: "X" } } }, service: { properties: { name: { const: "x" } } } },
  };
  expect(await says("presence-among", { "a.yaml": pod("") }, params)).toEqual(["absent"]);
  expect(await says("presence-among", { "a.yaml": pod("") + object("X", "v1", "") }, params)).toEqual(["holds"]);
  expect(
    await says("presence-among", { "a.yaml": pod(""), "compose.yaml": "services: { x: { image: x } }\n" }, params),
  ).toEqual(["holds"]);
  expect(await says("presence-among", { "a.yaml": pod(""), "examples/a.yaml": object("X", "v1", "") }, params)).toEqual(
    ["absent"],
  );
  expect(await says("presence-among", { "src/a.py": "print(1)\n" }, params)).toEqual([]);
});

describe("workload-image", () => {
  const image = (name: string): string => pod("").replace("registry.example/a:1.0.0", name);
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ["a version", { "a.yaml": pod("") }, ["holds"]],
    ["no tag", { "a.yaml": image("registry.example/civil/a") }, ["floating"]],
    ["the newest", { "a.yaml": image("registry.example/civil/a:latest") }, ["floating"]],
    ["a digest", { "a.yaml": image(`registry.example/civil/a@sha256:${"4f".repeat(32)}`) }, ["holds"]],
    ["an image that everybody uses", { "a.yaml": image("nginx") }, []],
    ["a tag from the environment", { "a.yaml": image("registry.example/civil/a:$TAG") }, ["cannot-tell"]],
    [
      "a pipeline that sets it",
      {
        "a.yaml": image("registry.example/civil/a:latest"),
        ".gitlab-ci.yml": "go:\n  script: kubectl set image deployment/a a=registry.example/civil/a:$CI_COMMIT_TAG\n",
      },
      ["cannot-tell"],
    ],
    ["a test", { "test/a.yaml": image("registry.example/civil/a") }, []],
  ])("%s", async (_, texts, expected) => {
    expect(await says("workload-image", texts)).toEqual(expected);
  });
});
