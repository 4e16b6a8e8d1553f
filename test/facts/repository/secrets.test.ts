import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readCorpus, scoreSecrets } from "../../../bench/secrets.ts";
import { FileScanner } from "../../../src/facts/repository/secrets/file-scan.ts";
import { loadDetector } from "../../../src/facts/repository/secrets/maintained.ts";
import { fc } from "../../property.ts";
import { gather } from "./gather.ts";

const PEM = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgq7Tn2vYw8eHc5Lx0
Zk4uRj1Wm9bQs6Df3GhXiPoNvMChRANCAAQe5yTr8uKw2LzJcVb7nM1sA0xHqEdG
-----END PRIVATE KEY-----
`;

/** Kinds with their places, of a file or several. */
async function found(texts: Readonly<Record<string, string>>): Promise<string[]> {
  const { secrets } = await gather(texts);
  return secrets.map(({ document, place, kind, name, where }) => {
    return `${document}:${place.spot?.line}:${place.spot?.column} ${kind} ${name} ${where}`.replace("  ", " ");
  });
}

describe("the labelled corpus", () => {
  it("is told with a precision and a recall over 0.95", async () => {
    const corpus = readCorpus(join(import.meta.dirname, "..", "..", "..", "bench", "secrets"));
    const { cases, precision, recall, wrong } = await scoreSecrets(corpus);
    expect(cases.true).toBeGreaterThanOrEqual(150);
    expect(cases.false).toBeGreaterThanOrEqual(150);
    expect(precision, JSON.stringify(wrong)).toBeGreaterThan(0.95);
    expect(recall, JSON.stringify(wrong)).toBeGreaterThan(0.95);
  });
});

describe("secrets", () => {
  it("points at the value", async () => {
    expect(
      await found({ "compose.yaml": "services:\n  db:\n    environment:\n      DB_PASSWORD: mistral-44\n" }),
    ).toEqual(["compose.yaml:4:20 password DB_PASSWORD deployment"]);
    expect(await found({ ".env": 'A=b\r\nexport DB_PASSWORD="mistral-44"\r\n' })).toEqual([
      ".env:2:21 password DB_PASSWORD settings",
    ]);
  });

  it("keeps the value out of what rules see", async () => {
    const { secrets } = await gather({ ".env": "DB_PASSWORD=mistral-44\n" });
    const [secret] = secrets;
    expect(secret?._secret).toBe("mistral-44");
    expect(JSON.stringify({ ...secret, _secret: "", place: "" })).not.toContain("mistral");
  });

  it.each([
    [`\${DB_PASSWORD:-mistral-44}`, true],
    ["mistral-44", false],
  ])("says of %s whether it is a default", async (value, isDefault) => {
    const { secrets } = await gather({
      "compose.yaml": `services:\n  a:\n    environment:\n      DB_PASSWORD: ${value}\n`,
    });
    expect(secrets.map((secret) => secret.isDefault)).toEqual([isDefault]);
  });

  it("tells a private key once, at its beginning", async () => {
    expect(await found({ "certs/server.key": PEM })).toEqual(["certs/server.key:1:1 private-key key-file"]);
    expect(await found({ "certs/id_rsa": PEM })).toEqual(["certs/id_rsa:1:1 private-key key-file"]);
  });

  it("tells a key that stands in a manifest, encoded or not", async () => {
    const secret = `apiVersion: v1\nkind: Secret\nmetadata: { name: tls }\ndata:\n  tls.key: ${Buffer.from(PEM).toString("base64")}\n`;
    expect(await found({ "k8s/tls.yaml": secret })).toEqual(["k8s/tls.yaml:5:12 private-key tls.key key-file"]);
    const bare = PEM.split("\n").slice(1, 3).join("");
    expect(await found({ "src/keys.ts": `export const signing = "${bare}";\n` })).toEqual([
      "src/keys.ts:1:25 private-key code",
    ]);
  });

  it("tells key stores by their names, and stores of trusted certificates apart", async () => {
    expect(
      await found({ "a/server.p12": "x", "a/truststore.jks": "x", "app/debug.keystore": "x", "b/id_ed25519": "x" }),
    ).toEqual(["a/server.p12:1:1 key-store key-file", "b/id_ed25519:1:1 ssh-key key-file"]);
  });

  it("not where the values of a chart name a Secret of the cluster", async () => {
    const values =
      "db:\n  superuserSecret: commons-postgresql\n  appDbSecret: spar-db\noidc:\n  clientSecret: blue-horse-battery\n";
    const { secrets, settings } = await gather({
      "chart/values.yaml": values,
      "chart/Chart.yaml": "name: spar\nversion: 1.0.0\n",
    });
    expect(secrets.map(({ name }) => name)).toEqual(["clientSecret"]);
    expect(settings.filter(({ sensitive }) => sensitive).map(({ name }) => name)).toEqual(["oidc.clientSecret"]);
  });

  it.each([
    ["The password of the old system was Kassenhaus_3.", "password"],
    ["Ask Mariam; the admin password is `Speicher!9-Kran`.", "password"],
    ["Le mot de passe du serveur est « Leuchtturm-77 ».", "password"],
    ["كلمة المرور هي Leuchtturm-77", "password"],
  ])("in a sentence: %s", async (sentence, name) => {
    const { secrets } = await gather({ "docs/notes.md": `# Notes\n\n${sentence}\n` });
    expect(secrets.map(({ name }) => name)).toEqual([name]);
  });

  it.each([
    "The password is required.",
    "The password is case-sensitive and must have 8 characters.",
    "The password was hashed with SHA-256.",
    "The password is base64-encoded.",
    "If the password is wrong, error E4711_LOGIN is shown.",
    "The password is `<your-password-1>`.",
    "The password is in https://vault.gov.example/kv1.",
    "Le mot de passe est obligatoire.",
  ])("not in a sentence that tells none: %s", async (sentence) => {
    expect((await gather({ "docs/notes.md": `# Notes\n\n${sentence}\n` })).secrets).toEqual([]);
  });

  it("says of tests, samples and documents that they are such", async () => {
    const { secrets } = await gather({
      "src/test/resources/server.key": PEM,
      ".env.example": "DB_PASSWORD=mistral-44\n",
      "docs/setup.md": "    DB_PASSWORD=Mistral.44x\n",
    });
    expect(secrets.map(({ purpose }) => purpose)).toEqual(["example", "documentation", "test"]);
  });

  it("leaves descriptions of interfaces to the check that knows them", async () => {
    expect(
      await found({
        "api.yaml": "openapi: 3.0.3\ninfo: { title: a, version: '1' }\npaths: {}\nx-a: { password: Mistral-44 }\n",
      }),
    ).toEqual([]);
  });

  it("tells files of secrets that an image is given, but not those of earlier stages", async () => {
    const dockerfile =
      "FROM a AS build\nCOPY .npmrc .\nFROM b\nCOPY --from=build /.env /x\nCOPY .env.example package.json ./\nADD .env ./\n";
    expect(await found({ Dockerfile: dockerfile })).toEqual(["Dockerfile:6:5 copied-file .env image"]);
  });

  it("does not let comments of the detector's own language switch it off", async () => {
    const token = `ghp_${"a1B2c3D4e5F6g7H8i9J0".repeat(2).slice(0, 36)}`;
    expect(await found({ "src/a.ts": `/* secretlint-disable */\ncall("${token}");\n` })).toEqual([
      "src/a.ts:2:7 github-token code",
    ]);
  });

  it("finds what only the maintained detector knows", async () => {
    const key = `lin_api_${"a1B2c3D4e5F6g7H8i9J0".repeat(2)}`;
    expect(await found({ "src/a.ts": `run("${key}");\n` })).toEqual(["src/a.ts:1:6 linear-key code"]);
  });
});

