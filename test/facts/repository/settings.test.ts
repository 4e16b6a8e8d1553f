import { describe, expect, it } from "vitest";
import { fc } from "../../property.ts";
import { collect, gather, located } from "./gather.ts";

async function settings(texts: Readonly<Record<string, string>>): Promise<string[]> {
  const list = (await gather(texts)).settings;
  return list.map(({ name, where, value, sensitive, text }) =>
    `${where} ${name} ${value}${sensitive ? " sensitive" : ""} ${text}`.trim(),
  );
}

describe("settings", () => {
  it.each([
    [
      ".env",
      `DB_HOST=db\nexport DB_PASSWORD="a b"\nEMPTY=\nA=\${B}\n`,
      ["dotenv DB_HOST literal db", "dotenv DB_PASSWORD literal sensitive", "dotenv EMPTY empty", "dotenv A reference"],
    ],
    [
      "src/main/resources/application.properties",
      `server.port=8080\nurl=jdbc:postgresql://a:b@c/d\npw.password=ENC(abc)\nname: \${N:registry}\n`,
      [
        "properties server.port literal 8080",
        "properties url literal sensitive",
        "properties pw.password secret sensitive",
        "properties name default registry",
      ],
    ],
    ["config/app.ini", "[database]\nhost = db # the host\n", ["properties database.host literal db"]],
    [
      "appsettings.json",
      '{ "Jwt": { "Issuer": "a", "Key": "" }, "List": [1, { "Name": "x" }] }',
      ["properties Jwt.Issuer literal a", "properties Jwt.Key empty sensitive", "properties List.Name literal x"],
    ],
    [
      "src/main/resources/application.yml",
      "server:\n  port: 8080\n---\nspring.profiles: dev\n",
      ["properties server.port literal 8080", "properties spring.profiles literal dev"],
    ],
    [
      "src/a.ts",
      "process.env.DB_HOST; process.env['API_KEY']; process.env.DB_HOST",
      ["code DB_HOST read", "code API_KEY read sensitive"],
    ],
    [
      "app/a.py",
      "os.environ['A_B']\nos.getenv('C_D', 'x')\nDEBUG = True\n",
      ["code A_B read", "code C_D read", "code DEBUG literal True"],
    ],
    ["A.java", `System.getenv("A_B"); @Value("\${app.name:x}") String n;`, ["code A_B read", "code app.name read"]],
    ["a.go", 'os.Getenv("A_B")', ["code A_B read"]],
    ["a.cs", 'Environment.GetEnvironmentVariable("A_B")', ["code A_B read"]],
    ["a.rb", 'ENV["A_B"]; ENV.fetch("C_D")', ["code A_B read", "code C_D read"]],
    ["a.php", "getenv('A_B'); env('C_D', 1);", ["code A_B read", "code C_D read"]],
    [
      "Web.config",
      '<configuration><system.web><compilation debug="true" /></system.web></configuration>',
      ["properties compilation.debug literal true"],
    ],
    ["src/main/resources/messages.properties", "login.password=Password\n", []],
    ["locales/en.json", '{ "password": "Password" }', []],
  ])("of %s", async (path, text, expected) => expect(await settings({ [path]: text })).toEqual(expected));

  it("point at the name", async () => {
    const collection = await collect({
      "src/main/resources/application.yml": "a: 1\n---\nserver:\n  port: 8080\n",
      ".env": "\n  A=1\n",
    });
    const places = collection.facts.settings.map(({ place }) => place);
    expect(located(collection, places)).toEqual([
      ".env:2:3",
      "src/main/resources/application.yml:1:1",
      "src/main/resources/application.yml:4:3",
    ]);
  });

  it("say of a file that can’t be parsed that it may hold some", async () => {
    const { unread } = await gather({ "appsettings.json": "{ nothing" });
    expect(unread.flatMap(({ kinds }) => kinds)).toContain("setting");
  });

  it("never throw", async () => {
    const paths = fc.constantFrom(".env", "application.yml", "appsettings.json", "config/a.ini", "a.ts", "web.config");
    await fc.assert(
      fc.asyncProperty(
        paths,
        fc.string({ maxLength: 300 }),
        async (path, text) => void (await gather({ [path]: text })),
      ),
      { numRuns: 60 },
    );
  });
});
