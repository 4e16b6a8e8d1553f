// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are variables of Compose files and Dockerfiles.
import { DockerfileParser } from "dockerfile-ast";
import { describe, expect, it } from "vitest";
import { instructionsOf } from "../../../src/facts/repository/containers/instructions.ts";
import type { ContainerFact } from "../../../src/facts/repository/facts.ts";
import { fc } from "../../property.ts";
import { collect, gather, located } from "./gather.ts";

/** The image of one Dockerfile, with other files beside it. */
async function image(dockerfile: string, beside: Readonly<Record<string, string>> = {}): Promise<ContainerFact> {
  const { containers } = await gather({ Dockerfile: dockerfile, ...beside });
  const found = containers.find(({ document }) => document === "Dockerfile");
  if (found === undefined) throw new Error("no container");
  return found;
}

describe("the final stage", () => {
  it.each<[string, string, Partial<ContainerFact>]>([
    [
      "one stage",
      "FROM node:20-alpine",
      { base: "node:20-alpine", baseName: "node", tag: "20-alpine", stages: 1, stage: "" },
    ],
    [
      "the last of several",
      "FROM maven:3.9 AS build\nRUN mvn package\nFROM eclipse-temurin:21-jre-alpine\nCOPY --from=build /a /b",
      { base: "eclipse-temurin:21-jre-alpine", stages: 2, installs: [] },
    ],
    [
      "one that continues another",
      'FROM python:3.12-slim AS base\nRUN apt-get update && apt-get install -y gcc\nUSER app\nFROM base AS final\nCMD ["python"]',
      { base: "python:3.12-slim", stage: "final", installs: ["gcc"], user: "app", runsAsRoot: false },
    ],
    ["names in other case", "from Alpine:3.20 as Base\nfrom base\n", { base: "Alpine:3.20" }],
    [
      "a base with arguments",
      "ARG REGISTRY=docker.io\nARG VERSION=20.11.1\nFROM ${REGISTRY}/library/node:${VERSION}-alpine",
      { base: "docker.io/library/node:20.11.1-alpine", baseName: "node", pinned: "version" },
    ],
    ["an argument without default", "ARG TAG\nFROM node:$TAG", { pinned: "unknown", minimal: "unknown" }],
    [
      "a platform",
      "FROM --platform=$BUILDPLATFORM golang:1.22 AS b\nFROM scratch",
      { pinned: "scratch", minimal: true },
    ],
  ])("%s", async (_, dockerfile, expected) => expect(await image(dockerfile)).toMatchObject(expected));

  it("is the one that the product's Compose file builds", async () => {
    const dockerfile = "FROM node:20-alpine AS app\nUSER node\nFROM app AS dev\nUSER root\n";
    expect(await image(dockerfile)).toMatchObject({ stage: "dev", runsAsRoot: true });
    const compose = "services:\n  app:\n    build: { context: ., target: app }\n";
    expect(await image(dockerfile, { "compose.yaml": compose })).toMatchObject({ stage: "app", runsAsRoot: false });
    expect(await image(dockerfile, { "compose.dev.yaml": compose })).toMatchObject({ stage: "dev" });
  });
});

