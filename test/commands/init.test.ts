import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readPom } from "../../src/cli/init-pom.ts";
import { folderOf, remove, root, run } from "./program.ts";

const API = `openapi: 3.0.3
info: { title: Consent Service, version: 2.3.0 }
servers: [{ url: https://consent.example/v1 }]
paths: {}
`;
const folders: string[] = [];
function folder(files: Readonly<Record<string, string>>): string {
  const made = folderOf(files);
  folders.push(made);
  return made;
}
afterEach(() => {
  for (const made of folders.splice(0)) remove(made);
});

interface Configuration {
  readonly solution: { readonly name: string; readonly version?: string; readonly vendor?: string };
  readonly openapi?: readonly string[];
}

function written(at: string): { text: string; value: Configuration } {
  const text = readFileSync(join(at, "govstack.yaml"), "utf8");
  return { text, value: parse(text) as Configuration };
}

/** Problems that a check of the folder finds with its configuration. */
function problems(at: string): string[] {
  const { stdout } = run(at, "check", ".", "--format", "json");
  const report = JSON.parse(stdout) as { problems: { code: string; file: string | null }[] };
  return report.problems.filter(({ file }) => file === "govstack.yaml").map(({ code }) => code);
}

describe("init", () => {
  it("writes what it finds, with comments, and a schema beside it that editors can use offline", () => {
    const at = folder({
      "api/openapi.yaml": API,
      "package.json": JSON.stringify({
        name: "@oasis/consent-service",
        version: "2.4.0",
        author: "Oasis Software <dev@oasis.example>",
        license: "Apache-2.0",
      }),
      "node_modules/x/openapi.yaml": API,
    });
    const { stdout, stderr, status } = run(at, "init");
    expect([stderr, status]).toEqual(["", 0]);
    expect(stdout).toContain("govstack.yaml is written.");
    const { text, value } = written(at);
    expect(value).toEqual({
      solution: { name: "Consent Service", version: "2.4.0", vendor: "Oasis Software" },
      openapi: ["api/openapi.yaml"],
    });
    expect(text.split("\n")[0]).toBe("# yaml-language-server: $schema=govstack.schema.json");
    expect(text).toContain("Apache-2.0");
    expect(text).toContain("govstack-bb-consent");
    expect(text).not.toContain(at);
    const schema = readFileSync(join(at, "govstack.schema.json"), "utf8");
    expect(schema).toBe(run(root, "schema", "govstack").stdout);
    expect(problems(at)).toEqual([]);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it.each(["en", "fr", "ar"])("speaks %s, and what it proposes in comments is right as well", (language) => {
    const at = folder({ "openapi.yaml": API });
    expect(run(at, "init", "--lang", language).status).toBe(0);
    const { text } = written(at);
    expect(text).not.toMatch(/init\.[a-z]|\{[a-z]+\}|[\u2066-\u2069]/u);
    expect(problems(at)).toEqual([]);
    // The commented keys, with their # taken away.
    const opened = text.replace(/^# (?=(?:traits:|implements: \[| {2}(?:webUi|personalData):))/gmu, "");
    expect(opened).not.toBe(text);
    writeFileSync(join(at, "govstack.yaml"), opened);
    expect(Object.keys(written(at).value)).toEqual(["solution", "implements", "openapi", "traits"]);
    expect(problems(at)).toEqual([]);
  });

  it.each(["govstack.yaml", "govstack.yml"])("never overwrites %s", (name) => {
    const at = folder({ "openapi.yaml": API, [name]: "mine" });
    const { stderr, status } = run(at, "init");
    expect(status).toBe(2);
    expect(stderr).toContain(name);
    expect(readFileSync(join(at, name), "utf8")).toBe("mine");
    expect(readdirSync(at).sort()).toEqual([name, "openapi.yaml"].sort());
  });

  it("writes through no link, and leaves a foreign schema file alone", () => {
    const at = folder({ "openapi.yaml": API });
    symlinkSync(join(at, "elsewhere"), join(at, "govstack.yaml"));
    expect(run(at, "init").status).toBe(2);
    expect(existsSync(join(at, "elsewhere"))).toBe(false);
    const other = folder({ "openapi.yaml": API, "govstack.schema.json": "{}" });
    expect(run(other, "init").status).toBe(0);
    expect(readFileSync(join(other, "govstack.schema.json"), "utf8")).toBe("{}");
    expect(written(other).text).not.toContain("yaml-language-server");
    expect(problems(other)).toEqual([]);
  });

  it("says which documents it could not read, and lists them in a comment only", () => {
    const at = folder({ "good.yaml": API, "broken.yaml": "openapi: 3.0.3\ninfo: {title: [\n" });
    const { stdout } = run(at, "init");
    expect(stdout).toContain("1 file that looks like one could not be listed");
    expect(written(at).value.openapi).toEqual(["good.yaml"]);
    expect(written(at).text).toContain("#   broken.yaml");
    expect(problems(at)).toEqual([]);
  });

  it("writes a start even where there is nothing", () => {
    const at = folder({ "readme.txt": "x" });
    const { stdout, status } = run(at, "init");
    expect(status).toBe(0);
    expect(stdout).toContain("No OpenAPI document was found");
    expect(written(at).value.openapi).toBeUndefined();
    expect(problems(at)).toEqual([]);
    expect(run(at, "init", "nowhere").status).toBe(2);
  });

  it("survives names made to break out of the file", () => {
    const title = 'a: b\n"#[{\u202e&*!|>%@`\u0000\u2028yes';
    const name = "x: #y\n  - z.json";
    const at = folder({ [name]: JSON.stringify({ openapi: "3.0.3", info: { title, version: "1.0" }, paths: {} }) });
    mkdirSync(join(at, "1 no: #x"));
    writeFileSync(join(at, "1 no: #x", "null.yaml"), API.replace("2.3.0", '"1e3"'));
    expect(run(at, "init").status).toBe(0);
    const { text, value } = written(at);
    expect(Object.keys(value)).toEqual(["solution", "openapi"]);
    // A path with a line break is not written down; one with a colon is, in quotes.
    expect(value.openapi).toEqual(["1 no: #x/null.yaml"]);
    expect(text).toContain("#   x: #y\\u{a}  - z.json");
    expect(text).not.toMatch(/[\u0000\u202e\u2028]/u);
    expect(problems(at)).toEqual([]);
  });

  it.each([
    ["pom.xml", "<project><artifactId>land</artifactId><version>1.4</version></project>", { version: "1.4" }],
    [
      "pyproject.toml",
      '[build]\nname = "no"\n[project]\nname = "land"\nversion = "3.1.4"\nauthors = [{name = "Cadastre"}]\n',
      { version: "3.1.4", vendor: "Cadastre" },
    ],
    ["composer.json", '{"name":"cadastre/land","version":"9.0.0"}', { version: "9.0.0", vendor: "cadastre" }],
    ["package.json", "[1, {", { version: "2.3.0" }],
    ["package.json", '{"name":{"toString":1},"version":7,"author":[]}', { version: "2.3.0" }],
  ])("reads %s: %s", (file, text, expected) => {
    const at = folder({ "openapi.yaml": API, [file]: text });
    expect(run(at, "init").status).toBe(0);
    expect(written(at).value.solution).toEqual({ name: "Consent Service", ...expected });
  });
});

describe("a pom.xml", () => {
  it("is read from tag to tag: no comment, property, entity or nested project is taken for the solution's own", () => {
    const text = `<?xml version="1.0"?><!DOCTYPE x><!-- <project><version>0</version></project> -->
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <parent><version>7.0</version></parent>
        <name>&xxe;</name><artifactId>land-tax</artifactId><version>\${revision}</version>
        <dependencies><dependency><version>5</version></dependency></dependencies>
        <organization><name>Ministry of Land</name></organization>
        <licenses><license><name>EUPL-1.2</name></license></licenses>
      </project>`;
    expect(readPom(text)).toEqual({
      name: "land-tax",
      version: "7.0",
      vendor: "Ministry of Land",
      licence: "EUPL-1.2",
    });
  });

  it.each(["", "<", "<project", "<!--", "<a>".repeat(100_000), "</a>".repeat(10), "<![CDATA["])(
    "survives %#",
    (text) => {
      expect(readPom(text)).toEqual({});
    },
  );
});
