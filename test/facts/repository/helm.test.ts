import { describe, expect, test } from "vitest";
import { collect, gather, located } from "./gather.ts";

const chart = { "chart/Chart.yaml": 'apiVersion: v2\nname: registry\nversion: 1.2.0\nappVersion: "3.4.5"\n' };

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "registry.fullname" . }}
  labels:
    {{- include "registry.labels" . | nindent 4 }}
spec:
  {{- if not .Values.autoscaling.enabled }}
  replicas: {{ .Values.replicaCount }}
  {{- end }}
  selector:
    matchLabels:
      {{- include "registry.selectorLabels" . | nindent 6 }}
  template:
    metadata:
      {{- with .Values.podAnnotations }}
      annotations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      labels:
        {{- include "registry.selectorLabels" . | nindent 8 }}
    spec:
      {{- with .Values.imagePullSecrets }}
      imagePullSecrets:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      securityContext:
        {{- toYaml .Values.podSecurityContext | nindent 8 }}
      containers:
        - name: {{ .Chart.Name }}
          securityContext:
            {{- toYaml .Values.securityContext | nindent 12 }}
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
          imagePullPolicy: {{ .Values.image.pullPolicy }}
          ports:
            - name: http
              containerPort: {{ .Values.service.port }}
          livenessProbe:
            httpGet:
              path: /
              port: http
          resources:
            {{- toYaml .Values.resources | nindent 12 }}
