// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are properties of Maven.
import { describe, expect, it } from "vitest";
import type { DependencyFact } from "../../../src/facts/repository/facts.ts";
import { fc } from "../../property.ts";
import { collect, gather, located } from "./gather.ts";

/** Dependencies as "name version scope", in order. */
async function packages(texts: Readonly<Record<string, string>>): Promise<string[]> {
  return (await gather(texts)).dependencies.map(shown);
}

function shown({ name, version, scope }: DependencyFact): string {
  return `${name} ${version} ${scope}`;
}

describe("manifests", () => {
  it("package.json: projects told apart by folder, and what they are for", async () => {
    const { projects } = await gather({
      "backend/package.json": JSON.stringify({
        name: "registry",
        version: "1.4.0",
        license: "Apache-2.0",
        scripts: { test: "jest" },
        dependencies: { express: "^4.18.2" },
      }),
      "backend/src/server.ts": "export {}",
      "backend/src/registry.ts": "export {}",
      "backend/test/server.test.ts": "test()",
      "frontend/package.json": JSON.stringify({
        name: "portal",
        scripts: { test: 'echo "Error: no test specified" && exit 1' },
        dependencies: { react: "18.2.0", "react-dom": "18.2.0" },
      }),
      "frontend/src/App.tsx": "export {}",
    });
    expect(projects).toMatchObject([
      {
        folder: "backend",
        ecosystem: "npm",
        name: "registry",
        version: "1.4.0",
        licence: "Apache-2.0",
        testCommand: "jest",
        sourceFiles: 2,
        mainLanguage: "TypeScript",
        side: "backend",
      },
      { folder: "frontend", name: "portal", testCommand: "", sourceFiles: 1, side: "frontend" },
    ]);
  });

  it.each([
    ["jest --ci", true],
    ["echo no tests && true", false],
    ["exit 0", false],
    [": ", false],
    ["echo start; vitest run", true],
    ["cross-env CI=1 mocha", true],
    ["standard", false],
    ["eslint . && tsc --noEmit", false],
  ])("a test script %j is a command: %s", async (script, real) => {
    const { projects } = await gather({ "package.json": JSON.stringify({ name: "a", scripts: { test: script } }) });
    expect(projects[0]?.testCommand).toBe(real ? script : "");
  });

  it("pom.xml: parents in the repository, properties and managed versions", async () => {
    const facts = await gather({
      "pom.xml": `<project><groupId>g</groupId><artifactId>parent</artifactId><version>2.0.0</version><packaging>pom</packaging>
        <licenses><license><name>Apache-2.0</name></license></licenses>
        <properties><pg.version>42.7.1</pg.version></properties>
        <dependencyManagement><dependencies><dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId><version>\${pg.version}</version></dependency></dependencies></dependencyManagement>
        <dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>`,
      "app/pom.xml": `<project xmlns="x"><!-- <a> --><parent><groupId>g</groupId><artifactId>parent</artifactId><version>2.0.0</version></parent>
        <artifactId>app</artifactId>
        <dependencies>
          <dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId></dependency>
          <dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><version>5.10.0</version><scope>test</scope></dependency>
        </dependencies>
        <build><plugins><plugin><groupId>org.jacoco</groupId><artifactId>jacoco-maven-plugin</artifactId></plugin></plugins></build></project>`,
      "app/src/main/java/A.java": "class A {}",
    });
    expect(facts.projects).toMatchObject([
      { folder: "", name: "parent", testCommand: "", side: "backend" },
      {
        folder: "app",
        name: "app",
        version: "2.0.0",
        licence: "Apache-2.0",
        testCommand: "mvn test",
        side: "backend",
        mainLanguage: "Java",
      },
    ]);
    expect(facts.dependencies.filter(({ project }) => project === "app").map(shown)).toEqual([
      "org.postgresql:postgresql 42.7.1 runtime",
      "org.junit.jupiter:junit-jupiter 5.10.0 development",
      "org.jacoco:jacoco-maven-plugin  development",
    ]);
  });

  it("build.gradle: Groovy, Kotlin and a version catalogue", async () => {
    expect(
      await packages({
        "build.gradle": `plugins {\n  id 'org.springframework.boot' version '3.2.1'\n}\ndependencies {\n  implementation 'org.springframework.boot:spring-boot-starter-web'\n  // implementation 'a:b:1'\n  runtimeOnly group: 'org.postgresql', name: 'postgresql', version: '42.7.1'\n  testImplementation "org.junit.jupiter:junit-jupiter:5.10.0"\n}\ntest { useJUnitPlatform() }\n`,
        "web/build.gradle.kts": `dependencies {\n  implementation(libs.ktor.server.core)\n  implementation(platform("a.b:bom:1.0"))\n  testImplementation(kotlin("test"))\n}\n`,
        "gradle/libs.versions.toml": `[versions]\nktor = "2.3.7"\n[libraries]\nktor-server-core = { module = "io.ktor:ktor-server-core", version.ref = "ktor" }\n`,
      }),
    ).toEqual([
      "org.springframework.boot 3.2.1 development",
      "org.springframework.boot:spring-boot-starter-web  runtime",
      "org.postgresql:postgresql 42.7.1 runtime",
      "org.junit.jupiter:junit-jupiter 5.10.0 development",
      "io.ktor:ktor-server-core 2.3.7 runtime",
      "a.b:bom 1.0 runtime",
      "org.jetbrains.kotlin:kotlin-test  development",
    ]);
  });

  it("Python: one project of pyproject.toml, requirements and setup files", async () => {
    const facts = await gather({
      "pyproject.toml": `[project]\nname = "registry"\nversion = "0.3.0"\nlicense = { text = "MIT" }\ndependencies = [\n  "FastAPI>=0.110",  # web\n  "psycopg[binary]==3.1; python_version > '3.8'",\n]\n[project.optional-dependencies]\ntest = ["pytest"]\n[tool.pytest.ini_options]\naddopts = "-q"\n`,
      "requirements.txt":
        "# pinned\nfastapi==0.110.0 \\\n    --hash=sha256:abc\n-r other.txt\nuvicorn[standard] ~= 0.27  # server\nhttps://example.org/x.whl\n",
      "requirements-dev.txt": "black==24.1\n",
      "app/main.py": "x = 1\n",
    });
    expect(facts.projects).toMatchObject([
      {
        folder: "",
        ecosystem: "pypi",
        name: "registry",
        version: "0.3.0",
        licence: "MIT",
        testCommand: "pytest",
        side: "backend",
        mainLanguage: "Python",
      },
    ]);
    expect(facts.projects).toHaveLength(1);
    expect(facts.dependencies.map(shown)).toEqual([
      "fastapi >=0.110 runtime",
      "psycopg ==3.1 runtime",
      "pytest  development",
      "black ==24.1 development",
      "fastapi ==0.110.0 runtime",
      "uvicorn ~= 0.27 runtime",
    ]);
  });

  it("setup.py and setup.cfg are read and not run", async () => {
    const facts = await gather({
      "a/setup.py": `from setuptools import setup\nsetup(\n  name="registry", version="1.0", license='EUPL-1.2',\n  install_requires=["Django>=4.2",\n    "celery"],\n  tests_require=["pytest"],\n)\n`,
      "b/setup.cfg":
        "[metadata]\nname = clinic\nversion = 2.0\nlicense = MIT\n\n[options]\ninstall_requires =\n    flask>=3\n    requests\n\n[options.extras_require]\ntest = pytest\n",
    });
    expect(facts.projects).toMatchObject([
      { folder: "a", name: "registry", version: "1.0", licence: "EUPL-1.2", testCommand: "pytest", side: "backend" },
      { folder: "b", name: "clinic", version: "2.0", licence: "MIT", testCommand: "pytest" },
    ]);
    expect(facts.dependencies.map(shown)).toEqual([
      "django >=4.2 runtime",
      "celery  runtime",
      "pytest  development",
      "flask >=3 runtime",
      "requests  runtime",
      "pytest  development",
    ]);
  });

  it("Poetry, uv's groups and Pipfile", async () => {
    expect(
      await packages({
        "a/pyproject.toml": `[tool.poetry]\nname = "x"\n[tool.poetry.dependencies]\npython = "^3.11"\nDjango = "^5.0"\n[tool.poetry.group.dev.dependencies]\npytest = { version = "^8" }\n`,
        "b/pyproject.toml": `[project]\nname = "y"\n[dependency-groups]\ndev = ["ruff", {include-group = "x"}]\n`,
        "c/Pipfile": `[packages]\nflask = "*"\n[dev-packages]\npytest = {version = "==8.0"}\n`,
      }),
    ).toEqual([
      "django ^5.0 runtime",
      "pytest ^8 development",
      "ruff  development",
      "flask * runtime",
      "pytest ==8.0 development",
    ]);
  });

  it.each([
    ['<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="xunit.v3" /></ItemGroup></Project>'],
    ['<Project Sdk="MSTest.Sdk/3.6.0"></Project>'],
    ["<Project><PropertyGroup><IsTestProject>true</IsTestProject></PropertyGroup></Project>"],
  ])("dotnet test needs no word of how: %s", async (text) => {
    const { projects } = await gather({ "tests/A.Tests.csproj": text });
    expect(projects).toMatchObject([{ testCommand: "dotnet test" }]);
  });

  it("go.mod, Cargo.toml, composer.json, Gemfile, csproj and mix.exs", async () => {
    const facts = await gather({
      "a/go.mod":
        "module example.org/registry\n\ngo 1.22\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.9.1\n\tgolang.org/x/sys v0.15.0 // indirect\n)\n",
      "b/Cargo.toml": `[package]\nname = "registry"\nversion = "0.1.0"\nlicense = "MIT OR Apache-2.0"\n[dependencies]\naxum = "0.7"\njson = { package = "serde_json", version = "1" }\n[dev-dependencies]\ninsta = "1"\n`,
      "c/composer.json": JSON.stringify({
        name: "v/r",
        license: ["MIT", "GPL-2.0"],
        require: { php: ">=8", "laravel/framework": "^11" },
        "require-dev": { "phpunit/phpunit": "^11" },
      }),
      "d/Gemfile": `source "https://rubygems.org"\ngem "rails", "~> 7.1"\ngroup :development, :test do\n  gem "rspec-rails"\nend\ngem "pg"\n`,
      "e/R.csproj": `<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><Version>1.2.0</Version></PropertyGroup><ItemGroup><PackageReference Include="Npgsql" /></ItemGroup></Project>`,
      "e/Directory.Packages.props": `<Project><ItemGroup><PackageVersion Include="Npgsql" Version="8.0.1" /></ItemGroup></Project>`,
      "f/mix.exs": `def project do\n  [app: :registry,\n   version: "0.1.0"]\nend\ndefp deps do\n  [\n    {:phoenix, "~> 1.7"},\n    {:credo, "~> 1.7", only: [:dev, :test], runtime: false}\n  ]\nend\n`,
    });
    expect(
      facts.projects.map(({ ecosystem, name, side, testCommand }) => [ecosystem, name, side, testCommand]),
    ).toEqual([
      ["golang", "example.org/registry", "backend", "go test ./..."],
      ["cargo", "registry", "backend", "cargo test"],
      ["composer", "v/r", "backend", "vendor/bin/phpunit"],
      ["gem", "", "backend", "bundle exec rspec"],
      ["nuget", "R", "backend", ""],
      ["hex", "registry", "backend", "mix test"],
    ]);
    expect(facts.dependencies.map(shown)).toEqual([
      "github.com/gin-gonic/gin v1.9.1 runtime",
      "axum 0.7 runtime",
      "serde_json 1 runtime",
      "insta 1 development",
      "laravel/framework ^11 runtime",
      "phpunit/phpunit ^11 development",
      "rails ~> 7.1 runtime",
      "rspec-rails  development",
      "pg  runtime",
      "Npgsql 8.0.1 runtime",
      "phoenix ~> 1.7 runtime",
      "credo ~> 1.7 development",
    ]);
  });

  it("a Makefile's target for tests counts where the manifest has none, unless it only prints", async () => {
    const manifest = JSON.stringify({ name: "a" });
    const real = await gather({ "package.json": manifest, Makefile: "test:\n\t@node --test\n" });
    const empty = await gather({ "package.json": manifest, Makefile: 'test:\n\t@echo "no tests yet"\n' });
    expect([real.projects[0]?.testCommand, empty.projects[0]?.testCommand]).toEqual(["make test", ""]);
  });

  it("a file that only configures tools makes no project", async () => {
    expect((await gather({ "pyproject.toml": "[tool.black]\nline-length = 100\n" })).projects).toEqual([]);
    expect((await gather({ "requirements.txt": "The citizen must be able to sign in.\n" })).projects).toEqual([]);
  });
});

