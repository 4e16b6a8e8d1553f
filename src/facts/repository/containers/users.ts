import { databaseOf, imageName } from "../image-name.ts";

/** Who runs the main process. */
export interface ImageUser {
  /** As set, arguments and variables replaced; "" where the image sets none. */
  readonly user: string;
  readonly root: boolean | "unknown";
}

/** Official images, and others of wide use, that run as root where nothing else is set. */
const ROOT =
  /^(?:alpine|debian|ubuntu|centos|fedora|rockylinux|almalinux|amazonlinux|oraclelinux|archlinux|busybox|buildpack-deps|scratch|node|python|golang|ruby|rust|php|perl|gcc|openjdk|eclipse-temurin|amazoncorretto|adoptopenjdk|sapmachine|maven|gradle|tomcat|jetty|nginx|httpd|caddy|traefik|haproxy|elixir|erlang|haskell|swift|denoland\/deno|oven\/bun|dotnet\/(?:aspnet|runtime|runtime-deps|sdk)|ubi[789](?:\/ubi|\/ubi-minimal|\/ubi-micro)?|ubi[789]-minimal|ubi[789]-micro|astral-sh\/uv)$/;
/** Official images that set a user of their own. */
const OTHERS_OF_ROOT = /^(?:jetty|haproxy)$/;
const OFFICIAL = new Set([
  "docker.io",
  "public.ecr.aws",
  "mcr.microsoft.com",
  "registry.access.redhat.com",
  "registry.redhat.io",
  "ghcr.io",
  "quay.io",
]);

/**
 * Who an image runs as that sets no user itself, by what it rests on: variants for this (`nonroot`, unprivileged, chiseled, Chainguard,
 * Bitnami, Red Hat's language images) do not run as root, official images do. Databases change their user when they start.
 *
 * @param base the reference that the last FROM names
 */
export function userOfBase(base: string): ImageUser {
  const { registry, name, tag } = imageName(base);
  const low = name.toLowerCase();
  const other = (user: string): ImageUser => ({ user, root: false });
  const none = (root: boolean | "unknown"): ImageUser => ({ user: "", root });
  if (low.startsWith("distroless/")) {
    if (/[$<{]/.test(tag)) return none("unknown");
    return /nonroot/.test(tag) ? other("nonroot") : none(true);
  }
  if (low === "chainguard/wolfi-base") return none(true);
  if (low.startsWith("chainguard/")) return other("nonroot");
  if (/unprivileged|nonroot|rootless/.test(`${low}:${tag}`)) return other("nonroot");
  if (/^dotnet\//.test(low) && /chiseled|distroless/.test(tag)) return other("app");
  if (/^(?:bitnami|bitnamilegacy)\//.test(low)) return other("1001");
  if (/^ubi[789]\/(?:nodejs|python|openjdk|ruby|php|go-toolset|httpd|nginx|dotnet)/.test(low)) return other("default");
  if (OTHERS_OF_ROOT.test(low) || databaseOf(base) !== "" || /[$<{]/.test(base)) return none("unknown");
  return none(OFFICIAL.has(registry) && ROOT.test(low) ? true : "unknown");
}

/** Whether a user as set is root; a variable without a value can't be told. */
export function isRoot(user: string): boolean | "unknown" {
  const [name = ""] = user.trim().split(":");
  if (/[$<{%]/.test(name)) return "unknown";
  return /^(?:root|0+|ContainerAdministrator)$/i.test(name);
}
