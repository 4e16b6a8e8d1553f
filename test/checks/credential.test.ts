import { describe, expect, it } from "vitest";
import { check } from "../../src/checks/credential.ts";
import { findCredentials } from "../../src/facts/credentials/known-credentials.ts";
import { isStandIn, looksRandom } from "../../src/facts/credentials/likeness.ts";
import { findToken } from "../../src/facts/credentials/web-token.ts";
import { fc } from "../property.ts";
import { example, facts, outcomes, run, server } from "./facts.ts";

// Every value here is made up. They are put together at run time, so that no scanner takes this file for a leak.

const RANDOM = "q7Zr2LmXv9Tb4KcWs8Np3HdYf6Gj1Qa5";
const PARAMS = { subject: "example", find: ["jwt", "aws", "github", "privateKey", "basic", "bearer", "urlPassword"] };

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function token(header: object, claims: object, signatureBytes: number): string {
  const signature = Buffer.from(Array.from({ length: signatureBytes }, (_, index) => (index * 89 + 41) % 256));
  return `${part(header)}.${part(claims)}.${signature.toString("base64url")}`;
}

describe("findToken", () => {
  const claims = { sub: "clerk-7", role: "registrar" };

  it.each([
    ["HS256", 32],
    ["HS512", 64],
    ["ES256", 64],
    ["ES512", 132],
    ["RS256", 256],
    ["PS384", 512],
    ["EdDSA", 64],
  ])("takes a token signed with %s", (alg, bytes) => {
    const whole = token({ alg, typ: "JWT" }, claims, bytes);
    expect(findToken(whole)).toBe(whole);
  });

  it.each([
    ["a signature of another length", token({ alg: "HS256" }, claims, 31)],
    ["an unsigned token", `${part({ alg: "none" })}.${part(claims)}.`],
    ["an unknown algorithm", token({ alg: "XX1" }, claims, 32)],
    ["an algorithm from the prototype", token({ alg: "constructor" }, claims, 32)],
    ["claims that are no object", token({ alg: "HS256" }, ["a"], 32)],
    ["the token of jwt.io", token({ alg: "HS256" }, { sub: "1234567890", name: "John Doe" }, 32)],
    ["a token of an example domain", token({ alg: "HS256" }, { iss: "https://idp.example.com" }, 32)],
    ["five parts", `${token({ alg: "HS256" }, claims, 32)}.a.b`],
    ["no base64", "eyJ%%%.eyJ%%%.abc"],
    ["a bare beginning", "eyJ"],
  ])("leaves %s alone", (_, text) => {
    expect(findToken(text)).toBeUndefined();
  });
});

describe("findCredentials", () => {
  const jwt = token({ alg: "HS256" }, { sub: "clerk-7" }, 32);
  const key = `-----BEGIN ${"PRIVATE"} KEY-----\n${Buffer.from(jwt).toString("base64")}\n-----END ${"PRIVATE"} KEY-----`;

  it.each([
    ["jwt", `Authorization: Bearer ${jwt}`],
    ["jwt", `token=${jwt}.`],
    ["aws", `AKIA${"Q3ZRT7LMXV2NPHDY"}`],
    ["github", `use ghp_${RANDOM}ab12 here`],
    ["gitlab", `glpat-${RANDOM.slice(0, 20)}`],
    ["slack", `xoxb-7391840275-${RANDOM}`],
    ["google", `https://maps.example/?key=AIza${RANDOM}xYz`],
    ["stripe", `sk_live_${RANDOM}`],
    ["privateKey", key],
    ["privateKey", key.replaceAll("\n", "\\n")],
    ["basic", `Basic ${Buffer.from("import:Vk7!pz20qLw").toString("base64")}`],
    ["bearer", `curl -H 'Authorization: Bearer ${RANDOM}'`],
    ["urlPassword", "postgres://import:Vk7-pz20qLw@db.registry.gov/births"],
  ])("finds %s in %j", (format, text) => {
    expect(findCredentials(text).map((found) => found.format)).toContain(format);
  });

  it.each([
    "AKIAIOSFODNN7EXAMPLE",
    "AKIAAAAAAAAAAAAAAAAA",
    "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "Bearer <token>",
    "Bearer mF_9.B5f-4.1JqM",
    "Bearer 2YotnFZFEjr1zCsicMWpAA",
    "Bearer authentication is required here",
    "the bearer identifies itself at the counter",
    `Basic ${Buffer.from("user:password").toString("base64")}`,
    `Basic ${Buffer.from("Aladdin:open sesame").toString("base64")}`,
    "Basic understanding-of-registration",
    "https://user:password@db.example",
    "https://{user}:{password}@db.example",
    "https://user:$PASSWORD@db.example",
    "https://host:8443/path@2x",
    "https://host/a:b@c",
    "mailto:clerk@gov.example",
    "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
    "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEq7Zr2LmXv9Tb4KcWs8Np3HdYf6Gj1Qa5\n-----END PUBLIC KEY-----",
    "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    RANDOM,
    "",
  ])("does not accuse %j", (text) => {
    expect(findCredentials(text)).toEqual([]);
  });

  it("gives only what stands in the text, whatever the text", () => {
    const pieces = fc.constantFrom(
      "eyJ",
      "AKIA",
      "ghp_",
      "://",
      ":",
      "@",
      "Bearer ",
      "Basic ",
      "-----BEGIN ",
      RANDOM,
      jwt,
      "\n",
      ".",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 20 }), (parts) => {
        const text = parts.join("");
        for (const { value } of findCredentials(text)) expect(text).toContain(value);
      }),
    );
  });
});

