import type { Place } from "../../../model.ts";
import { CODE_NAMES } from "../end-of-life.ts";
import { javaVersion, leadingVersion, type Stated } from "./stated.ts";

/** Official images, whose tag begins with the version of what they hold. */
const OFFICIAL: Readonly<Record<string, string>> = {
  node: "node",
  python: "python",
  golang: "go",
  php: "php",
  ruby: "ruby",
  postgres: "postgres",
  mysql: "mysql",
  mariadb: "mariadb",
  mongo: "mongodb",
  debian: "debian",
  ubuntu: "ubuntu",
  alpine: "alpine",
  centos: "centos",
  rockylinux: "rockylinux",
  almalinux: "almalinux",
  openjdk: "java",
  "eclipse-temurin": "java",
  amazoncorretto: "java",
  "ibm-semeru-runtimes": "java",
};
/** Images of others, by the whole path. */
const OTHERS: Readonly<Record<string, string>> = {
  "bitnami/node": "node",
  "bitnami/postgresql": "postgres",
  "bitnami/mysql": "mysql",
  "bitnami/mariadb": "mariadb",
  "bitnami/mongodb": "mongodb",
  "postgis/postgis": "postgres",
  "mysql/mysql-server": "mysql",
  "azul/zulu-openjdk": "java",
  "azul/zulu-openjdk-alpine": "java",
  "adoptopenjdk/openjdk8": "java",
  "adoptopenjdk/openjdk11": "java",
  "dotnet/sdk": "dotnet",
  "dotnet/aspnet": "dotnet",
  "dotnet/runtime": "dotnet",
  "dotnet/core/sdk": "dotnet",
  "dotnet/core/aspnet": "dotnet",
  "dotnet/core/runtime": "dotnet",
};
/** Tools that bring a Java of their own; the tag names it somewhere: "3.9-eclipse-temurin-17", "8.5-jdk17". */
const WITH_JAVA = /^(?:maven|gradle|tomcat|jetty|sbt)$/u;
const REGISTRY =
  /^(?:docker\.io|index\.docker\.io|registry-1\.docker\.io|public\.ecr\.aws\/docker|mirror\.gcr\.io|mcr\.microsoft\.com|quay\.io)\//u;

/**
 * What versions an image stands for, by its name and tag. Only images are known that are what they are called: one of the same name in
 * another registry may be anything.
 *
 * @param reference as in a Dockerfile, variables replaced
 */
export function versionsOfImage(reference: string, place: Place): Stated[] {
  const [named = ""] = reference.slice(0, 300).split("@");
  const colon = named.lastIndexOf(":");
  if (colon <= named.lastIndexOf("/")) return [];
  const tag = named.slice(colon + 1).toLowerCase();
  const path = named
    .slice(0, colon)
    .toLowerCase()
    .replace(REGISTRY, "")
    .replace(/^library\//u, "");
  const state = (name: string, version: string | undefined): Stated[] =>
    version === undefined ? [] : [{ name, version, source: "image", place }];
  const redHat = /^(?:registry\.access\.redhat\.com|registry\.redhat\.io)\/(?:ubi(\d{1,2})\/|rhel(\d{1,2})\/?)/u.exec(
    path,
  );
  if (redHat !== null) return state("rhel", redHat[1] ?? redHat[2]);
  if (path === "centos/centos") return state("centos", /^(stream\d{1,2})\b/u.exec(tag)?.[1]);
  const name = own(OFFICIAL, path) ?? own(OTHERS, path);
  const base = name === undefined && !WITH_JAVA.test(path) ? [] : baseIn(tag, name, state);
  if (WITH_JAVA.test(path))
    return [...state("java", /(?:jdk|jre|temurin|corretto|openjdk)-?(\d{1,2})\b/u.exec(tag)?.[1]), ...base];
  if (name === undefined) return [];
  return [...state(name, versionIn(name, tag)), ...base];
}

function versionIn(name: string, tag: string): string | undefined {
  const code = own(CODE_NAMES, tag.split("-")[0] ?? "");
  if (code?.[0] === name) return code[1];
  if (name === "java") return javaVersion(tag);
  if (name === "centos") return /^(?:centos)?(\d{1,2})\b/u.exec(tag)?.[1];
  const version = leadingVersion(tag);
  // Days on which an image was made are no versions: debian:20240110.
  return version === undefined || (/^\d{4}$/u.test(version.split(".")[0] ?? "") && name !== "ubuntu")
    ? undefined
    : version;
}

/** The system that an image of something else rests on: "3.8-slim-buster", "14-alpine3.15". */
function baseIn(
  tag: string,
  name: string | undefined,
  state: (name: string, version: string | undefined) => Stated[],
): Stated[] {
  if (name !== "alpine") {
    const alpine = /alpine-?(3\.\d{1,2})\b/u.exec(tag)?.[1];
    if (alpine !== undefined) return state("alpine", alpine);
  }
  const code = tag.split("-").find((word) => own(CODE_NAMES, word) !== undefined);
  const found = code === undefined ? undefined : own(CODE_NAMES, code);
  return found === undefined || found[0] === name ? [] : state(found[0], found[1]);
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