describe("precautions", () => {
  it.each([
    [".gitignore", "node_modules\n.env\n", "ignores-secret-files"],
    [".pre-commit-config.yaml", "repos:\n  - repo: https://github.com/gitleaks/gitleaks\n", "secret-scan"],
    [".gitleaks.toml", "title = 'a'\n", "secret-scan"],
  ])("are read from %s", async (path, text, of) => {
    const { traces } = await gather({ [path]: text });
    expect(traces.map((trace) => trace.of)).toContain(of);
  });

  it.each([
    [".gitignore", "node_modules\n.environment\n#.env\n"],
    [".pre-commit-config.yaml", "repos:\n  # gitleaks would be good\n  - repo: x\n"],
  ])("are not read into %s", async (path, text) => {
    const { traces } = await gather({ [path]: text });
    expect(traces.filter(({ of }) => of === "ignores-secret-files" || of === "secret-scan")).toEqual([]);
  });
});

describe("patterns that keep files of settings and keys out", () => {
  const names = async (files: Readonly<Record<string, string>>): Promise<string[]> =>
    (await gather(files)).traces
      .filter(({ of }) => of === "ignores-secret-files")
      .map(({ document, place, name }) => `${document}:${place.spot?.line} ${name}`);

  it.each([
    ["deploy/.env", { "deploy/compose.yaml": "services: {}\n" }, true],
    ["/deploy/.env", { "deploy/.env.example": "A=\n" }, true],
    ["deploy/.env", { "deploy/exemple.env": "A=\n" }, true],
    ["deploy/*.env", {}, true],
    ["config/certs/*.pem", {}, true],
    ["**/.env", { "backend/.env.example": "A=\n" }, true],
    ["*/.env", { "backend/.env.example": "A=\n" }, true],
    [".env", { "backend/.env.example": "A=\n" }, true],
    [".env.production", {}, true],
    // Where the files would stand is another folder.
    ["deploy/.env", { ".env.example": "A=\n" }, false],
    ["/.env", { "backend/.env.example": "A=\n" }, false],
    ["deploy/.env.example", {}, false],
    [".env\n!.env", {}, false],
    ["deploy/.environment", {}, false],
  ])("%j beside %j: %s", async (text, others, covers) => {
    expect(await names({ ".gitignore": `node_modules\n${text}\n`, ...others })).toEqual(
      covers ? [`.gitignore:2 ${text}`] : [],
    );
  });

  it("count from the folder of their file", async () => {
    expect(await names({ "backend/.gitignore": "/.env\n", "backend/.env.example": "A=\n" })).toEqual([
      "backend/.gitignore:1 /.env",
    ]);
  });
});

