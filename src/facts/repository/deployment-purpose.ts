import type { Purpose } from "./facts.ts";

const DEVELOPMENT =
  /^(?:dev|devel|develop|development|devcontainer|local|localhost|debug|override|overrides|sandbox|demo|quickstart|example|sample|mock|mocks|gitpod|hotreload|watch)$/;
const TEST =
  /^(?:test|tests|testing|e2e|ci|integration|it|acceptance|benchmark|bench|loadtest|perf|lint|cypress|playwright)$/;

/**
 * What a file of containers is for: a Dockerfile, a Compose file or a service of one. Only what is meant to be run by others is the
 * `product`. It is an `example` where the name of the file or of a folder has a word for development, local use, overrides or samples
 * (`compose.override.yml`, `docker-compose.dev.yml`, `Dockerfile.local`, `.devcontainer/`), a `test` where it has one for tests or the
 * pipeline (`Dockerfile-ci`, `compose.e2e.yaml`). Everything else is what its path says by itself.
 *
 * @param path of the file
 * @param purpose what the path says by itself
 */
export function deploymentPurpose(path: string, purpose: Purpose): Purpose {
  if (purpose !== "product") return purpose;
  const steps = path.toLowerCase().split("/");
  const name = steps.pop() ?? "";
  // In a name every word counts, in a folder the folder as a whole: `local-government/compose.yaml` is no file for local use.
  const words = [...name.split(/[^a-z0-9]+/), ...steps.map((step) => step.replace(/^\.+/, ""))];
  return purposeOfWords(words) ?? "product";
}

/**
 * The same for a service of a Compose file. One that stands in for another (`mock-registry`) is an example; one that is limited to profiles
 * counts as product where one of them does.
 */
export function servicePurpose(name: string, profiles: readonly string[], purpose: Purpose): Purpose {
  if (purpose === "product" && /(?:^|[-_])(?:mocks?|mocked|stub|fake|simulator)(?:$|[-_])/i.test(name))
    return "example";
  if (purpose !== "product" || profiles.length === 0) return purpose;
  const purposes = profiles.map((profile) => purposeOfWords(profile.toLowerCase().split(/[^a-z0-9]+/)) ?? "product");
  return purposes.includes("product") ? "product" : (purposes[0] ?? "product");
}

function purposeOfWords(words: readonly string[]): Purpose | undefined {
  if (words.some((word) => TEST.test(word))) return "test";
  return words.some((word) => DEVELOPMENT.test(word)) ? "example" : undefined;
}