describe("lock files", () => {
  it.each([
    [
      "package-lock.json",
      JSON.stringify({
        lockfileVersion: 3,
        packages: {
          "": { name: "app" },
          "node_modules/a": { version: "1.0.0", license: "MIT" },
          "node_modules/a/node_modules/@s/b": { version: "2.0.0", dev: true, license: "GPL-3.0-only" },
          "packages/own": { version: "1.0.0" },
          "node_modules/own": { link: true },
        },
      }),
      ["a 1.0.0 MIT no", "@s/b 2.0.0 GPL-3.0-only yes"],
    ],
    [
      "npm-shrinkwrap.json",
      JSON.stringify({
        lockfileVersion: 1,
        dependencies: { a: { version: "1.0.0", dependencies: { b: { version: "2.0.0", dev: true } } } },
      }),
      ["a 1.0.0  no", "b 2.0.0  yes"],
    ],
    [
      "yarn.lock",
      '# yarn lockfile v1\n\n"@babel/core@^7.0.0", "@babel/core@^7.1.0":\n  version "7.23.0"\n  dependencies:\n    version "^1"\n\nlodash@^4:\n  version "4.17.21"\n',
      ["@babel/core 7.23.0  unknown", "lodash 4.17.21  unknown"],
    ],
    [
      "yarn.lock",
      '__metadata:\n  version: 8\n\n"lodash@npm:^4.17.0":\n  version: 4.17.21\n  resolution: "lodash@npm:4.17.21"\n\n"app@workspace:.":\n  version: 0.0.0-use.local\n',
      ["lodash 4.17.21  unknown"],
    ],
    [
      "pnpm-lock.yaml",
      "lockfileVersion: '6.0'\n\npackages:\n\n  /@s/a@1.0.0(react@18.0.0):\n    resolution: {integrity: x}\n    dev: false\n\n  /b@2.0.0:\n    resolution: {integrity: x}\n    dev: true\n",
      ["@s/a 1.0.0  no", "b 2.0.0  yes"],
    ],
    [
      "pnpm-lock.yaml",
      "lockfileVersion: '9.0'\npackages:\n\n  '@s/a@1.0.0':\n    resolution: {integrity: x}\n  b@2.0.0-rc.1:\n    resolution: {integrity: x}\nsnapshots:\n  b@2.0.0-rc.1: {}\n",
      ["@s/a 1.0.0  unknown", "b 2.0.0-rc.1  unknown"],
    ],
    [
      "poetry.lock",
      '[[package]]\nname = "Django"\nversion = "5.0.1"\ngroups = ["main"]\nfiles = [\n    {file = "x"},\n]\n\n[package.dependencies]\nname = "x"\n\n[[package]]\nname = "pytest"\nversion = "8.0"\ngroups = ["dev"]\n',
      ["django 5.0.1  no", "pytest 8.0  yes"],
    ],
    [
      "uv.lock",
      'version = 1\n\n[[package]]\nname = "app"\nversion = "0.1.0"\nsource = { virtual = "." }\n\n[[package]]\nname = "flask"\nversion = "3.0.0"\nsource = { registry = "https://pypi.org/simple" }\n',
      ["flask 3.0.0  unknown"],
    ],
    [
      "Cargo.lock",
      '[[package]]\nname = "own"\nversion = "0.1.0"\n\n[[package]]\nname = "serde"\nversion = "1.0.195"\nsource = "registry+x"\n',
      ["serde 1.0.195  unknown"],
    ],
    [
      "Pipfile.lock",
      JSON.stringify({ default: { Flask: { version: "==3.0.0" } }, develop: { pytest: { version: "==8.0" } } }),
      ["flask 3.0.0  no", "pytest 8.0  yes"],
    ],
    [
      "composer.lock",
      JSON.stringify(
        {
          packages: [{ name: "a/b", version: "v1.2.0", license: ["MIT"] }],
          "packages-dev": [{ name: "c/d", version: "2.0.0", license: ["GPL-2.0", "MIT"] }],
        },
        null,
        4,
      ),
      ["a/b 1.2.0 MIT no", "c/d 2.0.0 GPL-2.0 OR MIT yes"],
    ],
    [
      "packages.lock.json",
      JSON.stringify({
        version: 1,
        dependencies: { net8: { Npgsql: { type: "Direct", resolved: "8.0.1" }, own: { type: "Project" } } },
      }),
      ["Npgsql 8.0.1  unknown"],
    ],
    ["go.sum", "github.com/a/b v1.2.0 h1:x=\ngithub.com/a/b v1.2.0/go.mod h1:y=\n", ["github.com/a/b v1.2.0  unknown"]],
    [
      "Gemfile.lock",
      "PATH\n  remote: .\n  specs:\n    own (0.1)\n\nGEM\n  remote: https://rubygems.org/\n  specs:\n    nokogiri (1.16.0-x86_64-linux)\n      racc (~> 1.4)\n    rails (7.1.2)\n\nPLATFORMS\n  ruby\n",
      ["nokogiri 1.16.0  unknown", "rails 7.1.2  unknown"],
    ],
    [
      "gradle.lockfile",
      "# comment\norg.slf4j:slf4j-api:2.0.9=compileClasspath,runtimeClasspath\nempty=annotationProcessor\n",
      ["org.slf4j:slf4j-api 2.0.9  unknown"],
    ],
    [
      "mix.lock",
      '%{\n  "phoenix": {:hex, :phoenix, "1.7.10", "hash", [:mix], [], "hexpm", "h"},\n}\n',
      ["phoenix 1.7.10  unknown"],
    ],
  ])("%s", async (name, text, expected) => {
    const { dependencies } = await gather({ [name]: text });
    expect(
      dependencies
        .filter(({ scope }) => scope === "locked")
        .map((one) => `${one.name} ${one.version} ${one.licence} ${one.developmentOnly}`),
    ).toEqual(expected);
  });

  it("belong to the nearest project", async () => {
    const { dependencies } = await gather({ "api/go.mod": "module x.org/a\n", "api/go.sum": "x.org/b v1.0.0 h1:a=\n" });
    expect(dependencies).toMatchObject([{ project: "api", document: "api/go.sum" }]);
  });
});

