import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collect, gather, located } from "./gather.ts";

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: register, namespace: civil }
spec:
  replicas: 3
  selector: { matchLabels: { app: register } }
  template:
    metadata: { labels: { app: register } }
    spec:
      securityContext: { runAsNonRoot: true, runAsUser: 1000 }
      terminationGracePeriodSeconds: 45
      volumes:
        - { name: data, persistentVolumeClaim: { claimName: register-data } }
        - { name: zone, hostPath: { path: /etc/localtime } }
        - { name: unused, hostPath: { path: /var/run/docker.sock } }
      initContainers:
        - name: migrate
          image: registry.example/migrate:1.2.3
      containers:
        - name: app
          image: registry.example/register@sha256:${"a".repeat(64)}
          securityContext:
            runAsUser: 0
            allowPrivilegeEscalation: false
            capabilities: { drop: [ALL] }
          env:
            - { name: LOG_LEVEL, value: info }
            - { name: DB_PASSWORD, value: hunter2 }
            - name: API_KEY
              valueFrom: { secretKeyRef: { name: keys, key: api } }
            - name: DB_HOST
              valueFrom: { configMapKeyRef: { name: settings, key: host } }
          envFrom:
            - secretRef: { name: register-secrets }
          resources:
            limits: { cpu: 500m }
          readinessProbe: { httpGet: { path: /ready, port: 8080 } }
          volumeMounts:
            - { name: data, mountPath: /data }
            - { name: zone, mountPath: /etc/localtime, readOnly: true }
`;

describe("manifests", () => {
  test("a container gets what its pod says for it", async () => {
    const { workloads } = await gather({ "k8s/app.yaml": deployment });
    expect(workloads).toMatchObject([
      { name: "migrate", init: true, runAsUser: 1000, pinned: "version", cpuLimit: "" },
      {
        kind: "Deployment",
        workload: "register",
        namespace: "civil",
        name: "app",
        pinned: "digest",
        replicas: 3,
        gracePeriod: 45,
        runAsNonRoot: true,
        runAsUser: 0,
        allowPrivilegeEscalation: false,
        capDrop: ["ALL"],
        cpuLimit: "500m",
        cpuRequest: "",
        readiness: true,
        liveness: false,
        hostPaths: ["/etc/localtime:ro"],
        claims: ["register-data"],
        labels: ["app=register"],
        unresolved: [],
      },
    ]);
  });

  test("settings tell where their values come from", async () => {
    const { settings } = await gather({ "k8s/app.yaml": deployment });
    expect(settings.map(({ name, value, sensitive, text }) => [name, value, sensitive, text])).toEqual([
      ["LOG_LEVEL", "literal", false, "info"],
      ["DB_PASSWORD", "literal", true, ""],
      ["API_KEY", "secret", true, ""],
      ["DB_HOST", "reference", false, ""],
      ["register-secrets", "secret", true, ""],
    ]);
  });

  test("several documents and lists, each object at its line", async () => {
    const text =
      "# first\n---\n---\napiVersion: v1\nkind: Service\nmetadata: { name: a }\n---\napiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    metadata: { name: b }\n    data: { LEVEL: debug }\n";
    const collection = await collect({ "all.yaml": text });
    const { resources, settings } = collection.facts;
    expect(resources.map(({ kind, name }) => [kind, name])).toEqual([
      ["Service", "a"],
      ["ConfigMap", "b"],
    ]);
    const places = [...resources, ...settings].map(({ place }) => place);
    expect(located(collection, places)).toEqual(["all.yaml:4:1", "all.yaml:11:5", "all.yaml:14:20"]);
  });

  test.each([
    ["Pod", "v1", "spec:\n  containers: [{ name: a, image: x:1.0.0 }]"],
    [
      "CronJob",
      "batch/v1",
      "spec:\n  jobTemplate: { spec: { template: { spec: { containers: [{ name: a, image: x:1.0.0 }] } } } }",
    ],
    ["Rollout", "argoproj.io/v1alpha1", "spec:\n  template: { spec: { containers: [{ name: a, image: x:1.0.0 }] } }"],
    ["Service", "serving.knative.dev/v1", "spec:\n  template: { spec: { containers: [{ name: a, image: x:1.0.0 }] } }"],
  ])("%s of %s", async (kind, apiVersion, spec) => {
    const { workloads } = await gather({
      "a.yaml": `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: n }\n${spec}\n`,
    });
    expect(workloads.map((one) => [one.kind, one.name])).toEqual([[kind, "a"]]);
  });

  test("what is only looked like a manifest is none", async () => {
    const { resources } = await gather({
      "compose.yaml": "services: { app: { image: a } }\n",
      "api.yaml": "openapi: 3.0.3\ninfo: { title: kind, version: apiVersion }\npaths: {}\n",
    });
    expect(resources).toEqual([]);
  });

  test("values of secrets are not kept", async () => {
    const { resources } = await gather({
      "s.yaml": "apiVersion: v1\nkind: Secret\nmetadata: { name: s }\nstringData: { PASSWORD: hunter2 }\n",
    });
    expect(JSON.stringify(resources)).not.toContain("hunter2");
  });
});

describe("templates of other kinds", () => {
  const filled = (cpu: string): string =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec:\n  template:\n    spec:\n      containers:\n        - name: a\n          image: registry.example/a:1.0.0\n          resources: { limits: { cpu: ${cpu} } }\n`;

  test.each(["{{ cpu }}", `\${CPU}`, "'{{ cpu }}'", "{{ cpu | default('1') }}"])("%s is not known", async (cpu) => {
    const { workloads, unread } = await gather({ "deploy/a.yaml.j2": filled(cpu) });
    expect(unread).toEqual([]);
    expect(workloads).toMatchObject([{ cpuLimit: "", unresolved: ["cpuLimit"] }]);
  });

  test("lines that a program puts in, and what can't be read at all, are said", async () => {
    const text =
      "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n{% if x %}\ndata:\n  {{ lines }}\n{% endif %}\n";
    const collection = await collect({ "a.yaml": text, "b.yaml": "apiVersion: v1\nkind: X\na: b: c\n" });
    expect(
      located(
        collection,
        collection.facts.unread.map(({ place }) => place),
      ),
    ).toEqual(["a.yaml:7:3", "b.yaml:1:1"]);
    expect(collection.facts.resources.map(({ name }) => name)).toEqual(["a"]);
  });
});

