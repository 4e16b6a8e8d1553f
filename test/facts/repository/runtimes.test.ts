// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are variables of Compose files and Dockerfiles.
import { describe, expect, test } from "vitest";
import { CODE_NAMES, isListed, supportEnd } from "../../../src/facts/repository/end-of-life.ts";
import { versionsOfImage } from "../../../src/facts/repository/runtimes/images.ts";
import { newestAllowed } from "../../../src/facts/repository/runtimes/ranges.ts";
import { Place } from "../../../src/model.ts";
import { fc } from "../../property.ts";
import { collect, gather, located } from "./gather.ts";

/** What is read of files: "name version", with ">" in front of a lower bound. */
async function read(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { runtimes } = await gather(files);
  return runtimes.map(({ name, version, minimum }) => `${name} ${minimum ? ">" : ""}${version}`);
}

describe("images", () => {
  test.each([
    ["node:14", "node 14"],
    ["node:14.17.0-alpine3.15", "node 14.17.0, alpine 3.15"],
    ["docker.io/library/node:20-bookworm", "node 20, debian 12"],
    ["python:3.8-slim-buster", "python 3.8, debian 10"],
    ["public.ecr.aws/docker/library/golang:1.19", "go 1.19"],
    ["openjdk:8-jre-alpine", "java 8"],
    ["openjdk:1.8", "java 8"],
    ["eclipse-temurin:17.0.9_9-jre-jammy", "java 17, ubuntu 22.04"],
    ["maven:3.9-eclipse-temurin-21", "java 21"],
    ["maven:3.8.6-openjdk-11-slim", "java 11"],
    ["gradle:8.5-jdk17", "java 17"],
    ["tomcat:9-jdk11", "java 11"],
    ["mcr.microsoft.com/dotnet/aspnet:6.0-alpine", "dotnet 6.0"],
    ["mcr.microsoft.com/dotnet/core/sdk:3.1", "dotnet 3.1"],
    ["postgres:12.4-alpine", "postgres 12.4"],
    ["bitnami/postgresql:11", "postgres 11"],
    ["postgis/postgis:13-3.1", "postgres 13"],
    ["mysql:5.7", "mysql 5.7"],
    ["mongo:4.4.6", "mongodb 4.4.6"],
    ["debian:buster-slim", "debian 10"],
    ["debian:11-slim", "debian 11"],
    ["debian:20240110", ""],
    ["ubuntu:focal", "ubuntu 20.04"],
    ["ubuntu:18.04", "ubuntu 18.04"],
    ["alpine:3.12", "alpine 3.12"],
    ["centos:centos7.9.2009", "centos 7"],
    ["quay.io/centos/centos:stream9", "centos stream9"],
    ["registry.access.redhat.com/ubi8/ubi-minimal:8.9", "rhel 8"],
    ["node:lts-alpine", ""],
    ["node:latest", ""],
    ["node", ""],
    ["node@sha256:0123", ""],
    // Something else of the same name.
    ["registry.example.gov/health/node:14", ""],
    ["registry.example.gov/node:14", ""],
    ["example/postgres:9.6", ""],
    ["localhost:5000/node", ""],
    ["", ""],
  ])("%s is %j", (reference, expected) => {
    const found = versionsOfImage(reference, new Place("Dockerfile"));
    expect(found.map(({ name, version }) => `${name} ${version}`).join(", ")).toBe(expected);
  });

  test("arguments, stages and platforms are followed", async () => {
    const collection = await collect({
      Dockerfile:
        "# syntax=docker/dockerfile:1\nARG NODE=14\nARG BASE=debian:11\nFROM --platform=linux/amd64 node:${NODE}-alpine AS build\nARG NODE=22\n" +
        "FROM build AS test\nFROM ${BASE} AS run\nFROM $UNSET\nFROM python:${V:-3.8}\nfrom scratch\n",
    });
    const { runtimes } = collection.facts;
    expect(runtimes.map(({ name, version }) => `${name} ${version}`)).toEqual(["node 14", "debian 11", "python 3.8"]);
    expect(
      located(
        collection,
        runtimes.map(({ place }) => place),
      ),
    ).toEqual(["Dockerfile:4:29", "Dockerfile:7:6", "Dockerfile:9:6"]);
    expect(runtimes[0]).toMatchObject({ source: "image", purpose: "product", supportedUntil: "2023-04-30" });
  });

  test("of Compose files, manifests and values of charts", async () => {
    expect(
      await read({
        "compose.yaml":
          "services:\n  db:\n    image: postgres:12\n  cache:\n    image: 'mongo:${MONGO:-4.4}'\n  app: { build: . }\n",
        "deploy/k8s/db.yaml": "kind: Deployment\nspec:\n  containers:\n    - name: db\n      image: mysql:5.7 # old\n",
        "charts/x/values.yaml":
          'image:\n  repository: mariadb\n  tag: "10.3"\nother:\n  repository: mariadb\nside:\n  tag: "10.1"\n',
        "charts/x/templates/a.yaml": 'image: "postgres:{{ .Values.tag }}"\n',
        ".github/workflows/ci.yaml": "services:\n  db:\n    image: postgres:9.6\n",
        ".gitlab-ci.yml": "image: node:10\n",
        ".devcontainer/Dockerfile": "FROM node:10\n",
        "Dockerfile.dev": "FROM node:10\n",
        "compose.override.yaml": "services:\n  db:\n    image: postgres:9.6\n",
      }),
    ).toEqual(["mariadb 10.3", "postgres 12", "mongodb 4.4", "mysql 5.7"]);
  });
});