describe("places", () => {
  it("point at the line of a package", async () => {
    const collection = await collect({
      "package.json": '{\n  "name": "a",\n  "dependencies": {\n    "express": "^4"\n  }\n}\n',
      "pom.xml":
        "<project>\n  <artifactId>a</artifactId>\n  <dependencies>\n    <dependency>\n      <groupId>g</groupId><artifactId>b</artifactId>\n    </dependency>\n  </dependencies>\n</project>\n",
      "uv.lock": '\n[[package]]\nname = "a"\nversion = "1"\n',
    });
    expect(
      located(
        collection,
        collection.facts.dependencies.map(({ place }) => place),
      ),
    ).toEqual(["package.json:4:16", "pom.xml:4:5", "uv.lock:2:1"]);
  });
});

describe("hostile input", () => {
  const names = [
    "package.json",
    "package-lock.json",
    "pom.xml",
    "build.gradle",
    "libs.versions.toml",
    "pyproject.toml",
    "requirements.txt",
    "setup.cfg",
    "setup.py",
    "Pipfile",
    "go.mod",
    "Cargo.toml",
    "composer.json",
    "composer.lock",
    "Gemfile",
    "a.gemspec",
    "A.csproj",
    "mix.exs",
    "yarn.lock",
    "pnpm-lock.yaml",
    "uv.lock",
    "Cargo.lock",
    "go.sum",
    "Gemfile.lock",
    "mix.lock",
    "Makefile",
  ];

  it("never throws", async () => {
    const token = fc.constantFrom(
      "[",
      "]",
      "{",
      "}",
      "<",
      ">",
      "</",
      "<!--",
      "]]>",
      '"',
      "'",
      '"""',
      "=",
      ",",
      "\n",
      "  ",
      "[[package]]\n",
      "name",
      "version",
      "${a}",
      "dependencies",
      "parent",
      "#",
      "\\",
      "\u0000",
      "é",
      ":",
      "(",
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.array(token, { maxLength: 60 }), async (name, tokens) => {
        await gather({ [name]: tokens.join("") });
      }),
      { numRuns: 300 },
    );
  });

  it.each(names)("%s with a line of a megabyte ends soon", async (name) => {
    const start = performance.now();
    await gather({ [name]: `${"a -".repeat(150_000)}\n${"<a ".repeat(100_000)}${"[".repeat(100_000)}` });
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});