describe("overlays", () => {
  const base =
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec:\n  template:\n    spec:\n      containers: [{ name: a, image: "registry.example/a:1.0.0" }]\n';

  test("what a patch sets can't be told, and a patch is no workload", async () => {
    const { workloads, resources } = await gather({
      "base/a.yaml": base,
      "base/kustomization.yaml": "resources: [a.yaml]\n",
      "overlays/prod/kustomization.yaml": "resources: [../../base]\npatches: [{ path: limits.yaml }]\n",
      "overlays/prod/limits.yaml":
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec:\n  replicas: 3\n  template: { spec: { containers: [{ name: a, resources: { limits: { cpu: 1 } } }] } }\n",
    });
    expect(workloads).toHaveLength(1);
    expect(workloads[0]?.unresolved).toEqual(["replicas", "cpuRequest", "cpuLimit", "memoryRequest", "memoryLimit"]);
    expect(resources.filter(({ kind }) => kind === "Deployment")).toMatchObject([{ patched: true }]);
    expect(resources.filter(({ kind }) => kind === "Kustomization")).toHaveLength(2);
  });

  test("operations in the overlay, images and what leads elsewhere", async () => {
    const { workloads, unread } = await gather({
      "base/a.yaml": base,
      "kustomization.yaml":
        "resources: [base, https://example.org/more?ref=v1]\nimages: [{ name: registry.example/a, newTag: 2.0.0 }]\npatches:\n  - target: { kind: Deployment, name: a }\n    patch: |-\n      - op: add\n        path: /spec/template/spec/containers/0/resources\n        value: {}\n",
    });
    expect(workloads[0]?.unresolved).toContain("cpuLimit");
    expect(workloads[0]?.unresolved).toContain("pinned");
    expect(workloads[0]?.unresolved).not.toContain("replicas");
    expect(unread).toHaveLength(1);
  });
});

test("anything may stand in a manifest", async () => {
  const word = fc.constantFrom(
    "apiVersion: v1",
    "kind: Pod",
    "spec:",
    "  containers:",
    "    - image: {{ x }}",
    "{{- if a }}",
    "---",
    "items: [",
    "{% raw %}",
    "${",
    "‹",
    "\t",
    "- ",
    "kind: List",
    "a: &a [*a]",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 25 }), async (lines) => {
      const text = lines.join("\n");
      await gather({
        "a.yaml": text,
        "kustomization.yaml": text,
        "c/Chart.yaml": text,
        "c/values.yaml": text,
        "c/templates/a.yaml": text,
      });
    }),
    { numRuns: 100 },
  );
});