describe("USER", () => {
  it.each<[string, string, string, boolean | "unknown"]>([
    ["none, official image", "FROM node:20", "", true],
    ["none, image of the vendor", "FROM registry.gov.example/base:1", "", "unknown"],
    ["none, database", "FROM postgres:16", "", "unknown"],
    ["a name", "FROM node:20\nUSER node", "node", false],
    ["user and group", "FROM node:20\nUSER 1000:1000", "1000:1000", false],
    ["root by number", "FROM node:20\nUSER 0:1000", "0:1000", true],
    ["root at last", "FROM node:20\nUSER node\nUSER root", "root", true],
    ["root for a while", "FROM node:20\nUSER root\nRUN true\nUSER node", "node", false],
    ["an argument", "FROM node:20\nARG APP_UID=10001\nUSER ${APP_UID}", "10001", false],
    ["an argument with default in place", "FROM node:20\nUSER ${APP_UID:-1001}:${GID:-0}", "1001:0", false],
    ["a global argument", "ARG WHO=web\nFROM node:20\nARG WHO\nUSER $WHO", "web", false],
    ["a global argument that the stage does not take", "ARG WHO=web\nFROM node:20\nUSER $WHO", "$WHO", "unknown"],
    ["a variable", "FROM node:20\nENV RUN_AS=root\nUSER $RUN_AS", "root", true],
    ["a variable outranks an argument", "FROM node:20\nENV W=app\nARG W=root\nUSER $W", "app", false],
    ["a variable of an earlier stage", "FROM node:20 AS a\nENV W=app\nFROM a\nUSER $W", "app", false],
    ["an argument without a value", "FROM node:20\nARG W\nUSER $W", "$W", "unknown"],
    ["the user of .NET images", "FROM mcr.microsoft.com/dotnet/aspnet:8.0\nUSER $APP_UID", "1654", false],
    [".NET without it", "FROM mcr.microsoft.com/dotnet/aspnet:8.0", "", true],
    ["distroless", "FROM gcr.io/distroless/static-debian12", "", true],
    ["distroless nonroot", "FROM gcr.io/distroless/static-debian12:nonroot", "nonroot", false],
    ["unprivileged NGINX", "FROM nginxinc/nginx-unprivileged:1.25-alpine", "nonroot", false],
    ["Chainguard", "FROM cgr.dev/chainguard/jre", "nonroot", false],
    ["Bitnami", "FROM bitnami/node:20", "1001", false],
    ["a user of the build stage alone", "FROM node:20 AS b\nUSER node\nFROM nginx:1.25", "", true],
    ["quotes", 'FROM node:20\nUSER "node"', "node", false],
    ["commented out", "FROM node:20\n# USER node", "", true],
    ["in a here-document", "FROM node:20\nRUN <<EOF\nUSER node\nEOF", "", true],
  ])("%s", async (_, dockerfile, user, runsAsRoot) => {
    expect(await image(dockerfile)).toMatchObject({ user, runsAsRoot });
  });

  it("is open where the entry script gives up root", async () => {
    const dockerfile = 'FROM node:20\nCOPY entrypoint.sh /\nENTRYPOINT ["/entrypoint.sh"]\n';
    expect(
      await image(dockerfile, { "entrypoint.sh": '#!/bin/sh\nchown -R node /data\nexec gosu node "$@"\n' }),
    ).toMatchObject({
      runsAsRoot: "unknown",
      start: "exec",
    });
  });
});

describe("what the final stage installs", () => {
  it.each<[string, string, string[], string[]]>([
    ["nothing", "RUN adduser app", [], []],
    ["a library", "RUN apt-get update && apt-get install -y --no-install-recommends libpq5=15.* curl", [], ["apt-get"]],
    ["compilers", "RUN apk add --no-cache build-base python3-dev", ["build-base"], ["apk"]],
    [
      "over several lines",
      "RUN apt-get update \\\n  # tools\n  && apt-get install -y \\\n    gcc \\\n\n    g++",
      ["gcc", "g++"],
      ["apt-get"],
    ],
    [
      "removed again",
      "RUN apk add --no-cache --virtual .build gcc musl-dev && pip install x && apk del .build",
      [],
      ["apk", "pip"],
    ],
    [
      "purged again",
      "RUN apt-get install -y gcc && pip install x && apt-get purge -y --auto-remove gcc",
      [],
      ["apt-get", "pip"],
    ],
    ["removed too late", "RUN apt-get install -y gcc\nRUN apt-get remove -y gcc", ["gcc"], ["apt-get"]],
    ["calls", "RUN ./mvnw -B package", ["mvnw"], []],
    ["Python's pip as a module", "RUN python -m pip install -r requirements.txt", [], ["pip"]],
    ["Red Hat", "RUN dnf -y install gcc-c++ && dnf clean all", ["gcc-c++"], ["dnf"]],
    ["JSON form", 'RUN ["apt-get", "install", "-y", "make"]', ["make"], ["apt-get"]],
    ["here-document", "RUN <<EOF\napt-get update\napt-get install -y gcc\nEOF", ["gcc"], ["apt-get"]],
    ["words that only look alike", "RUN echo gcc && cp -r make /opt/make", [], []],
    [
      "behind assignments",
      "RUN set -eux; DEBIAN_FRONTEND=noninteractive apt-get install -y cmake",
      ["cmake"],
      ["apt-get"],
    ],
    ["mounted for the time", "RUN --mount=type=bind,from=build,target=/b make -C /b install", [], []],
    ["a shell", "RUN apk add bash", ["bash"], ["apk"]],
  ])("%s", async (_, run, installs, managers) => {
    expect(await image(`FROM debian:12-slim\n${run}\n`)).toMatchObject({ installs, managers });
  });

  it("counts compilers of the base", async () => {
    expect(await image('FROM golang:1.22-alpine\nCMD ["/app"]')).toMatchObject({ installs: ["go"], minimal: true });
  });
});

