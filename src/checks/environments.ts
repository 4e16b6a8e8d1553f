import type { Facts } from "../facts/facts.ts";
import type { RepositoryFileFact } from "../facts/repository/facts.ts";
import type { Check } from "./check.ts";
import { holds, violated } from "./deployed.ts";

interface Params {
  readonly least: number;
}

/** Names of environments, by what they are for. */
const ENVIRONMENTS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["development", /^(?:dev|devel|development|local)$/iu],
  ["test", /^(?:test|testing|qa|int|integration|ci)$/iu],
  ["staging", /^(?:stage|staging|uat|preprod|pre-prod|preproduction|pre-production|acceptance)$/iu],
  ["production", /^(?:prod|production|live)$/iu],
  ["demonstration", /^(?:demo|sandbox|training)$/iu],
];

const NAMES = ENVIRONMENTS.map(([, pattern]) => pattern.source.slice(1, -1)).join("|");

/** How the settings of an environment are named: the group is its name. */
const WAYS: readonly RegExp[] = [
  // Manifests and folders of manifests: deploy/production.yaml, k8s/staging/api.yaml.
  new RegExp(
    `(?:^|/)(?:deploy|deployments?|k8s|kubernetes|openshift|manifests|infra|infrastructure|ansible|inventor(?:y|ies)|terraform)/(?:[^/]{1,100}/){0,4}?(${NAMES})(?:\\.ya?ml$|/)`,
    "iu",
  ),
  /(?:^|\/)(?:overlays|environments?|envs?|stages|clusters)\/([a-z-]{2,20})\//iu,
  /(?:^|\/)values[-_.]([a-z-]{2,20})\.ya?ml$/iu,
  /(?:^|\/)(?:docker-)?compose[-_.]([a-z-]{2,20})\.ya?ml$/iu,
  /(?:^|\/)(?:application|bootstrap)-([a-z-]{2,20})\.(?:ya?ml|properties)$/iu,
  /(?:^|\/)appsettings\.([a-z-]{2,20})\.json$/iu,
  /(?:^|\/)\.env\.([a-z-]{2,20})$/iu,
  /(?:^|\/)([a-z-]{2,20})\.(?:tfvars|env)$/iu,
  /(?:^|\/)(?:config|settings)\/(?:environments\/)?([a-z-]{2,20})\.(?:ya?ml|json|js|ts|rb|py|toml|exs)$/iu,
];

/**
 * How many environments a repository has settings for, told by the names of its files: overlays of Kustomize, values of charts, Compose
 * files, profiles … It is asked where there is something to deploy.
 *
 * Placeholders: `count` of the environments that were seen, and their `names`.
 */
export const check: Check = {
  id: "environments",
  description:
    "Counts the environments that a repository has settings for (overlays, values, Compose files, profiles), where there is something to deploy, and demands a number of them.",
  source: "configuration",
  subject: "repository-file",
  params: {
    type: "object",
    additionalProperties: false,
    required: ["least"],
    properties: { least: { type: "integer", minimum: 1, description: "So many environments are needed." } },
  },
  cases: { fewer: ["count", "names"] },
  *run(facts, params) {
    const { least } = params as unknown as Params;
    const seen = new Map<string, RepositoryFileFact>();
    for (const file of facts.repository.files) {
      const name = file.purpose === "example" ? undefined : environmentOf(file.path);
      if (name !== undefined && !seen.has(name)) seen.set(name, file);
    }
    const [first] = seen.values();
    const place = first?.place ?? deployedAt(facts);
    if (place === undefined || deployedAt(facts) === undefined) return;
    if (seen.size >= least) yield holds(place);
    else yield violated(place, "fewer", { count: seen.size, names: [...seen.keys()].join(", ") });
  },
};

function environmentOf(path: string): string | undefined {
  for (const way of WAYS) {
    const word = way.exec(path)?.[1];
    if (word === undefined) continue;
    const known = ENVIRONMENTS.find(([, pattern]) => pattern.test(word));
    if (known !== undefined) return known[0];
  }
  return undefined;
}

/** The first thing of the product that is deployed. */
function deployedAt({
  repository: { workloads, services, containers, resources },
}: Facts): RepositoryFileFact["place"] | undefined {
  const lists = [workloads, services, containers, resources.filter(({ kind }) => kind === "Chart")];
  return lists.flatMap((list) => list.filter(({ purpose }) => purpose === "product").slice(0, 1))[0]?.place;
}
