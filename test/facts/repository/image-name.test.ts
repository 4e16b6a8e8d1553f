// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are variables of Compose files and Dockerfiles.
import { describe, expect, it } from "vitest";
import { databaseOf, imageName, isCommonImage, isMinimalBase } from "../../../src/facts/repository/image-name.ts";
import { fc } from "../../property.ts";

describe("imageName", () => {
  it.each([
    ["node", "docker.io", "node", "", "floating"],
    ["node:20-alpine", "docker.io", "node", "20-alpine", "series"],
    ["library/node:20.11.1", "docker.io", "node", "20.11.1", "version"],
    ["docker.io/library/node:latest", "docker.io", "node", "latest", "floating"],
    ["localhost:5000/permits", "localhost:5000", "permits", "", "floating"],
    ["localhost/permits:v2.0.1", "localhost", "permits", "v2.0.1", "version"],
    ["ghcr.io/acme/permits:1.2.3-rc.1", "ghcr.io", "acme/permits", "1.2.3-rc.1", "version"],
    ["registry.gov.example:5000/permits/api:1.2", "registry.gov.example:5000", "permits/api", "1.2", "series"],
    [`permits@sha256:${"a".repeat(64)}`, "docker.io", "permits", "", "digest"],
    [`permits:1@sha256:${"a".repeat(64)}`, "docker.io", "permits", "1", "digest"],
    ["scratch", "docker.io", "scratch", "", "scratch"],
    ["${REGISTRY}/permits:1.0.0", "", "permits", "1.0.0", "version"],
    ["permits:${TAG:-1.0.0}", "docker.io", "permits", "${TAG:-1.0.0}", "unknown"],
    ["permits:{{ .Values.tag }}", "docker.io", "permits", "{{ .Values.tag }}", "unknown"],
    ["$IMAGE", "docker.io", "$IMAGE", "", "unknown"],
    ["debian:bookworm-slim", "docker.io", "debian", "bookworm-slim", "series"],
    ["nginx:alpine", "docker.io", "nginx", "alpine", "floating"],
    ["nginx:stable", "docker.io", "nginx", "stable", "floating"],
    ["permits:main", "docker.io", "permits", "main", "floating"],
    ["permits:1.2.0-SNAPSHOT", "docker.io", "permits", "1.2.0-SNAPSHOT", "floating"],
    ["permits:latest-2", "docker.io", "permits", "latest-2", "floating"],
    ["permits:4f2a9c1", "docker.io", "permits", "4f2a9c1", "version"],
    ["permits:sha-4f2a9c1d", "docker.io", "permits", "sha-4f2a9c1d", "version"],
    ["minio/minio:RELEASE.2024-01-16T16-07-38Z", "docker.io", "minio/minio", "RELEASE.2024-01-16T16-07-38Z", "version"],
    ["postgres:16.2-alpine", "docker.io", "postgres", "16.2-alpine", "version"],
    ["postgres:16", "docker.io", "postgres", "16", "series"],
    ["eclipse-temurin:17.0.9_9-jre", "docker.io", "eclipse-temurin", "17.0.9_9-jre", "version"],
    ["", "docker.io", "", "", "unknown"],
  ])("takes %s apart", (reference, registry, name, tag, pinned) => {
    expect(imageName(reference)).toMatchObject({ registry, name, tag, pinned });
  });

  it("takes anything", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
        expect(imageName(text).pinned).toBeTypeOf("string");
        databaseOf(text);
      }),
    );
  });
});

describe("databaseOf", () => {
  it.each([
    ["postgres:16", "postgres"],
    ["bitnami/postgresql:15", "postgres"],
    ["postgis/postgis:16-3.4", "postgres"],
    ["timescale/timescaledb-ha:pg16", "postgres"],
    ["quay.io/sclorg/postgresql-15-c9s", "postgres"],
    ["mysql:8", "mysql"],
    ["mariadb", "mariadb"],
    ["mcr.microsoft.com/mssql/server:2022-latest", "mssql"],
    ["gvenzl/oracle-xe:21", "oracle"],
    ["container-registry.oracle.com/database/free:latest", "oracle"],
    ["mongo:7", "mongo"],
    ["redis:7-alpine", "redis"],
    ["valkey/valkey:8", "redis"],
    ["confluentinc/cp-kafka:7.5.0", "kafka"],
    ["rabbitmq:3-management", "rabbitmq"],
    ["docker.elastic.co/elasticsearch/elasticsearch:8.1.0", "elasticsearch"],
    // What only talks to one.
    ["mongo-express", ""],
    ["prometheuscommunity/postgres-exporter", ""],
    ["confluentinc/cp-kafka-connect:7.5.0", ""],
    ["ghcr.io/acme/postgres-backup:1.0.0", ""],
    ["dpage/pgadmin4", ""],
    ["node:20", ""],
  ])("%s: %s", (image, database) => expect(databaseOf(image)).toBe(database));
});

describe("isMinimalBase", () => {
  it.each<[string, boolean | "unknown"]>([
    ["scratch", true],
    ["alpine:3.20", true],
    ["node:20-alpine3.19", true],
    ["python:3.12-slim-bookworm", true],
    ["gcr.io/distroless/java17-debian12:nonroot", true],
    ["gcr.io/distroless/base:debug", false],
    ["cgr.dev/chainguard/node:latest", true],
    ["cgr.dev/chainguard/node:latest-dev", false],
    ["registry.access.redhat.com/ubi9/ubi-micro:9.3", true],
    ["registry.access.redhat.com/ubi9-minimal", true],
    ["registry.access.redhat.com/ubi9/ubi:9.3", false],
    ["mcr.microsoft.com/dotnet/aspnet:8.0-jammy-chiseled", true],
    ["mcr.microsoft.com/dotnet/aspnet:8.0", "unknown"],
    ["node:20", false],
    ["ubuntu:22.04", false],
    ["debian:bookworm-slim", true],
    ["python:3.12", false],
    ["eclipse-temurin:17-jre", false],
    ["node:${VERSION}", "unknown"],
    ["registry.gov.example/base/java:1.2.0", "unknown"],
  ])("%s: %s", (image, minimal) => {
    const { name, tag } = imageName(image);
    expect(isMinimalBase(name, tag)).toBe(minimal);
  });
});

describe("isCommonImage", () => {
  it.each<[string, boolean]>([
    ["nginx:1.25", true],
    ["docker.io/library/redis:7", true],
    ["postgis/postgis:16-3.4", true],
    ["quay.io/keycloak/keycloak:24.0.1", true],
    ["mcr.microsoft.com/azure-storage/azurite", true],
    ["ghcr.io/acme/permits:1.0.0", false],
    ["acme/permits", false],
    ["registry.gov.example/permits:1.0.0", false],
    ["permits-api:latest", false],
    ["registry.gov.example/library/nginx:1.25", true],
    // Official, or built by hand: which of both can't be told.
    ["permits", true],
  ])("%s: %s", (image, common) => expect(isCommonImage(image)).toBe(common));
});