describe("how it starts", () => {
  it.each<[string, string, string, ContainerFact["start"]]>([
    ["exec form", "node:20", 'CMD ["node", "server.js"]', "exec"],
    ["shell form on Debian", "node:20", "CMD node server.js", "shell"],
    ["shell form on Oracle Linux", "openjdk:17", "CMD java -jar app.jar", "shell-by-image"],
    ["shell form on Alpine", "node:20-alpine", "CMD node server.js", "shell-by-image"],
    [
      "shell form on the vendor's image",
      "registry.gov.example/base:1",
      "ENTRYPOINT java -jar app.jar",
      "shell-by-image",
    ],
    ["shell form with exec", "eclipse-temurin:21-jre", "ENTRYPOINT exec java $JAVA_OPTS -jar app.jar", "exec"],
    ["exec behind another command", "node:20", "CMD node migrate.js && exec node server.js", "exec"],
    ["a shell in the exec form", "node:20", 'CMD ["sh", "-c", "node server.js"]', "shell"],
    ["a shell that replaces itself", "node:20", 'CMD ["sh", "-c", "node migrate.js && exec node server.js"]', "exec"],
    ["Bash", "node:20", 'CMD ["bash", "-c", "node server.js"]', "shell-by-image"],
    ["another SHELL", "node:20", 'SHELL ["/bin/bash", "-c"]\nCMD node server.js', "shell-by-image"],
    ["an init in front of a shell", "node:20", 'ENTRYPOINT ["tini", "--"]\nCMD node server.js', "shell"],
    ["an init for the group", "node:20", 'ENTRYPOINT ["tini", "-g", "--"]\nCMD node server.js', "exec"],
    ["dumb-init", "node:20", 'ENTRYPOINT ["dumb-init", "--"]\nCMD node server.js', "exec"],
    ["a script that is not here", "node:20", 'ENTRYPOINT ["docker-entrypoint.sh"]', "unknown"],
    ["nothing", "node:20", "", "inherited"],
    [
      "a CMD that a later ENTRYPOINT makes void",
      "node:20 AS a",
      'CMD node a.js\nFROM a\nENTRYPOINT ["tini", "--"]',
      "unknown",
    ],
  ])("%s", async (_, base, start, expected) => {
    expect(await image(`FROM ${base}\n${start}\n`)).toMatchObject({ start: expected });
  });

  it.each([
    ['CMD ["gunicorn", "app:app"]', "gunicorn"],
    ['ENTRYPOINT ["tini", "--"]\nCMD ["/venv/bin/uvicorn", "app:app"]', "uvicorn"],
    ["CMD alembic upgrade head && exec python -m gunicorn app:app", "gunicorn"],
    ['CMD ["bundle", "exec", "puma"]', "puma"],
    ['CMD ["opentelemetry-instrument", "uvicorn", "app:app"]', "uvicorn"],
    ['CMD ["java", "-jar", "app.jar"]', "java"],
    ['CMD ["./start.sh"]', ""],
    ["", ""],
  ])("%s: the program", async (start, program) => {
    expect(await image(`FROM python:3.12\n${start}\n`)).toMatchObject({ program });
  });

  it("the program that a script replaces itself by", async () => {
    const dockerfile = 'FROM python:3.12\nENTRYPOINT ["/entrypoint.sh"]\nCMD ["gunicorn", "app:app"]\n';
    const script = '#!/bin/sh\npython migrate.py\nexec "$@"\n';
    expect(await image(dockerfile, { "entrypoint.sh": script })).toMatchObject({ program: "gunicorn" });
  });

  it.each<[string, string, ContainerFact["start"]]>([
    [
      "replaces itself",
      '#!/bin/sh\nset -e\nif [ "$1" = migrate ]; then\n  exec node migrate.js\nfi\nexec "$@"\n',
      "exec",
    ],
    ["stays", "#!/bin/sh\nnode migrate.js\nnode server.js\n", "wrapper"],
    ["only turns streams", "#!/bin/bash\nexec > /proc/1/fd/1 2>&1\nnode server.js\n", "wrapper"],
    [
      "passes signals on",
      "#!/bin/bash\ntrap 'kill -TERM $child' TERM\nnode server.js &\nchild=$!\nwait $child\n",
      "exec",
    ],
    ["is no shell script", "#!/usr/bin/env node\nserver()\n", "unknown"],
  ])("a script that %s", async (_, script, expected) => {
    const dockerfile =
      'FROM node:20\nCOPY docker/start.sh /usr/local/bin/entrypoint\nENTRYPOINT ["entrypoint"]\nCMD ["node", "server.js"]\n';
    expect(await image(dockerfile, { "docker/start.sh": script })).toMatchObject({ start: expected });
  });
});

