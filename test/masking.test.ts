import { afterAll, describe, expect, it } from "vitest";
import { writeGit } from "../src/cli/test-git.ts";
import { folderOf, remove, run } from "./commands/program.ts";

// A made-up repository full of made-up secrets, through the real program in every format and language: none of them may be printed.

/** `{+}` is nothing: it keeps scanners of this project's own repository from taking a made-up token for a real one. */
const made = (text: string): string => text.replace("{+}", "");

/** By where they stand. All are made up. */
const SECRETS = {
  first: "Sturmflut-81!x",
  second: "Deichgraf-42!y",
  long: "Leuchtfeuer-17!z",
  docker: "Kaltwasser-93",
  dockerArg: "Brandung-5588",
  compose: "Nordwind-6271",
  composeList: "Suedwind-9931",
  command: "Ostwind-41187",
  manifest: "Treibholz-7712",
  manifestData: "Muschelsand-55",
  env: "Regenbogen#14a",
  quoted: "Wattwurm 18$ab",
  properties: "Seehund-40404",
  fallback: "Moewe-91827",
  url: "Ebbe-77661",
  address: "Priel-88712",
  pipeline: "Hafen-20391",
  readme: "Kutter-55102!",
  told: "Winterhafen-77!",
  example: "Ankerlicht#42-Zuid",
  token: made("ghp_{+}R8dKq2VtXb71LmZc0YwPaN5sUeJ3oGhF4iTk"),
  amazon: made("AKIA{+}Q4R7T2WXN5ZJ3LKD"),
  key: "wXq81LmZc0YwPaN5sUeJ3oGhF4iTkR8dKq2VtXb7",
  escaped: "Quer\\\\kopf-7731",
  block: "Nebelhorn-1357",
  folded: "Rettungsring-2468",
  logged: "Kompass-8642x",
  code: "Steuerrad-9753x",
  sql: "Ruderboot-3579",
  script: "Segeltuch-1470",
  terraform: "Bugspriet-2581",
  chart: "Klabauter-3692",
  broken: "Untiefe-4703",
  brokenJson: "Sandbank-5814",
  word: "geheimnis",
} as const;

const PEM = [
  "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7",
  "VJTUt9Us8cKjMzEfYyjiWA4R4ypbHqGC0H0J9ZrQ1wDqL4fV",
];