describe("looksRandom", () => {
  it.each([RANDOM, `${RANDOM}==`, "9f86d081884c7d659a2feaa0c55ad015", "Zk3-9_fQ7xLmR2vT8bNc"])(
    "says so of %s",
    (text) => {
      expect(looksRandom(text)).toBe(true);
    },
  );

  it.each([
    "string",
    "correct horse battery staple",
    "consent-record-2023-04-agreement",
    "ThisIsAVeryLongIdentifierWithoutDigits",
    "123e4567-e89b-12d3-a456-426614174000",
    "12345678901234567890",
    "deadbeefdeadbeefdeadbeefdeadbeef",
    "your-api-key-goes-here-1A2b3C",
    "00000000000000000000000000000000",
    "9f86d081884c7d659a2f",
    `${RANDOM} `,
  ])("does not of %j", (text) => {
    expect(looksRandom(text)).toBe(false);
  });
});

describe("isStandIn", () => {
  it.each(["<token>", "{token}", "changeme", "aaaa", "XXXXXX", "$TOKEN", "%TOKEN%", "…", "a b"])("%s", (text) => {
    expect(isStandIn(text)).toBe(true);
  });

  it("not of a random value", () => {
    expect(isStandIn(RANDOM)).toBe(false);
  });
});

describe("credential", () => {
  it("never passes on what it found, but as a secret", () => {
    const value = `ghp_${RANDOM}ab12`;
    const [examination] = run(check, facts({ examples: [example(`token ${value}`)] }), PARAMS);
    if (examination?.outcome !== "violated") throw new Error("not violated");
    expect(examination.violations).toHaveLength(1);
    expect(examination.violations[0]?.secrets).toEqual([value]);
    expect(examination.violations[0]?.data).toEqual({
      name: "",
      format: "github",
      masked: `ghp_••• (${value.length})`,
    });
  });

  it("shows nothing of passwords", () => {
    const [examination] = run(check, facts({ servers: [server("ftp://a:Vk7pz20qLw@b.gov")] }), {
      subject: "server",
      find: ["urlPassword"],
    });
    if (examination?.outcome !== "violated") throw new Error("not violated");
    expect(examination.violations[0]?.data.masked).toBe("••• (10)");
  });

  it.each([
    ["https://a.gov/t?client_secret=Zx81kfPq02LmNw7TtY", ["Zx81kfPq02LmNw7TtY"]],
    ["/t?page=1&client%5Fsecret=Zx81kfPq%2F02", ["Zx81kfPq%2F02"]],
    ["/t#clientSecret=Zx81kfPq02", ["Zx81kfPq02"]],
    ["https://a:Vk7pz20qLw@b.gov/?secret=Vk7pz20qLw", ["Vk7pz20qLw"]],
    ["/t?secret={secret}&secret=<secret>&secret=your-secret-1&secret=short1&secret=wordsonly", undefined],
    ["/t?secretary=Zx81kfPq02", undefined],
    ["/t?secret", undefined],
    ["Zx81kfPq02&secret=%E0%A4%A", undefined],
  ])("finds values under secret names in %s", (url, secrets) => {
    const params = { subject: "server", find: ["urlPassword", "urlParameter"], names: ["secret", "client secret"] };
    const [examination] = run(check, facts({ servers: [server(url)] }), params);
    const violations = examination?.outcome === "violated" ? examination.violations : undefined;
    expect(violations?.flatMap((one) => one.secrets)).toEqual(secrets);
    expect(JSON.stringify(violations?.map(({ data }) => data) ?? "")).not.toMatch(/Zx81|Vk7p/u);
  });

  it("finds a password that is the value of a variable", () => {
    const servers = [server("https://{u}:{p}@b.gov", { expanded: ["https://admin:Vk7pz20qLw@b.gov"] })];
    expect(outcomes(run(check, facts({ servers }), { subject: "server", find: ["urlPassword"] }))).toEqual(["found"]);
  });

  it("finds only the kinds it was asked for", () => {
    const examples = [example(`ghp_${RANDOM}ab12`)];
    expect(outcomes(run(check, facts({ examples }), { ...PARAMS, find: ["aws"] }))).toEqual(["holds"]);
  });

  it("asks the name for passwords that people make up", () => {
    const params = { subject: "example", find: ["chosen"], names: ["password"] };
    const told = (value: string) =>
      outcomes(run(check, facts({ examples: [example(value, { name: "password" })] }), params))[0];
    for (const value of ["Lotsenhaus#42-Kai", "brise!1987marine"]) expect(told(value), value).toBe("found");
    for (const value of [
      "P@ssw0rd!2024",
      "MyS3cret#1",
      "Test#12345",
      "<password>",
      "winter",
      "a.b@c.example",
      "2024-01-01T10:00:00Z",
    ]) {
      expect(told(value), value).toBe("holds");
    }
    expect(
      outcomes(run(check, facts({ examples: [example("Lotsenhaus#42-Kai", { name: "street" })] }), params)),
    ).toEqual(["holds"]);
  });

  it("asks the name for random values, and leaves numbers, enums and descriptions out", () => {
    const params = { subject: "example", find: ["random"], names: ["client secret"] };
    const examples = [
      example(RANDOM, { name: "clientSecret" }),
      example(RANDOM, { name: "clientSecretId" }),
      example(RANDOM, { name: "clientSecret", kind: "enum" }),
      example(RANDOM, { name: "clientSecret", kind: "description" }),
      example("1234567890123456789012345", { name: "clientSecret", valueType: "number" }),
    ];
    expect(outcomes(run(check, facts({ examples }), params))).toEqual(["found", "holds", "holds", "holds"]);
  });
});