describe("the rest", () => {
  it("reads HEALTHCHECK, EXPOSE and COPY", async () => {
    expect(
      await image("FROM node:20\nARG PORT=8080\nEXPOSE $PORT 9090/tcp\nHEALTHCHECK CMD curl -f localhost\nCOPY . .\n"),
    ).toMatchObject({ healthcheck: true, ports: ["8080", "9090/tcp"], copiesEverything: true });
    expect(await image("FROM node:20\nHEALTHCHECK NONE\nCOPY --from=build . .\n")).toMatchObject({
      healthcheck: false,
      copiesEverything: false,
    });
  });

  it.each([
    ["node_modules\n.env*\n", false],
    ["*\n!src\n", false],
    ["node_modules\n", true],
  ])("with the .dockerignore %j", async (text, copiesEverything) => {
    expect(await image("FROM node:20\nCOPY . /app\n", { ".dockerignore": text })).toMatchObject({ copiesEverything });
  });

  it("points at what is to be changed", async () => {
    const collection = await collect({
      Dockerfile:
        "FROM node:20 AS base\nRUN true\n\nFROM base\nRUN apt-get install -y gcc\nUSER root\nCMD node server.js\n",
    });
    const [{ place, _places = {} } = {} as ContainerFact] = collection.facts.containers;
    const { base, user, start, installs } = _places;
    expect(
      located(
        collection,
        [place, base, user, start, installs].flatMap((one) => one ?? []),
      ),
    ).toEqual(["Dockerfile:4:1", "Dockerfile:1:1", "Dockerfile:6:1", "Dockerfile:7:1", "Dockerfile:5:24"]);
  });

  it.each([
    ["Dockerfile", "product"],
    ["Containerfile", "product"],
    ["services/permits/Dockerfile-api", "product"],
    ["api.Dockerfile", "product"],
    ["Dockerfile.prod", "product"],
    ["Dockerfile.dev", "example"],
    [".devcontainer/Dockerfile", "example"],
    ["Dockerfile-ci", "test"],
    ["test/Dockerfile", "test"],
    ["examples/Dockerfile", "example"],
  ])("%s is of the %s", async (path, purpose) => {
    const { containers } = await gather({ [path]: "FROM node:20" });
    expect(containers).toMatchObject([{ document: path, purpose }]);
  });

  it.each(["Dockerfile.md", "Dockerfile.dockerignore", "dockerfile.ts", "src/DockerfileParser.java"])(
    "%s is none",
    async (path) => {
      expect((await gather({ [path]: "FROM node:20" })).containers).toEqual([]);
    },
  );

  it("says which Dockerfile it can't understand", async () => {
    const { containers, unread } = await gather({ Dockerfile: "<<<<<<< HEAD\n" });
    expect(containers).toEqual([]);
    expect(unread).toMatchObject([{ kinds: ["container"] }]);
  });

  it("takes no side in a conflict of two versions", async () => {
    const text = "FROM node:20\n<<<<<<< HEAD\nUSER root\n=======\nUSER node\n>>>>>>> upgrade\n";
    const { containers, unread } = await gather({ Dockerfile: text });
    expect(containers).toEqual([]);
    expect(unread).toMatchObject([{ kinds: ["container"], place: { spot: { line: 2 } } }]);
  });

  it("reads the settings of an image", async () => {
    const { settings } = await gather({
      Dockerfile: "FROM node:20\nENV NODE_ENV=production DB_PASSWORD=hunter2 \\\n    PORT=8080\n",
    });
    expect(settings.map(({ name, text, sensitive, where }) => [name, text, sensitive, where])).toEqual([
      ["NODE_ENV", "production", false, "dockerfile"],
      ["DB_PASSWORD", "", true, "dockerfile"],
      ["PORT", "8080", false, "dockerfile"],
    ]);
  });
});