describe("ranges", () => {
  test.each([
    ["14", "14"],
    ["14.x", "14"],
    ["^14.17.0", "14"],
    ["~14.2", "14"],
    ["v14", "14"],
    [">=14", ">14"],
    [">= 14.17", ">14"],
    [">=14 <19", "18"],
    [">=14.0.0 <=16", "16"],
    [">=14 <16.5", "16"],
    ["12 || 14 || 16", "16"],
    ["^8.12.0 || >=9.7.0", ">9"],
    ["10 - 12", "12"],
    ["*", undefined],
    ["latest", undefined],
    ["", undefined],
  ])("%s is %s", (range, expected) => {
    const found = newestAllowed(range);
    expect(found === undefined ? undefined : `${found.minimum ? ">" : ""}${found.version}`).toBe(expected);
  });
});

describe("files that pin and manifests", () => {
  test.each<[string, string, string[]]>([
    [".nvmrc", "v14.17.0\n", ["node 14.17.0"]],
    [".nvmrc", "lts/fermium\n", ["node 14"]],
    [".nvmrc", "lts/*\n", []],
    [".python-version", "3.8.10\n", ["python 3.8.10"]],
    [".python-version", "pypy3.9-7.3\n", []],
    [".ruby-version", "ruby-2.7.4\n", ["ruby 2.7.4"]],
    ["runtime.txt", "python-3.7.9\n", ["python 3.7.9"]],
    [
      ".tool-versions",
      "nodejs 16.20.0\n# comment\njava temurin-11.0.20+8\nterraform 1.2\n",
      ["node 16.20.0", "java 11"],
    ],
    [".sdkmanrc", "java=17.0.2-tem\n", ["java 17"]],
    [
      "package.json",
      '{ "engines": { "node": ">=14" }, "dependencies": { "@angular/core": "^12.0.0", "angular": "1.8.2" } }',
      ["node >14", "angular 12", "angularjs 1"],
    ],
    ["composer.json", '{ "require": { "php": "^7.2", "laravel/framework": "^8.0" } }', ["php 7.4", "laravel 8"]],
    ["composer.json", '{ "require": { "php": ">=7.2" } }', []],
    ["composer.json", '{ "require": { "php": "8.1.*" } }', ["php 8.1"]],
    ["global.json", '{ "sdk": { "version": "6.0.100" } }', ["dotnet 6.0.100"]],
    ["global.json", '{ "sdk": { "version": "6.0.100", "rollForward": "latestMajor" } }', ["dotnet >6.0.100"]],
    ["api.csproj", "<TargetFramework>net6.0</TargetFramework>", ["dotnet 6.0"]],
    ["api.csproj", "<TargetFramework>netstandard2.0</TargetFramework><TargetFramework>net48</TargetFramework>", []],
    ["go.mod", "module x\n\ngo 1.19\n", ["go >1.19"]],
    [
      "pom.xml",
      "<parent>\n<groupId>org.springframework.boot</groupId>\n<artifactId>spring-boot-starter-parent</artifactId>\n<version>2.5.4</version>\n</parent>\n<properties>\n<java.version>1.8</java.version>\n</properties>",
      ["spring-boot 2.5", "java >8"],
    ],
    [
      "build.gradle",
      "plugins {\n  id 'org.springframework.boot' version '2.7.1'\n}\nsourceCompatibility = '11'\n",
      ["spring-boot 2.7", "java >11"],
    ],
    [
      "build.gradle.kts",
      'plugins { id("org.springframework.boot") version "3.1.2" }\njava { toolchain { languageVersion.set(JavaLanguageVersion.of(17)) } }\n',
      ["spring-boot 3.1", "java >17"],
    ],
    ["requirements.txt", "Django==2.2.4\nrequests>=2\n", ["django 2.2"]],
    ["requirements.txt", "django>=3.2,<5\ndjango-filter==2.4\n", ["django >3.2"]],
    [
      "pyproject.toml",
      '[project]\nrequires-python = ">=3.8"\ndependencies = [\n  "django==3.2.1",\n]\n',
      ["python >3.8", "django 3.2"],
    ],
    ["Pipfile", '[requires]\npython_version = "3.7"\n', ["python 3.7"]],
    ["Gemfile", "ruby '2.7.4'\ngem 'rails', '~> 6.0.3'\ngem 'rails-i18n', '~> 5.1'\n", ["ruby 2.7", "rails 6.0"]],
    ["package.json", "[", []],
    ["package.json", '{ "engines": [], "dependencies": 3 }', []],
  ])("%s %j", async (path, text, expected) => {
    expect(await read({ [path]: text })).toEqual(expected);
  });

  test("hostile files stop nothing", async () => {
    const names = [
      ".nvmrc",
      "package.json",
      "pom.xml",
      "build.gradle",
      "requirements.txt",
      "Dockerfile",
      "compose.yaml",
      "go.mod",
      "global.json",
    ];
    const junk = fc.oneof(
      fc.string({ maxLength: 500 }),
      fc.constantFrom(
        "image: ".repeat(5_000),
        "FROM ".repeat(20_000),
        `${"$".repeat(3_000)}{`,
        "<version>".repeat(10_000),
        `ARG ${"A=".repeat(9_000)}`,
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), junk, async (name, text) => void (await gather({ [name]: text }))),
      { numRuns: 200 },
    );
  });
});

