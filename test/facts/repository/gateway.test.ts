import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lowestTls } from "../../../src/facts/repository/gateway/traces.ts";
import { collect, gather, located } from "./gather.ts";

async function traces(texts: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { traces: all } = await gather(texts);
  return all.filter(({ of }) => /^(?:tls|rate|auth)/u.test(of)).map(({ of, name }) => `${of} ${name}`);
}

test.each([
  ["TLSv1.2 TLSv1.3", "1.2"],
  ["TLSv1.3", "1.3"],
  ["TLSv1 TLSv1.1 TLSv1.2", "1.0"],
  ["VersionTLS12", "1.2"],
  ["TLSV1_3", "1.3"],
  ["1.2", "1.2"],
  ["SSLv3 TLSv1.2", "SSL"],
  ["TLS_AUTO", undefined],
  ["", undefined],
])("the lowest version in %s", (written, expected) => {
  expect(lowestTls(written)).toBe(expected);
});

describe("gateways", () => {
  test("nginx: what holds for a server holds for its locations", async () => {
    const conf = `server {\n  ssl_protocols TLSv1.2 TLSv1.3;\n  limit_req zone=a burst=5;\n  location /api { auth_request /check; proxy_pass http://\${UPSTREAM}; }\n  location /open {\n    auth_basic off;\n    proxy_pass http://app; # through\n  }\n}\n`;
    const collection = await collect({ "nginx.conf": conf });
    const own = collection.facts.traces.filter(({ language }) => language === "nginx");
    expect(own.map(({ of, name }) => `${of} ${name}`)).toEqual([
      "tls-minimum 1.2",
      "rate-limit-guarded /api",
      "authentication-guarded /api",
      "rate-limit-guarded /open",
      "authentication-unguarded /open",
    ]);
    expect(
      located(
        collection,
        own.map(({ place }) => place),
      )[0],
    ).toBe("nginx.conf:2:3");
  });

  test.each([
    [
      "kong.yml",
      "_format_version: '3.0'\nplugins: [{ name: rate-limiting }]\nservices: [{ name: a, routes: [{ name: r, plugins: [{ name: jwt }] }] }]\n",
      ["rate-limit-guarded r", "authentication-guarded r"],
    ],
    [
      "apisix.yaml",
      "routes:\n  - { uri: /a, upstream: { nodes: {} }, plugins: { limit-count: {} } }\n#END\n",
      ["rate-limit-guarded /a", "authentication-unguarded /a"],
    ],
    [
      "traefik/dynamic.yml",
      "http:\n  routers: { r: { rule: x, service: s, middlewares: [l] } }\n  middlewares: { l: { rateLimit: { average: 10 } } }\ntls:\n  options:\n    default: { minVersion: VersionTLS12 }\n",
      ["rate-limit-guarded r", "authentication-unguarded r", "tls-minimum 1.2"],
    ],
    [
      "envoy.yaml",
      "static_resources:\n  listeners:\n    - name: l\n      filter_chains:\n        - filters: [{ typed_config: { http_filters: [{ name: envoy.filters.http.jwt_authn }] } }]\n",
      ["rate-limit-unguarded l", "authentication-guarded l"],
    ],
  ])("%s", async (path, text, expected) => {
    expect(await traces({ [path]: text })).toEqual(expected);
  });

  test("objects of Kubernetes", async () => {
    const ingress = (annotations: string): string =>
      `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: a, annotations: { ${annotations} } }\nspec: {}\n`;
    expect(await traces({ "a.yaml": ingress('nginx.ingress.kubernetes.io/limit-rps: "5"') })).toEqual([
      "rate-limit-guarded a",
      "authentication-unguarded a",
    ]);
    expect(await traces({ "a.yaml": ingress("konghq.com/plugins: '{{ plugins }}'") })).toEqual([
      "rate-limit-unclear a",
      "authentication-unclear a",
    ]);
  });
});

test("what sets up machines", async () => {
  const { traces: all } = await gather({
    "infra/main.tf":
      'provider "aws" {\n  region = var.region\n}\nresource "aws_db_instance" "a" {\n  storage_encrypted = false\n  # encrypted = false\n}\n',
    "ansible/site.yml": "- hosts: all\n  tasks:\n    - name: chrony\n      apt: { name: chrony }\n",
  });
  const own = all.filter(({ language }) => language === "terraform" || language === "ansible");
  expect(own.map(({ of, name }) => [of, name])).toEqual([
    ["provisioning", "ansible"],
    ["time-sync", "chrony"],
    ["time-sync", "chrony"],
    ["provisioning", "terraform"],
    ["region", "var.region"],
    ["encryption-off", "storage_encrypted"],
  ]);
});

test("anything may stand in such files", async () => {
  const word = fc.constantFrom(
    "server {",
    "}",
    "location / {",
    "proxy_pass http://a;",
    '"',
    "'",
    "${",
    "#",
    "ssl_protocols",
    "routes:",
    "  - ",
    "_format_version: 1",
    "services: [",
    "{{",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 30 }), async (lines) => {
      const text = lines.join("\n");
      await gather({ "nginx.conf": text, "kong.yml": text, "main.tf": text });
    }),
    { numRuns: 100 },
  );
});
