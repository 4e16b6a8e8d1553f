import type { ContainerFact } from "../facts.ts";
import type { TextFile } from "../noun.ts";

/** A sign that an image is built without a Dockerfile. */
interface Sign {
  /** Files, by the last step of their path, in lower case. */
  readonly file: RegExp;
  readonly line: RegExp;
  readonly builder: ContainerFact["builder"];
}

/** What every sign has a word of: most files have none. */
const WORDS =
  /build-image|bootBuildImage|jib|buildpack|pack\s+build|heroku\/builder|kpack|nixpacks|\bko\s|Container|container-image|DockerPlugin|_image\(|dockerTools|SAVE IMAGE/;
/** Files that are a sign by themselves. */
const OWN_FILE = /^(?:project\.toml|nixpacks\.(?:toml|json)|\.ko\.ya?ml)$/;
const SCRIPTS =
  /^(?:.*\.ya?ml|makefile|justfile|taskfile\.ya?ml|jenkinsfile(?:\..*)?|.*\.jenkinsfile|.*\.(?:sh|bash|mk|ps1|groovy)|package\.json|procfile)$/;

/** Ways to build images without a Dockerfile, as their tools document them. */
const SIGNS: readonly Sign[] = [
  // Spring Boot: https://docs.spring.io/spring-boot/maven-plugin/build-image.html
  {
    file: /^pom\.xml$/,
    line: /<goal>\s*build-image(?:-no-fork)?\s*<|spring-boot\.build-image\./,
    builder: "buildpack",
  },
  { file: /\.gradle(?:\.kts)?$/, line: /\bbootBuildImage\b/, builder: "buildpack" },
  { file: SCRIPTS, line: /\bspring-boot:build-image\b|\bbootBuildImage\b/, builder: "buildpack" },
  // Jib: https://github.com/GoogleContainerTools/jib
  { file: /^pom\.xml$/, line: /\bjib-maven-plugin\b|quarkus-container-image-jib\b/, builder: "jib" },
  { file: /\.gradle(?:\.kts)?$/, line: /\bcom\.google\.cloud\.tools\.jib\b/, builder: "jib" },
  {
    file: SCRIPTS,
    line: /\bjib:(?:build|dockerBuild)\b|\bjibDockerBuild\b|\bgradlew?\s.{0,80}[\s:]jib(?:\s|$)/,
    builder: "jib",
  },
  // Cloud Native Buildpacks and Paketo: https://buildpacks.io/docs/reference/config/project-descriptor/
  { file: /^project\.toml$/, line: /^\s*\[{1,2}\s*(?:_|io\.buildpacks|build)\s*(?:\.|\])/, builder: "buildpack" },
  {
    file: SCRIPTS,
    line: /(?:^|[\s"'&;])pack\s+build\s|\bpaketobuildpacks?\/|\bheroku\/builder:|buildpacks\/github-actions/,
    builder: "buildpack",
  },
  { file: /^kpack.*\.ya?ml$|.*\.ya?ml$/, line: /^\s*apiVersion:\s*kpack\.io\//, builder: "buildpack" },
  { file: /^skaffold.*\.ya?ml$/, line: /^\s*(?:-\s+)?buildpacks:/, builder: "buildpack" },
  { file: /^skaffold.*\.ya?ml$/, line: /^\s*(?:-\s+)?jib:/, builder: "jib" },
  // Nixpacks: https://nixpacks.com/docs
  { file: /^nixpacks\.(?:toml|json)$/, line: /\S/, builder: "buildpack" },
  { file: SCRIPTS, line: /(?:^|[\s"'&;])nixpacks\s+build\s/, builder: "buildpack" },
  // ko: https://ko.build
  { file: /^\.ko\.ya?ml$/, line: /\S/, builder: "other" },
  { file: SCRIPTS, line: /(?:^|[\s"'&;])ko\s+(?:build|publish|apply|resolve)\s/, builder: "other" },
  // .NET: https://learn.microsoft.com/dotnet/core/containers/overview
  {
    file: /\.(?:csproj|fsproj|vbproj|props|pubxml)$/,
    line: /<(?:ContainerRepository|ContainerImageName|ContainerBaseImage|EnableSdkContainerSupport)>|<WebPublishMethod>\s*Container/,
    builder: "other",
  },
  { file: SCRIPTS, line: /PublishProfile=DefaultContainer|[/-]t:PublishContainer/, builder: "other" },
  // Quarkus, Micronaut, sbt, Bazel, Nix, Earthly.
  {
    file: /^application.*\.(?:properties|ya?ml)$/,
    line: /^\s*quarkus\.container-image\.build\s*=\s*true/,
    builder: "other",
  },
  {
    file: /^pom\.xml$|\.gradle(?:\.kts)?$/,
    line: /quarkus-container-image-(?:buildpack|docker|podman|openshift)/,
    builder: "other",
  },
  { file: /^build\.sbt$/, line: /enablePlugins\([^)]*DockerPlugin/, builder: "other" },
  {
    file: /^(?:build|build\.bazel)$/,
    line: /^\s*(?:oci_image|container_image|py3_image|go_image|java_image)\(/,
    builder: "other",
  },
  { file: /\.nix$/, line: /dockerTools\.(?:buildImage|buildLayeredImage|streamLayeredImage)/, builder: "other" },
  { file: /^earthfile$/, line: /^\s*SAVE IMAGE\s/, builder: "other" },
];

/** What could hold a sign of an image that is built without a Dockerfile. */
export function mayBuildImages(name: string): boolean {
  const low = name.toLowerCase();
  return SIGNS.some(({ file }) => file.test(low));
}

/** The signs in a file: one for each way of building, with its 1-based line. */
export function builtWithout({
  path,
  text,
  lines,
}: TextFile): { readonly builder: ContainerFact["builder"]; readonly line: number }[] {
  const low = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  const signs = SIGNS.filter(({ file }) => file.test(low));
  const found = new Map<ContainerFact["builder"], number>();
  if (!WORDS.test(text) && !OWN_FILE.test(low)) return [];
  for (const [index, whole] of lines.slice(0, 20_000).entries()) {
    const line = whole.slice(0, 2_000);
    // What is commented out builds nothing.
    if (/^\s*(?:#|\/\/|<!--|\*)/.test(line)) continue;
    for (const { line: pattern, builder } of signs) {
      if (!found.has(builder) && pattern.test(line)) found.set(builder, index + 1);
    }
  }
  return [...found].map(([builder, line]) => ({ builder, line }));
}