describe("the table", () => {
  test.each([
    ["node", "14.17.0", "2023-04-30"],
    ["python", "3.8.10", "2024-10-07"],
    ["python", "3.10", "2026-10-31"],
    ["dotnet", "6", "2024-11-12"],
    ["dotnet", "6.0.100", "2024-11-12"],
    ["ubuntu", "20.04", "2025-05-31"],
    ["postgres", "9.6.1", "2021-11-11"],
    ["spring-boot", "2.7", "2023-11-24"],
    ["mariadb", "10.3.2", "2023-05-25"],
  ])("%s %s ends on %s", (name, version, until) => expect(supportEnd(name, version)?.until).toBe(until));

  test.each([
    ["node", "99"],
    ["python", "3"],
    ["constructor", "1"],
    ["postgres", ""],
  ])("has nothing on %s %s", (name, version) => expect(supportEnd(name, version)).toBeUndefined());

  test("holds dates, and names of versions that it has", () => {
    for (const [name, version] of Object.values(CODE_NAMES))
      expect(supportEnd(name, version)?.until).toMatch(/^20\d\d-\d\d-\d\d$/u);
    expect(isListed("debian")).toBe(true);
    expect(supportEnd("debian", "10")).toEqual({ until: "2024-06-30", paidUntil: "2029-06-30" });
  });
});