function filesOf(s: typeof SECRETS): Record<string, string> {
  return {
    "govstack.yaml": `solution:\n  name: "Register https://admin:${s.url}@db.gov.example"\n  version: "1"\n`,
    Dockerfile: [
      "FROM node:22",
      `ARG API_SECRET=${s.dockerArg}`,
      `ENV DB_PASSWORD=${s.docker} API_TOKEN=${s.key}`,
      `RUN curl -u deploy:${s.script} https://repo.gov.example/a && npm ci`,
      "CMD node server.js",
    ].join("\n"),
    "compose.yaml": [
      "services:",
      "  db:",
      "    image: postgres:latest",
      "    privileged: true",
      "    environment:",
      `      POSTGRES_PASSWORD: ${s.compose}`,
      `  cache: { image: redis, command: "redis-server --requirepass ${s.command}", environment: { REDIS_PASSWORD: ${s.command}, ADMIN_PASSWORD: ${s.second} } }`,
      "  api:",
      "    build: .",
      "    environment:",
      `      - JWT_SECRET=${s.composeList}`,
      `      - DATABASE_URL=postgres://app:${s.address}@db:5432/app`,
      `      - FALLBACK_PASSWORD=\${FALLBACK_PASSWORD:-${s.fallback}}`,
    ].join("\n"),
    "k8s/api.yaml": [
      "apiVersion: apps/v1",
      "kind: Deployment",
      "metadata: { name: api }",
      "spec:",
      "  template:",
      "    spec:",
      "      containers:",
      "        - name: api",
      "          image: api:latest",
      `          args: ["--db-password", "${s.manifest}", "--db-password=${s.manifest}"]`,
      "          env:",
      "            - name: DB_PASSWORD",
      `              value: ${s.manifest}`,
      "            - name: SMTP_PASSWORD",
      "              value: >-",
      `                ${s.folded}`,
      "---",
      "apiVersion: v1",
      "kind: Secret",
      "metadata: { name: db }",
      `data: { password: ${Buffer.from(s.manifestData).toString("base64")} }`,
      "---",
      "apiVersion: v1",
      "kind: ConfigMap",
      "metadata: { name: settings }",
      "data:",
      "  application.yaml: |",
      "    spring:",
      "      datasource:",
      `        password: ${s.block}`,
    ].join("\n"),
    "chart/Chart.yaml": "apiVersion: v2\nname: api\nversion: 0.1.0\n",
    "chart/values.yaml": `db:\n  password: ${s.chart}\nreplicaCount: 1\n`,
    "chart/templates/deployment.yaml": [
      "apiVersion: apps/v1",
      "kind: Deployment",
      "metadata: { name: api }",
      "spec:",
      "  template:",
      "    spec:",
      "      containers:",
      "        - name: api",
      "          image: api",
      "          env:",
      "            - { name: DB_PASSWORD, value: {{ .Values.db.password }} }",
    ].join("\n"),
    ".env": `DB_PASSWORD=${s.env}\nADMIN_PASSWORD="${s.quoted}"\nAWS_ACCESS_KEY_ID=${s.amazon}\nGITHUB_TOKEN=${s.token}\n`,
    "src/main/resources/application.properties": [
      `spring.datasource.password=${s.properties}`,
      `spring.datasource.url=jdbc:postgresql://db:5432/app?user=app&password=${s.properties}`,
      `app.login=\${APP_PASSWORD:${s.fallback}}`,
    ].join("\n"),
    ".github/workflows/build.yml": [
      "on: push",
      "jobs:",
      "  build:",
      "    runs-on: ubuntu-latest",
      "    env:",
      `      DEPLOY_PASSWORD: ${s.pipeline}`,
      "    steps:",
      `      - run: echo ${s.token} | docker login -u app -p ${s.pipeline} ghcr.io || true`,
      `      - run: trivy image --password ${s.word} register || true`,
      "      - run: |",
      `          npm audit --password=${s.word} || true`,
    ].join("\n"),
    "README.md": `# Register\n\nLog in with password: ${s.readme}\n\nThe password of the old server is ${s.told}\n`,
    "openapi.yaml": [
      "openapi: 3.0.3",
      "info: { title: Register, version: 1.0.0 }",
      "servers:",
      `  - url: http://admin:${s.url}@api.gov.example/v1`,
      "paths:",
      "  /login:",
      "    post:",
      "      requestBody:",
      "        content:",
      "          application/json:",
      "            schema:",
      "              type: object",
      "              properties:",
      `                password: { type: string, example: "${s.example}", description: "such as ${s.example}" }`,
      `                api_key: { type: string, example: ${s.key} }`,
      "            example:",
      `              { "password": "${s.example}", "token": "${s.token}" }`,
      "      responses: { '200': { description: ok } }",
    ].join("\n"),
    "config/settings.yaml": `database: { password: "${s.first}", backup_password: "${s.second}" }\nadmin_password: "${s.escaped}"\n`,
    "config/long.json": `{ "a": [${'"x", '.repeat(60)}"y"], "password": "${s.long}", "b": "${"z".repeat(900)}", "secret": "${s.first}" }\n`,
    "config/minified.json": `{ "a": "${"x".repeat(12_000)}", "password": "${s.long}" }\n`,
    "config/broken.yaml": `password: ${s.broken}\n  other: [\npassword: "${s.broken}\n`,
    "config/broken.json": `{ "password": "${s.brokenJson}", "a": }\n`,
    "docker-compose.broken.yml": `services:\n  a:\n    environment:\n      DB_PASSWORD: "${s.broken}\n     x: y: z ${s.broken}\n`,
    ".github/workflows/broken.yml": `on: push\njobs: { a: { env: { DB_PASSWORD: "${s.broken}" }, steps: [ }\n`,
    "src/server.ts": [
      'import express from "express";',
      `const password = "${s.code}"; const other = { password: "${s.second}" };`,
      `console.log("connecting with password", password, "${s.logged}");`,
      `const client = connect({ host: "10.0.0.5", user: "app", password: "${s.logged}" });`,
      `fetch("http://10.0.0.5:8080/login?password=${s.code}", { timeout: 0 });`,
    ].join("\n"),
    "db/migration/V1__users.sql": `CREATE USER app WITH PASSWORD '${s.sql}';\nCREATE TRIGGER t BEFORE INSERT ON a EXECUTE FUNCTION f();\n`,
    "deploy.sh": `#!/bin/sh\nexport DB_PASSWORD='${s.script}'\nmysql -u root -p${s.script} app < dump.sql\n`,
    "infra/main.tf": `resource "aws_db_instance" "db" {\n  publicly_accessible = true\n  password = "${s.terraform}"\n}\n`,
    "keys/server.pem": ["-----BEGIN PRIVATE KEY-----", ...PEM, "-----END PRIVATE KEY-----", ""].join("\n"),
  };
}

const folder = folderOf(filesOf(SECRETS));
const author = "Ada Example <ada@registry.example>";
writeGit(folder, {
  branch: "main",
  branches: [],
  tags: [],
  shallow: false,
  commits: [
    {
      author,
      time: 1_750_000_000,
      message: `password is now ${SECRETS.readme}`,
      files: ["README.md", ".env", "Dockerfile"],
    },
    {
      author,
      time: 1_750_100_000,
      message: `wip ${SECRETS.token} ${SECRETS.compose}`,
      files: ["compose.yaml", "keys/server.pem"],
    },
    { author, time: 1_750_200_000, message: `Merge https://bot:${SECRETS.address}@git.gov.example`, files: [] },
  ],
});
afterAll(() => remove(folder));

/** As it is, as JSON and XML write it, and in base64: no form of a secret is to be printed. */
function formsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const xml = secret.replaceAll("&", "&amp;");
  return [
    ...new Set([secret, json, xml, Buffer.from(secret).toString("base64"), secret.slice(0, 8), secret.slice(-8)]),
  ];
}

describe("secrets of a repository", () => {
  it.each([
    ["text", "en"],
    ["text", "fr"],
    ["text", "ar"],
    ["json", "en"],
    ["junit", "en"],
  ])("are not printed by %s in %s", (format, language) => {
    const { stdout, stderr, status } = run(
      folder,
      "check",
      ".",
      "-v",
      "--include-ignored",
      "--lang",
      language,
      "-f",
      format,
    );
    expect(status).toBeLessThan(4);
    const printed = stdout + stderr;
    expect(printed.length).toBeGreaterThan(10_000);
    const shown = [...Object.entries(SECRETS), ["pem", PEM[0] ?? ""]].filter(([, secret = ""]) =>
      formsOf(secret).some((form) => printed.includes(form)),
    );
    expect(shown.map(([name]) => name)).toEqual([]);
  });
});