`;

const helpers = `{{/* The name. */}}
{{- define "registry.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- $name := default .Chart.Name .Values.nameOverride }}
{{- if contains $name .Release.Name }}
{{- .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}
{{- end }}
{{- define "registry.labels" -}}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{ include "registry.selectorLabels" . }}
{{- end }}
{{- define "registry.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
`;

const ingress = `{{- if .Values.ingress.enabled -}}
{{- $fullName := include "registry.fullname" . -}}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: {{ $fullName }}
spec:
  {{- if .Values.ingress.tls }}
  tls:
    {{- range .Values.ingress.tls }}
    - hosts:
        {{- range .hosts }}
        - {{ . | quote }}
        {{- end }}
      secretName: {{ .secretName }}
    {{- end }}
  {{- end }}
  rules:
    {{- range .Values.ingress.hosts }}
    - host: {{ .host | quote }}
      http:
        paths:
          {{- range .paths }}
          - path: {{ .path }}
            backend:
              service:
                name: {{ $fullName }}
                port:
                  number: {{ $.Values.service.port }}
          {{- end }}
    {{- end }}
{{- end }}
`;

const values = `replicaCount: 2
image:
  repository: registry.example/registry
  pullPolicy: IfNotPresent
  tag: ""
nameOverride: ""
fullnameOverride: ""
podSecurityContext:
  runAsNonRoot: true
securityContext:
  capabilities:
    drop: [ALL]
service:
  port: 8080
ingress:
  enabled: false
  hosts:
    - host: registry.example
      paths:
        - path: /
  tls: []
resources:
  limits:
    cpu: 500m
  requests:
    cpu: 100m
    memory: 128Mi
autoscaling:
  enabled: false
`;

describe("charts", () => {
  test("a template is worked out with the values", async () => {
    const lists = await gather({
      ...chart,
      "chart/values.yaml": values,
      "chart/templates/_helpers.tpl": helpers,
      "chart/templates/deployment.yaml": deployment,
      "chart/templates/ingress.yaml": ingress,
    });
    expect(lists.unread).toEqual([]);
    expect(lists.workloads).toMatchObject([
      {
        workload: "release-registry",
        name: "registry",
        image: "registry.example/registry:3.4.5",
        replicas: 2,
        cpuLimit: "500m",
        cpuRequest: "100m",
        memoryRequest: "128Mi",
        memoryLimit: "",
        runAsNonRoot: true,
        capDrop: ["ALL"],
        liveness: true,
        readiness: false,
        unresolved: [],
        switchedOff: false,
        labels: ["app.kubernetes.io/name=registry", "app.kubernetes.io/instance=release"],
      },
    ]);
    const places = lists.workloads[0]?._places ?? {};
    expect([places.memoryLimit?.file, places.memoryLimit?.pointer]).toEqual([
      "chart/values.yaml",
      ["resources", "limits"],
    ]);
    expect(places.cpuLimit?.pointer).toEqual(["resources", "limits", "cpu"]);
    expect(lists.resources.map(({ kind, switchedOff }) => [kind, switchedOff])).toEqual([
      ["Chart", false],
      ["Deployment", false],
      ["Ingress", true],
    ]);
  });
});

const containers = (inside: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: a\nspec:\n  template:\n    spec:\n      containers:\n        - name: a\n          image: registry.example/a:1.0.0\n${inside}`;

async function unresolvedOf(
  inside: string,
  values = "",
  more: Readonly<Record<string, string>> = {},
): Promise<readonly string[] | undefined> {
  const lists = await gather({
    ...chart,
    "chart/values.yaml": values || "a: 1\n",
    "chart/templates/a.yaml": containers(inside),
    ...more,
  });
  expect(lists.unread).toEqual([]);
  return lists.workloads[0]?.unresolved.filter((field) => field.endsWith("Limit"));
}

describe("what is not known", () => {
  test.each([
    [
      "a value that nobody gives",
      "          resources:\n            limits:\n              cpu: {{ .Values.cpu }}\n              memory: 1Gi\n",
      "",
      ["cpuLimit"],
    ],
    [
      "a function that is not known",
      '          resources: {{ include "other.resources" . | nindent 12 }}\n',
      "",
      ["cpuLimit", "memoryLimit"],
    ],
    [
      "the same on a line of its own",
      '          {{- include "other.all" . | nindent 10 }}\n',
      "",
      ["cpuLimit", "memoryLimit"],
    ],
    [
      "a condition that is not known",
      '          {{- if .Files.Get "x" }}\n          resources:\n            limits: { cpu: 1 }\n          {{- end }}\n',
      "",
      ["cpuLimit", "memoryLimit"],
    ],
    [
      "a value that is there",
      "          {{- with .Values.resources }}\n          resources:\n            {{- toYaml . | nindent 12 }}\n          {{- end }}\n",
      "resources: { limits: { cpu: 1 } }\n",
      [],
    ],
    [
      "an empty value",
      "          {{- with .Values.resources }}\n          resources:\n            {{- toYaml . | nindent 12 }}\n          {{- end }}\n",
      "resources: {}\n",
      [],
    ],
  ])("%s", async (_, inside, values, expected) => {
    expect(await unresolvedOf(inside, values)).toEqual(expected);
  });

  test.each([
    "          resources:\n            {{- toYaml .Values.resources | nindent 12 }}\n",
    "          {{- with .Values.resources }}\n          resources:\n            {{- toYaml . | nindent 12 }}\n          {{- end }}\n",
  ])("other values of the chart may say it", async (inside) => {
    const other = { "chart/values-prod.yaml": "resources: { limits: { cpu: 1, memory: 1Gi } }\n" };
    expect(await unresolvedOf(inside, "resources: {}\n", other)).toEqual(["cpuLimit", "memoryLimit"]);
    expect(await unresolvedOf(inside, "resources: {}\n")).toEqual([]);
  });

  test("a chart that is not in the repository", async () => {
    const needs = (condition: string): Record<string, string> => ({
      "c/Chart.yaml": `apiVersion: v2\nname: c\nversion: 1.0.0\ndependencies:\n  - { name: postgresql, version: 12.x, repository: "https://charts.example", condition: ${condition} }\n`,
      "c/values.yaml": "postgresql: { enabled: true }\nredis: { enabled: false }\n",
    });
    expect((await gather(needs("postgresql.enabled"))).unread).toHaveLength(1);
    expect((await gather(needs("redis.enabled"))).unread).toEqual([]);
  });

  test("a template that does not close, or gives no YAML", async () => {
    const { unread } = await gather({
      ...chart,
      "chart/templates/a.yaml": "kind: A\n{{ if x }}\n",
      "chart/templates/b.yaml": "a: b: c\n",
    });
    expect(unread.map(({ place }) => place.file)).toEqual(["chart/templates/a.yaml", "chart/templates/b.yaml"]);
  });
});

describe("places", () => {
  test("in the template, in the values, and where an action gives it", async () => {
    const collection = await collect({
      ...chart,
      "chart/values.yaml": "cpu: 1\nresources:\n  limits:\n    cpu: 2\n",
      "chart/templates/a.yaml": `{{- /* a comment\nover lines */ -}}\n${containers("          resources:\n            limits:\n              cpu: {{ .Values.cpu | quote }}\n")}---\n${containers("          resources:\n            {{- toYaml .Values.resources | nindent 12 }}\n")}`,
    });
    const places = collection.facts.workloads.flatMap((one) => [
      one.place,
      one._places?.cpuLimit ?? one.place,
      one._places?.memoryLimit ?? one.place,
    ]);
    expect(located(collection, places)).toEqual([
      "chart/templates/a.yaml:11:11",
      "chart/values.yaml:1:1",
      "chart/templates/a.yaml:14:13",
      "chart/templates/a.yaml:25:11",
      "chart/values.yaml:4:5",
      "chart/values.yaml:3:3",
    ]);
  });
});

describe("what templates are made of", () => {
  test("ranges, variables, conditions and helpers as charts use them", async () => {
    const template = `{{- $root := . -}}
{{- range $name, $worker := .Values.workers }}
{{- if not $worker.off }}
---
apiVersion: {{ include "apiVersion" $root }}
kind: Deployment
metadata:
  name: {{ printf "%s-%s" $root.Release.Name $name | trunc 63 | trimSuffix "-" }}
  annotations:
    checksum/config: {{ include (print $root.Template.BasePath "/configmap.yaml") $root | sha256sum }}
    note: {{ tpl $root.Values.note $root | quote }}
spec:
  replicas: {{ $worker.replicas | default $root.Values.replicas | int }}
  template:
    metadata:
      labels: {{- include "labels" (dict "name" $name "root" $root) | nindent 8 }}
    spec:
      {{- if or $root.Values.tolerations (and $worker.node (not $root.Values.free)) }}
      tolerations: []
      {{- else if eq "linux" $root.Values.os }}
      nodeSelector: { os: linux }
      {{- end }}
      containers:
        - name: {{ $name }}
          image: {{ with $worker.image }}{{ .repository }}:{{ .tag | default "1.0.0" }}{{ end }}
          {{- if $root.Values.debug }}
          command: ["sh"]
          {{- else }}
          command: ["run"]
          {{- end }}
          env:
            - name: STATIC
              value: "1"
            {{- range $key, $value := $worker.env }}
            - name: {{ $key | upper }}
              value: {{ $value | quote }}
            {{- end }}
            {{- with $root.Values.extraEnv }}
            {{- toYaml . | nindent 12 }}
            {{- end }}
          resources: {{- toYaml $worker.resources | nindent 12 }}
{{- end }}
{{- end }}
`;
    const { workloads, settings, unread } = await gather({
      ...chart,
      "chart/values.yaml": `note: "{{ .Chart.Name }} of {{ .Values.os }}"
os: linux
replicas: 2
debug: false
extraEnv: [{ name: EXTRA, value: x }]
workers:
  mail:
    image: { repository: registry.example/mail }
    env: { level: info }
    resources: { limits: { cpu: 1 } }
  paper:
    off: true
    image: { repository: registry.example/paper, tag: 2.0.0 }
    replicas: 3
`,
      "chart/templates/_names.tpl": `{{- define "apiVersion" -}}{{- if semverCompare ">=1.9-0" .Capabilities.KubeVersion.GitVersion -}}apps/v1{{- else -}}apps/v1beta2{{- end -}}{{- end -}}
{{- define "labels" -}}
app: {{ .name }}
chart: {{ .root.Chart.Name }}
{{- end -}}`,
      "chart/templates/workers.yaml": template,
    });
    expect(unread).toEqual([]);
    expect(workloads).toMatchObject([
      {
        workload: "release-mail",
        image: "registry.example/mail:1.0.0",
        replicas: 2,
        cpuLimit: "1",
        labels: ["app=mail", "chart=registry"],
      },
    ]);
    expect(workloads).toHaveLength(1);
    const env = settings.filter(({ where }) => where === "kubernetes").map(({ name, text }) => `${name}=${text}`);
    expect(env).toEqual(["STATIC=1", "LEVEL=info", "EXTRA=x"]);
  });

  test("values of a chart inside another come from that one too", async () => {
    const { workloads } = await gather({
      "app/Chart.yaml":
        "apiVersion: v2\nname: app\nversion: 1.0.0\ndependencies: [{ name: db, version: 1.0.0 }, { name: mail, version: 1.0.0, condition: mail.enabled }]\n",
      "app/values.yaml": "db: { cpu: 2 }\nmail: { enabled: false }\n",
      "app/charts/db/Chart.yaml": "apiVersion: v2\nname: db\nversion: 1.0.0\n",
      "app/charts/db/values.yaml": "cpu: 1\nmemory: 1Gi\n",
      "app/charts/db/templates/a.yaml": containers(
        "          resources: { limits: { cpu: {{ .Values.cpu }}, memory: {{ .Values.memory }} } }\n",
      ),
      "app/charts/mail/Chart.yaml": "apiVersion: v2\nname: mail\nversion: 1.0.0\n",
      "app/charts/mail/templates/a.yaml": containers(""),
    });
    expect(workloads.map(({ cpuLimit, memoryLimit, switchedOff }) => [cpuLimit, memoryLimit, switchedOff])).toEqual([
      ["2", "1Gi", false],
      ["", "", true],
    ]);
    expect(workloads[0]?._places?.cpuLimit?.file).toBe("app/values.yaml");
  });
});