describe("images without a Dockerfile", () => {
  it.each<[string, string, ContainerFact["builder"]]>([
    ["pom.xml", "<plugin><goals>\n<goal>build-image-no-fork</goal>", "buildpack"],
    ["pom.xml", "<artifactId>jib-maven-plugin</artifactId>", "jib"],
    ["build.gradle.kts", 'tasks.named<BootBuildImage>("bootBuildImage") {', "buildpack"],
    ["build.gradle", "id 'com.google.cloud.tools.jib' version '3.4.0'", "jib"],
    [".github/workflows/release.yml", "      - run: ./mvnw spring-boot:build-image", "buildpack"],
    [
      ".gitlab-ci.yml",
      "  script:\n    - pack build permits --builder paketobuildpacks/builder-jammy-base",
      "buildpack",
    ],
    ["Makefile", "image:\n\tko build ./cmd/permits", "other"],
    ["project.toml", "[_]\nschema-version = '0.2'\n[[io.buildpacks.group]]\n", "buildpack"],
    ["nixpacks.toml", "[phases.setup]", "buildpack"],
    ["src/Api/Api.csproj", "<ContainerRepository>permits</ContainerRepository>", "other"],
    ["azure-pipelines.yml", "- script: dotnet publish -p:PublishProfile=DefaultContainer", "other"],
  ])("%s", async (path, text, builder) => {
    expect((await gather({ [path]: text })).containers).toMatchObject([{ builder, document: path, stages: 0 }]);
  });

  it.each([
    ["pom.xml", "<artifactId>spring-boot-maven-plugin</artifactId>"],
    ["Makefile", "# ko build ./cmd"],
    [".github/workflows/a.yml", "- run: npm run build"],
    ["run.sh", "mvn package"],
  ])("%s: %s is no sign", async (path, text) => expect((await gather({ [path]: text })).containers).toEqual([]));
});

describe("hostile input", () => {
  const words = fc.constantFrom(
    "FROM",
    "a AS b",
    "RUN",
    "\\\n",
    "#",
    "<<EOF",
    "\nEOF\n",
    "${",
    "}",
    "$A",
    ":-",
    "[",
    '"',
    "]",
    "\n",
    " ",
    "ARG A=$A",
    "ENV A=${A:-${A}}",
    "USER",
    "\u0000",
    "COPY . .",
    "`",
    "# escape=`\n",
  );
  it("never throws", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 60 }), async (parts) => {
        await gather({ Dockerfile: parts.join("") });
      }),
      { numRuns: 300 },
    );
  });

  it("ends on long and deep texts", async () => {
    const started = performance.now();
    await gather({
      "a.Dockerfile": `FROM a\nRUN ${"a && ".repeat(200_000)}`,
      "b.Dockerfile": `FROM ${"${A:-".repeat(10_000)}`,
      "c.Dockerfile": Array.from({ length: 3_000 }, (_, index) => `FROM s${index - 1} AS s${index}\n`).join(""),
      "d.Dockerfile": `FROM a\nRUN \\\n${"x \\\n".repeat(100_000)}`,
      "e.Dockerfile": `FROM a\n${"RUN <<A <<B\n".repeat(3_000)}`,
      "f.Dockerfile": `FROM a\nENV ${"A=$A$A ".repeat(300)}\nENV ${"A=$A$A ".repeat(300)}\nUSER $A`,
    });
    expect(performance.now() - started).toBeLessThan(8_000);
  });

  it("parts a file as dockerfile-ast does", () => {
    const line = fc.constantFrom(
      "FROM a",
      "RUN a \\",
      "  b",
      "# c",
      "",
      "USER x",
      "run x",
      'CMD ["a"]',
      "  ENV a=b",
      "x \\  ",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        // An unfinished last line is no instruction of its own for either.
        const text = `FROM start\n${lines.join("\n")}\nLABEL end=1\n`;
        const theirs = DockerfileParser.parse(text)
          .getInstructions()
          .map((one) => [one.getKeyword(), one.getRange().start.line + 1]);
        const ours = instructionsOf(text.split("\n")).map(({ keyword, line: at }) => [keyword, at]);
        expect(ours).toEqual(theirs);
      }),
    );
  });
});
