import type { Fact, Facts } from "../facts/facts.ts";
import type { Check } from "./check.ts";
import { cannotTell, holds, violated } from "./deployed.ts";
import { unseen } from "./unseen.ts";

const BUILDS = /\b(?:docker|podman|buildah|kaniko|buildkit|buildx|nerdctl|img build|crane|skopeo|buildpacks?|image)\b/i;

/**
 * Whether a repository with source code has anything to do with container images: a file or tool that builds one, or any mention of one in
 * Compose files and manifests, examples and tests too. A pipeline that handles images leaves it open.
 */
export const check: Check = {
  id: "container-image",
  description:
    "Looks whether a repository with source code builds a container image in any way, or names one anywhere in its Compose files and manifests.",
  source: "repository",
  subject: "repository",
  params: { type: "object", additionalProperties: false, properties: {} },
  cases: { absent: [] },
  *run(facts) {
    const { root, steps } = facts.repository;
    if (root?.hasSource !== true) return;
    const [found] = traces(facts);
    if (found !== undefined) {
      yield holds(found.place);
      return;
    }
    const hidden = [...unseen(facts, "container", "service", "workload", "resource")];
    yield* hidden;
    if (hidden.length > 0) return;
    const step = steps.find(({ runs, uses }) => BUILDS.test(uses) || BUILDS.test(runs));
    yield step === undefined ? violated(root.place, "absent", {}) : cannotTell(step.place, "not-stated");
  },
};

/** Everything that builds or names an image, what is part of the product first. */
function traces({ repository }: Facts): Fact[] {
  const { containers, services, workloads, resources } = repository;
  const all = [...containers, ...services.filter(({ image }) => image !== ""), ...workloads, ...resources];
  return [...all.filter(({ purpose }) => purpose === "product"), ...all];
}
