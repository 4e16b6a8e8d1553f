import { describe, expect, test } from "vitest";
import { extensionOf, isGenerated, languageOf } from "../../../src/facts/repository/languages.ts";
import { fc } from "../../property.ts";
import { gather } from "./gather.ts";

describe("languages", () => {
  test.each([
    ["src/app.ts", "TypeScript", "source"],
    ["App.JAVA", "Java", "source"],
    ["main.go", "Go", "source"],
    ["x/y.py", "Python", "source"],
    ["web/App.vue", "Vue", "source"],
    ["schema.sql", "SQL", "data"],
    ["index.html", "HTML", "markup"],
    ["style.scss", "Sass", "markup"],
    ["icon.svg", "SVG", "markup"],
    ["openapi.yaml", "YAML", "data"],
    ["package.json", "JSON", "data"],
    ["pom.xml", "XML", "data"],
    ["build.gradle", "Gradle", "data"],
    ["build.gradle.kts", "Gradle", "data"],
    ["Makefile", "Makefile", "data"],
    ["main.tf", "HCL", "data"],
    ["Dockerfile", "Dockerfile", "data"],
    ["Dockerfile.dev", "Dockerfile", "data"],
    ["api.Dockerfile", "Dockerfile", "data"],
    ["Containerfile", "Dockerfile", "data"],
    ["Dockerfile-arm", "Dockerfile", "data"],
    ["Jenkinsfile", "Groovy", "data"],
    [".env", "Dotenv", "data"],
    [".env.production", "Dotenv", "data"],
    ["requirements.txt", "Text", "data"],
    ["README.md", "Markdown", "documentation"],
    ["README", "Text", "documentation"],
    ["LICENSE-MIT", "Text", "documentation"],
    ["logo.png", "", "binary"],
    ["app.jar", "", "binary"],
    ["thing.unknown", "", "other"],
    ["thing", "", "other"],
    ["constructor", "", "other"],
    ["x.__proto__", "", "other"],
  ])("%s is %s, %s", (path, language, kind) => expect(languageOf(path)).toEqual({ language, kind }));

  test("of any path are told", () => {
    fc.assert(
      fc.property(
        fc.string(),
        (path) => typeof languageOf(path).language === "string" && typeof isGenerated(path) === "boolean",
      ),
    );
  });

  test.each([
    ["a/b.TS", ".ts"],
    [".env", ""],
    ["a.b/c", ""],
    ["x.tar.gz", ".gz"],
  ])("%s ends in %j", (path, extension) => expect(extensionOf(path)).toBe(extension));
});

describe("generated files", () => {
  test.each([
    "web/app.min.js",
    "api/birth.pb.go",
    "api/birth_pb2.py",
    "lib/model.g.dart",
    "src/generated/client.ts",
    "target/generated-sources/A.java",
    "Form.Designer.cs",
    "schema.generated.ts",
    "package-lock.json",
    "mvnw",
    "gradlew.bat",
    "zz_generated.deepcopy.go",
  ])("%s is one", (path) => expect(isGenerated(path)).toBe(true));
  test.each(["src/app.ts", "src/generator/app.ts", "minify.js", "pb.go", "admin.js"])("%s is none", (path) =>
    expect(isGenerated(path)).toBe(false),
  );
});

test("every file is a fact, in order of path", async () => {
  const { files } = await gather({ "src/a.ts": "x", "README.md": "é", "test/a.test.ts": "" });
  expect(
    files.map(({ path, name, extension, language, kind, bytes, purpose }) => [
      path,
      name,
      extension,
      language,
      kind,
      bytes,
      purpose,
    ]),
  ).toEqual([
    ["README.md", "README.md", ".md", "Markdown", "documentation", 2, "documentation"],
    ["src/a.ts", "a.ts", ".ts", "TypeScript", "source", 1, "product"],
    ["test/a.test.ts", "a.test.ts", ".ts", "TypeScript", "source", 0, "test"],
  ]);
});