describe("addresses of one environment in code", () => {
  it.each([
    ['fetch("http://192.168.1.4:8080/a");', ["192.168.1.4"]],
    ['const u = "jdbc:postgresql://db-prod.gov.xx:5432/app";', ["db-prod.gov.xx"]],
    ['// see "http://192.168.1.4/a"', []],
    ['const u = process.env.URL || "http://192.168.1.4/a";', []],
    ['const u = "https://dev.mysql.com/doc";', []],
    ['const u = "https://production.example.org/";', []],
    ['const net = "192.168.0.0/16";', []],
  ])("%s", async (line, hosts) => {
    const { traces } = await gather({ "src/a.ts": line });
    expect(traces.filter(({ of }) => of === "fixed-address").map(({ name }) => name)).toEqual(hosts);
  });
});

describe("hostile files", () => {
  const scanner = new FileScanner(loadDetector);
  const pieces = [
    "password",
    "=",
    ":",
    '"',
    "'",
    "`",
    "\\",
    "{",
    "}",
    "$",
    "://",
    "@",
    "-----BEGIN PRIVATE KEY-----",
    "\n",
    " ",
    "secret",
    "aaaa1",
    "<",
    ">",
    "MIIE",
    "(",
    ",",
    "||",
  ];

  it("never throw", async () => {
    const texts = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 20 })), { maxLength: 60 });
    const paths = fc.constantFrom(
      "a.ts",
      "a.yaml",
      ".env",
      "a.json",
      "a.xml",
      "a.tf",
      "Dockerfile",
      "a.sh",
      "a.sql",
      "a.md",
      "a.bin",
    );
    await fc.assert(
      fc.asyncProperty(paths, texts, async (path, parts) => {
        for (const { start, column, value } of await scanner.scan(path, parts.join(""))) {
          expect(start + column).toBeGreaterThanOrEqual(0);
          expect(value).not.toBe("");
        }
      }),
    );
  });

  it.each([
    ["quotation marks", "a.ts", "'\"`\\".repeat(100_000)],
    ["one name after the other", "a.json", 'password:"'.repeat(100_000)],
    ["one address after the other", "a.yaml", "://a:b@".repeat(100_000)],
    ["many beginnings of keys", "a.pem", "-----BEGIN PRIVATE KEY-----".repeat(50_000)],
    ["a long run of base64", "a.txt", `MIIE${"A".repeat(2_000_000)}`],
    ["many lines", ".env", "PASSWORD=\n".repeat(100_000)],
    ["spaces", "a.yaml", `password:${" ".repeat(1_000_000)}x`],
    ["dots", "a.ts", `token = "${"a.".repeat(500_000)}"`],
  ])("end: %s", async (_, path, text) => {
    const started = performance.now();
    await scanner.scan(path, text);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
